// The drawing: vis-network shows the nodes and lines that pass, in the colours of the style sheet; the words on lines are put where they fit.

const SURE = 1;
const FAINT = 0.18;
const FAINT_HEX = "2e"; // the same after a colour's six digits
const LINE_WIDTHS = { harm: 2.2, tie: 1.4, role: 1.4, quiet: 0.8 };
const MARGIN = 22; // pixels around what is looked at
const FEW = 80; // lines up to which all of a full view's say what they are

class Canvas {
  constructor(place, app) {
    this.app = app;
    this.place = place;
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    this.spots = new Map();
    this.words = { captions: [], labels: [] };
    this.hovered = null;
    this.measure = widths();
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.recolour());
  }

  // Made with its first nodes and lines: vis-network takes them in at once much faster than afterwards.
  begin() {
    const { app } = this;
    this.network = new vis.Network(this.place, { nodes: this.nodes, edges: this.edges }, this.options());
    this.network.on("click", (event) => app.choose(this.at(event)));
    this.network.on("doubleClick", (event) => this.expand(this.at(event)));
    this.network.on("hoverEdge", ({ edge }) => this.hover(edge));
    this.network.on("blurEdge", () => this.hover(null));
    this.network.on("dragging", (event) => event.nodes.length && this.take(event.nodes));
    this.network.on("dragEnd", (event) => event.nodes.length && this.pin(event.nodes));
    this.network.on("dragStart", () => { this.moved = true; });
    this.network.on("zoom", () => { this.moved = true; });
    this.network.on("resize", () => this.moved || this.fit());
    this.network.on("afterDrawing", (pen) => this.drawWords(pen));
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
      edges: { arrows: { to: { scaleFactor: 0.55 } }, selectionWidth: 1.5, hoverWidth: 0.5 },
    };
  }

  recolour() {
    if (!this.network) return;
    this.network.setOptions(this.options());
    this.draw();
  }

  update(changed, shown) {
    this.shown = shown;
    if (["view", "near", "path", "grown", "pins"].some((key) => changed.has(key)) || !this.drawn) this.settle();
    this.draw();
    if (["view", "near", "path"].some((key) => changed.has(key)) || !this.drawn) this.moved = false;
    if (!this.moved) this.fit();
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
    const inks = Object.fromEntries(["harm", "tie", "role", "quiet"].map((look) => [look, colour(`--l-${look}`)]));
    replaceAll(this.nodes, [...this.shown.nodes].map((id) => this.nodeLook(id, near)));
    replaceAll(this.edges, [...this.shown.edges].map((id) => this.edgeLook(id, near, inks)));
    if (!this.network) this.begin();
    this.showLegend();
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
    const { group, size, status } = this.app.data.nodes.get(id);
    const { x, y } = this.spots.get(id);
    return {
      id, x, y, group, size,
      shape: this.app.data.head.groups[group].shape,
      opacity: !near || near.has(id) ? SURE : FAINT,
      shapeProperties: { borderDashes: this.app.data.isSure(status) ? false : [4, 3] },
    };
  }

  // One colour as text, which vis-network reads much faster than one for each of a line's states.
  edgeLook(id, near, inks) {
    const { from, to, look, bend, factual, symmetric } = this.app.data.edges.get(id);
    return {
      id, from, to,
      arrows: symmetric ? "" : "to",
      dashes: !factual,
      smooth: { enabled: true, type: "curvedCW", roundness: bend },
      width: LINE_WIDTHS[look],
      color: !near || near.has(id) ? inks[look] : `${inks[look]}${FAINT_HEX}`,
    };
  }

  // The words for the scale of the moment: captions, and on lines those of the chosen and of the one under the pointer, the others where
  // the view is not too full.
  placeWords() {
    this.bright = this.near();
    this.scale = this.network.getScale();
    this.words = this.wordsAt(this.scale);
  }

  wordsAt(scale) {
    const { data } = this.app;
    const near = this.near();
    const nodes = [...this.shown.nodes].map((id) => ({ ...data.nodes.get(id), ...this.spots.get(id), ...this.rank(id, near) }));
    return placeWords(nodes, this.spoken(near).map((edge) => this.run(edge)), scale, this.measure);
  }

  rank(id, near) {
    const { chosen } = this.app.state.values;
    return { rank: (id === chosen ? -2e6 : near?.has(id) ? -1e6 : 0) - this.app.data.nodes.get(id).degree, must: id === chosen };
  }

  // The lines that say what they are, the important first.
  spoken(near) {
    const { data, state } = this.app;
    const isQuiet = data.views[state.values.view].quiet && this.shown.edges.size > FEW;
    const edges = [...this.shown.edges].map((id) => data.edges.get(id));
    const speaks = (edge) => edge.id === this.hovered || (near ? near.has(edge.id) : edge.look !== "quiet" && !isQuiet);
    const rank = (edge) => (this.isMeant(edge.id) ? 0 : edge.look === "harm" ? 1 : 2);
    return edges.filter(speaks).sort((a, b) => rank(a) - rank(b));
  }

  isMeant(id) {
    return id === this.hovered || id === this.app.state.values.chosen;
  }

  run({ id, from, to, label, bend }) {
    const [start, end] = [this.spots.get(from), this.spots.get(to)];
    return { id, label, from: start, to: end, via: pull(start, end, bend), must: this.isMeant(id) };
  }

  drawWords(pen) {
    if (this.scale !== this.network.getScale()) this.placeWords();
    pen.save();
    Object.assign(pen, { textAlign: "center", textBaseline: "middle", lineJoin: "round", strokeStyle: colour("--card") });
    const [ink, soft, harm] = ["--ink", "--soft", "--l-harm"].map(colour);
    const { edges } = this.app.data;
    this.words.labels.forEach((word) => this.write(pen, word, edges.get(word.id).look === "harm" ? harm : soft));
    this.words.captions.forEach((word) => this.write(pen, word, ink));
    pen.restore();
  }

  write(pen, word, ink) {
    const bright = !this.bright || this.bright.has(word.id);
    if (!bright && word.font > TEXT) return;
    Object.assign(pen, { font: `${word.font}px ${FACE}`, lineWidth: word.font / 4, fillStyle: ink, globalAlpha: bright ? SURE : FAINT });
    rowsOf(word).forEach(({ text, x, y }) => pen.strokeText(text, x, y));
    rowsOf(word).forEach(({ text, x, y }) => pen.fillText(text, x, y));
  }

  hover(id) {
    this.hovered = id;
    this.placeWords();
  }

  // What lies under the pointer: a node, the words of a node or line, a line.
  at({ nodes, edges, pointer: { canvas: { x, y } } }) {
    const { captions, labels } = this.words;
    const word = [...captions, ...labels].find(({ box }) => hits(box, { left: x, right: x, top: y, bottom: y }));
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

  // The legend names what is drawn.
  showLegend() {
    const groups = new Set([...this.shown.nodes].map((id) => this.app.data.nodes.get(id).group));
    const looks = new Set([...this.shown.edges].map((id) => this.app.data.edges.get(id)).flatMap(({ look, factual }) => [look, factual ? "" : "dashed"]));
    for (const entry of document.querySelectorAll("[data-legend]")) {
      entry.hidden = !entry.dataset.legend.split(" ").some((key) => groups.has(key) || looks.has(key));
    }
  }

  // Bring the chosen one into sight, with what it touches.
  reach() {
    const near = this.near();
    if (near) this.look([...this.shown.nodes].filter((id) => near.has(id)), 1);
  }

  // All of it, captions too.
  fit() {
    this.look([...this.shown.nodes], 1.25);
  }

  // Captions that keep a legible size when all is drawn small need more room: hence twice.
  look(ids, most) {
    const { clientWidth: width, clientHeight: height } = this.place;
    if (!ids.length || !width || !height) return;
    let scale = most;
    let frame;
    for (let time = 0; time < 2; time += 1) {
      frame = boxAround(ids.flatMap((id) => this.boxesOf(id, fontAt(scale))));
      scale = Math.min(most, (width - 2 * MARGIN) / (frame.right - frame.left), (height - 2 * MARGIN) / (frame.bottom - frame.top));
    }
    this.network.setSize("100%", "100%");
    this.network.moveTo({ position: { x: (frame.left + frame.right) / 2, y: (frame.top + frame.bottom) / 2 }, scale });
  }

  boxesOf(id, font = TEXT) {
    const node = { ...this.app.data.nodes.get(id), ...this.spots.get(id) };
    return [symbolBox(node), captionBox(node, node.above, font, this.measure)];
  }

  zoom(factor) {
    this.moved = true;
    this.network.moveTo({ scale: this.network.getScale() * factor });
  }
}

function asPoint([x, y]) {
  return { x, y };
}

function replaceAll(set, items) {
  const keep = new Set(items.map((item) => item.id));
  set.remove(set.getIds().filter((id) => !keep.has(id)));
  set.update(items);
}
