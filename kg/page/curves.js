// Where lines run and what stands where: the geometry that the drawing and its exported picture share. Units are the drawing's own.

const TEXT = 14;
const LINE_TEXT = 11.5;
const FACE = 'system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif';
const STOPS = [0.5, 0.42, 0.58, 0.35, 0.65, 0.28, 0.72];

// The point that pulls a line into its curve; vis-network's "curvedCW".
function pull(from, to, bend) {
  const across = to.x - from.x;
  const up = from.y - to.y;
  const reach = (0.5 * bend + 0.5) * Math.hypot(across, up);
  const angle = Math.atan2(up, across) + (0.5 * bend + 0.5) * Math.PI;
  return { x: from.x + reach * Math.sin(angle), y: from.y + reach * Math.cos(angle) };
}

function alongLine(from, via, to, t) {
  const along = (axis) => (1 - t) ** 2 * from[axis] + 2 * t * (1 - t) * via[axis] + t ** 2 * to[axis];
  return { x: along("x"), y: along("y") };
}

// The box of a symbol and that of its caption, which hangs under it or stands above.
function nodeBoxes({ x, y, size, caption, above }, widthOf) {
  const rows = caption.split("\n");
  const half = Math.max(...rows.map((row) => widthOf(row, TEXT))) / 2;
  const height = rows.length * TEXT;
  const top = above ? y - size - 4 - height : y + size + 4;
  return [
    { left: x - size, right: x + size, top: y - size, bottom: y + size },
    { left: x - half, right: x + half, top, bottom: top + height },
  ];
}

const hits = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

function labelBox(point, text, widthOf) {
  const half = widthOf(text, LINE_TEXT) / 2 + 2;
  return { left: point.x - half, right: point.x + half, top: point.y - LINE_TEXT / 2 - 1, bottom: point.y + LINE_TEXT / 2 + 1 };
}

// Places for the words on lines [{id, from, via, to, label, must}], in that order of importance: where they hide no caption, no symbol and
// no other words. What finds no room is left out, unless it `must` be there.
function placeLabels(lines, boxes, widthOf) {
  const taken = new Grid(boxes);
  const placed = [];
  for (const line of lines) {
    const tries = STOPS.map((t) => labelBox(alongLine(line.from, line.via, line.to, t), line.label, widthOf));
    const box = tries.find((one) => !taken.meets(one)) ?? (line.must ? tries[0] : null);
    if (box) placed.push({ id: line.id, text: line.label, box, x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 });
    if (box) taken.add(box);
  }
  return placed;
}

// Boxes by the squares of a grid that they touch.
class Grid {
  constructor(boxes) {
    this.squares = new Map();
    boxes.forEach((box) => this.add(box));
  }

  * keys({ left, right, top, bottom }) {
    for (let column = Math.floor(left / 100); column <= Math.floor(right / 100); column += 1) {
      for (let row = Math.floor(top / 100); row <= Math.floor(bottom / 100); row += 1) yield `${column} ${row}`;
    }
  }

  add(box) {
    for (const key of this.keys(box)) this.squares.set(key, [...(this.squares.get(key) ?? []), box]);
  }

  meets(box) {
    for (const key of this.keys(box)) if (this.squares.get(key)?.some((other) => hits(box, other))) return true;
    return false;
  }
}
