// The map of events: country borders from the page itself, symbols by number of events, whatever is not certain drawn hollow.

const MARKS_APART = 24; // CSS pixels between the middles of symbols that stay two
const AREAS_APART = 34; // and of the rings of countries

class MapView {
  constructor(place, app) {
    this.app = app;
    this.place = place;
    this.listed = null;
    new ResizeObserver(() => this.resized()).observe(place);
  }

  resized() {
    if (!this.place.clientWidth) return;
    if (!this.svg) this.build();
    else if (this.countries) {
      if (this.isStale) this.find();
      this.render();
    }
  }

  build() {
    this.land = svgMake("g", { class: "land" });
    this.names = svgMake("g", { class: "names", "aria-hidden": "true" });
    this.symbols = svgMake("g", { class: "symbols" });
    this.bar = svgMake("g", { class: "scale-bar", "aria-hidden": "true" }, svgMake("path"), svgMake("text", { y: -5 }));
    this.svg = svgMake("svg", { role: "group", tabindex: 0, "aria-label": "Map of events. Arrow keys move it, plus and minus zoom, tab leads to the places." }, this.land, this.names, this.symbols, this.bar);
    this.said = make("p", { className: "map-said" });
    this.without = make("details", { className: "without" }, make("summary"));
    this.without.addEventListener("toggle", () => this.listNowhere());
    this.list = make("div", { className: "map-list", hidden: true });
    this.list.addEventListener("keydown", (event) => { if (event.key === "Escape") this.close(); });
    const field = make("div", { className: "map-field" }, this.svg, this.list);
    this.place.replaceChildren(field, make("div", { className: "map-foot" }, this.said, this.without, mapLegend()));
    this.view = new MapFrame(this.svg, () => this.render());
    this.svg.addEventListener("keydown", (event) => this.key(event));
    this.svg.addEventListener("click", (event) => this.press(event.target.closest("[data-key]")?.dataset.key));
    this.load();
  }

  async load() {
    const borders = await this.app.data.block(this.app.data.head.blocks.borders);
    this.countries = new Map(borders.map(([number, name, d, [x, y, width]]) => {
      const path = svgMake("path", { d, "data-country": number, "vector-effect": "non-scaling-stroke" });
      return [number, { number, name, path, x, y, width }];
    }));
    this.land.replaceChildren(...[...this.countries.values()].map(({ path }) => path));
    this.find();
    this.fit();
  }

  update(changed, shown) {
    this.shown = shown;
    const isOnly = (key) => changed.size === 1 && changed.has(key);
    this.isStale ||= !isOnly("chosen") && !isOnly("tab");
    if (!this.countries || !this.place.clientWidth) return;
    if (this.isStale) this.find();
    if (changed.has("chosen")) this.turn();
    this.render();
  }

  find() {
    if (!this.shown) return;
    const found = locate(this.app.data, this.shown.events);
    for (const area of found.areas) {
      const { x, y } = this.countries.get(area.key) ?? {};
      Object.assign(area, { x, y, isArea: true });
    }
    const lost = found.areas.filter(({ x }) => x === undefined).flatMap(({ events }) => events.map(({ id }) => id));
    found.areas = found.areas.filter(({ x }) => x !== undefined);
    found.nowhere.push(...lost);
    this.found = found;
    this.isStale = false;
    this.tell();
  }

  tell() {
    const { spots, areas, nowhere } = this.found;
    const located = new Set(spots.flatMap(({ events }) => events.map(({ id }) => id)));
    const wide = new Set(areas.flatMap(({ events }) => events.map(({ id }) => id)).filter((id) => !located.has(id)));
    const more = wide.size ? `, ${wide.size.toLocaleString("en")} known only by country` : "";
    this.said.textContent = `${plural(located.size, "event")} at ${plural(spots.length, "place")}${more}`;
    this.without.hidden = !nowhere.length;
    this.without.firstChild.textContent = `${nowhere.length.toLocaleString("en")} without a place`;
    this.listNowhere();
    if (this.listed) this.open(this.listed);
  }

  listNowhere() {
    while (this.without.children.length > 1) this.without.lastChild.remove();
    if (this.without.open) this.without.append(eventList(this.app, this.found.nowhere, this.app.state.values.chosen));
  }

  zoom(factor) {
    if (this.found) this.view.zoom(factor);
  }

  fit() {
    if (!this.found) return;
    const { spots, areas } = this.found;
    const points = (spots.length ? spots : areas).flatMap((spot) => spot.events.map(() => ({ x: spot.x, y: spot.y })));
    const bounds = mainFrame(points) ?? { left: -15000, right: 17000, top: -7000, bottom: 5000 };
    const middle = (bounds.top + bounds.bottom) / 2;
    this.view.squeeze = Math.cos((Math.min(Math.abs(middle), 6000) / 100) * (Math.PI / 180));
    this.view.fit(bounds);
  }

