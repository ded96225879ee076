// One filter of the rail: its options as checkboxes with what each would leave; long lists can be searched.

class FacetList {
  constructor(app, facet, options) {
    Object.assign(this, { app, facet, options, rows: new Map(), counts: new Map(), chosen: new Set(), all: false });
    this.list = make("ul", {});
    this.more = make("button", { type: "button", className: "plain" });
    this.more.addEventListener("click", () => { this.all = !this.all; this.render(); });
    this.query = options.length > FEW_OPTIONS ? this.makeQuery() : null;
    const title = FACET_TITLES[facet];
    const set = make("fieldset", {}, make("legend", { className: "unseen", textContent: title }), this.query, this.list, this.more);
    const open = options.length <= FEW_OPTIONS || facet === "kinds" || facet === "places";
    this.element = make("details", { className: "facet", open, data: { facet } }, make("summary", { textContent: title }), set);
  }

  makeQuery() {
    const title = FACET_TITLES[this.facet];
    const query = make("input", { type: "search", autocomplete: "off", spellcheck: false, placeholder: `Find ${title.toLowerCase()}` });
    query.setAttribute("aria-label", `Find in: ${title}`);
    query.addEventListener("input", () => this.render());
    return query;
  }

  labelOf(value) {
    return this.options.find((option) => option.value === String(value))?.label ?? value;
  }

  // What to tell the state to choose a value or not; articles are numbers there.
  patch(value, on) {
    const { filters } = this.app.state.values;
    const typed = this.facet === "articles" ? Number(value) : value;
    const rest = (filters[this.facet] ?? []).filter((one) => String(one) !== String(value));
    return { filters: { ...filters, [this.facet]: on ? [...rest, typed] : rest } };
  }

  update(counts, chosen) {
    this.counts = counts;
    this.chosen = new Set(chosen.map(String));
    if (chosen.length) this.element.open = true;
    this.render();
  }

  wanted() {
    const text = folded(this.query?.value.trim() ?? "");
    if (text) return this.options.filter((option) => folded(option.label).includes(text)).slice(0, MOST_OPTIONS);
    if (this.all || this.options.length <= FEW_OPTIONS) return this.options.slice(0, MOST_OPTIONS);
    const most = [...this.options].sort((a, b) => a.depth - b.depth || b.count - a.count).slice(0, FEW_OPTIONS);
    const first = new Set(most);
    return this.options.filter((option) => first.has(option) || this.chosen.has(option.value));
  }

  render() {
    const rows = this.wanted().map((option) => this.row(option));
    const items = rows.map((row) => row.item);
    const now = [...this.list.children];
    if (items.length !== now.length || items.some((item, at) => item !== now[at])) this.list.replaceChildren(...items);
    for (const { option, item, box, count } of rows) {
      const left = this.counts.get(option.value) ?? 0;
      box.checked = this.chosen.has(option.value);
      count.textContent = left.toLocaleString("en");
      item.classList.toggle("none", !left && !box.checked);
    }
    this.more.hidden = this.options.length <= FEW_OPTIONS || Boolean(this.query?.value.trim());
    this.more.textContent = this.all ? "Show fewer" : `Show all ${this.options.length.toLocaleString("en")}`;
  }

  row(option) {
    if (this.rows.has(option.value)) return this.rows.get(option.value);
    const box = make("input", { type: "checkbox" });
    const count = make("span", { className: "count" });
    const hint = option.hint ? make("small", { textContent: ` ${option.hint}` }) : null;
    const name = make("span", { className: "name" }, bdi(option.label), hint);
    const symbol = option.group ? groupSymbol(this.app.data, option.group) : null;
    const item = make("li", {}, make("label", {}, box, symbol, name, count));
    item.dataset.depth = Math.min(option.depth, 4);
    box.addEventListener("change", () => this.app.state.set(this.patch(option.value, box.checked)));
    this.rows.set(option.value, { option, item, box, count });
    return this.rows.get(option.value);
  }
}
