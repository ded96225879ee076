// What is to be seen: which events, relations, nodes and edges pass the filters. Pure functions of the data and the state's values,
// quick enough for tens of thousands of edges; all that does not depend on the state is kept by data.

const UNTOLD_STATUSES = ["background", "described"]; // of what no article says in words
const UNSOURCED = ""; // the source of what an article says in its own words
const FACETS = ["groups", "kinds", "statuses", "sources", "articles", "places"];
const BIT = { groups: 1, kinds: 2, statuses: 4, sources: 8, articles: 16, places: 32, time: 64, doubt: 128, harm: 256 };
const NEEDS_EVENT = BIT.kinds | BIT.places | BIT.time | BIT.harm;
const VIEW_CATEGORIES = { who: ["direct", "harm"], events: ["role", "part", "source"], all: ["direct", "role", "part", "place", "source"] };
const filterIndexes = new WeakMap();

// Everything that filters ask of an event or a relation, by facet, as lists of strings.
function filterIndex(data) {
  if (!filterIndexes.has(data)) {
    const events = new Map();
    for (const node of data.nodes.values()) if (node.event) events.set(node.id, eventEntry(data, node));
    const relations = new Map();
    for (const edge of data.edges.values()) if (edge.category === "direct") relations.set(edge.id, relationEntry(data, edge));
    const lines = [...data.edges.values()].map((edge) => lineEntry(data, edge, events));
    filterIndexes.set(data, { events, relations, lines });
  }
  return filterIndexes.get(data);
}

function eventEntry(data, node) {
  const roles = data.touching(node.id).map((id) => data.edges.get(id)).filter((edge) => edge.category === "role" && edge.from === node.id);
  const spots = [...node.event.places, ...node.event.near];
  return {
    id: node.id,
    roles,
    first: node.event.first,
    last: node.event.last,
    groups: distinct([node.group, ...roles.map((edge) => data.nodes.get(edge.to).group)]),
    kinds: node.kinds,
    statuses: [node.status],
    cells: cellsOf(data, node),
    sources: node.event.sources.length ? node.event.sources : [UNSOURCED],
    articles: node.articles.map(String),
    places: distinct(spots.flatMap((id) => [id, ...(data.nodes.get(id)?.place?.within ?? [])])),
    sure: SURE_STATUSES.has(node.status),
  };
}

function relationEntry(data, edge) {
  const untold = UNTOLD_STATUSES.includes(edge.status);
  return {
    edge,
    events: edge.events ?? [],
    groups: distinct([data.nodes.get(edge.from).group, data.nodes.get(edge.to).group]),
    statuses: [edge.status],
    sources: edge.sources.length || untold ? edge.sources : [UNSOURCED],
    articles: edge.articles.map(String),
  };
}

// An edge with the views that it is in, and the events at its ends.
function lineEntry(data, edge, events) {
  const [from, to] = [data.nodes.get(edge.from), data.nodes.get(edge.to)];
  const isIn = (view) => VIEW_CATEGORIES[view].includes(edge.category) && Boolean(from.at[view] && to.at[view]);
  const views = { who: isIn("who"), events: isIn("events"), all: isIn("all") };
  const ends = [from.id, to.id].filter((id) => events.has(id));
  return { edge, id: edge.id, from: from.id, to: to.id, category: edge.category, views, ends };
}

const distinct = (values) => [...new Set(values)];

// The facets' chosen values as sets, null where nothing is chosen; `active` lists the facets where something is.
function chosenValues(values) {
  const sets = Object.fromEntries(FACETS.map((facet) => {
    const chosen = values.filters[facet] ?? [];
    return [facet, chosen.length ? new Set(chosen.map(String)) : null];
  }));
  return { ...sets, active: FACETS.filter((facet) => sets[facet]) };
}

// The bits of the facets in which none of the entry's values is chosen.
function facetFails(entry, chosen, facets) {
  let fails = 0;
  for (const facet of facets) if (!entry[facet].some((value) => chosen[facet].has(value))) fails |= BIT[facet];
  return fails;
}

// The bits of all that an event fails; 0 if it passes. Who asks for a status by name gets it, confirmed or not.
function eventFails(entry, chosen, values) {
  let fails = chosen.active.length ? facetFails(entry, chosen, chosen.active) : 0;
  if (!inWindow(entry, values)) fails |= BIT.time;
  if (values.harm && !entry.cells.some((cell) => isInCell(cell, values.harm))) fails |= BIT.harm;
  if (!entry.sure && chosen.statuses === null && !values.doubted) fails |= BIT.doubt;
  return fails;
}

const isInCell = (cell, { by, kind }) => (by === null || by === cell.by) && (kind === null || kind === cell.kind);