  // Turn to what was chosen elsewhere: into sight if it is not.
  turn() {
    const near = this.lit();
    const spot = [...this.found.spots, ...this.found.areas].find((one) => this.isLit(one, near));
    if (!spot || !this.place.clientWidth) return;
    const [x, y] = this.view.point(spot.x, spot.y);
    const [width, height] = this.view.size;
    if (x < 20 || y < 20 || x > width - 20 || y > height - 20) Object.assign(this.view, { x: spot.x, y: spot.y });
  }

  // What the choice lights up: the chosen node, or the ends of the chosen line, and the events that touch an actor.
  lit() {
    const { data, state } = this.app;
    const { chosen } = state.values;
    if (!chosen) return new Set();
    const edge = data.edges.get(chosen);
    if (edge) return new Set([edge.from, edge.to, ...(edge.events ?? [])].filter((id) => data.nodes.get(id).event));
    const node = data.nodes.get(chosen);
    if (node.event || node.place) return new Set([chosen]);
    return new Set(data.touching(chosen).flatMap((id) => [data.edges.get(id).from, data.edges.get(id).to, ...(data.edges.get(id).events ?? [])]));
  }

  isLit(spot, lit) {
    return lit.has(spot.key) || spot.events.some(({ id, place }) => lit.has(id) || lit.has(place));
  }

  render() {
    if (!this.found || !this.countries) return;
    const held = document.activeElement?.dataset?.key;
    this.land.setAttribute("transform", this.view.transform);
    const at = ({ x, y }) => this.view.point(x, y);
    const [width, height] = this.view.size;
    const inside = (spot) => { const [x, y] = at(spot); return x > -20 && y > -20 && x < width + 20 && y < height + 20; };
    const clusters = clustered(this.found.spots.filter(inside), at, MARKS_APART);
    const areas = clustered(this.found.areas.filter(inside), at, AREAS_APART);
    this.drawn = clusters.map((one) => this.mark(one));
    for (const area of areas) this.drawn.push(this.mark(this.aside(area)));
    const lit = this.lit();
    for (const mark of this.drawn) mark.isLit = mark.spots.some((spot) => this.isLit(spot, lit));
    this.drawn.sort((a, b) => Number(a.isLit) - Number(b.isLit) || b.count - a.count);
    this.symbols.replaceChildren(...this.drawn.map((mark) => this.symbol(mark)));
    this.shade();
    this.label();
    this.scale();
    this.keepFocus(held);
  }

  mark({ x, y, spots, from = null }) {
    const events = spots.flatMap((spot) => spot.events);
    const { isArea = false } = spots[0];
    const { group, exact } = this.looks(events);
    return { key: spots[0].key, x, y, from, spots, group, isArea, isExact: exact && !isArea, count: new Set(events.map(({ id }) => id)).size };
  }

  // The ring of a country gives way a little to the symbols that stand where it would.
  aside({ x, y, spots }) {
    const steps = [[0, 0], ...[20, 34].flatMap((step) => [[0, step], [0, -step], [step, 0], [-step, 0], [step, step], [-step, -step], [step, -step], [-step, step]])];
    const [dx, dy] = steps.find(([a, b]) => !this.drawn.some((one) => Math.hypot(one.x - x - a, one.y - y - b) < 34)) ?? [0, 0];
    return { x: x + dx, y: y + dy, spots, from: dx || dy ? [-dx, -dy] : null };
  }

  looks(events) {
    const { data } = this.app;
    const violent = events.some(({ id }) => data.nodes.get(id).group === "event-violent");
    return { group: violent ? "event-violent" : "event-other", exact: events.some((one) => isExact(data, one)) };
  }

  symbol(mark) {
    const { isExact: exact, isArea, count, spots } = mark;
    const label = `${this.nameOf(spots)}: ${plural(count, "event")}${isArea ? ", known only by country" : exact ? "" : ", not certain or not exactly there"}`;
    return markSymbol(mark, label);
  }

  nameOf(spots) {
    const { data } = this.app;
    const names = spots.map((spot) => (spot.isArea ? `somewhere in ${this.countries.get(spot.key).name}` : data.label(spot.key)));
    return names.length > 3 ? `${names.slice(0, 2).join(", ")} and ${plural(names.length - 2, "other place")}` : names.join(", ");
  }

  shade() {
    const wide = new Set(this.found.areas.map(({ key }) => key));
    for (const path of this.land.children) path.classList.toggle("wide", wide.has(path.dataset.country));
  }

  label() {
    const [width, height] = this.view.size;
    const taken = this.drawn.map(({ x, y, count }) => boxAt(x, y, markRadius(count) + 3));
    const frame = { left: 4, right: width - 4, top: 4, bottom: height - 4 };
    const marks = this.drawn.filter(({ isArea }) => !isArea).sort((a, b) => Number(b.isLit) - Number(a.isLit));
    const places = marks.map(({ x, y, spots, count, isExact: exact }) => {
      const text = shortName(this.app.data.label(spots[0].key)) + (spots.length > 1 ? ` +${spots.length - 1}` : "");
      return { text, looks: "place-name", boxes: besideMark(x, y, text.length * MAP_CHAR, markRadius(count) + (exact ? 2 : 7)) };
    });
    const countries = [...this.countries.values()].flatMap((country) => this.countryLabel(country)).sort((a, b) => b.size - a.size);
    const placed = fitLabels([...places, ...countries], taken, frame);
    this.names.replaceChildren(...placed.map(({ text, looks, box }) => svgMake("text", { class: looks, x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2, dy: ".35em" }, text)));
  }

