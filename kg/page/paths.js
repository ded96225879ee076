// How things hang together: the surroundings of a node, and the shortest ways from one actor to another, over what passes the filters.

const MOST_CHAINS = 5;

const isActorLike = (node) => /^(actor-|source$|asset$)/.test(node.group);

// Neighbours over relations: [node id, edge id] pairs.
function directSteps({ data, found }, id) {
  return data.touching(id).filter((edgeId) => found.relations.has(edgeId)).map((edgeId) => [otherEnd(data.edges.get(edgeId), id), edgeId]);
}

// From whoever takes part to the events, and from an event to whoever takes part.
function roleSteps({ data, found, values }, id) {
  const steps = [];
  for (const edgeId of data.touching(id)) {
    const edge = data.edges.get(edgeId);
    if (edge.category !== "role" || !found.events.has(edge.from) || !statusAllowed(edge, found.chosen, values)) continue;
    steps.push([otherEnd(edge, id), edgeId]);
  }
  return steps;
}

const otherEnd = (edge, id) => (edge.from === id ? edge.to : edge.from);

// The nodes at most `steps` steps from one: a step is a relation, or an event in which both take part. Two who share no more than a
// place, a weapon or a source are no neighbours, unless the start is that place.
function neighbourhood(net, start, steps, { direct, roles }) {
  const nodes = new Set();
  const events = new Set();
  let ring = [];
  if (net.events.has(start)) {
    events.add(start);
    ring = roles || direct ? roleSteps(net, start).map(([id]) => id) : [];
    steps -= 1;
  } else {
    ring = [start];
  }
  ring.forEach((id) => nodes.add(id));
  for (; steps > 0 && ring.length; steps -= 1) ring = nextRing(net, ring, start, nodes, events, { direct, roles });
  return { nodes, events };
}

function nextRing(net, ring, start, nodes, events, { direct, roles }) {
  const next = [];
  const meet = (id) => {
    if (nodes.has(id)) return;
    nodes.add(id);
    next.push(id);
  };
  for (const id of ring) {
    if (id !== start && !isActorLike(net.data.nodes.get(id))) continue;
    if (direct) directSteps(net, id).forEach(([other]) => meet(other));
    if (!roles) continue;
    for (const [event] of roleSteps(net, id)) {
      if (events.has(event)) continue;
      events.add(event);
      roleSteps(net, event).forEach(([other]) => meet(other));
    }
  }
  return next;
}

// The shortest chains from one node to another: by way of actors over relations, else over events, else over places and weapons in common
// too. [{by, nodes, links: [[edge ids]]}]
function chainsOf(net, from, to) {
  if (from === to) return [];
  const isWho = (id) => id === to || net.events.has(id) || isActorLike(net.data.nodes.get(id));
  for (const [by, stepsFrom, isWay] of [["relations", directSteps, isWho], ["events", roleSteps, isWho], ["places", roleSteps, () => true]]) {
    const found = shortest((id) => stepsFrom(net, id).filter(([other]) => isWay(other)), from, to);
    const links = (one, other) => stepsFrom(net, one).filter(([id]) => id === other).map(([, edge]) => edge);
    if (found.length) return found.map((nodes) => ({ by, nodes, links: nodes.slice(1).map((id, at) => links(nodes[at], id)) }));
  }
  return [];
}

// Breadth first, keeping every node's ways back; at most MOST_CHAINS chains of node ids, in the data's order.
function shortest(stepsFrom, from, to) {
  const back = new Map([[from, []]]);
  let ring = [from];
  while (ring.length && !back.has(to)) {
    const found = new Map();
    for (const id of ring) {
      for (const [other] of stepsFrom(id)) {
        if (back.has(other)) continue;
        if (!found.has(other)) found.set(other, new Set());
        found.get(other).add(id);
      }
    }
    for (const [id, before] of found) back.set(id, [...before]);
    ring = [...found.keys()];
  }
  if (!back.has(to)) return [];
  const chains = [];
  const walk = (id, tail) => {
    if (chains.length >= MOST_CHAINS) return;
    if (id === from) chains.push([id, ...tail]);
    else back.get(id).forEach((before) => walk(before, [id, ...tail]));
  };
  walk(to, []);
  return chains;
}

// Nodes that were opened, and what lies beside them: over the given edges, else over all that may be shown in the view.
function withNeighbours({ data, found, values }, ids, edges = null) {
  const known = ids.filter((id) => data.nodes.has(id));
  const passes = (id) => {
    const edge = data.edges.get(id);
    if (edges) return edges.has(id);
    if (!VIEW_CATEGORIES[values.view].includes(edge.category)) return false;
    return edge.category === "direct" ? found.relations.has(id) : statusAllowed(edge, found.chosen, values);
  };
  return new Set([...known, ...known.flatMap((id) => data.touching(id).filter(passes).map((edge) => otherEnd(data.edges.get(edge), id)))]);
}

// A path leaves what its chains run over, the events behind their lines, and its two ends even if nothing joins them.
function pathLimits(net, chains) {
  const { data, values } = net;
  const edges = new Set(chains.flatMap((chain) => chain.links.flat()));
  const grown = withNeighbours(net, values.grown ?? []);
  const nodes = new Set([...values.path, ...chains.flatMap((chain) => chain.nodes), ...grown]);
  const events = new Set([...nodes].filter((id) => data.nodes.get(id).event));
  for (const id of edges) (data.edges.get(id).events ?? []).forEach((event) => events.add(event));
  return { nodes, edges, events, grown: new Set(values.grown ?? []), relations: (id) => edges.has(id), chains };
}
