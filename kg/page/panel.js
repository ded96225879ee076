// The evidence panel: what is told of the chosen node or line, each fact with its status, source and quotes.

const UNTOLD = { background: "from the ontology or gazetteer, not from an article", described: "follows from the words of the description" };
const TOPICS = [["event", "What happened"], ["number", "Numbers"], ["relation", "Relations"], ["role", "Part in events"]];

class Panel {
  constructor(place, app) {
    this.place = place;
    this.app = app;
    this.empty = [...place.childNodes];
  }

  async update(changed) {
    const id = this.app.state.values.chosen;
    if (!changed.has("chosen")) return;
    if (!id) {
      this.place.replaceChildren(...this.empty);
      return;
    }
    const head = this.app.data.nodes.has(id) ? this.nodeHead(id) : this.edgeHead(id);
    this.place.replaceChildren(...head);
    this.place.scrollTop = 0;
    const details = await this.app.data.details(id);
    if (this.app.state.values.chosen === id) this.place.append(...this.told(id, details));
  }

  focus() {
    this.place.querySelector("h2")?.focus();
  }

  nodeHead(id) {
    const node = this.app.data.nodes.get(id);
    return [
      make("h2", { tabIndex: -1 }, bdi(node.label)),
      make("p", { className: "meta" }, bdi(node.note ? `${node.kind} · ${node.note}` : node.kind)),
      ...(node.names.length ? [make("p", {}, "Also: ", bdi(node.names.join(", ")))] : []),
    ];
  }

  edgeHead(id) {
    const { data } = this.app;
    const { from, to, label } = data.edges.get(id);
    return [
      make("h2", { tabIndex: -1 }, bdi(data.label(from)), ` – ${label} – `, bdi(data.label(to))),
      make("p", { className: "meta" }, "Ends: ", chooser(from, data.label(from)), chooser(to, data.label(to))),
    ];
  }

  told(id, { facts, links }) {
    const shown = links.map(webLink).filter(Boolean);
    const lines = this.lineList(id);
    return [...(shown.length ? [make("p", { className: "links" }, ...shown)] : []), ...this.factLists(facts, id), ...(lines ? [lines] : [])];
  }

  factLists(facts, shown) {
    const open = facts.length <= 3;
    return TOPICS.flatMap(([topic, title]) => {
      const told = facts.filter((fact) => fact.topic === topic);
      if (!told.length) return [];
      const items = told.map((fact, at) => this.factItem(fact, open || (at === 0 && topic === "event"), shown));
      return [make("h3", { textContent: title }), make("ul", { className: "facts" }, ...items)];
    });
  }

  factItem(fact, open, shown) {
    const quotes = fact.quotes.map((quote) => this.quoteBlock(quote));
    const source = fact.sources.length ? `according to ${fact.sources.join(", ")}` : null;
    const meta = make("div", { className: "meta" }, chip(fact.status), source ?? UNTOLD[fact.status] ?? null);
    const summary = make("summary", { textContent: quotes.length === 1 ? "1 quote" : `${quotes.length} quotes` });
    const evidence = quotes.length ? make("details", { open }, summary, ...quotes) : null;
    const words = fact.topic === "event" ? this.eventWords(fact, shown) : [make("p", {}, bdi(fact.text))];
    return make("li", {}, ...words, meta, evidence);
  }

  // An event under its name, which leads to it, unless it is what the panel shows anyway.
  eventWords(fact, shown) {
    const event = this.app.data.nodes.get(fact.event);
    const name = make("p", {}, chooser(fact.event, event.label), " ", make("small", { textContent: event.kind }));
    const pairs = fact.parts.flatMap(([role, fillers]) => [make("dt", { textContent: role }), this.fillers(fillers)]);
    return [...(fact.event === shown ? [] : [name]), make("dl", {}, ...pairs)];
  }

  fillers(fillers) {
    const words = fillers.flatMap(({ text, id }) => [", ", id ? chooser(id, text) : bdi(text)]);
    return make("dd", {}, ...words.slice(1));
  }

  quoteBlock({ article, begin, end, text }) {
    const where = `${this.app.data.articles[article].id}, characters ${begin}–${end}`;
    const words = text ? `“${text}”` : "(the graph was built without the article's words)";
    return make("blockquote", {}, make("p", {}, bdi(words)), make("footer", { textContent: where }));
  }

  lineList(id) {
    const { data } = this.app;
    const touching = data.nodes.has(id) ? data.touching(id).map((one) => data.edges.get(one)) : [];
    if (!touching.length) return null;
    const items = touching.map((edge) => {
      const text = edge.from === id ? `${edge.label} → ${data.label(edge.to)}` : `${data.label(edge.from)} → ${edge.label}`;
      return make("li", {}, chooser(edge.id, text));
    });
    const summary = make("summary", { textContent: `All lines (${items.length})` });
    return make("details", {}, summary, make("ul", { className: "lines" }, ...items));
  }
}
