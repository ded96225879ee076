// The finder: search, the surroundings of the chosen node, and the ways between two actors.

const MOST_STEPS = 9;
const STEPS = ["all", "1 step", "2 steps", "3 steps", "more steps"];

class Finder {
  constructor(place, app) {
    this.app = app;
    this.search = new NameField(app, {
      id: "query", label: "Search names, events and places", hint: "Search", onPick: (node) => app.choose(node.id, { reach: true }),
    });
    this.steps = make("select", { id: "steps" }, ...STEPS.map((text, value) => make("option", { value, textContent: text })));
    this.steps.lastChild.hidden = true; // as far as the drawing was opened by clicks
    this.steps.addEventListener("change", () => this.setSteps(Number(this.steps.value)));
    this.ways = make("button", { type: "button", textContent: "Path …", title: "How two actors or places hang together" });
    setAttributes(this.ways, { "aria-expanded": "false", "aria-controls": "ways" });
    this.ways.addEventListener("click", () => this.openWays(this.box.hidden));
    place.replaceChildren(
      make("div", { className: "find-name" }, this.search.element),
      make("label", { className: "steps" }, make("span", { textContent: "Neighbours:" }), this.steps),
      make("div", { className: "ways" }, this.ways, this.makeWays()),
    );
    this.update(new Set(["chosen", "near", "path"]), app.shown);
  }

  makeWays() {
    this.ends = [];
    const field = (id, label, at) => new NameField(this.app, {
      id, label, hint: label, keep: true,
      allowed: (node) => isActorLike(node) || node.group === "place",
      onPick: (node) => this.setEnd(at, node),
    });
    this.fields = [field("path-from", "From", 0), field("path-to", "To", 1)];
    this.fields.forEach(({ label }) => label.classList.remove("unseen"));
    this.fields.forEach((one, at) => one.input.addEventListener("input", () => { this.ends[at] = null; }));
    this.answer = make("div", { className: "chains" });
    setAttributes(this.answer, { "aria-live": "polite" });
    this.clear = make("button", { type: "button", textContent: "Clear" });
    this.clear.addEventListener("click", () => this.clearWays());
    const close = make("button", { type: "button", textContent: "Close" });
    close.addEventListener("click", () => this.openWays(false));
    const title = make("h2", { textContent: "Path between two" });
    const buttons = make("p", { className: "buttons" }, this.clear, close);
    const inputs = this.fields.map((one) => one.element);
    this.box = make("div", { id: "ways", className: "ways-box", hidden: true }, title, ...inputs, this.answer, buttons);
    setAttributes(this.box, { role: "group", "aria-label": "Path between two" });
    this.box.addEventListener("keydown", (event) => { if (event.key === "Escape" && !event.defaultPrevented) this.openWays(false); });
    return this.box;
  }

  // Opened beside a chosen actor, the path begins there.
  openWays(open) {
    this.box.hidden = !open;
    this.ways.setAttribute("aria-expanded", String(open));
    if (!open) return void this.ways.focus();
    const chosen = this.app.data.nodes.get(this.app.state.values.chosen);
    if (!this.ends[0] && chosen && this.fields[0].allowed(chosen)) this.fill(0, chosen);
    this.fields[this.ends[0] ? 1 : 0].input.focus();
  }

  fill(at, node) {
    this.ends[at] = node;
    this.fields[at].input.value = node?.label ?? "";
  }

  setEnd(at, node) {
    this.ends[at] = node;
    const [from, to] = this.ends;
    if (!from || !to) this.fields[1 - at].input.focus();
    else if (from === to) this.answer.replaceChildren(make("p", { textContent: "These are one and the same." }));
    else this.find(from, to);
  }

  // Turn to the view that shows what was found; where nothing is, leave the drawing as it is.
  find(from, to, more = {}) {
    const path = [from.id, to.id];
    const { chains } = visible(this.app.data, { ...this.app.state.values, ...more, path });
    const view = this.viewOf(chains.flatMap((chain) => chain.nodes), chains[0]?.by === "relations" ? "who" : "events");
    if (chains.length) this.app.state.set({ ...more, path, near: null, grown: [], view });
    else this.answer.replaceChildren(...this.tellNone(from, to));
  }

