// Where events were, as the map draws it: spots with coordinates, areas known only by their country, and events that are nowhere.

const EXACT_GRADES = ["site", "town", ""]; // grades of places that a point stands for well

// {spots: [{key, place, events: [{id, near}]}], areas: [{country, events: [{id, place}]}], nowhere: [ids]} of the events that are shown.
function locate(data, events) {
  const [spots, areas, nowhere] = [new Map(), new Map(), []];
  for (const id of events) {
    const { places, near } = data.nodes.get(id).event;
    const told = [...places.map((place) => [place, false]), ...near.map((place) => [place, true])];
    const found = told.filter(([place, isNear]) => putEvent(data, spots, areas, { id, place, near: isNear }));
    if (!found.length) nowhere.push(id);
  }
  const most = (one, other) => other.events.length - one.events.length || one.number - other.number;
  return { spots: [...spots.values()].sort(most), areas: [...areas.values()].sort(most), nowhere };
}

function putEvent(data, spots, areas, there) {
  const { place } = data.nodes.get(there.place);
  if (!place) return false;
  const [map, key] = place.lat !== null ? [spots, there.place] : [areas, place.country];
  if (!key) return false;
  if (!map.has(key)) map.set(key, { key, place, number: map.size, x: 100 * (place.long ?? 0), y: -100 * (place.lat ?? 0), events: [] });
  map.get(key).events.push(there);
  return true;
}

// How an event's place is known: "here", "about" (near it, or somewhere in a wider area), and whether it is plain fact.
function isExact(data, { id, place, near }) {
  return !near && EXACT_GRADES.includes(data.nodes.get(place).place.grade) && data.isSure(data.nodes.get(id).status);
}

// Spots that would lie on each other become one symbol, the one with most events first. `at` gives a spot's point on the screen.
function clustered(spots, at, apart) {
  const clusters = [];
  const cells = new Map();
  const cell = (x, y) => `${Math.floor(x / apart)} ${Math.floor(y / apart)}`;
  for (const spot of spots) {
    const [x, y] = at(spot);
    const near = aroundOf(x, y, apart).flatMap(([a, b]) => cells.get(cell(a, b)) ?? []);
    const home = near.find((cluster) => Math.hypot(cluster.x - x, cluster.y - y) < apart);
    if (home) home.spots.push(spot);
    else {
      const cluster = { x, y, spots: [spot] };
      clusters.push(cluster);
      cells.set(cell(x, y), [...(cells.get(cell(x, y)) ?? []), cluster]);
    }
  }
  return clusters;
}

function aroundOf(x, y, step) {
  return [-step, 0, step].flatMap((dx) => [-step, 0, step].map((dy) => [x + dx, y + dy]));
}

// The frame with most of the events: those farthest from the middle of all are left out, if that makes the map half as wide.
function mainFrame(points) {
  if (!points.length) return null;
  const mid = (values) => values.sort((a, b) => a - b)[values.length >> 1];
  const [x, y] = [mid(points.map((point) => point.x)), mid(points.map((point) => point.y))];
  const far = (point) => Math.hypot(point.x - x, point.y - y);
  const sorted = [...points].sort((a, b) => far(a) - far(b));
  const whole = boundsOf(sorted);
  const most = boundsOf(sorted.slice(0, Math.ceil(sorted.length * 0.9)));
  const size = ({ left, right, top, bottom }) => Math.max(right - left, bottom - top);
  return size(most) < size(whole) / 2 ? most : whole;
}

function boundsOf(points) {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

// Labels that fit, in their order: each has boxes to choose from, and takes the first that overlaps none of those that are taken.
function fitLabels(labels, taken, frame) {
  const placed = [];
  for (const label of labels) {
    const box = label.boxes.find((one) => liesIn(one, frame) && !taken.some((other) => overlaps(one, other)));
    if (box) {
      taken.push(box);
      placed.push({ ...label, box });
    }
  }
  return placed;
}

const overlaps = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const liesIn = (a, b) => a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;
