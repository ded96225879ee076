// Places for the symbols of a drawing: near what they hang on, none over another nor over a caption, in the shape of the screen. The same
// symbols and lines always get the same places.

const SPREAD_ROUNDS = 60;
const STEPS_ACROSS = 90; // places that a frame has beside each other
const BETWEEN = 8; // around each box
const ROOMY = 2; // room for a part, to the area of its boxes
const LOOSE = 1.25; // room in which boxes can be pushed apart, to their area
const MOST_STRETCH = 2.5; // how far a drawing of few is drawn out to the sides

// `boxes`: Map id -> {left, right, top, bottom} around the symbol's middle; `rough`: what roughParts gives; `frame`: [width, height] to
// stay in. {spots: Map id -> {x, y}, fits: whether no two boxes overlap}.
function placeSymbols(boxes, rough, frame, isLast) {
  const isHopeless = sumOf([...boxes.values()].map(areaOf)) * LOOSE > frame[0] * frame[1];
  const packedSpots = packed(rough, boxes, frame[0] / frame[1]);
  const spots = new Map([...boxes.keys()].map((id) => [id, packedSpots.get(id)]));
  if (isHopeless && !isLast) return { spots, fits: false };
  fillFrame(spots, boxes, frame);
  const fits = settleFree(spots, boxes, frame);
  for (const spot of spots.values()) [spot.x, spot.y] = [Math.round(spot.x), Math.round(spot.y)];
  return { spots, fits };
}

// The parts that hang together, the largest first, each with distances like those along the lines.
function roughParts(ids, links) {
  const beside = new Map(ids.map((id) => [id, []]));
  for (const [one, other] of links) {
    if (one === other || !beside.has(one) || !beside.has(other)) continue;
    beside.get(one).push(other);
    beside.get(other).push(one);
  }
  const parts = partsOf(beside).sort((one, other) => other.length - one.length);
  return parts.map((part) => roughPart(part, beside));
}

function partsOf(beside) {
  const seen = new Set();
  const parts = [];
  for (const start of beside.keys()) {
    if (seen.has(start)) continue;
    const part = [start];
    seen.add(start);
    for (const id of part) {
      for (const other of beside.get(id)) {
        if (seen.has(other)) continue;
        seen.add(other);
        part.push(other);
      }
    }
    parts.push(part);
  }
  return parts;
}

function roughPart(ids, beside) {
  if (ids.length === 1) return new Map([[ids[0], { x: 0, y: 0 }]]);
  const hub = ids.reduce((best, id) => (beside.get(id).length > beside.get(best).length ? id : best));
  const order = [hub, ...ids.filter((id) => id !== hub)];
  const far = order.map((id) => stepsFrom(id, beside, order));
  const spots = new Map(order.map((id, at) => [id, startSpot(at, far[0][at])]));
  for (let round = 0; round < SPREAD_ROUNDS; round += 1) easeStress(order, far, spots);
  turnLengthwise(spots);
  return spots;
}

function stepsFrom(start, beside, order) {
  const steps = new Map([[start, 0]]);
  const ring = [start];
  for (const id of ring) {
    for (const other of beside.get(id)) {
      if (steps.has(other)) continue;
      steps.set(other, steps.get(id) + 1);
      ring.push(other);
    }
  }
  return order.map((id) => steps.get(id));
}

// The hub in the middle, the others around it as seeds of a sunflower, the farther the further out.
function startSpot(at, steps) {
  const turn = at * Math.PI * (3 - Math.sqrt(5));
  return { x: steps * Math.cos(turn), y: steps * Math.sin(turn) };
}

// One round of stress majorisation: each goes to the mean of where the others want it, the near ones heard most.
function easeStress(order, far, spots) {
  order.forEach((id, at) => {
    const spot = spots.get(id);
    let [x, y, all] = [0, 0, 0];
    order.forEach((other, to) => {
      if (to === at) return;
      const there = spots.get(other);
      const apart = Math.hypot(spot.x - there.x, spot.y - there.y) || 1e-6;
      const wanted = far[at][to];
      const weight = 1 / (wanted * wanted);
      x += weight * (there.x + (wanted * (spot.x - there.x)) / apart);
      y += weight * (there.y + (wanted * (spot.y - there.y)) / apart);
      all += weight;
    });
    spots.set(id, { x: x / all, y: y / all });
  });
}

function turnLengthwise(spots) {
  const all = [...spots.values()];
  const [x0, y0] = ["x", "y"].map((axis) => sumOf(all.map((spot) => spot[axis])) / all.length);
  const sum = (of) => sumOf(all.map(({ x, y }) => of(x - x0, y - y0)));
  const turn = 0.5 * Math.atan2(2 * sum((x, y) => x * y), sum((x) => x * x) - sum((x, y) => y * y));
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  for (const [id, { x, y }] of spots) spots.set(id, { x: (x - x0) * cos + (y - y0) * sin, y: (y - y0) * cos - (x - x0) * sin });
}

const areaOf = ({ left, right, top, bottom }) => (right - left + BETWEEN) * (bottom - top + BETWEEN);

