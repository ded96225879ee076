// The drawing as a picture of its own: the same places, shapes, lines and words, as SVG.

const PICTURE = 1600; // pixels, the longer side
const EDGE = 24; // room around

// The drawing of a Canvas as an svg element of width and height in pixels, with its title.
function pictureOf(canvas, title) {
  const { data } = canvas.app;
  const ids = [...canvas.shown.nodes];
  const frame = ids.length ? frameOf(ids.flatMap((id) => canvas.boxesOf(id))) : { left: 0, top: 0, right: 1, bottom: 1 };
  const { left, top } = frame;
  const [wide, high] = [frame.right - left, frame.bottom - top];
  const scale = Math.min(1.5, PICTURE / Math.max(wide, high, 1));
  const [width, height] = [wide, high].map((length) => Math.round(length * scale) + 2 * EDGE);
  const { captions, labels } = canvas.wordsAt(scale);
  const drawn = svgMake("g", { transform: `translate(${EDGE} ${EDGE}) scale(${rounded(scale)}) translate(${rounded(-left)} ${rounded(-top)})` });
  for (const id of canvas.shown.edges) drawn.append(...lineShapes(canvas, data.edges.get(id)));
  for (const id of ids) drawn.append(nodeShape({ ...data.nodes.get(id), ...canvas.spots.get(id) }, data));
  for (const word of labels) drawn.append(...wordTexts(word, colour(data.edges.get(word.id).look === "harm" ? "--l-harm" : "--soft")));
  for (const word of captions) drawn.append(...wordTexts(word, colour("--ink")));
  const paper = svgMake("rect", { width: "100%", height: "100%", fill: colour("--card") });
  const name = svgMake("title");
  name.textContent = title;
  return svgMake("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "font-family": FACE, role: "img" }, name, paper, drawn);
}

const rounded = (number) => Math.round(number * 100) / 100;
const points = (list) => list.map(([x, y]) => `${rounded(x)},${rounded(y)}`).join(" ");

// A line, from its first symbol's middle to where its arrow ends at the border of the other.
function lineShapes(canvas, edge) {
  const { from, to, via } = canvas.run(edge);
  const ink = colour(`--l-${edge.look}`);
  const width = LINE_WIDTHS[edge.look];
  const size = canvas.app.data.nodes.get(edge.to).size;
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
  const paper = { stroke: colour("--card"), "stroke-width": rounded(word.font / 3.5), "paint-order": "stroke", "stroke-linejoin": "round" };
  return rowsOf(word).map(({ text, x, y }) => {
    const place = { x: rounded(x), y: rounded(y), "text-anchor": "middle", "dominant-baseline": "central", "font-size": rounded(word.font) };
    const element = svgMake("text", { ...place, fill: ink, ...paper });
    element.textContent = text;
    return element;
  });
}
