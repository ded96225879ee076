// The strip of time under the stage: a histogram with a brush, and the events in the brushed days one by one, drawn by vis-timeline.

const TIME_ITEMS = 150; // events shown one by one at most
const TIME_CHAR = 6.7; // CSS pixels of a name's character

class Timeline {
  constructor(place, app) {
    this.app = app;
    this.place = place;
    const { dated, undated } = datedEvents(app.data);
    this.dated = dated;
    this.undated = undated;
    const spans = [...dated.values()];
    this.main = mainPeriod(spans);
    this.whole = wholePeriod(spans);
    this.isWhole = false;
    whenIdle(() => this.start());
  }

  get period() {
    return this.isWhole ? this.whole : this.main;
  }

  start() {
    this.build();
    this.started = true;
    this.refresh();
    new ResizeObserver(() => this.refresh()).observe(this.strip);
    if (this.dated.size) whenIdle(() => this.load());
  }

  build() {
    this.said = make("p", { className: "time-said" });
    this.inputs = ["from", "to"].map((side) => this.input(side));
    this.clear = make("button", { type: "button", textContent: "Clear", hidden: true });
    this.clear.addEventListener("click", () => this.pick(null, null));
    this.wider = make("button", { type: "button", hidden: true });
    this.wider.addEventListener("click", () => this.widen());
    this.without = make("details", { className: "without" }, make("summary"));
    this.without.addEventListener("toggle", () => this.list());
    this.strip = make("div", { className: "time-strip" });
    this.items = make("div", { className: "time-items" });
    const [from, to] = this.inputs.map((input, at) => make("label", {}, at ? "to" : "From", input));
    const head = make("div", { className: "time-head" }, make("h2", { textContent: "Time" }), this.said, this.without, this.wider, make("div", { className: "time-days" }, from, to, this.clear));
    this.place.replaceChildren(head, ...(this.dated.size ? [this.strip, this.items] : []));
    this.brush = new Brush(this.strip, (low, high) => this.pick(low, high));
    this.items.addEventListener("keydown", (event) => this.key(event));
    this.items.addEventListener("click", (event) => {
      const id = event.target.closest("[data-event]")?.dataset.event;
      if (id) this.app.choose(id, { reach: event.detail === 0 });
    });
  }

  input(side) {
    const input = make("input", { type: "date" });
    if (this.whole) [input.min, input.max] = [isoOf(this.whole.from), isoOf(this.whole.to - 1)];
    input.addEventListener("change", () => {
      const day = input.value ? dayOf(input.value) : null;
      const { from, to } = this.picked();
      this.pick(side === "from" ? day : from, side === "to" ? day : to);
    });
    return input;
  }

  picked() {
    const { from, to } = this.app.state.values;
    return { from: from && dayOf(from), to: to && dayOf(to) };
  }

  pick(from, to) {
    const [low, high] = from !== null && to !== null && from > to ? [to, from] : [from, to];
    this.app.state.set({ from: low === null ? null : isoOf(low), to: high === null ? null : isoOf(high) });
  }

  widen() {
    this.isWhole = !this.isWhole;
    this.refresh();
  }

  update(changed, shown) {
    this.shown = shown;
    if (this.started) this.refresh(changed);
  }

  refresh(changed = new Set()) {
    if (!this.shown) return;
    const { from, to } = this.picked();
    this.inputs.forEach((input, at) => { input.value = this.app.state.values[at ? "to" : "from"] ?? ""; });
    this.clear.hidden = from === null && to === null;
    const onlyChosen = changed.size === 1 && changed.has("chosen");
    if (!(onlyChosen && this.undatedNow)) this.count(from, to);
    if (this.isReady) this.showItems(changed);
  }

  // The histogram counts what passes all filters but that of time.
  count(from, to) {
    const { values } = this.app.state;
    const passing = from === null && to === null ? this.shown.events : visible(this.app.data, { ...values, from: null, to: null }).events;
    const spans = [...this.dated.values()].filter(({ id }) => passing.has(id));
    this.tell(spans, passing);
    if (!this.period) return;
    const unit = unitFor(this.period.to - this.period.from, Math.min(TIME_BINS, Math.max(this.strip.clientWidth / 4, 10)));
    const bins = binsOf(this.period, unit);
    fillBins(bins, spans, (id) => this.app.data.nodes.get(id).group);
    this.brush.show(this.period, bins, unit, { from, to });
  }

