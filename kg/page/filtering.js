// What is shown: which nodes, lines and events pass the toggles and filters, in the view that is open.

function visible(data, values) {
  const events = new Set([...data.nodes.values()].filter((node) => node.event && eventPasses(data, node, values)).map((node) => node.id));
  const nodeOk = (id) => nodePasses(data.nodes.get(id), values, events);
  const lines = [...data.edges.values()].filter((edge) => edgePasses(edge, values, events) && nodeOk(edge.from) && nodeOk(edge.to));
  const drawn = drawnNodes(data, values, lines, nodeOk);
  const edges = lines.filter((edge) => drawn.has(edge.from) && drawn.has(edge.to)).map((edge) => edge.id);
  return { nodes: drawn, edges: new Set(edges), events };
}

const listed = (list, value) => !list.length || list.includes(value);
const meets = (list, several) => !list.length || several.some((value) => list.includes(value));

function eventPasses(data, node, { filters, doubted, from, to }) {
  const { first, last, places, near, sources } = node.event;
  if (!doubted && !data.isSure(node.status)) return false;
  if ((from || to) && !first && !last) return false;
  if ((from && last && last < from) || (to && first && first > to)) return false;
  const around = [...places, ...near].flatMap((id) => [id, ...(data.nodes.get(id).place?.within ?? [])]);
  return meets(filters.kinds, node.kinds) && listed(filters.statuses, node.status) && meets(filters.sources, sources)
    && meets(filters.articles, node.articles) && meets(filters.places, around);
}

function nodePasses(node, { view, filters }, events) {
  if (!(view in node.at)) return false;
  return node.event ? events.has(node.id) : listed(filters.groups, node.group) && meets(filters.articles, node.articles);
}

function edgePasses(edge, { view, filters, doubted, part, origin, from, to }, events) {
  if (!doubted && !edge.factual) return false;
  if (view === "who" && edge.category !== "direct") return false;
  if (view === "events" && edge.category === "direct") return false;
  if (edge.category === "source" && !origin) return false;
  if ((edge.category === "part" || edge.category === "place") && !part) return false;
  if (edge.events.length) return edge.events.some((event) => events.has(event)) || doubted;
  if (from || to || filters.kinds.length || filters.places.length) return false;
  return listed(filters.statuses, edge.status) && meets(filters.sources, edge.sources) && meets(filters.articles, edge.articles);
}

// The nodes to draw: those on the path or near the one asked for, else those of the view, or its core with what was opened beside it.
function drawnNodes(data, values, lines, nodeOk) {
  const { view, near, path, grown, chosen } = values;
  const beside = neighbours(lines);
  if (path) return new Set(shortestPath(beside, ...path).filter(nodeOk));
  if (near) return reached(beside, [near.id], near.steps);
  const core = data.views[view].core;
  if (core) return new Set([...core.keys(), ...reached(beside, grown, 1)].filter(nodeOk));
  const all = [...data.nodes.keys()].filter(nodeOk);
  return new Set(view === "all" ? all : all.filter((id) => beside.has(id) || id === chosen || data.nodes.get(id).event));
}

function neighbours(lines) {
  const beside = new Map();
  const put = (one, other) => {
    if (!beside.has(one)) beside.set(one, new Set());
    beside.get(one).add(other);
  };
  for (const { from, to } of lines) {
    put(from, to);
    put(to, from);
  }
  return beside;
}

function reached(beside, starts, steps) {
  const found = new Set(starts);
  let border = [...starts];
  for (let step = 0; step < steps; step += 1) {
    border = border.flatMap((id) => [...(beside.get(id) ?? [])]).filter((id) => !found.has(id));
    border.forEach((id) => found.add(id));
  }
  return found;
}

function shortestPath(beside, start, goal) {
  const before = new Map([[start, null]]);
  const queue = [start];
  for (let id = queue.shift(); id !== undefined && id !== goal; id = queue.shift()) {
    for (const other of beside.get(id) ?? []) {
      if (!before.has(other)) before.set(other, id);
      else continue;
      queue.push(other);
    }
  }
  if (!before.has(goal)) return [start, goal];
  const path = [];
  for (let id = goal; id !== null; id = before.get(id)) path.push(id);
  return path;
}
