// Places for nodes that the build placed apart: beside what they hang on, or spread out where all of them are strangers.

const STRETCH = 1.3; // captions are wider than high
const ROUNDS = 60;
const GOLDEN = Math.PI * (3 - Math.sqrt(5)); // the angle between one seed and the next

// `settled` and the result map ids to [x, y]; `rough` gives each id's place in the layout of the whole, which is too wide to look at.
function arrange(ids, links, settled, rough) {
  const spots = new Map(settled);
  const beside = new Map(ids.map((id) => [id, []]));
  for (const [one, other] of links) {
    beside.get(one)?.push(other);
    beside.get(other)?.push(one);
  }
  const loose = ids.filter((id) => !spots.has(id));
  if (!settled.size) spread(loose, links, rough).forEach((spot, id) => spots.set(id, spot));
  else around(loose, beside, spots, rough);
  pushApart(loose, spots);
  return spots;
}

// The rough layout, scaled so that its lines are about as long as a drawing's.
function spread(ids, links, rough) {
  const lengths = links.map(([one, other]) => Math.hypot(rough(one)[0] - rough(other)[0], rough(one)[1] - rough(other)[1]));
  const middle = lengths.sort((a, b) => a - b)[Math.floor(lengths.length / 2)] || 150;
  const scale = 170 / middle;
  const [left, top] = [0, 1].map((axis) => ids.reduce((sum, id) => sum + rough(id)[axis], 0) / (ids.length || 1));
  return new Map(ids.map((id) => [id, [(rough(id)[0] - left) * scale * STRETCH, (rough(id)[1] - top) * scale]]));
}

// Each beside a neighbour that stands already: many fill a spiral around it as the seeds of a sunflower do, the first of them outwards.
function around(ids, beside, spots, rough) {
  let waiting = [...ids];
  while (waiting.length) {
    const ready = waiting.filter((id) => beside.get(id).some((other) => spots.has(other)));
    const now = ready.length ? ready : waiting;
    const turns = new Map();
    for (const id of now) {
      const host = beside.get(id).find((other) => spots.has(other));
      const [x, y] = host ? spots.get(host) : rough(id);
      const { start, count } = turns.get(host) ?? { start: outwards(x, y, spots), count: 0 };
      turns.set(host, { start, count: count + 1 });
      const [turn, far] = [start + count * GOLDEN, 150 * Math.sqrt(1 + 0.5 * count)];
      spots.set(id, [x + far * STRETCH * Math.cos(turn), y + far * Math.sin(turn)]);
    }
    waiting = waiting.filter((id) => !spots.has(id));
  }
}

function outwards(x, y, spots) {
  const all = [...spots.values()];
  const middle = [0, 1].map((axis) => all.reduce((sum, spot) => sum + spot[axis], 0) / all.length);
  return Math.atan2(y - middle[1], x - middle[0]);
}

// Move the loose ones off one another and off the others, by the shorter way.
function pushApart(loose, spots) {
  const [wide, high] = [150, 90];
  const free = new Set(loose);
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = [...spots].sort((a, b) => a[1][0] - b[1][0]);
    let moved = false;
    order.forEach(([id, spot], at) => {
      for (let next = at + 1; next < order.length && order[next][1][0] - spot[0] < wide; next += 1) {
        const [other, there] = order[next];
        const gaps = [wide - Math.abs(there[0] - spot[0]), high - Math.abs(there[1] - spot[1])];
        if (Math.min(...gaps) <= 0.5 || (!free.has(id) && !free.has(other))) continue;
        const axis = gaps[0] / STRETCH < gaps[1] ? 0 : 1;
        const step = gaps[axis] * (spot[axis] <= there[axis] ? 1 : -1) / (free.has(id) && free.has(other) ? 2 : 1);
        if (free.has(id)) spot[axis] -= step;
        if (free.has(other)) there[axis] += step;
        moved = true;
      }
    });
    if (!moved) return;
  }
}