// Drawn out, or pressed, to the sides of the frame.
function fillFrame(spots, boxes, frame) {
  for (const [axis, low, high, length] of [["x", "left", "right", frame[0]], ["y", "top", "bottom", frame[1]]]) {
    const all = [...spots].map(([id, spot]) => ({ spot, box: boxes.get(id) }));
    const [first, last] = [Math.min(...all.map(({ spot }) => spot[axis])), Math.max(...all.map(({ spot }) => spot[axis]))];
    const [before, after] = [Math.max(...all.map(({ box }) => -box[low])), Math.max(...all.map(({ box }) => box[high]))];
    const room = Math.max(length - before - after, 1);
    const scale = Math.min(last > first ? room / (last - first) : 1, MOST_STRETCH);
    const start = before + (room - (last - first) * scale) / 2;
    for (const { spot } of all) spot[axis] = start + (spot[axis] - first) * scale;
  }
}

// Each where it would best be, or at the nearest place that is free, the first ones first; false if one finds none.
function settleFree(spots, boxes, [wide, high]) {
  const step = wide / STEPS_ACROSS;
  const taken = [];
  for (const [id, spot] of spots) {
    const { left, right, top, bottom } = boxes.get(id);
    const isFree = (x, y) => x + left >= -1 && x + right <= wide + 1 && y + top >= -1 && y + bottom <= high + 1
      && !taken.some((box) => x + left < box.right && x + right > box.left && y + top < box.bottom && y + bottom > box.top);
    const found = NEAR_FIRST.find(([across, along]) => isFree(spot.x + across * step, spot.y + along * step));
    if (!found) return false;
    [spot.x, spot.y] = [spot.x + found[0] * step, spot.y + found[1] * step];
    taken.push({ left: spot.x + left - BETWEEN, right: spot.x + right + BETWEEN, top: spot.y + top - BETWEEN, bottom: spot.y + bottom + BETWEEN });
  }
  return true;
}

// Steps from a place, the nearest first; up and down count for more, as screens are wide.
const NEAR_FIRST = Array.from({ length: 81 * 61 }, (_, at) => [(at % 81) - 40, Math.floor(at / 81) - 30])
  .sort(([x, y], [u, v]) => x * x + 2 * y * y - u * u - 2 * v * v);

// The parts set beside each other, each in as much room as its boxes ask for, in rows that fill the screen best.
function packed(parts, boxes, shape) {
  const sized = parts.map((spots) => sizedPart(spots, boxes, shape));
  const sizes = sized.map(({ size }) => size);
  const widest = Math.max(0, ...sizes.map(([wide]) => wide));
  const side = Math.sqrt(shape * sumOf(sizes.map(([wide, high]) => wide * high)));
  const widths = distinct([widest, ...[0.8, 0.9, 1, 1.1, 1.2, 1.4, 1.7].map((share) => Math.max(widest, side * share))]);
  const tries = widths.map((width) => cornersIn(sizes, width));
  const best = tries.reduce((one, other) => (roomOf(sizes, other, shape) < roomOf(sizes, one, shape) ? other : one));
  const placed = new Map();
  sized.forEach(({ spots }, at) => {
    for (const [id, { x, y }] of spots) placed.set(id, { x: x + best[at][0], y: y + best[at][1] });
  });
  return placed;
}

// A part drawn to the room that it asks for: {spots, from 0 on, size: [width, height]}.
function sizedPart(spots, boxes, shape) {
  if (spots.size === 1) {
    const [[id]] = spots;
    const { left, right, top, bottom } = boxes.get(id);
    return { spots: new Map([[id, { x: -left, y: -top }]]), size: [right - left + BETWEEN, bottom - top + BETWEEN] };
  }
  const area = ROOMY * sumOf([...spots.keys()].map((id) => areaOf(boxes.get(id))));
  const all = [...spots.values()];
  const [x0, y0] = ["x", "y"].map((axis) => Math.min(...all.map((spot) => spot[axis])));
  const [wide, high] = [["x", x0], ["y", y0]].map(([axis, least]) => Math.max(...all.map((spot) => spot[axis])) - least);
  const aspect = Math.max(Math.min(wide / Math.max(high, 0.01), 3 * shape), shape);
  const size = [Math.sqrt(area * aspect), Math.sqrt(area / aspect)];
  const at = (value, least, length, goal) => (length > 0.01 ? ((value - least) / length) * goal * 0.8 + goal * 0.1 : goal / 2);
  return { spots: new Map([...spots].map(([id, { x, y }]) => [id, { x: at(x, x0, wide, size[0]), y: at(y, y0, high, size[1]) }])), size };
}

// Each part goes to the lowest place along the top edge of what stands already: small ones fill the gaps beside large ones.
function cornersIn(sizes, width) {
  const corners = [];
  const taken = [];
  for (const [wide, high] of sizes) {
    const stops = [0, ...taken.map(({ right }) => right)].filter((x) => x + wide <= width + 0.5);
    const free = stops.map((x) => [x, Math.max(0, ...taken.filter(({ left, right }) => left < x + wide && right > x).map(({ bottom }) => bottom))]);
    const [x, y] = free.reduce((one, other) => (other[1] < one[1] || (other[1] === one[1] && other[0] < one[0]) ? other : one), free[0] ?? [0, 0]);
    corners.push([x, y]);
    taken.push({ left: x, right: x + wide, bottom: y + high });
  }
  return corners;
}

// How high a screen would have to be to show them.
function roomOf(sizes, corners, shape) {
  const wide = Math.max(0, ...corners.map(([x], at) => x + sizes[at][0]));
  return Math.max(wide / shape, ...corners.map(([, y], at) => y + sizes[at][1]));
}
