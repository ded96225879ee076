// The evidence panel: what a node or line is, and every fact behind it. Whatever comes from the graph enters as text, never as markup.

const WHO = ["perpetrator", "agent", "gained by", "incoming"];
const WHOM = ["target", "victim", "lost by", "outgoing"];

class Panel {
  constructor(place, app) {
    this.place = place;
    this.app = app;
    this.turn = 0;
    this.shown = undefined;
    place.addEventListener("keydown", (event) => pressedWords(event));
    place.addEventListener("keydown", (event) => { if (event.key === "Escape" && app.state.values.chosen) app.choose(null); });
  }

  update() {
    const id = this.app.state.values.chosen;
    if (id !== this.shown || !this.app.data.has(id)) this.show(id);
  }

  focus() {
    this.place.querySelector("h2")?.focus();
  }

  // The head stands at once, the facts when they are there; if something else was chosen meanwhile, they are dropped.
  async show(id) {
    this.shown = id;
    this.turn += 1;
    const turn = this.turn;
    const { data } = this.app;
    const { drawn } = this.app;
    const thing = data.nodes.get(id) ?? data.edges.get(id) ?? drawn.edges.get(id) ?? kindredOf(this.app, id);
    if (!thing || thing.members) {
      this.place.replaceChildren(...(thing ? this.closable(membersView(this.app, thing)) : overview(this.app)));
      return;
    }
    const head = data.nodes.has(id) ? nodeHead(this.app, thing) : edgeHead(this.app, thing);
    const waiting = make("p", { className: "waiting", textContent: "Reading the facts …" });
    this.place.replaceChildren(...this.closable(head), waiting);
    this.place.scrollTop = 0;
    const body = await this.body(thing);
    if (turn === this.turn) waiting.replaceWith(...body);
  }

  // What is shown of one goes away by this, or by Escape.
  closable([title, ...rest]) {
    const button = make("button", { type: "button", className: "close", textContent: "×", title: "Close (Esc)", ariaLabel: "Close" });
    button.addEventListener("click", () => this.app.choose(null));
    return [title, button, ...rest];
  }

  async body(thing) {
    try {
      const { facts, links } = await this.app.data.details(thing.id);
      const isNode = this.app.data.nodes.has(thing.id);
      return [...(isNode ? linkLine(links) : []), ...(isNode ? profile(this.app, thing) : []), ...factLists(this.app, facts, thing.id), ...(isNode ? nodeFoot(this.app, thing) : [])];
    } catch (trouble) {
      return [make("p", { textContent: `The facts cannot be read: ${trouble.message}` })];
    }
  }
}

// Words with the role of a button answer to the keys of one.
function pressedWords(event) {
  if (event.target.role !== "button" || event.target.tagName === "BUTTON" || (event.key !== "Enter" && event.key !== " ")) return;
  event.preventDefault();
  event.target.click();
}

function panelTitle(text) {
  return make("h2", { tabIndex: -1, dir: "auto", textContent: text });
}

function nodeHead(app, node) {
  const kinds = node.kinds.length > 1 ? node.kinds.join(" · ") : node.kind;
  return [
    panelTitle(node.label),
    make("p", { className: "meta", textContent: kinds }),
    node.note ? make("p", { dir: "auto", textContent: node.note }) : null,
    node.names.length ? make("p", {}, "Also: ", ...commas(node.names.map((name) => bdi(name)))) : null,
    node.event && app.data.sameOf(node.id) ? incidentCard(app, app.data.sameOf(node.id)) : null,
    node.event ? eventTable(app, node) : null,
  ].filter(Boolean);
}

const commas = (elements) => elements.flatMap((element, at) => (at ? [", ", element] : [element]));

// Who did what to whom, where, when, with what, how many died, and who says so: all in sight when an event is chosen.
function eventTable(app, node) {
  const roles = rolesOf(app, node);
  const take = (names) => roles.filter(({ name }) => names.includes(name));
  const who = take(WHO).length ? take(WHO) : take(["participant"]);
  const whom = take(WHOM);
  const where = [...take(["place"]), ...take(["near"]).map((role) => ({ ...role, before: "near " }))];
  const told = new Set([...who, ...whom, ...where].map(({ id }) => id));
  const others = roles.filter(({ name, id }) => ![...WHO, ...WHOM, "place", "near", "weapon"].includes(name) && !told.has(id));
  const rows = [
    ["Who", fillersOf(app, node, who)],
    ["Whom", fillersOf(app, node, whom)],
    ["Where", fillersOf(app, node, where)],
    ["When", node.event.when ? [bdi(node.event.when)] : []],
    ["Weapon", fillersOf(app, node, take(["weapon"]))],
    ...countRows(app, node.event.counts),
    ["Also in it", fillersOf(app, node, others)],
    ["Says who", [bdi(node.event.sources.join(", ") || byArticle(app, node)), " ", chip(node.status)]],
  ];
  return make("dl", { className: "event" }, ...rows.filter(([, words]) => words.length).flatMap(([name, words]) => pair(name, words)));
}

