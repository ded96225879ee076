// The filter rail: what each filter offers and would leave, what is set, and how much is shown of all.

const RAIL_WIDE = "(min-width: 60.01rem)";
const FEW_OPTIONS = 12;
const MOST_OPTIONS = 300;
const STATUS_ORDER = ["asserted", "reported", "claimed", "alleged", "expected", "intended", "hypothetical", "denied", "negated"];
const FACET_TITLES = {
  kinds: "Event type", statuses: "Status", places: "Place", sources: "Source", articles: "Article", groups: "Who is involved",
};

class Filters {
  constructor(place, app) {
    Object.assign(this, { place, app });
    this.facets = Object.entries(facetOptions(app.data)).filter(([, options]) => options.length > 1)
      .map(([facet, options]) => new FacetList(app, facet, options));
    this.count = make("p", { className: "shown-count" });
    this.chips = make("ul", { className: "filter-chips" });
    this.left = make("p", { className: "left-out" });
    this.toggle = make("button", { type: "button", className: "rail-toggle" });
    setAttributes(this.toggle, { "aria-controls": "filter-body" });
    this.toggle.addEventListener("click", () => this.open(place.dataset.open !== "true"));
    this.dates = this.makeDates();
    this.body = make("div", { id: "filter-body" }, this.count, this.chips, this.left, this.dates, ...this.facets.map((one) => one.element));
    place.replaceChildren(make("h2", { className: "unseen", textContent: "Filters" }), this.toggle, this.body);
    place.addEventListener("keydown", (event) => { if (event.key === "Escape" && !this.wide.matches) this.open(false, this.toggle); });
    this.wide = window.matchMedia(RAIL_WIDE);
    this.wide.addEventListener("change", () => this.open(this.wide.matches));
    this.open(this.wide.matches);
    this.update(new Set(["filters"]), app.shown);
  }

  open(open, focus = null) {
    this.place.dataset.open = String(open);
    this.body.hidden = !open;
    this.toggle.setAttribute("aria-expanded", String(open));
    focus?.focus();
  }

  makeDates() {
    const field = (name, label) => {
      const input = make("input", { type: "date", ariaLabel: `Time ${label}` });
      input.addEventListener("change", () => this.app.state.set({ [name]: input.value || null }));
      this[name] = input;
      return make("label", {}, make("span", { textContent: label }), input);
    };
    const legend = make("legend", { className: "unseen", textContent: "Time" });
    const fields = make("fieldset", {}, legend, field("from", "from"), field("to", "to"));
    const set = make("details", { className: "facet dates" }, make("summary", { textContent: "Time" }), fields);
    set.hidden = ![...filterIndex(this.app.data).events.values()].some((entry) => entry.first || entry.last);
    return set;
  }

  update(changed, shown) {
    const { values } = this.app.state;
    if (!["filters", "from", "to", "doubted", "near", "path", "harm"].some((key) => changed.has(key))) return;
    this.from.value = values.from ?? "";
    this.to.value = values.to ?? "";
    if (values.from || values.to) this.dates.open = true;
    const counts = facetCounts(this.app.data, values);
    this.facets.forEach((facet) => facet.update(counts[facet.facet], values.filters[facet.facet] ?? []));
    const active = this.active(values);
    this.toggle.textContent = active.length ? `Filters (${active.length})` : "Filters";
    this.showChips(active);
    this.tell(shown);
  }

  tell(shown) {
    const { events, relations } = filterIndex(this.app.data);
    const nothing = !shown.events.size && !shown.relations.size;
    const amounts = [amountOf(shown.events.size, events.size, "event"), amountOf(shown.relations.size, relations.size, "relation")];
    this.count.textContent = nothing ? "Nothing passes the filters" : amounts.join(", ");
    const doubted = make("button", { type: "button", className: "plain", textContent: "show them" });
    doubted.addEventListener("click", () => this.app.state.set({ doubted: true }));
    const lines = [
      shown.undated ? [`${counted(shown.undated, "undated event")} left out while a time is set`] : null,
      shown.loose ? [`${counted(shown.loose, "relation")} that rest on no event left out`] : null,
      shown.doubted ? [`${counted(shown.doubted, "event")} not confirmed left out: `, doubted] : null,
    ].filter(Boolean);
    const held = this.left.contains(document.activeElement);
    this.left.replaceChildren(...lines.map((line) => make("span", {}, ...line)));
    this.left.hidden = !lines.length;
    if (held) this.toggle.focus();
  }

  // What is set: [{text, remove: patch, more: patch to widen it, or null}]
  active(values) {
    const label = (id) => this.app.data.nodes.get(id)?.label ?? id;
    const found = this.facets.flatMap((facet) => (values.filters[facet.facet] ?? []).map((value) => ({
      text: `${FACET_TITLES[facet.facet]}: ${facet.labelOf(value)}`, remove: facet.patch(value, false),
    })));
    const { from, to } = values;
    if (from || to) found.push({ text: `Time: ${from ?? "…"} to ${to ?? "…"}`, remove: { from: null, to: null } });
    if (values.harm) found.push({ text: `Who harmed whom: ${cellWords(this.app.data, values.harm)}`, remove: { harm: null } });
    if (values.path) found.push({ text: `Path: ${values.path.map(label).join(" – ")}`, remove: { path: null } });
    if (!values.near) return found;
    const { id, steps } = values.near;
    const more = steps < MOST_STEPS ? { near: { id, steps: steps + 1 } } : null;
    return [...found, { text: `Within ${counted(steps, "step")} of ${label(id)}`, remove: { near: null }, more }];
  }

