// Which words the drawing shows and where: captions of nodes and words on lines, legible at the scale of the moment, none over
// another or over a symbol.

const TEXT = 14; // of captions, in the drawing's units
const LINE_TEXT = 12.5; // of words on lines
const LEAST = 10.5; // pixels on the screen
const LEADING = 1.16;
const FACE = 'system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif';
const CAPTIONED = 25; // symbols that always have theirs
const SIDES = ["below", "above", "right", "left"];
const STOPS = [0.5, 0.42, 0.58, 0.35, 0.65, 0.28, 0.72];

const fontAt = (scale) => Math.max(TEXT, LEAST / scale);

// Place words for nodes [{id, x, y, size, caption, rank, must}] and lines [{id, from, via, to, label, must}], the important first.
// Drawn small, captions keep a legible size, and those that find no room beside the symbols or inside
// the `bounds` are left out, unless they `must` be there.
function placeWords(nodes, lines, scale, widthOf, bounds = null) {
  const font = fontAt(scale);
  const taken = new Grid(nodes.map(symbolBox), 8 * font);
  const captions = [...nodes].sort((a, b) => a.rank - b.rank).map((node) => {
    const tries = SIDES.map((side) => captionBox(node, side, font, widthOf));
    const isInside = (box) => !bounds || (box.left >= bounds.left && box.right <= bounds.right && box.top >= bounds.top && box.bottom <= bounds.bottom);
    const box = tries.find((one) => isInside(one) && !taken.meets(one)) ?? (node.must ? tries[0] : null);
    if (box) taken.add(box);
    return box && { id: node.id, rows: node.caption.split("\n"), font, box };
  });
  return { captions: captions.filter(Boolean), labels: placeLabels(lines, taken, Math.max(LINE_TEXT, (LEAST - 1) / scale), widthOf) };
}

function symbolBox({ x, y, size }) {
  return { left: x - size, right: x + size, top: y - size, bottom: y + size };
}

function captionBox({ x, y, size, caption }, side, font, widthOf) {
  const rows = caption.split("\n");
  const wide = Math.max(...rows.map((row) => widthOf(row, font)));
  const height = rows.length * font * LEADING;
  const left = { right: x + size + 5, left: x - size - 5 - wide }[side] ?? x - wide / 2;
  const top = { below: y + size + 4, above: y - size - 4 - height }[side] ?? y - height / 2;
  return { left, right: left + wide, top, bottom: top + height };
}

function placeLabels(lines, taken, font, widthOf) {
  const placed = [];
  for (const line of lines) {
    const beside = [0, font, -font].flatMap((aside) => STOPS.map((t) => ({ ...alongLine(line.from, line.via, line.to, t), aside })));
    const tries = beside.map(({ x, y, aside }) => labelBox({ x, y: y + aside }, line.label, font, widthOf));
    const box = tries.find((one) => !taken.meets(one)) ?? (line.must ? tries[0] : null);
    if (!box) continue;
    taken.add(box);
    placed.push({ id: line.id, rows: [line.label], font, box });
  }
  return placed;
}

function labelBox({ x, y }, text, font, widthOf) {
  const half = widthOf(text, font) / 2 + 2;
  return { left: x - half, right: x + half, top: y - font * LEADING / 2, bottom: y + font * LEADING / 2 };
}

// The rows of some placed words: text, middle, and height of the middle of each.
function rowsOf({ rows, font, box }) {
  const x = (box.left + box.right) / 2;
  return rows.map((text, at) => ({ text, x, y: box.top + (at + 0.5) * font * LEADING }));
}

// A function from a text and its size to its width, which remembers what it has measured.
function widths() {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `100px ${FACE}`;
  const known = new Map();
  return (text, size) => {
    if (!known.has(text)) known.set(text, pen.measureText(text).width / 100);
    return known.get(text) * size;
  };
}
