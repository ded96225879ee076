// The drawing: vis-network shows the nodes and lines that pass, in the colours of the style sheet; the words on lines are put where they fit.

const SURE = 1;
const FAINT = 0.18;
const FAINT_HEX = "2e"; // the same after a colour's six digits
const LINE_WIDTHS = { harm: 2.2, tie: 1.4, role: 1.4, quiet: 0.8 };
const MARGIN = 22; // pixels around what is looked at
const FEW = 40; // lines up to which all say what they are
const SCALES = [1.1, 0.95, 0.8, 0.68, 0.58, 0.5, 0.42, 0.35];
const OTHER_SHAPE = 0.2; // logarithm of how far the frame may be drawn out before symbols are placed anew
const ROOM = [1200, 660]; // pixels, where the drawing is not to be seen

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
    this.network.on("click", (event) => this.press(this.at(event)));
    this.network.on("doubleClick", (event) => this.expand(this.at(event)));
    this.network.on("hoverEdge", ({ edge }) => this.hover(edge));
    this.network.on("blurEdge", () => this.hover(null));
    this.network.on("dragging", (event) => event.nodes.length && this.take(event.nodes));
    this.network.on("dragEnd", (event) => event.nodes.length && this.pin(event.nodes));
    this.network.on("dragStart", () => { this.moved = true; });
    this.network.on("zoom", () => { this.moved = true; });
    new ResizeObserver(() => setTimeout(() => this.resized(), 50)).observe(this.place); // afterwards: vis-network scales by itself first
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

  update(changed) {
    const isNew = ["view", "near", "path"].some((key) => changed.has(key)) || !this.drawn;
    this.drawn = this.app.drawn;
    const isLaid = !isNew && [...this.drawn.nodes.keys()].every((id) => this.spots.has(id));
    if (!isLaid || changed.has("pins")) this.settle();
    this.draw();
    if (isNew || !isLaid) this.moved = false;
    if (!this.moved) this.fit();
    this.showLeft();
  }

  // Places are for a frame; another frame, as of a window drawn wide, has others, unless somebody has moved there.
  resized() {
    if (this.moved || !this.place.clientWidth) return;
    const [width, height] = this.room();
    const [wide, high] = this.laidFor;
    if (Math.abs(Math.log((width * high) / (height * wide))) > OTHER_SHAPE || Math.abs(Math.log(width / wide)) > OTHER_SHAPE) {
      this.settle();
      this.draw();
    }
    this.fit();
  }

  // Give every symbol its place: where it was dragged to, else where there is room.
  settle() {
    const { view, pins } = this.app.state.values;
    this.spots = this.layout();
    for (const id of this.spots.keys()) if (pins[`${view}:${id}`]) this.spots.set(id, asPoint(pins[`${view}:${id}`]));
  }

  // As large as all symbols, and captions of a legible size, find room in the frame.
  layout() {
    const nodes = [...this.drawn.nodes.values()];
    const links = [...this.drawn.edges.values()].map(({ from, to }) => [from, to]);
    this.laidFor = this.room();
    const frame = this.laidFor.map((length) => length - 2 * MARGIN);
    const rough = roughParts(nodes.map(({ id }) => id), links);
    let placed = { spots: new Map() };
    for (const scale of SCALES) {
      const boxes = new Map(nodes.map((node) => [node.id, this.boxOf({ ...node, x: 0, y: 0 }, fontAt(scale))]));
      placed = placeSymbols(boxes, rough, frame.map((length) => length / scale), scale === SCALES.at(-1));
      if (placed.fits) break;
    }
    return placed.spots;
  }

  room() {
    const { clientWidth: width, clientHeight: height } = this.place;
    return width && height ? [width, height] : ROOM;
  }

  scaleFor(boxes, most) {
    if (!boxes.length) return most;
    const [width, height] = this.room();
    const frame = boxAround(boxes);
    return Math.min(most, (width - 2 * MARGIN) / (frame.right - frame.left), (height - 2 * MARGIN) / (frame.bottom - frame.top));
  }

  // A symbol with its caption, if it has room for one in any case.
  boxOf(node, font) {
    const isCaptioned = this.drawn.nodes.size <= CAPTIONED || this.drawn.ranks.get(node.id) < CAPTIONED;
    return boxAround([symbolBox(node), ...(isCaptioned ? [captionBox(node, "below", font, this.measure)] : [])]);
  }

  draw() {
    const near = this.near();
    const inks = Object.fromEntries(["harm", "tie", "role", "quiet"].map((look) => [look, colour(`--l-${look}`)]));
    replaceAll(this.nodes, [...this.drawn.nodes.values()].map((node) => this.nodeLook(node, near)));
    replaceAll(this.edges, [...this.drawn.edges.values()].map((edge) => this.edgeLook(edge, near, inks)));
    if (!this.network) this.begin();
    this.showLegend();
    this.placeWords();
    this.select();
  }

  // Nodes and lines that stay bright: all, or the chosen one with what touches it.
  near() {
    const { chosen } = this.app.state.values;
    if (!chosen || !(this.drawn.nodes.has(chosen) || this.drawn.edges.has(chosen))) return null;
    const near = new Set([chosen]);
    for (const [id, { from, to }] of this.drawn.edges) {
      if (id === chosen || from === chosen || to === chosen) [id, from, to].forEach((one) => near.add(one));
    }
    return near;
  }

  nodeLook({ id, group, size, status }, near) {
    const { x, y } = this.spots.get(id);
    return {
      id, x, y, group, size,
      shape: this.app.data.head.groups[group].shape,
      opacity: !near || near.has(id) ? SURE : FAINT,
      shapeProperties: { borderDashes: this.app.data.isSure(status) ? false : [4, 3] },
    };
  }

  // One colour as text, which vis-network reads much faster than one for each of a line's states.
  edgeLook({ id, from, to, look, bend, factual, symmetric, width }, near, inks) {
    return {
      id, from, to,
      arrows: symmetric ? "" : "to",
      dashes: !factual,
      smooth: { enabled: true, type: "curvedCW", roundness: bend },
      width,
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
    const near = this.near();
    const nodes = [...this.drawn.nodes.values()].map((node) => ({ ...node, ...this.spots.get(node.id), ...this.rank(node.id, near) }));
    return placeWords(nodes, this.spoken(near).map((edge) => this.run(edge)), scale, this.measure, this.bounds());
  }

  // Where the drawing ends, as it is fitted to the screen.
  bounds() {
    if (!this.drawn.nodes.size) return null;
    const { left, right, top, bottom } = boxAround([...this.drawn.nodes.keys()].map((id) => this.boxAt(id, fontAt(this.scale ?? 1))));
    return { left: left - MARGIN, right: right + MARGIN, top: top - MARGIN, bottom: bottom + MARGIN };
  }

  rank(id, near) {
    const { chosen } = this.app.state.values;
    return { rank: this.drawn.ranks.get(id) - (id === chosen ? 2e6 : near?.has(id) ? 1e6 : 0), must: id === chosen };
  }

  // The lines that say what they are, the important first.
  spoken(near) {
    const edges = [...this.drawn.edges.values()];
    const isQuiet = edges.length > FEW;
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
    const { edges } = this.drawn;
    this.words.labels.forEach((word) => this.write(pen, word, edges.get(word.id)?.look === "harm" ? harm : soft));
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

  // A symbol that stands for several unfolds; all else is chosen.
  press(id) {
    const { app } = this;
    if (this.drawn.nodes.get(id)?.isFold) app.state.set({ chosen: id, unfolded: distinct([...app.state.values.unfolded, id]) });
    else app.choose(id);
  }

  // A second click on a node shows more around it: its neighbours, then theirs.
  expand(id) {
    const { data, state } = this.app;
    const { near, path, grown } = state.values;
    if (!data.nodes.has(id)) return;
    if (near?.id === id) state.set({ near: { id, steps: Math.min(near.steps + 1, 9) } });
    else if (this.drawn.left || near || path) state.set({ grown: [...new Set([...grown, id])] });
    else state.set({ near: { id, steps: 1 } });
  }

  // How many symbols there was no room for, and a way to them.
  showLeft() {
    const more = slot("more");
    more.hidden = !this.drawn.left;
    more.textContent = `${this.drawn.left.toLocaleString("en")} more`;
    more.title = `${plural(this.drawn.left, "symbol")} not drawn, as they weigh less: by the dead, events and sources. Show ${MOST_DRAWN} more.`;
    more.ariaLabel = `Show more: ${plural(this.drawn.left, "symbol")} not drawn`;
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
    if (this.drawn.nodes.has(chosen)) this.network.selectNodes([chosen], false);
    else if (this.drawn.edges.has(chosen)) this.network.selectEdges([chosen]);
    else this.network.unselectAll();
  }

  // The legend names what is drawn.
  showLegend() {
    const groups = new Set([...this.drawn.nodes.values()].map(({ group }) => group));
    const looks = new Set([...this.drawn.edges.values()].flatMap(({ look, factual }) => [look, factual ? "" : "dashed"]));
    for (const entry of document.querySelectorAll("[data-legend]")) {
      entry.hidden = !entry.dataset.legend.split(" ").some((key) => groups.has(key) || looks.has(key));
    }
  }

  // Bring the chosen one into sight, with what it touches.
  reach() {
    const near = this.near();
    if (near) this.look([...this.drawn.nodes.keys()].filter((id) => near.has(id)), 1);
  }

  // All of it, captions too.
  fit() {
    this.look([...this.drawn.nodes.keys()], 1.25);
  }

  look(ids, most) {
    if (!ids.length || !this.place.clientWidth) return;
    let boxes = ids.map((id) => this.boxAt(id));
    for (let time = 0; time < 2; time += 1) boxes = ids.map((id) => this.boxAt(id, fontAt(this.scaleFor(boxes, most))));
    const frame = boxAround(boxes);
    this.network.setSize("100%", "100%");
    this.network.moveTo({ position: { x: (frame.left + frame.right) / 2, y: (frame.top + frame.bottom) / 2 }, scale: this.scaleFor(boxes, most) });
  }

  boxAt(id, font = TEXT) {
    return this.boxOf({ ...this.drawn.nodes.get(id), ...this.spots.get(id) }, font);
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
