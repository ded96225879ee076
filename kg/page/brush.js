// The histogram of dated events, and the brush on it: two handles that bound the days in question.

const BARS_HIGH = 46; // of the bars, in CSS pixels
const AXIS_HIGH = 20; // under them
const GRIP_WIDE = 12;

class Brush {
  // `onPick(from, to)`: days, `to` the last one included; null where that side is open.
  constructor(place, onPick) {
    this.onPick = onPick;
    this.picked = { from: null, to: null };
    this.columns = svgMake("g");
    this.axis = svgMake("g", { class: "ticks" });
    this.area = svgMake("rect", { class: "brush-area", y: 0, height: BARS_HIGH });
    this.veils = [0, 1].map(() => svgMake("rect", { class: "brush-veil", y: 0, height: BARS_HIGH }));
    this.handles = ["from", "to"].map((side) => this.handle(side));
    this.svg = svgMake("svg", { class: "histogram", height: BARS_HIGH + AXIS_HIGH }, this.columns, this.axis, ...this.veils, this.area, ...this.handles);
    place.append(this.svg);
    this.svg.addEventListener("pointerdown", (event) => this.grab(event));
    this.svg.addEventListener("dblclick", () => this.pick(null, null));
  }

  handle(side) {
    const name = side === "from" ? "First day to show" : "Last day to show";
    const grip = svgMake("rect", { class: "grip", x: -GRIP_WIDE / 2, y: 6, width: GRIP_WIDE, height: BARS_HIGH - 12, rx: 4 });
    const line = svgMake("path", { d: `M0 0v${BARS_HIGH}` });
    const handle = svgMake("g", { class: "brush-handle", role: "slider", tabindex: 0, "aria-label": name, "data-side": side }, line, grip);
    handle.addEventListener("keydown", (event) => this.key(event, side));
    return handle;
  }

  show(period, bins, unit, picked) {
    Object.assign(this, { period, unit, picked });
    this.width = Math.max(this.svg.clientWidth, 1);
    this.svg.setAttribute("viewBox", `0 0 ${this.width} ${BARS_HIGH + AXIS_HIGH}`);
    const most = Math.max(1, ...bins.map((bin) => bin.violent + bin.other + bin.maybe));
    this.columns.replaceChildren(...bins.flatMap((bin) => this.column(bin, most)));
    this.axis.replaceChildren(...ticksOf(period, this.width).flatMap(({ day, text }) => this.tick(day, text)));
    this.place();
  }

  column(bin, most) {
    const [x, end] = [this.x(bin.from), this.x(bin.to)];
    const width = Math.max(end - x - (end - x > 4 ? 1 : 0), 1);
    let y = BARS_HIGH;
    return ["violent", "other", "maybe"].filter((kind) => bin[kind]).map((kind) => {
      const height = Math.max((BARS_HIGH - 3) * (bin[kind] / most), 1.5);
      y -= height;
      return svgMake("rect", { class: `column ${kind}`, x, y, width, height }, svgMake("title", {}, binWords(bin)));
    });
  }

  tick(day, text) {
    const x = this.x(day);
    const label = x + 64 > this.width ? null : svgMake("text", { x: x + 3, y: BARS_HIGH + 14 }, text);
    return [svgMake("path", { d: `M${x} ${BARS_HIGH}v${AXIS_HIGH}` }), ...(label ? [label] : [])];
  }

  x(day) {
    const { from, to } = this.period;
    return Math.min(Math.max((day - from) / (to - from), 0), 1) * this.width;
  }

  day(x) {
    const { from, to } = this.period;
    return Math.min(Math.max(from + Math.floor((x / this.width) * (to - from)), from), to - 1);
  }

