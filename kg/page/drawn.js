// What is drawn of all that passes: unnamed people of one kind as one symbol, and of the rest what weighs most, never a wall.

const MOST_DRAWN = 60; // symbols with which a view opens; each "show more" adds as many
const FOLD_FROM = 3; // unnamed ones of a kind that become one symbol
const FOLD_THINGS_FROM = 8;
const LINES_EACH = 1.7; // lines for each symbol that a drawing has at most
const DEAD_AT_MOST = 1000; // dead that weigh in one line: a period's total must not crowd out all else

// {nodes: Map id -> node, edges: Map id -> edge, left, leftLines: how many symbols and lines are left out, ranks: Map id -> place}. Symbols and lines that stand
// for several have their ids in `members`; nodes and edges of the data are there as they are.
function drawnPart(data, shown, values) {
  const folds = foldsOf(data, shown, values);
  const standIn = (id) => folds.get(id)?.id ?? id;
  const lines = joinedLines(data, shown.edges, standIn);
  const weights = weigh(data, shown, lines, standIn);
  const most = Math.max(values.most ?? MOST_DRAWN, MOST_DRAWN);
  const kept = heaviest(lines, weights, mustBeDrawn(data, shown, values).map(standIn), most);
  endsOf(data, values.chosen).filter((id) => shown.nodes.has(id)).forEach((id) => kept.add(standIn(id)));
  const nodes = new Map();
  const ranks = ranksOf(kept, weights);
  for (const id of ranks.keys()) nodes.set(id, data.nodes.get(id) ?? foldedNode(data, id, folds, lines));
  const between = lines.filter(({ from, to }) => kept.has(from) && kept.has(to));
  const strong = new Set([...between].sort((one, other) => other.weight - one.weight).slice(0, Math.round(LINES_EACH * Math.max(kept.size, MOST_DRAWN))));
  const edges = new Map(between.filter((line) => strong.has(line) || isAsked(line, values)).map((line) => [line.id, line]));
  return { nodes, edges, left: weights.size - kept.size, leftLines: between.length - edges.size, ranks };
}

// A node itself, the two ends of a line.
function endsOf(data, id) {
  const edge = data.edges.get(id);
  return edge ? [edge.from, edge.to] : data.nodes.has(id) ? [id] : [];
}

function isAsked({ id, from, to }, { chosen, near, path }) {
  return Boolean(path) || [id, from, to].includes(chosen) || [from, to].includes(near?.id);
}

// The unnamed that are drawn as one, by the id of each: {id, members}. Whoever was asked for stands alone.
function foldsOf(data, { nodes }, values) {
  const alone = new Set([...endsOf(data, values.chosen), values.near?.id, ...(values.path ?? []), ...(values.grown ?? [])]);
  const kinds = new Map();
  for (const id of nodes) {
    const node = data.nodes.get(id);
    if (!node.kindred || alone.has(id)) continue;
    const key = kindredKey(node);
    if (!kinds.has(key)) kinds.set(key, []);
    kinds.get(key).push(id);
  }
  const folds = new Map();
  for (const [key, members] of kinds) {
    const least = data.nodes.get(members[0]).group === "asset" ? FOLD_THINGS_FROM : FOLD_FROM;
    if (members.length < least || values.unfolded?.includes(key)) continue;
    members.forEach((id) => folds.set(id, { id: key, members }));
  }
  return folds;
}

function foldedNode(data, id, folds, lines) {
  const { members } = [...folds.values()].find((fold) => fold.id === id);
  const { kindred, group, kind } = data.nodes.get(members[0]);
  const degree = lines.filter(({ from, to }) => from === id || to === id).length;
  const label = `${kindred} × ${members.length}`;
  return { id, label, group, kind, members, caption: label, size: Math.min(11 + Math.round(4 * Math.sqrt(degree)), 34), status: null, degree, isFold: true };
}

// Lines between what is drawn: those of one look and certainty between the same two are one.
function joinedLines(data, edges, standIn) {
  const joined = new Map();
  for (const id of edges) {
    const edge = data.edges.get(id);
    const [from, to] = [standIn(edge.from), standIn(edge.to)];
    if (from === to) continue;
    const isPlain = from === edge.from && to === edge.to;
    const key = isPlain ? id : [from, to, edge.look, edge.factual, edge.symmetric].join("|");
    if (!joined.has(key)) joined.set(key, []);
    joined.get(key).push({ ...edge, from, to });
  }
  return [...joined].map(([key, several]) => (several.length > 1 ? joinedLine(data, key, several) : withWeight(data, several[0])));
}