  // The view that is wanted if all of the nodes are in it, else the one that has everything.
  viewOf(ids, wanted) {
    return ids.every((id) => this.app.data.nodes.get(id).at[wanted]) ? wanted : "all";
  }

  clearWays() {
    [0, 1].forEach((at) => this.fill(at, null));
    this.answer.replaceChildren();
    this.app.state.set({ path: null });
    this.fields[0].input.focus();
  }

  setSteps(steps) {
    const { near, chosen, view } = this.app.state.values;
    const id = near?.id ?? chosen;
    if (!steps || !id) return this.app.state.set({ near: null });
    this.app.state.set({ near: { id, steps }, path: null, view: this.viewOf([id], view) });
  }

  update(changed, shown) {
    const { near, path, chosen } = this.app.state.values;
    const { nodes } = this.app.data;
    this.steps.value = String(Math.min(near?.steps ?? 0, STEPS.length - 1));
    this.steps.disabled = !near && !nodes.has(chosen);
    this.steps.title = this.steps.disabled ? "Choose an actor, an event or a place first" : "How far around the chosen one to show";
    if (!path) return void (changed.has("path") && this.answer.replaceChildren());
    path.forEach((id, at) => { if (this.ends[at]?.id !== id && nodes.has(id)) this.fill(at, nodes.get(id)); });
    if (shown.chains) this.answer.replaceChildren(...this.tell(shown.chains));
  }

  tell(chains) {
    if (!chains.length) return this.tellNone(...this.app.state.values.path.map((id) => this.app.data.nodes.get(id)));
    const how = HOW_JOINED[chains[0].by];
    const several = chains.length === 1 ? "the shortest way" : `${chains.length} shortest ways`;
    return [make("p", { textContent: `${how}, ${several}:` }), ...chains.map((chain) => chainList(this.app.data, chain))];
  }

  // What they have in common, nearest first: articles that name both.
  inCommon(from, to) {
    const { articles } = this.app.data;
    const shared = from.articles.filter((number) => to.articles.includes(number));
    if (!shared.length) return [make("p", { textContent: "No article names both." })];
    const items = shared.map((number) => {
      const button = make("button", { type: "button", className: "plain" }, bdi(nameOf(articles[number])));
      button.addEventListener("click", () => this.app.state.set({ tab: "text", article: number }));
      return make("li", {}, button);
    });
    return [make("p", { textContent: `Named together in ${plural(shared.length, "article")}:` }), ...fewFirst(items, (item) => item, "lines")];
  }

  // Nothing joins them: say so, and whether what is not confirmed would.
  tellNone(from, to) {
    const { values } = this.app.state;
    const set = isFiltered(values) ? " that passes the filters" : values.doubted ? "" : " that is confirmed";
    const none = make("p", {}, `Nothing here${set} joins `, bdi(from.label), " and ", bdi(to.label), ".");
    const wider = { ...values, doubted: true, path: [from.id, to.id] };
    if (values.doubted || !visible(this.app.data, wider).chains.length) return [none, ...this.inCommon(from, to)];
    const button = make("button", { type: "button", textContent: "Show the way over what is not confirmed" });
    button.addEventListener("click", () => this.find(from, to, { doubted: true }));
    return [none, button];
  }
}

const HOW_JOINED = {
  relations: "Over direct relations", events: "No direct relations; over events", places: "No shared events; over places or weapons in common",
};

// A chain in words, a step a line: who, how, whom, and how sure that is.
function chainList(data, chain) {
  const items = chain.links.flatMap((ids) => ids.map((id) => {
    const edge = data.edges.get(id);
    const [from, to] = [edge.from, edge.to].map((end) => chooser(end, data.nodes.get(end).label));
    return make("li", {}, from, " – ", chooser(id, edge.label), " – ", to, " ", chip(edge.status));
  }));
  return make("ol", {}, ...items);
}