  // Set handles and veils by what is picked.
  place() {
    const { from, to } = this.picked;
    const [left, right] = [from === null ? 0 : this.x(from), to === null ? this.width : this.x(to + 1)];
    this.area.setAttribute("x", left);
    this.area.setAttribute("width", Math.max(right - left, 1));
    this.svg.classList.toggle("picked", from !== null || to !== null);
    this.cover(this.veils[0], 0, left);
    this.cover(this.veils[1], right, this.width);
    [[left, from ?? this.period.from, from], [right, to ?? this.period.to - 1, to]].forEach(([x, day, set], at) => {
      const handle = this.handles[at];
      handle.setAttribute("transform", `translate(${Math.min(Math.max(x, GRIP_WIDE / 2), this.width - GRIP_WIDE / 2)} 0)`);
      handle.setAttribute("aria-valuemin", this.period.from);
      handle.setAttribute("aria-valuemax", this.period.to - 1);
      handle.setAttribute("aria-valuenow", Math.min(Math.max(day, this.period.from), this.period.to - 1));
      handle.setAttribute("aria-valuetext", set === null ? "open" : dayWords(set));
    });
  }

  cover(veil, from, to) {
    veil.setAttribute("x", from);
    veil.setAttribute("width", Math.max(to - from, 0));
  }

  pick(from, to, { soon = false } = {}) {
    const [low, high] = from !== null && to !== null && from > to ? [to, from] : [from, to];
    this.picked = { from: low, to: high };
    this.place();
    clearTimeout(this.waiting);
    if (soon) this.waiting = setTimeout(() => this.onPick(low, high), 120);
    else this.onPick(low, high);
  }

  grab(event) {
    if (event.button) return;
    const side = event.target.closest(".brush-handle")?.dataset.side;
    const start = this.day(this.offset(event));
    const { from, to } = this.picked;
    const inside = event.target === this.area && (from !== null || to !== null);
    const move = (now) => {
      const day = this.day(this.offset(now));
      if (side) this.pick(side === "from" ? day : from, side === "to" ? day : to, { soon: true });
      else if (inside) this.shift(from, to, day - start);
      else if (Math.abs(now.clientX - event.clientX) > 3) this.pick(Math.min(start, day), Math.max(start, day), { soon: true });
    };
    const drop = () => {
      this.svg.removeEventListener("pointermove", move);
      if (this.waiting) this.pick(this.picked.from, this.picked.to);
      this.waiting = null;
    };
    this.svg.setPointerCapture(event.pointerId);
    this.svg.addEventListener("pointermove", move);
    this.svg.addEventListener("pointerup", drop, { once: true });
    this.svg.addEventListener("pointercancel", drop, { once: true });
    (side ? this.handles[side === "from" ? 0 : 1] : null)?.focus();
  }

  shift(from, to, days) {
    this.pick(from === null ? null : from + days, to === null ? null : to + days, { soon: true });
  }

  offset(event) {
    return event.clientX - this.svg.getBoundingClientRect().left;
  }

  // The arrows move a handle by one bar, with shift by ten; the side that they leave open at the end is open.
  key(event, side) {
    const step = Math.max(Math.round(Object.fromEntries(TIME_UNITS)[this.unit]), 1) * (event.shiftKey ? 10 : 1);
    const { from, to } = this.period;
    const now = this.picked[side] ?? (side === "from" ? from : to - 1);
    const wanted = { ArrowLeft: now - step, ArrowDown: now - step, ArrowRight: now + step, ArrowUp: now + step, Home: from, End: to - 1 }[event.key];
    if (event.key === "Escape") this.pick(null, null);
    if (wanted === undefined) return;
    event.preventDefault();
    const { from: low, to: high } = this.picked;
    if (side === "from") this.pick(wanted <= from ? null : Math.min(wanted, high ?? to - 1), high, { soon: true });
    else this.pick(low, wanted >= to - 1 ? null : Math.max(wanted, low ?? from), { soon: true });
  }
}

function binWords(bin) {
  const days = bin.to - bin.from === 1 ? dayWords(bin.from) : `${dayWords(bin.from)} to ${dayWords(bin.to - 1)}`;
  const possible = bin.possible ? `, ${bin.possible.toLocaleString("en")} more possible` : "";
  return `${days}: ${plural(bin.sure, "event")}${possible}`;
}
