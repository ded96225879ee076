// The map's symbols and labels: filled where an event was for certain, hollow and dashed elsewhere.

const MAP_CHAR = 6.6; // CSS pixels of a label's character

function markSymbol({ key, x, y, from, count, group, isExact: exact, isArea, isLit }, label) {
  const r = markRadius(count);
  const looks = `spot${exact ? "" : " vague"}${isArea ? " area" : ""}${isLit ? " chosen" : ""}`;
  const place = { transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` };
  return svgMake("g", { class: looks, role: "button", tabindex: -1, "aria-label": label, "data-key": key, "data-group": group, ...place },
    svgMake("title", {}, label),
    from ? svgMake("path", { class: "leader", d: `M0 0L${from[0]} ${from[1]}` }) : null,
    isLit ? svgMake("circle", { class: "halo", r: r + 6 }) : null,
    exact ? null : svgMake("circle", { class: "ring", r: r + 4 }),
    svgMake("circle", { class: "dot", r }),
    count > 1 ? svgMake("text", { dy: ".35em" }, count > 999 ? `${Math.round(count / 1000)}k` : String(count)) : null);
}

function spotWords({ place, events }) {
  const near = events.filter((event) => event.near).length;
  const grade = EXACT_GRADES.includes(place.grade) ? "" : `${place.grade === "area" ? "a place somewhere about" : place.grade === "nature" ? "an area" : `a ${place.grade}`}: the point stands for all of it`;
  return [grade, near ? `${near} of ${plural(events.length, "event")} near it` : ""].filter(Boolean).join("; ");
}

const markRadius = (count) => Math.min((count > 1 ? 8 : 5) + 2.2 * Math.sqrt(count), 24);
const shortName = (text) => (text.length > 26 ? `${text.slice(0, 25)}…` : text);
const boxAt = (x, y, r) => ({ left: x - r, right: x + r, top: y - r, bottom: y + r });

// Boxes for a label right, left, above and below of a symbol.
function besideMark(x, y, width, r) {
  const gap = r + 5;
  return [[x + gap, y - 8], [x - gap - width, y - 8], [x - width / 2, y - gap - 14], [x - width / 2, y + gap - 2]]
    .map(([left, top]) => ({ left, top, right: left + width, bottom: top + 16 }));
}

function mapLegend() {
  const dot = (looks, group, ...more) => svgMake("svg", { class: "symbols", viewBox: "-12 -12 24 24", width: 24, height: 24, "aria-hidden": "true" }, svgMake("g", { class: `spot ${looks}`, "data-group": group }, ...more, svgMake("circle", { class: "dot", r: 6 })));
  const ring = () => svgMake("circle", { class: "ring", r: 10 });
  const entries = [
    [dot("", "event-violent"), "Violent event"],
    [dot("", "event-other"), "Other event"],
    [dot("vague", "event-violent", ring()), "Near it, in a wider area, or not confirmed"],
    [dot("vague area", "event-violent", ring()), "Somewhere in the country"],
  ];
  const items = entries.map(([symbol, text]) => make("li", {}, symbol, make("span", { textContent: text })));
  return make("ul", { className: "legend" }, ...items, make("li", { className: "credit", textContent: "Borders as held, simplified: Natural Earth" }));
}
