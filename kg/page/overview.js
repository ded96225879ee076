// What the panel says while nothing is chosen: the gravest of the shown events, figures that differ, who is in most, and who says so.

const MOST_NAMED = 5; // actors and sources

function overview(app) {
  const { harm } = app.state.values;
  const all = gravest(app);
  const events = all.filter((node) => !isBackground(node));
  if (!all.length && !harm) return [panelTitle("In short"), make("p", { textContent: "No event is shown. A symbol or a line shows its facts here." })];
  const differing = differingOf(app, events);
  const totals = all.filter(isBackground);
  return [
    ...overviewHead(app, harm),
    ...(differing.length ? [make("h3", { textContent: "Figures that differ" }), ...fewFirst(differing, (figures) => figuresItem(app, figures), "lines")] : []),
    ...(events.length ? [make("h3", { textContent: "What happened" }), ...fewFirst(events, (node) => eventItem(node, app), "facts")] : []),
    ...leading("Most involved", involved(app), ([node, number]) => make("li", {}, chooser(node.id, node.label), ` ${times(number)}`)),
    ...leading("Who says so", saying(app, events), ([name, number]) => make("li", {}, sourceButton(app, name), ` ${times(number)}`)),
    totals.length ? unfolding(`Background: wars, and totals of a long time (${totals.length})`, false, () => fewFirst(totals, (node) => eventItem(node, app), "facts")) : null,
  ].filter(Boolean);
}

function overviewHead(app, harm) {
  if (!harm) {
    return [panelTitle("In short"),
      make("p", { className: "meta", textContent: "Choose an event, a symbol or a line: here stand its facts, and the words that each was read from." })];
  }
  const doubted = cellTally(app, harm).unsure && !app.state.values.doubted;
  const button = make("button", { type: "button", className: "plain", textContent: "show what is not confirmed too" });
  button.addEventListener("click", () => app.state.set({ doubted: true }));
  return [panelTitle(cellWords(app.data, harm)), make("p", { className: "meta" }, tallyText(cellTally(app, harm)), doubted ? button : null)];
}

// Wars, and so many dead of a long time, are what events stand in, no events that happened.
const isBackground = (node) => Boolean(node.event.harm?.total) || (node.kinds.includes("conflict") && node.group !== "event-violent");

const times = (number) => (number === 1 ? "1 event" : `${number} events`);

// The events that are shown, of those that tell of one the first: violent ones first, then by the dead they are sure to have had, then in
// the order of the text.
function gravest(app) {
  const dead = (node) => Math.max(0, ...node.event.counts.filter((count) => count.what === "killed" && !count.part).map((count) => count.low ?? 0));
  const rank = (node) => [Number(node.group !== "event-violent"), -dead(node), Number(!(node.event.who && node.event.whom))];
  const isFirst = ({ id }) => (app.data.sameOf(id)?.events ?? [id]).find((one) => app.shown.events.has(one)) === id;
  const found = [...app.shown.events].map((id) => app.data.nodes.get(id)).filter((node) => node.event && isFirst(node));
  const ranks = new Map(found.map((node) => [node, rank(node)]));
  const difference = (one, other) => ranks.get(one).map((value, at) => value - ranks.get(other)[at]).find((step) => step) ?? 0;
  return found.sort(difference);
}

function eventItem(node, app) {
  const { when, killed, sources } = node.event;
  const same = app.data.sameOf(node.id);
  const told = [bdi(node.kind), when ? bdi(when) : null, killed ? bdi(`killed: ${killed}`) : null, sources.length ? bdi(sources.join(", ")) : null];
  const several = same ? make("strong", { textContent: `told by ${plural(same.events.length, "article")}` }) : null;
  return make("li", {}, chooser(node.id, node.label), make("p", { className: "meta" }, chip(node.status), ...[...told, several].filter(Boolean)));
}

// The whole counts of one thing for which different sources give different figures.
function contestedCounts(counts) {
  const whole = counts.filter((count) => !count.part);
  const same = (count) => whole.filter((other) => other.what === count.what && other.of === count.of);
  return whole.filter((count) => same(count).some((other) => other.text !== count.text && other.sources.join() !== count.sources.join()));
}

// Where figures differ: incidents that articles tell with other figures, then events in whose article sources do.
function differingOf(app, events) {
  const told = events.map((node) => {
    const nodes = (app.data.sameOf(node.id)?.events ?? [node.id]).map((id) => app.data.nodes.get(id));
    const across = nodes.filter((one) => one.event.killed);
    const isAcross = new Set(across.map((one) => one.event.killed)).size > 1;
    return isAcross ? { node, nodes: across } : contestedCounts(node.event.counts).length ? { node } : null;
  });
  return told.filter(Boolean).sort((one, other) => Boolean(other.nodes) - Boolean(one.nodes));
}

function figuresItem(app, { node, nodes }) {
  const figures = nodes
    ? nodes.map((one) => bdi(`${one.event.killed} killed (${one.event.sources.join(", ") || articleNames(one, app.data)})`))
    : contestedCounts(node.event.counts).map((count) => bdi(`${count.text} ${count.what} (${count.sources.join(", ") || ITSELF})`));
  return make("li", {}, chooser(node.id, node.label), ": ", ...commas(figures));
}

const isActor = (node) => node.group.startsWith("actor-");

// Actors with the shown events that they have a part in, most first.
function involved(app) {
  const { data, shown } = app;
  const number = new Map();
  for (const id of shown.events) {
    const ends = new Set(data.touching(id).map((key) => data.edges.get(key)).filter((edge) => edge.category === "role").map((edge) => edge.to));
    for (const end of ends) if (isActor(data.nodes.get(end))) number.set(end, (number.get(end) ?? 0) + 1);
  }
  return [...number].map(([id, events]) => [data.nodes.get(id), events]).sort((one, other) => other[1] - one[1]);
}

function saying(app, events) {
  const number = new Map();
  for (const node of events) for (const name of node.event.sources) number.set(name, (number.get(name) ?? 0) + 1);
  return [...number].sort((one, other) => other[1] - one[1]);
}

function sourceButton(app, name) {
  const button = make("button", { type: "button", className: "plain", title: "Show only what this source says" }, bdi(name));
  button.addEventListener("click", () => app.state.set({ filters: { ...app.state.values.filters, sources: [name] } }));
  return button;
}

function leading(title, items, item) {
  return items.length ? [make("h3", { textContent: title }), make("ul", { className: "lines" }, ...items.slice(0, MOST_NAMED).map(item))] : [];
}