// Whether an event may have been within the days from `from` to `to`, both included.
function inWindow({ first, last }, { from, to }) {
  if (!from && !to) return true;
  if (!first && !last) return false;
  return (!from || !last || last >= from) && (!to || !first || first <= to);
}

function statusAllowed(edge, chosen, values) {
  return edge.factual || values.doubted || (chosen.statuses?.has(edge.status) ?? false);
}

// The bits of all that a relation fails: 0 if it passes by itself, or by an event that it rests on and that passes.
function relationFails(entry, chosen, values, failsOf) {
  const needs = (values.from || values.to ? BIT.time : 0) | (chosen.kinds ? BIT.kinds : 0) | (chosen.places ? BIT.places : 0) | (values.harm ? BIT.harm : 0);
  const doubt = chosen.statuses === null && !values.doubted && !entry.edge.factual ? BIT.doubt : 0;
  const own = needs | doubt | facetFails(entry, chosen, chosen.active.filter((facet) => entry[facet]));
  if (own === 0 || !entry.events.length) return own;
  const kept = BIT.groups | (entry.edge.factual ? 0 : BIT.statuses | BIT.doubt); // an alleged part in a confirmed event is alleged
  if (own & kept) return own;
  return entry.events.some((id) => ((failsOf.get(id) ?? own) & ~kept) === 0) ? 0 : own;
}

// Which events and relations pass, whatever the view; and how many more there would be but for time, doubt and the lack of an event.
function passing(data, values) {
  const index = filterIndex(data);
  const chosen = chosenValues(values);
  const found = { events: new Set(), harmful: new Set(), relations: new Set(), undated: 0, doubted: 0, loose: 0, fails: new Map(), chosen };
  for (const entry of index.events.values()) {
    const fails = eventFails(entry, chosen, values);
    found.fails.set(entry.id, fails);
    if (fails === 0) found.events.add(entry.id);
    if (entry.cells.length && (fails & ~(BIT.harm | BIT.doubt)) === 0) found.harmful.add(entry.id);
    if (fails === BIT.time && !entry.first && !entry.last) found.undated += 1;
    if (fails === BIT.doubt) found.doubted += 1;
  }
  for (const [id, entry] of index.relations) {
    const fails = relationFails(entry, chosen, values, found.fails);
    if (fails === 0) found.relations.add(id);
    if (fails !== 0 && (fails & ~NEEDS_EVENT) === 0 && !entry.events.length) found.loose += 1;
  }
  return found;
}

// How many events each value of each facet would leave, were it chosen beside what other facets say; of statuses also how many doubted
// parts in events, and relations: {facet: Map value -> count}.
function facetCounts(data, values) {
  const net = netOf(data, values);
  const { fails } = net.found;
  const limits = reachLimits(net);
  const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Map()]));
  for (const entry of net.events.values()) {
    if (limits && !limits.events.has(entry.id)) continue;
    for (const facet of FACETS) {
      const spared = facet === "statuses" ? BIT.statuses | BIT.doubt : BIT[facet];
      if ((fails.get(entry.id) & ~spared) !== 0) continue;
      const all = facet === "statuses" ? [...entry.statuses, ...doubtedParts(entry)] : entry[facet];
      for (const value of all) counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1);
    }
  }
  for (const status of doubtedRelations(net, limits)) counts.statuses.set(status, (counts.statuses.get(status) ?? 0) + 1);
  return counts;
}

// The statuses of the parts in an event that are told otherwise than the event itself.
const doubtedParts = (entry) => entry.roles.map(({ status }) => status).filter((status) => status !== entry.statuses[0] && !SURE_STATUSES.has(status));

function doubtedRelations({ data, values, found }, limits) {
  const others = { ...found.chosen, statuses: null, active: found.chosen.active.filter((facet) => facet !== "statuses") };
  const doubted = [...filterIndex(data).relations.values()].filter(({ edge, events }) => !edge.factual && !events.length && (!limits || limits.relations(edge.id)));
  return doubted.filter((entry) => relationFails(entry, others, { ...values, doubted: true }, found.fails) === 0).map(({ edge }) => edge.status);
}

// The data with what passes, as neighbourhoods and paths walk on it.
function netOf(data, values) {
  return { data, values, found: passing(data, values), events: filterIndex(data).events };
}

