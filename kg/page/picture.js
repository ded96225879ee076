// The drawing as a picture of its own: the same places, shapes, lines and words, as SVG.

const PICTURE = 1600; // pixels, the longer side
const EDGE = 24; // room around

// The drawing of a Canvas as an svg element of width and height in pixels, under its title, over its legend.
function pictureOf(canvas, title) {
  const ids = [...canvas.drawn.nodes.keys()];
  const frame = ids.length ? boxAround(ids.map((id) => canvas.boxAt(id))) : { left: 0, top: 0, right: 1, bottom: 1 };
  const [wide, high] = [frame.right - frame.left, frame.bottom - frame.top];
  const scale = Math.min(1.5, PICTURE / Math.max(wide, high, 1));
  const width = Math.max(Math.round(wide * scale), 600) + 2 * EDGE;
  const head = Math.round(high * scale) + 2 * EDGE + 34;
  const legend = legendRows(canvas, width - 2 * EDGE);
  const height = head + legend.length * 22 + EDGE / 2;
  const place = `translate(${EDGE} ${EDGE + 34}) scale(${rounded(scale)}) translate(${rounded(-frame.left)} ${rounded(-frame.top)})`;
  return svgMake(
    "svg", { width, height, viewBox: `0 0 ${width} ${height}`, "font-family": FACE, role: "img", xmlns: "http://www.w3.org/2000/svg" },
    svgText("title", title),
    svgMake("rect", { width: "100%", height: "100%", fill: colour("--card") }),
    svgText("text", title, { x: EDGE, y: EDGE + 12, fill: colour("--ink"), "font-size": 20, "font-weight": 600 }),
    svgMake("g", { transform: place }, ...drawnShapes(canvas, ids, scale)),
    ...legend.flatMap((row, at) => row.map(({ x, key }) => legendEntry(canvas, key, EDGE + x, head + 11 + at * 22))),
  );
}

function drawnShapes(canvas, ids, scale) {
  const { data } = canvas.app;
  const { captions, labels } = canvas.wordsAt(scale);
  const inkOf = (id) => colour(canvas.drawn.edges.get(id).look === "harm" ? "--l-harm" : "--soft");
  return [
    ...[...canvas.drawn.edges.values()].flatMap((edge) => lineShapes(canvas, edge)),
    ...ids.map((id) => nodeShape({ ...canvas.drawn.nodes.get(id), ...canvas.spots.get(id) }, data)),
    ...labels.flatMap((word) => wordTexts(word, inkOf(word.id))),
    ...captions.flatMap((word) => wordTexts(word, colour("--ink"))),
  ];
}

// The groups that the drawing has, in rows of a width.
function legendRows(canvas, width) {
  const { data } = canvas.app;
  const there = new Set([...canvas.drawn.nodes.values()].map(({ group }) => group));
  const rows = [[]];
  let x = 0;
  for (const [key, { title }] of Object.entries(data.head.groups).filter(([key]) => there.has(key))) {
    const room = 34 + canvas.measure(title, 13);
    if (x + room > width && x) rows.push([]);
    if (x + room > width) x = 0;
    rows.at(-1).push({ x, key });
    x += room;
  }
  return rows;
}

function legendEntry(canvas, key, x, y) {
  const { data } = canvas.app;
  const words = svgText("text", data.head.groups[key].title, { x: x + 16, y: y + 4.5, fill: colour("--ink"), "font-size": 13 });
  return svgMake("g", {}, nodeShape({ x: x + 6, y, size: 6, group: key, status: null }, data), words);
}

function svgText(tag, text, attributes = {}) {
  const element = svgMake(tag, attributes);
  element.textContent = text;
  return element;
}

const rounded = (number) => Math.round(number * 100) / 100;
const points = (list) => list.map(([x, y]) => `${rounded(x)},${rounded(y)}`).join(" ");

// A line, from its first symbol's middle to where its arrow ends at the border of the other.
function lineShapes(canvas, edge) {
  const { from, to, via } = canvas.run(edge);
  const ink = colour(`--l-${edge.look}`);
  const { width } = edge;
  const { size } = canvas.drawn.nodes.get(edge.to);
  let t = 1;
  while (t > 0.5 && Math.hypot(alongLine(from, via, to, t).x - to.x, alongLine(from, via, to, t).y - to.y) < size) t -= 0.01;
  const tip = alongLine(from, via, to, edge.symmetric ? 1 : t);
  const route = `M${rounded(from.x)} ${rounded(from.y)}Q${rounded(via.x)} ${rounded(via.y)} ${rounded(to.x)} ${rounded(to.y)}`;
  const line = svgMake("path", { d: route, fill: "none", stroke: ink, "stroke-width": width, ...(edge.factual ? {} : { "stroke-dasharray": "6 5" }) });
  return edge.symmetric ? [line] : [line, arrow(tip, alongLine(from, via, to, t - 0.04), ink)];
}

function arrow(tip, behind, ink) {
  const turn = Math.atan2(tip.y - behind.y, tip.x - behind.x);
  const corner = (angle, far) => [tip.x - far * Math.cos(turn + angle), tip.y - far * Math.sin(turn + angle)];
  return svgMake("polygon", { points: points([[tip.x, tip.y], corner(0.42, 11), corner(-0.42, 11)]), fill: ink });
}

function nodeShape({ x, y, size, group, status }, data) {
  const { shape, hollow } = data.head.groups[group];
  const ink = colour(`--g-${group}`);
  const look = { fill: hollow ? colour("--card") : ink, stroke: ink, "stroke-width": 2, ...(data.isSure(status) ? {} : { "stroke-dasharray": "4 3" }) };
  if (shape === "dot") return svgMake("circle", { cx: rounded(x), cy: rounded(y), r: size, ...look });
  return svgMake("polygon", { points: points(CORNERS[shape](size).map(([right, down]) => [x + right, y + down])), ...look });
}

// The corners of a symbol, from its middle, as vis-network draws it.
const CORNERS = {
  square: (r) => [[-r, -r], [r, -r], [r, r], [-r, r]],
  diamond: (r) => [[0, -r], [r, 0], [0, r], [-r, 0]],
  triangle: (r) => [[0, -r], [r, 0.73 * r], [-r, 0.73 * r]],
  triangleDown: (r) => [[0, r], [-r, -0.73 * r], [r, -0.73 * r]],
  hexagon: (r) => ring(6, () => r, 0),
  star: (r) => ring(10, (at) => (at % 2 ? 0.42 * r : r), -Math.PI / 2),
};

function ring(corners, far, start) {
  return Array.from({ length: corners }, (_, at) => {
    const angle = start + (2 * Math.PI * at) / corners;
    return [far(at) * Math.cos(angle), far(at) * Math.sin(angle)];
  });
}

function wordTexts(word, ink) {
  const paper = { stroke: colour("--card"), "stroke-width": rounded(word.font / 5), "paint-order": "stroke", "stroke-linejoin": "round" };
  return rowsOf(word).map(({ text, x, y }) => {
    const place = { x: rounded(x), y: rounded(y), "text-anchor": "middle", "dominant-baseline": "central", "font-size": rounded(word.font) };
    return svgText("text", text, { ...place, fill: ink, ...paper });
  });
}