  // A country's name stands in its widest part, or in what is to be seen of it.
  countryLabel({ name, path, x, y, width }) {
    const [wide, high] = this.view.size;
    const half = (name.length * MAP_CHAR * 1.2) / 2;
    const room = width * this.view.k * this.view.squeeze;
    let [left, top] = this.view.point(x, y);
    if (left < half || left > wide - half || top < 8 || top > high - 8) {
      const seen = room > 150 ? this.view.seenOf(path) : null;
      if (!seen) return [];
      [left, top] = seen;
    }
    const box = (dy) => ({ left: left - half, right: left + half, top: top + dy - 8, bottom: top + dy + 8 });
    return room < half ? [] : [{ text: name, looks: "country-name", size: room, boxes: [0, 18, -18, 32, -32].map(box) }];
  }

  scale() {
    const [kilometres, pixels] = scaleBar(this.view.k);
    const [, height] = this.view.size;
    this.bar.setAttribute("transform", `translate(14 ${height - 14})`);
    this.bar.firstChild.setAttribute("d", `M0 -4v4h${pixels.toFixed(1)}v-4`);
    this.bar.lastChild.textContent = `${kilometres.toLocaleString("en")} km`;
  }

  keepFocus(key) {
    const things = this.inOrder();
    const spotOf = (wanted) => this.drawn.find(({ spots }) => spots.some((spot) => spot.key === wanted))?.key;
    const home = key && things.find((thing) => thing.dataset.key === spotOf(key));
    if (things.length) rove(things, home || things[0]);
    if (home) home.focus({ preventScroll: true });
  }

  // The symbols from west to east, as the arrow keys lead through them.
  inOrder() {
    const spot = new Map(this.drawn.map(({ key, x, y }) => [key, [x, y]]));
    return [...this.symbols.children].sort((a, b) => spot.get(a.dataset.key)[0] - spot.get(b.dataset.key)[0] || spot.get(a.dataset.key)[1] - spot.get(b.dataset.key)[1]);
  }

  key(event) {
    const symbol = event.target.closest("[data-key]");
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") this.close();
    else if (symbol && (event.key === "Enter" || event.key === " ")) this.press(symbol.dataset.key, { reach: true });
    else if (symbol && roveTo(this.inOrder(), symbol, event.key)) { /* moved on */ } else if (event.key === "0") this.fit();
    else if (symbol?.contains(event.target) && event.key.startsWith("Arrow")) return;
    else if (!this.view.key(event.key)) return;
    event.preventDefault();
  }

  press(key, { reach = false } = {}) {
    const mark = this.drawn.find((one) => one.key === key);
    if (!mark) return;
    const ids = [...new Set(mark.spots.flatMap(({ events }) => events.map(({ id }) => id)))];
    if (ids.length === 1 && !mark.isArea) {
      this.close();
      this.app.choose(ids[0], { reach });
    } else this.open(mark.spots.map((spot) => spot.key), { focus: reach });
  }

  // The events of some places, in a list over the map.
  open(keys, { focus = false } = {}) {
    const spots = [...this.found.spots, ...this.found.areas].filter((spot) => keys.includes(spot.key));
    if (!spots.length) {
      this.close();
      return;
    }
    this.listed = keys;
    const close = make("button", { type: "button", className: "close", textContent: "×", aria: { label: "Close the list" } });
    close.addEventListener("click", () => this.close());
    this.list.replaceChildren(close, ...spots.flatMap((spot) => this.listOf(spot)));
    this.list.hidden = false;
    if (focus) this.list.querySelector(".plain").focus();
  }

  // An area's events stand by the places that are told of them, though these have no point of their own.
  listOf(spot) {
    const { data, state } = this.app;
    const ids = (events) => [...new Set(events.map(({ id }) => id))];
    const heading = (name, words) => make("h3", {}, name, " ", make("small", { textContent: words }));
    if (!spot.isArea) return [heading(chooser(spot.key, data.label(spot.key)), spotWords(spot)), eventList(this.app, ids(spot.events), state.values.chosen)];
    const places = [...new Set(spot.events.map(({ place }) => place))];
    return [heading(`Somewhere in ${this.countries.get(spot.key).name}`, "no point is known"), ...places.flatMap((place) => {
      const there = spot.events.filter((event) => event.place === place);
      return [make("h4", {}, chooser(place, data.label(place))), eventList(this.app, ids(there), state.values.chosen)];
    })];
  }

  close() {
    const wasInside = this.list.contains(document.activeElement);
    this.listed = null;
    this.list.hidden = true;
    this.list.replaceChildren();
    if (wasInside) this.svg.focus();
  }
}