function byArticle(app, node) {
  const publishers = [...new Set(node.articles.map((number) => app.data.head.articles[number]?.publisher).filter(Boolean))];
  return publishers.length ? `${ITSELF} (${publishers.join(", ")})` : ITSELF;
}

const pair = (name, words) => [make("dt", { textContent: name }), make("dd", {}, ...words)];

// The roles of an event by its lines, a filler once under its first role.
function rolesOf(app, node) {
  const lines = app.data.touching(node.id).map((id) => app.data.edges.get(id));
  const own = lines.filter((edge) => edge.category === "role" && edge.from === node.id);
  return own.flatMap((edge) => edge.label.replace(` (${edge.status})`, "").split(", ").map((name) => ({ name, id: edge.to, edge })));
}

function fillersOf(app, node, roles) {
  const once = [...new Map(roles.map((role) => [`${role.id} ${role.edge.status}`, role])).values()];
  return commas(once.map(({ id, edge, before }) => make("span", {}, before ?? "", chooser(id, app.data.nodes.get(id).label),
    edge.status === node.status ? "" : " ", edge.status === node.status ? "" : chip(edge.status))));
}

// A row for each thing that is counted; what is a part of another count is left to the numbers below.
function countRows(app, counts) {
  const doubted = (count) => Number(!app.data.isSure(count.status));
  const whole = counts.filter((count) => !count.part).sort((one, other) => doubted(one) - doubted(other));
  const names = [...new Set(whole.map((count) => count.what))];
  return names.map((name) => {
    const told = whole.filter((count) => count.what === name);
    const sources = told.length > 1 && new Set(told.map((count) => count.sources.join())).size > 1;
    return [name.slice(0, 1).toUpperCase() + name.slice(1), commas(told.map((count) => countWords(count, sources)))];
  });
}

function countWords(count, withSources) {
  const source = withSources && count.sources.length ? [" (", bdi(count.sources.join(", ")), ")"] : [];
  return make("span", {}, make("b", { textContent: count.text }), ...source, " ", chip(count.status));
}

function edgeHead(app, edge) {
  const label = (id) => app.data.nodes.get(id).label;
  const arrow = edge.symmetric ? "↔" : "→";
  return [
    panelTitle(`${label(edge.from)} – ${edge.label} – ${label(edge.to)}`),
    make("p", { className: "meta" }, chip(edge.status), chooser(edge.from, label(edge.from)), arrow, chooser(edge.to, label(edge.to))),
  ];
}

function linkLine(iris) {
  const links = iris.map(webLink).filter(Boolean);
  return links.length ? [make("p", { className: "links" }, ...links)] : [];
}

function nodeFoot(app, node) {
  const { articles } = app.data.head;
  const readers = node.articles.filter((number) => articles[number]).map((number) => {
    const button = make("button", { type: "button", className: "plain" }, bdi(nameOf(articles[number])));
    button.addEventListener("click", () => app.state.set({ tab: "text", article: number }));
    return button;
  });
  const lines = app.data.touching(node.id).map((id) => app.data.edges.get(id));
  const lineList = () => [make("ul", { className: "lines" }, ...lines.map((edge) => lineItem(app, node, edge)))];
  return [
    readers.length ? make("h3", { textContent: `Named in (${readers.length})` }) : null,
    ...(readers.length ? fewFirst(readers, (button) => make("li", {}, button), "lines") : []),
    lines.length ? unfolding(`All lines (${lines.length})`, false, lineList) : null,
  ].filter(Boolean);
}

function lineItem(app, node, edge) {
  const other = app.data.nodes.get(edge.from === node.id ? edge.to : edge.from).label;
  return make("li", {}, chooser(edge.id, edge.from === node.id ? `${edge.label} → ${other}` : `${other} → ${edge.label}`));
}