// The main entry: {nodes, edges: sets of ids to draw in the view; events, relations: sets of ids that pass, drawn or not;
// undated, doubted, loose: how many were left out for want of a date, of confirmation, of an event; undrawn: how many nodes there is no
// room for; chains: of the path asked for}.
function visible(data, values) {
  const net = netOf(data, values);
  const { found } = net;
  const limits = reachLimits(net);
  const edges = new Set();
  const nodes = new Set();
  const bare = values.view === "all" && !limits && !isFiltered(values) ? new Set() : null; // nodes with an edge that doubt hides
  for (const line of filterIndex(data).lines) {
    if (!line.views[values.view] || line.category === "place" || !isSwitchedOn(line, values)) continue;
    const shown = linePasses(net, line) && isWithin(line, limits);
    if (shown) edges.add(line.id);
    (shown ? nodes : bare)?.add(line.from).add(line.to);
  }
  addLoneNodes(net, nodes, bare, limits);
  if (values.view === "all" && values.part) addPlaces(data, nodes, edges, limits);
  if (limits?.events) for (const id of found.events) if (!limits.events.has(id)) found.events.delete(id);
  if (limits?.relations) for (const id of found.relations) if (!limits.relations(id)) found.relations.delete(id);
  const { events, harmful, relations, undated, doubted, loose } = found;
  return { nodes, edges, events, harmful, relations, undated, doubted, loose, chains: limits?.chains ?? null };
}

function isSwitchedOn({ category }, values) {
  if (category === "source") return values.origin;
  return category === "part" || category === "place" ? values.part : true;
}

// Who asks for a status gets the lines that have it: also the claimed part in an event that is told as fact.
function linePasses({ found, values }, { id, category, ends, edge }) {
  const { chosen, fails } = found;
  if (category === "direct") return found.relations.has(id);
  if (chosen.statuses && !chosen.statuses.has(edge.status)) return false;
  const spared = chosen.statuses || !edge.factual ? BIT.statuses | BIT.doubt : 0;
  const passes = (event) => (fails.get(event) & ~spared) === 0;
  if (category === "harm") return statusAllowed(edge, chosen, values) && edge.events.some(passes);
  return ends.every(passes) && statusAllowed(edge, chosen, values);
}

function isWithin({ id, from, to }, limits) {
  if (!limits) return true;
  if (!limits.nodes.has(from) || !limits.nodes.has(to)) return false;
  return !limits.edges || limits.edges.has(id) || limits.grown.has(from) || limits.grown.has(to);
}

// Events stand by themselves; other nodes without a shown edge only in the whole picture, where nothing is filtered.
function addLoneNodes({ data, values, found, events }, nodes, bare, limits) {
  const within = (id) => !limits || limits.nodes.has(id);
  if (values.view !== "who") for (const id of found.events) if (data.nodes.get(id).at[values.view] && within(id)) nodes.add(id);
  const asked = [values.chosen, values.near?.id, ...(values.path ?? [])].filter((id) => !events.has(id) || found.events.has(id));
  for (const id of asked) if (data.nodes.get(id)?.at[values.view] && within(id)) nodes.add(id);
  if (!bare) return;
  for (const node of data.nodes.values()) if (node.at.all && !bare.has(node.id) && !events.has(node.id)) nodes.add(node.id);
}

function isFiltered(values) {
  return Boolean(values.from || values.to || FACETS.some((facet) => values.filters[facet]?.length));
}

// The places that shown places lie within, outwards.
function addPlaces(data, nodes, edges, limits) {
  const todo = [...nodes].filter((id) => data.nodes.get(id).group === "place");
  while (todo.length) {
    const id = todo.pop();
    for (const edgeId of data.touching(id)) {
      const edge = data.edges.get(edgeId);
      if (edge.category !== "place" || edge.from !== id || (limits && !limits.nodes.has(edge.to))) continue;
      edges.add(edgeId);
      if (!nodes.has(edge.to)) todo.push(edge.to);
      nodes.add(edge.to);
    }
  }
}

// What the neighbourhood or the path asked for leaves of all that passes, with what was opened beside it: {nodes, events, edges?, grown,
// relations, chains?}; null if neither is.
// A path runs over what passes the filters; a neighbourhood is that of all facts, and the filters show a part of it.
function reachLimits(net) {
  const { data, values } = net;
  if (values.path?.every((id) => data.nodes.has(id))) return pathLimits(net, chainsOf(net, ...values.path));
  if (!values.near || !data.nodes.has(values.near.id)) return null;
  const { id, steps } = values.near;
  const wide = netOf(data, { ...values, filters: {}, from: null, to: null });
  const whole = neighbourhood(wide, id, steps, { direct: true, roles: true });
  const { view } = values;
  const drawn = view === "all" ? whole : neighbourhood(wide, id, steps, { direct: view === "who", roles: view === "events" });
  const grown = withNeighbours(wide, values.grown ?? []);
  const nodes = new Set([...drawn.nodes, ...drawn.events, ...grown]);
  const events = new Set([...whole.events, ...[...grown].filter((one) => net.events.has(one))]);
  const within = (one) => whole.nodes.has(one) || grown.has(one);
  return { nodes, events, grown, relations: (relation) => within(data.edges.get(relation).from) && within(data.edges.get(relation).to) };
}
