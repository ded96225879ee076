// The drawing: what vis-network shows of the data, in the colours of the style sheet.

const SURE = 1;
const FAINT = 0.18;
const UNSAID = " "; // vis-network keeps the old label where the new one is empty

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function groupLooks(groups) {
  const paper = colour("--card");
  return Object.fromEntries(Object.entries(groups).map(([key, look]) => {
    const ink = colour(`--g-${key}`);
    const fill = look.hollow ? paper : ink;
    const chosen = { background: fill, border: colour("--ink") };
    return [key, { color: { background: fill, border: ink, highlight: chosen, hover: chosen }, borderWidth: 2, borderWidthSelected: 4 }];
  }));
}

function canvasOptions(data) {
  const label = { color: colour("--ink"), face: "system-ui, sans-serif", strokeColor: colour("--card") };
  return {
    ...data.vis.options,
    groups: groupLooks(data.groups),
    nodes: { font: { ...label, size: 14, strokeWidth: 4 } },
    edges: {
      font: { ...label, color: colour("--soft"), size: 11, strokeWidth: 4 },
      arrows: { to: { scaleFactor: 0.55 } },
      selectionWidth: 1.5,
      hoverWidth: 0.5,
    },
  };
}

class Canvas {
  constructor(data, place, onChoose) {
    this.data = data;
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    this.toggles = { doubted: true, part: false, source: false };
    this.chosen = null;
    this.nodeById = new Map(data.vis.nodes.map((node) => [node.id, node]));
    this.edgeById = new Map(data.vis.edges.map((edge) => [edge.id, edge]));
    this.network = new vis.Network(place, { nodes: this.nodes, edges: this.edges }, canvasOptions(this.data));
    this.network.on("click", (event) => onChoose(event.nodes[0] ?? event.edges[0] ?? null));
    this.network.on("hoverEdge", ({ edge }) => this.speak(edge, this.edgeById.get(edge).label));
    this.network.on("blurEdge", ({ edge }) => this.speak(edge, this.lookOf.get(edge)?.label ?? UNSAID));
    this.network.on("dragEnd", (event) => this.keepPlaces(event.nodes));
  }

  recolour() {
    this.network.setOptions(canvasOptions(this.data));
    this.draw();
  }

  // A line says its label while the pointer is on it, even where there are too many lines to label them all.
  speak(id, label) {
    if (this.edges.get(id)) this.edges.update({ id, label });
  }

  keepPlaces(ids) {
    Object.assign(this.view().nodes, Object.fromEntries(Object.entries(this.network.getPositions(ids)).map(([id, at]) => [id, [at.x, at.y]])));
  }

  view() {
    return this.data.views[this.viewName];
  }

  show(viewName) {
    this.viewName = viewName;
    this.draw();
    this.fit();
  }

  toggle(name, on) {
    this.toggles[name] = on;
    this.draw();
  }

  holds(id, viewName) {
    const view = this.data.views[viewName];
    return id in view.nodes || view.edges.includes(id);
  }

  shownEdges() {
    const { doubted, part, source } = this.toggles;
    return this.view().edges.filter((id) => {
      const { category, factual } = this.data.about.edges[id];
      if (!doubted && !factual) return false;
      return category === "source" ? source : category === "part" || category === "place" ? part : true;
    });
  }

  shownNodes() {
    const sure = (id) => ["asserted", "reported", "background"].includes(this.data.about.nodes[id].status);
    return Object.keys(this.view().nodes).filter((id) => this.toggles.doubted || sure(id));
  }

  // Nodes and edges that stay bright: all, or the chosen one with what touches it.
  near(edgeIds) {
    if (!this.chosen) return null;
    const near = new Set([this.chosen]);
    for (const id of edgeIds) {
      const { from, to } = this.edgeById.get(id);
      if (id === this.chosen || from === this.chosen || to === this.chosen) [id, from, to].forEach((one) => near.add(one));
    }
    return near;
  }

  draw() {
    const nodeIds = this.shownNodes();
    const there = new Set(nodeIds);
    const edgeIds = this.shownEdges().filter((id) => there.has(this.edgeById.get(id).from) && there.has(this.edgeById.get(id).to));
    const near = this.near(edgeIds);
    replaceAll(this.nodes, nodeIds.map((id) => this.nodeLook(id, near)));
    this.lookOf = new Map(edgeIds.map((id) => [id, this.edgeLook(id, near)]));
    replaceAll(this.edges, [...this.lookOf.values()]);
    if (this.chosen) this.select();
  }

  nodeLook(id, near) {
    const [x, y] = this.view().nodes[id];
    const bright = !near || near.has(id);
    return { ...this.nodeById.get(id), x, y, opacity: bright ? SURE : FAINT, font: { color: colour(bright ? "--ink" : "--l-quiet") } };
  }

  edgeLook(id, near) {
    const edge = this.edgeById.get(id);
    const bright = !near || near.has(id);
    const ink = colour(`--l-${edge.kind}`);
    const spoken = near ? bright : !this.view().quiet && edge.kind !== "quiet";
    return {
      ...edge,
      smooth: { enabled: true, type: "curvedCW", roundness: edge.bend },
      label: spoken ? edge.label : UNSAID,
      width: edge.kind === "harm" ? 2.2 : edge.kind === "quiet" ? 0.8 : 1.4,
      color: { color: ink, highlight: ink, hover: ink, opacity: bright ? SURE : FAINT },
    };
  }

  choose(id) {
    this.chosen = id;
    this.draw();
    if (!id) this.network.unselectAll();
  }

  select() {
    if (this.nodes.get(this.chosen)) this.network.selectNodes([this.chosen], false);
    else if (this.edges.get(this.chosen)) this.network.selectEdges([this.chosen]);
  }

  // Bring the chosen one into sight, with what it touches.
  reach() {
    const near = this.near([...this.lookOf.keys()]);
    this.network.fit({ nodes: this.nodes.getIds().filter((id) => near.has(id)), minZoomLevel: 0.5, maxZoomLevel: 1, animation: false });
  }

  // All of it, with room for the labels at the border, which the library leaves out of account.
  fit() {
    this.network.fit({ animation: false, minZoomLevel: 0.3, maxZoomLevel: 1.5 });
    this.network.moveTo({ scale: this.network.getScale() * 0.86 });
  }

  zoom(factor) {
    this.network.moveTo({ scale: this.network.getScale() * factor });
  }
}

function replaceAll(set, items) {
  const keep = new Set(items.map((item) => item.id));
  set.remove(set.getIds().filter((id) => !keep.has(id)));
  set.update(items);
}