function joinedLine(data, key, several) {
  const [first] = several;
  const words = distinct(several.map((edge) => edge.label));
  const label = words.length > 2 ? `${words.slice(0, 2).join(", ")} …` : words.join(", ");
  const events = distinct(several.flatMap((edge) => edge.events));
  const sources = distinct(several.flatMap((edge) => edge.sources));
  return withWeight(data, { ...first, id: key, label, events, sources, members: several.map(({ id }) => id) });
}

// The dead of a line are those of the events that it rests on.
function withWeight(data, edge) {
  const tally = new Tally(data);
  for (const id of edge.events) {
    const { harm } = data.nodes.get(id).event;
    if (harm) tally.add(id, harm.mutual || harm.total ? null : harm.dead, true);
  }
  return { ...edge, dead: tally.dead, width: lineWidth(edge, tally.dead) };
}

// Wider by the dead: at ten of them twice, at a thousand four times as wide.
function lineWidth({ look }, dead) {
  const plain = LINE_WIDTHS[look];
  return look === "harm" && dead ? plain * (1 + Math.min(Math.log10(1 + Math.max(dead[0], 1)), 3)) : plain;
}

// How much each symbol weighs by its lines: the dead, then events, then who says so.
function weigh(data, { nodes, events }, lines, standIn) {
  const weights = new Map();
  const add = (id, weight) => weights.set(id, (weights.get(id) ?? 0) + weight);
  for (const id of nodes) add(standIn(id), events.has(id) ? eventWeight(data.nodes.get(id).event, data.nodes.get(id)) : 0);
  for (const line of lines) {
    line.weight = lineWeight(data, line);
    add(line.from, line.weight);
    add(line.to, line.weight);
  }
  return weights;
}

function lineWeight(data, { look, category, dead, events, sources, factual }) {
  const sure = factual ? 1 : 0.6;
  if (look === "harm" && category !== "role") return sure * (10 + Math.min(dead?.[0] ?? 0, DEAD_AT_MOST) + 3 * events.length + sources.length);
  if (category === "role") return sure * Math.max(...events.map((id) => eventWeight(data.nodes.get(id).event, data.nodes.get(id))), 0.5);
  return look === "quiet" ? 0.2 : sure * (1 + 0.5 * sources.length);
}

function eventWeight({ harm, sources, who, whom }, { group }) {
  const dead = harm?.dead && !harm.total ? Math.min(harm.dead[0], DEAD_AT_MOST) : 0;
  return (group === "event-violent" ? 4 : 1) + dead + 2 * Boolean(who) + 2 * Boolean(whom) + sources.length;
}

// What was asked for by name is drawn, with what was opened beside it.
function mustBeDrawn(data, { nodes, edges, chains }, values) {
  const asked = [values.near?.id, ...(values.path ?? []), ...(chains ?? []).flatMap((chain) => chain.nodes)];
  const grown = values.grown ?? [];
  const beside = grown.flatMap((id) => data.touching(id).filter((edge) => edges.has(edge)).map((edge) => otherEnd(data.edges.get(edge), id)));
  const members = (values.unfolded ?? []).flatMap((key) => [...nodes].filter((id) => kindredKey(data.nodes.get(id)) === key).slice(0, MOST_DRAWN));
  return distinct([...asked, ...grown, ...beside, ...members]).filter((id) => nodes.has(id));
}

// The ends of the heaviest lines, then what stands alone, as far as there is room.
function heaviest(lines, weights, must, most) {
  const kept = new Set(must);
  const room = Math.max(most, must.length);
  for (const { from, to } of [...lines].sort((one, other) => other.weight - one.weight)) {
    const more = Number(!kept.has(from)) + Number(!kept.has(to));
    if (kept.size + more <= room) kept.add(from).add(to);
  }
  const alone = [...weights].filter(([id]) => !kept.has(id)).sort((one, other) => other[1] - one[1]);
  for (const [id] of alone) if (kept.size < room) kept.add(id);
  return kept;
}

function ranksOf(kept, weights) {
  return new Map([...kept].sort((one, other) => weights.get(other) - weights.get(one)).map((id, at) => [id, at]));
}