  showChips(active) {
    const held = this.chips.contains(document.activeElement);
    const chips = active.map(({ text, remove, more }) => {
      const off = this.chipButton(`Remove filter: ${text}`, remove, bdi(text), make("span", { textContent: " ×", ariaHidden: "true" }));
      return make("li", {}, off, more ? this.chipButton("Expand by one step", more, "+") : null);
    });
    const none = { filters: Object.fromEntries(FACETS.map((facet) => [facet, []])), from: null, to: null, near: null, path: null, harm: null };
    if (active.length > 1) chips.push(make("li", {}, this.chipButton("Clear all filters", none, "Clear all")));
    this.chips.replaceChildren(...chips);
    this.chips.hidden = !active.length;
    if (held) (this.chips.querySelector("button") ?? this.toggle).focus();
  }

  chipButton(label, patch, ...content) {
    const button = make("button", { type: "button", ariaLabel: label }, ...content);
    button.addEventListener("click", () => this.app.state.set(patch));
    return button;
  }
}

const counted = (count, noun) => `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
const amountOf = (count, all, noun) => (count === all ? counted(all, noun) : `${count.toLocaleString("en")} of ${counted(all, noun)}`);

// The options of every facet, from the events and relations: {facet: [{value, label, depth, hint, group, count}]}.
function facetOptions(data) {
  const { events, relations } = filterIndex(data);
  const totals = Object.fromEntries(FACETS.map((facet) => [facet, new Map()]));
  for (const entry of [...events.values(), ...relations.values()]) {
    for (const facet of FACETS) for (const value of entry[facet] ?? []) totals[facet].set(value, (totals[facet].get(value) ?? 0) + 1);
  }
  const list = (facet, tell) => [...totals[facet]].map(([value, count]) => ({ value, count, depth: 0, ...tell(value) }));
  const byCount = (a, b) => b.count - a.count || (a.label < b.label ? -1 : 1);
  const order = ({ value }) => (STATUS_ORDER.indexOf(value) + 1 || STATUS_ORDER.length + 1);
  return {
    kinds: kindOptions(events, totals.kinds),
    statuses: list("statuses", (value) => ({ label: value })).filter(({ value }) => !UNTOLD_STATUSES.includes(value))
      .sort((a, b) => order(a) - order(b)),
    places: placeOptions(data, totals.places),
    sources: list("sources", (value) => ({ label: value === UNSOURCED ? "the article itself" : value })).sort(byCount),
    articles: list("articles", (value) => articleOption(data.head.articles[value])),
    groups: list("groups", (value) => ({ label: data.head.groups[value]?.title ?? value, group: value }))
      .filter(({ value }) => !value.startsWith("event") && value !== "place").sort(byCount),
  };
}

function articleOption(article) {
  return { label: article?.title ?? article?.id ?? "?", hint: article?.date ?? "" };
}

// Event classes as a tree: an event names its classes from the most special to "event", which every event has and nobody chooses.
function kindOptions(events, totals) {
  const ways = new Map();
  for (const { kinds } of events.values()) kinds.forEach((kind, at) => ways.set(kind, ways.get(kind) ?? kinds.slice(at).reverse()));
  const common = new Set([...totals].filter(([, count]) => count === events.size).map(([kind]) => kind));
  const way = (kind) => ways.get(kind).filter((one) => !common.has(one));
  const options = [...totals].filter(([kind]) => !common.has(kind) || totals.size === 1);
  return options.map(([value, count]) => ({ value, label: value, count, depth: Math.max(way(value).length - 1, 0), way: way(value) }))
    .sort(alongTree((kind) => [-totals.get(kind), kind]));
}

// Compare options by their ways from the root, each step by what `keyOf` gives for it.
function alongTree(keyOf) {
  return (a, b) => {
    const at = a.way.findIndex((step, index) => step !== b.way[index]);
    if (at < 0 || at >= b.way.length) return a.way.length - b.way.length;
    const [one, other] = [keyOf(a.way[at]), keyOf(b.way[at])];
    const differs = one.findIndex((part, index) => part !== other[index]);
    return one[differs] < other[differs] ? -1 : 1;
  };
}

// Places as a tree, from the country inwards.
function placeOptions(data, totals) {
  const name = (id) => data.nodes.get(id)?.label ?? id;
  return [...totals].map(([value, count]) => {
    const way = [value, ...(data.nodes.get(value)?.place?.within ?? [])].filter((id) => totals.has(id)).reverse();
    return { value, label: name(value), count, depth: way.length - 1, way };
  }).sort(alongTree((id) => [folded(name(id)), id]));
}