  tell(spans, passing) {
    const undated = this.undated.filter((id) => passing.has(id));
    const inside = spans.filter(({ id }) => this.shown.events.has(id)).length;
    const all = inside === spans.length ? "" : ` of ${spans.length.toLocaleString("en")}`;
    this.said.textContent = `${inside.toLocaleString("en")}${all} dated ${inside === 1 && !all ? "event" : "events"}`;
    this.without.hidden = !undated.length;
    const { from, to } = this.app.state.values;
    this.without.firstChild.textContent = `${undated.length.toLocaleString("en")} without a date${from || to ? ", left out" : ""}`;
    this.undatedNow = undated;
    this.list();
    const outside = spans.filter((span) => span.last < this.main.from || span.first >= this.main.to).length;
    this.wider.hidden = !this.isWhole && !outside;
    this.wider.textContent = this.isWhole ? "Main period only" : `Show ${plural(outside, "event")} before or after`;
  }

  list() {
    const { without } = this;
    while (without.children.length > 1) without.lastChild.remove();
    if (without.open) without.append(eventList(this.app, this.undatedNow, this.app.state.values.chosen));
  }

  async load() {
    const { timeline } = this.app.data.head.blocks;
    const { script, style } = await this.app.data.block(timeline);
    document.head.append(make("style", { textContent: style }));
    const network = window.vis; // vis-network, which goes by the same name
    window.vis = undefined;
    document.head.append(make("script", { textContent: script }));
    this.vis = window.vis;
    window.vis = network;
    this.timeline = new this.vis.Timeline(this.items, [], this.groups(), this.options());
    this.timeline.on("rangechanged", () => { if (this.isReady) this.lookAgain(); });
    this.timeline.on("changed", () => this.drawn());
    const scroller = this.items.querySelector(".vis-panel.vis-left"); // has the scroll bar, so the keyboard must reach it
    Object.assign(scroller, { tabIndex: 0, role: "group", ariaLabel: "Groups of events, to scroll" });
  }

  groups() {
    const { groups } = this.app.data.head;
    const there = new Set([...this.dated.keys()].map((id) => this.app.data.nodes.get(id).group));
    return ["event-violent", "event-other"].filter((key) => there.has(key)).map((id, order) => {
      return { id, order, content: make("span", { textContent: groups[id].title }) };
    });
  }

  options() {
    return {
      maxHeight: 184, minHeight: 72, verticalScroll: true, horizontalScroll: false, zoomKey: "ctrlKey", orientation: "top", stack: true,
      showCurrentTime: false, selectable: false, margin: { item: { horizontal: 6, vertical: 3 }, axis: 4 }, zoomMin: 2 * DAY_MS, groupOrder: "order",
      onInitialDrawComplete: () => { this.isReady = true; this.refresh(new Set(["chosen"])); },
      format: { minorLabels: { day: "D", week: "D MMM", month: "MMM", year: "YYYY" }, majorLabels: { day: "MMMM YYYY", week: "YYYY", month: "YYYY", year: "" } },
      moment: (time) => this.vis.moment(time).utc(),
    };
  }

  showItems(changed) {
    const { from, to } = this.picked();
    const [start, end] = [from ?? this.period.from, to === null ? this.period.to : to + 1];
    const room = Math.ceil((end - start) * 0.02);
    const frame = `${start} ${end} ${this.items.clientWidth}`;
    const spans = [...this.dated.values()].filter((span) => this.shown.events.has(span.id) && span.last >= start && span.first < end);
    const degree = (span) => this.app.data.nodes.get(span.id).degree;
    const some = spans.length > TIME_ITEMS ? [...spans].sort((a, b) => degree(b) - degree(a)).slice(0, TIME_ITEMS) : spans;
    this.now = some.sort((a, b) => middleOf(a) - middleOf(b) || Number(a.id.slice(1)) - Number(b.id.slice(1)));
    this.items.dataset.rest = spans.length > some.length ? `The ${TIME_ITEMS} of ${spans.length.toLocaleString("en")} events with most links; choose fewer days to see all` : "";
    if (frame !== this.frame) this.timeline.setWindow((start - room) * DAY_MS, (end + room) * DAY_MS, { animation: false });
    this.frame = frame;
    this.lookAgain();
    if (changed.has("chosen")) this.reach();
  }

  // Spans wide enough have their name inside; others are a bar with the name beside it.
  lookAgain() {
    const { start, end } = this.timeline.getWindow();
    const scale = this.timeline.dom.centerContainer?.clientWidth ?? this.items.clientWidth;
    const bounds = [start / DAY_MS, end / DAY_MS];
    this.divide(bounds, scale);
    const pixels = (days) => (days * scale) / (bounds[1] - bounds[0]);
    const looks = this.now.map((span) => this.look(span, bounds, pixels));
    const key = JSON.stringify([looks.map(({ id, className, type, start: begin, end: stop, width }) => [id, className, type, begin, stop, width])]);
    if (key === this.looks) return;
    this.looks = key;
    const held = document.activeElement?.dataset?.event;
    this.timeline.setItems(looks.map((look) => ({ ...look, content: this.name(look) })));
    this.held = held ?? this.held;
  }

