// What the panel says while nothing is chosen: the gravest of the shown events, figures that differ, who is in most, and who says so.

const MOST_NAMED = 5; // actors and sources

function overview(app) {
  const events = gravest(app);
  if (!events.length) return [panelTitle("In short"), make("p", { textContent: "No event is shown. A symbol or a line shows its facts here." })];
  const differing = events.filter((node) => contestedCounts(node.event.counts).length);
  return [
    panelTitle("In short"),
    make("p", { className: "meta", textContent: "Choose an event, a symbol or a line: here stand its facts, and the words that each was read from." }),
    make("h3", { textContent: "What happened" }),
    ...fewFirst(events, eventItem, "facts"),
    ...(differing.length ? [make("h3", { textContent: "Figures that differ" }), ...fewFirst(differing, contestedItem, "lines")] : []),
    ...leading("Most involved", involved(app), ([node, number]) => make("li", {}, chooser(node.id, node.label), ` ${times(number)}`)),
    ...leading("Who says so", saying(app, events), ([name, number]) => make("li", {}, sourceButton(app, name), ` ${times(number)}`)),
  ];
}

const times = (number) => (number === 1 ? "1 event" : `${number} events`);

// The events that are shown: violent ones first, then by the dead they are sure to have had, then in the order of the text.
function gravest(app) {
  const dead = (node) => Math.max(0, ...node.event.counts.filter((count) => count.what === "killed" && !count.part).map((count) => count.low ?? 0));
  const rank = (node) => [Number(node.group !== "event-violent"), -dead(node), Number(!(node.event.who && node.event.whom))];
  const found = [...app.shown.events].map((id) => app.data.nodes.get(id)).filter((node) => node.event);
  const ranks = new Map(found.map((node) => [node, rank(node)]));
  const difference = (one, other) => ranks.get(one).map((value, at) => value - ranks.get(other)[at]).find((step) => step) ?? 0;
  return found.sort(difference);
}

function eventItem(node) {
  const { when, killed, sources } = node.event;
  const told = [bdi(node.kind), when ? bdi(when) : null, killed ? bdi(`killed: ${killed}`) : null, sources.length ? bdi(sources.join(", ")) : null];
  return make("li", {}, chooser(node.id, node.label), make("p", { className: "meta" }, chip(node.status), ...told.filter(Boolean)));
}

// The whole counts of one thing for which different sources give different figures.
function contestedCounts(counts) {
  const whole = counts.filter((count) => !count.part);
  const same = (count) => whole.filter((other) => other.what === count.what && other.of === count.of);
  return whole.filter((count) => same(count).some((other) => other.text !== count.text && other.sources.join() !== count.sources.join()));
}

function contestedItem(node) {
  const figures = contestedCounts(node.event.counts).map((count) => bdi(`${count.text} ${count.what} (${count.sources.join(", ") || ITSELF})`));
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
