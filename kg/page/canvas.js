// The drawing: vis-network shows the nodes and lines that pass, in the colours of the style sheet; the words on lines are put where they fit.

const SURE = 1;
const FAINT = 0.18;
const SMALLEST = 5; // pixels below which words are not drawn

class Canvas {
  constructor(place, app) {
    this.app = app;
    this.place = place;
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    this.spots = new Map();
    this.labels = [];
    this.hovered = null;
    this.measure = widths();
    this.network = new vis.Network(place, { nodes: this.nodes, edges: this.edges }, this.options());
    this.network.on("click", (event) => app.choose(this.at(event)));
    this.network.on("doubleClick", (event) => this.expand(this.at(event)));
    this.network.on("hoverEdge", ({ edge }) => this.hover(edge));
    this.network.on("blurEdge", () => this.hover(null));
    this.network.on("dragging", (event) => event.nodes.length && this.take(event.nodes));
    this.network.on("dragEnd", (event) => event.nodes.length && this.pin(event.nodes));
    this.network.on("afterDrawing", (pen) => this.drawLabels(pen));
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.recolour());
  }

  options() {
    const { options, groups } = this.app.data.head;
    const paper = colour("--card");
    const looks = Object.entries(groups).map(([key, { hollow }]) => {
      const ink = colour(`--g-${key}`);
      const background = hollow ? paper : ink;
      const chosen = { background, border: colour("--ink") };
      return [key, { color: { background, border: ink, highlight: chosen, hover: chosen }, borderWidth: 2, borderWidthSelected: 4 }];
    });
    return {
      ...options,
      groups: Object.fromEntries(looks),
      nodes: { font: { color: colour("--ink"), face: FACE, size: TEXT, strokeColor: paper, strokeWidth: 4 } },
      edges: { arrows: { to: { scaleFactor: 0.55 } }, selectionWidth: 1.5, hoverWidth: 0.5 },
    };
  }

  recolour() {
    this.network.setOptions(this.options());
    this.draw();
  }

  update(changed, shown) {
    this.shown = shown;
    if (["view", "near", "path", "grown", "pins"].some((key) => changed.has(key)) || !this.drawn) this.settle();
    this.draw();
    if (["view", "near", "path", "tab"].some((key) => changed.has(key)) || !this.drawn) this.fit();
    this.drawn = true;
  }

  // Give every node of the view its place: where it was dragged to, else where the build put it, else where there is room.
  settle() {
    const { data, state } = this.app;
    const { view, pins, near, path } = state.values;
    const { core } = data.views[view];
    const ids = [...this.shown.nodes].filter((id) => view in data.nodes.get(id).at);
    const placed = (id) => (core ? core.get(id) : data.nodes.get(id).at[view]);
    this.spots = new Map();
    const settled = new Map(core && (near || path) ? [] : ids.filter(placed).map((id) => [id, placed(id)]));
    if (core) arrange(ids, this.links(), settled, (id) => data.nodes.get(id).at[view]).forEach((spot, id) => settled.set(id, spot));
    settled.forEach(([x, y, above], id) => this.spots.set(id, { x, y, above: Boolean(above) }));
    for (const id of ids) if (pins[`${view}:${id}`]) Object.assign(this.spots.get(id), asPoint(pins[`${view}:${id}`]));
  }

  links() {
    return [...this.shown.edges].map((id) => this.app.data.edges.get(id)).map(({ from, to }) => [from, to]);
  }

  draw() {
    const unplaced = [...this.shown.nodes].some((id) => !this.spots.has(id));
    if (unplaced) this.settle();
    const near = this.near();
    replaceAll(this.nodes, [...this.shown.nodes].map((id) => this.nodeLook(id, near)));
    replaceAll(this.edges, [...this.shown.edges].map((id) => this.edgeLook(id, near)));
    this.placeWords();
    this.select();
  }

  // Nodes and lines that stay bright: all, or the chosen one with what touches it.
  near() {
    const { chosen } = this.app.state.values;
    if (!chosen || !(this.shown.nodes.has(chosen) || this.shown.edges.has(chosen))) return null;
    const near = new Set([chosen]);
    for (const id of this.shown.edges) {
      const { from, to } = this.app.data.edges.get(id);
      if (id === chosen || from === chosen || to === chosen) [id, from, to].forEach((one) => near.add(one));
    }
    return near;
  }

  nodeLook(id, near) {
    const { caption, group, size, status } = this.app.data.nodes.get(id);
    const { x, y, above } = this.spots.get(id);
    const bright = !near || near.has(id);
    const raise = above ? -(2 * size + 8 + caption.split("\n").length * TEXT) : 0;
    return {
      id, x, y, group, size,
      label: caption,
      shape: this.app.data.head.groups[group].shape,
      opacity: bright ? SURE : FAINT,
      font: { color: colour(bright ? "--ink" : "--l-quiet"), vadjust: raise },
      shapeProperties: { borderDashes: this.app.data.isSure(status) ? false : [4, 3] },
    };
  }

  edgeLook(id, near) {
    const { from, to, look, bend, factual, symmetric } = this.app.data.edges.get(id);
    const ink = colour(`--l-${look}`);
    return {
      id, from, to,
      arrows: symmetric ? "" : "to",
      dashes: !factual,
      smooth: { enabled: true, type: "curvedCW", roundness: bend },
      width: look === "harm" ? 2.2 : look === "quiet" ? 0.8 : 1.4,
      color: { color: ink, highlight: ink, hover: ink, opacity: !near || near.has(id) ? SURE : FAINT },
    };
  }

  // Words on the lines: those of the chosen and the one under the pointer always, the others where the view is not too full.
  placeWords() {
    const { data, state } = this.app;
    const near = this.near();
    const { quiet } = data.views[state.values.view];
    const spoken = (edge) => edge.id === this.hovered || (near ? near.has(edge.id) : edge.look !== "quiet" && (!quiet || this.shown.edges.size <= 80));
    const rank = (edge) => (edge.id === this.hovered || edge.id === state.values.chosen ? 0 : edge.look === "harm" ? 1 : 2);
    const lines = [...this.shown.edges].map((id) => data.edges.get(id)).filter(spoken).sort((a, b) => rank(a) - rank(b));
    const runs = lines.map((edge) => ({ ...this.run(edge), must: rank(edge) === 0 }));
    this.labels = placeLabels(runs, this.boxes(), this.measure);
  }

  run({ id, from, to, label, bend }) {
    const [start, end] = [this.spots.get(from), this.spots.get(to)];
    return { id, label, from: start, to: end, via: pull(start, end, bend) };
  }

  boxes() {
    return [...this.shown.nodes].flatMap((id) => nodeBoxes({ ...this.app.data.nodes.get(id), ...this.spots.get(id) }, this.measure));
  }

  drawLabels(pen) {
    if (LINE_TEXT * this.network.getScale() < SMALLEST) return;
    const near = this.near();
    pen.save();
    Object.assign(pen, { font: `${LINE_TEXT}px ${FACE}`, textAlign: "center", textBaseline: "middle", lineJoin: "round", lineWidth: 4, strokeStyle: colour("--card") });
    for (const { id, text, x, y } of this.labels) {
      pen.fillStyle = colour(this.app.data.edges.get(id).look === "harm" ? "--l-harm" : "--soft");
      pen.globalAlpha = !near || near.has(id) ? SURE : FAINT;
      pen.strokeText(text, x, y);
      pen.fillText(text, x, y);
    }
    pen.restore();
  }

  hover(id) {
    this.hovered = id;
    this.placeWords();
  }

  // What lies under the pointer: a node, the words on a line, a line.
  at({ nodes, edges, pointer: { canvas: { x, y } } }) {
    const word = this.labels.find(({ box }) => hits(box, { left: x, right: x, top: y, bottom: y }));
    return nodes[0] ?? word?.id ?? edges[0] ?? null;
  }

  // A second click on a node shows more around it: its neighbours, then theirs.
  expand(id) {
    const { data, state } = this.app;
    const { view, near, path, grown } = state.values;
    if (!data.nodes.has(id)) return;
    if (near?.id === id) state.set({ near: { id, steps: Math.min(near.steps + 1, 9) } });
    else if (data.views[view].core || near || path) state.set({ grown: [...new Set([...grown, id])] });
    else state.set({ near: { id, steps: 1 } });
  }

  take(ids) {
    for (const [id, { x, y }] of Object.entries(this.network.getPositions(ids))) Object.assign(this.spots.get(id), { x, y });
    this.placeWords();
  }

  pin(ids) {
    this.take(ids);
    const { view, pins } = this.app.state.values;
    const moved = ids.map((id) => [`${view}:${id}`, [Math.round(this.spots.get(id).x), Math.round(this.spots.get(id).y)]]);
    this.app.state.set({ pins: { ...pins, ...Object.fromEntries(moved) } });
  }

  select() {
    const { chosen } = this.app.state.values;
    if (this.shown.nodes.has(chosen)) this.network.selectNodes([chosen], false);
    else if (this.shown.edges.has(chosen)) this.network.selectEdges([chosen]);
    else this.network.unselectAll();
  }

  // Bring the chosen one into sight, with what it touches.
  reach() {
    const near = this.near();
    if (near) this.network.fit({ nodes: [...this.shown.nodes].filter((id) => near.has(id)), minZoomLevel: 0.5, maxZoomLevel: 1, animation: false });
  }

  // All of it, with room for the captions at the border, which the library leaves out of account.
  fit() {
    this.network.fit({ animation: false, minZoomLevel: 0.2, maxZoomLevel: 1.5 });
    this.network.moveTo({ scale: this.network.getScale() * 0.86 });
  }

  zoom(factor) {
    this.network.moveTo({ scale: this.network.getScale() * factor });
  }
}

function asPoint([x, y]) {
  return { x, y };
}

// A function from a text and its size to its width, which remembers what it has measured.
function widths() {
  const pen = document.createElement("canvas").getContext("2d");
  const known = new Map();
  return (text, size) => {
    const key = `${size} ${text}`;
    if (!known.has(key)) {
      pen.font = `${size}px ${FACE}`;
      known.set(key, pen.measureText(text).width);
    }
    return known.get(key);
  };
}

function replaceAll(set, items) {
  const keep = new Set(items.map((item) => item.id));
  set.remove(set.getIds().filter((id) => !keep.has(id)));
  set.update(items);
}