  // The library draws in its own time; then the names take their place in the order of the keyboard.
  drawn() {
    if (!this.isReady) return;
    const names = this.names();
    const { chosen } = this.app.state.values;
    if (!names.some((name) => name.tabIndex === 0)) rove(names, names.find((name) => name.dataset.event === chosen));
    if (this.held) this.focus(this.held);
    this.held = null;
  }

  // Divide the library's axis as that of the histogram is.
  divide([from, to], width) {
    const { unit, every } = tickUnit(to - from, width);
    const axis = unit === "decade" ? { scale: "year", step: 10 * every } : { scale: unit, step: every };
    const key = JSON.stringify(axis);
    if (key !== this.axis) this.timeline.setOptions({ timeAxis: axis, showMajorLabels: axis.scale !== "year" });
    this.axis = key;
  }

  // How an event is shown: as a range with its name inside if that is wide enough, else as a bar with the name beside it, before it near the end.
  look({ id, first, last }, [from, to], pixels) {
    const node = this.app.data.nodes.get(id);
    const [start, end] = [Number.isFinite(first) ? first : Math.min(from, last) - 1, Number.isFinite(last) ? last + 1 : Math.max(to, first) + 2];
    const room = Math.min(node.label.length, 50) * TIME_CHAR + 30;
    const shown = pixels(Math.min(end, to) - Math.max(start, from));
    const isLate = pixels(to - end) < room && pixels(start - from) > room;
    const type = shown >= room ? "range" : isLate ? "box" : "point";
    const open = `${Number.isFinite(first) ? "" : " open-start"}${Number.isFinite(last) ? "" : " open-end"}`;
    const looks = `${node.group === "event-violent" ? "" : " quiet"}${this.app.data.isSure(node.status) ? "" : " doubted"}${id === this.app.state.values.chosen ? " chosen" : ""}${open}`;
    const width = type === "range" ? 0 : Math.max(Math.round(pixels(end - start)), 5);
    const at = type === "box" ? { start: Math.min(end, to) * DAY_MS, align: "right" } : { start: start * DAY_MS, end: end * DAY_MS };
    return { id, group: node.group, type, className: `dated${looks}`, width, ...at };
  }

  name({ id, width, type }) {
    const { label, event, status } = this.app.data.nodes.get(id);
    const bar = width ? make("span", { className: "dated-bar" }) : null;
    if (bar) bar.style.width = `${width}px`;
    const doubt = this.app.data.isSure(status) ? "" : `, ${status}`;
    const words = `${label}, ${event.when || spanWords(this.dated.get(id))}${doubt}`;
    const parts = type === "box" ? [bdi(label), bar] : [bar, bdi(label)];
    return make("button", { type: "button", tabIndex: -1, data: { event: id }, title: words, aria: { label: words } }, ...parts);
  }

  names() {
    const order = new Map(this.now.map(({ id }, at) => [id, at]));
    const all = [...this.items.querySelectorAll("[data-event]")];
    return all.sort((a, b) => order.get(a.dataset.event) - order.get(b.dataset.event));
  }

  focus(id) {
    const names = this.names();
    const name = names.find((one) => one.dataset.event === id);
    if (!name) return;
    rove(names, name);
    name.focus({ preventScroll: true });
  }

  key(event) {
    const name = event.target.closest("[data-event]");
    if (name && roveTo(this.names(), name, event.key)) event.preventDefault();
  }

  // Bring the chosen event's item into sight, along the days only if it is outside them.
  reach() {
    const span = this.dated.get(this.app.state.values.chosen);
    if (!span || !this.now.includes(span)) return;
    const { start, end } = this.timeline.getWindow();
    this.timeline.focus(span.id, { animation: false, zoom: false });
    if (span.last * DAY_MS >= start && span.first * DAY_MS <= end) this.timeline.setWindow(start, end, { animation: false });
  }
}

function spanWords({ first, last }) {
  if (first === last) return dayWords(first);
  if (!Number.isFinite(first)) return `until ${dayWords(last)}`;
  return Number.isFinite(last) ? `${dayWords(first)} to ${dayWords(last)}` : `from ${dayWords(first)}`;
}
