// Where lines run: the geometry that the drawing and its exported picture share. Units are the drawing's own.

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

const hits = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

// The box around boxes.
function boxAround(boxes) {
  const least = (side) => boxes.reduce((found, box) => Math.min(found, box[side]), Infinity);
  const most = (side) => boxes.reduce((found, box) => Math.max(found, box[side]), -Infinity);
  return { left: least("left"), top: least("top"), right: most("right"), bottom: most("bottom") };
}

// Boxes by the squares of a grid that they touch.
class Grid {
  constructor(boxes, square) {
    this.square = square;
    this.squares = new Map();
    boxes.forEach((box) => this.add(box));
  }

  * keys({ left, right, top, bottom }) {
    const at = (number) => Math.floor(number / this.square);
    for (let column = at(left); column <= at(right); column += 1) {
      for (let row = at(top); row <= at(bottom); row += 1) yield `${column} ${row}`;
    }
  }

  add(box) {
    for (const key of this.keys(box)) {
      if (!this.squares.has(key)) this.squares.set(key, []);
      this.squares.get(key).push(box);
    }
  }

  meets(box) {
    for (const key of this.keys(box)) if (this.squares.get(key)?.some((other) => hits(box, other))) return true;
    return false;
  }
}
