// What the panel says of several at once: one incident told by several articles, the events of a cell, those that one symbol stands for.

const CARD_ROWS = [
  ["When", (node) => node.event.when],
  ["Where", (node) => node.event.where],
  ["Who", (node) => node.event.who],
  ["Whom", (node) => node.event.whom],
  ["Killed", (node) => node.event.killed],
  ["Injured", (node) => countText(node, "injured")],
  ["Says who", (node, app) => node.event.sources.join(", ") || byArticle(app, node)],
];

// A column an article: what differs stands side by side, and is not added up.
function incidentCard(app, same) {
  const nodes = same.events.map((id) => app.data.nodes.get(id));
  const title = same.linked ? "One incident, told by" : "Perhaps one incident: of one kind, day and place, told by";
  const head = nodes.map((node) => make("th", { scope: "col" }, chooser(node.id, articleNames(node, app.data)), " ", make("small", { textContent: datesOf(node, app.data) })));
  const rows = CARD_ROWS.map(([name, tell]) => [name, nodes.map((node) => tell(node, app))]).filter(([, words]) => words.some(Boolean));
  const lines = rows.map(([name, words]) => make("tr", { className: new Set(words).size > 1 ? "differs" : "" }, make("th", { scope: "row", textContent: name }), ...words.map((text) => make("td", {}, bdi(text)))));
  const status = make("tr", {}, make("th", { scope: "row", textContent: "Status" }), ...nodes.map((node) => make("td", {}, ...statusChips(app, node))));
  const caption = make("caption", { textContent: `${title} ${plural(nodes.length, "article")}` });
  const table = make("table", { className: "incident" }, caption, make("thead", {}, make("tr", {}, make("td", {}), ...head)), make("tbody", {}, ...lines, status));
  const scroll = make("div", { className: "scroll", tabIndex: 0, ariaLabel: "One incident, an article a column" }, table);
  scroll.role = "region";
  return scroll;
}

const datesOf = (node, data) => articlesOf(node, data).map((article) => article.date).filter(Boolean).join(", ");

// The status of an event, and of each part in it that has another.
function statusChips(app, node) {
  const parts = rolesOf(app, node).filter(({ edge }) => edge.status !== node.status && !app.data.isSure(edge.status));
  return [chip(node.status), ...parts.flatMap(({ name, edge }) => [" ", make("small", {}, `${name} `, chip(edge.status))])];
}

// The tally of a cell over its events, as the matrix has it.
function cellTally(app, { by, kind }) {
  const tally = new Tally(app.data);
  for (const id of app.shown.harmful) {
    const node = app.data.nodes.get(id);
    const cells = cellsOf(app.data, node).filter((cell) => isInCell(cell, { by, kind }));
    if (!cells.length) continue;
    const dead = by === null ? harmOfKind(node.event, kind) : deadIn(node.event, { by, kind }, kind === null);
    tally.add(id, dead, cells.some((cell) => cell.sure));
  }
  return tally;
}

// All that is shown of one kind of unnamed people or things, whether drawn as one symbol or each by itself; null if nothing is.
function kindredOf(app, key) {
  if (!key?.startsWith(KINDRED)) return null;
  const members = [...app.shown.nodes].filter((id) => kindredKey(app.data.nodes.get(id)) === key);
  return members.length ? { members, isFold: true, label: `${app.data.nodes.get(members[0]).kindred} × ${members.length}` } : null;
}

function membersView(app, thing) {
  const items = thing.members.map((id) => app.data.nodes.get(id) ?? app.data.edges.get(id));
  const what = thing.isFold ? "Unnamed in their articles, and of one kind." : "Several lines drawn as one.";
  const words = (item) => (item.from ? `${app.data.label(item.from)} – ${item.label} – ${app.data.label(item.to)}` : item.label);
  const tell = (item) => make("li", {}, chooser(item.id, words(item)), " ", make("small", { textContent: articleNames(item, app.data) }));
  return [panelTitle(thing.isFold ? thing.label : `${app.drawn.nodes.get(thing.from)?.label} → ${app.drawn.nodes.get(thing.to)?.label}`),
    make("p", { className: "meta", textContent: what }), ...fewFirst(items, tell, "lines")];
}
