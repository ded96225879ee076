// Who harmed whom, in numbers: the cells of a matrix of doers by kinds of those harmed, with events and bounds of the dead.

const NOBODY = ""; // the row of whom it is not told who did it, and the column of whom it is not told whom it harmed
const KINDRED = "u:"; // what the key of a kind of unnamed begins with

// Who is nameless goes by what they are: "militants" of any number of articles are one row, and one symbol.
function kindredKey(node) {
  return node.kindred ? `${KINDRED}${node.group}:${node.kindred}` : node.id;
}

// The cells that an event is counted in: [{by, kind, sure}], each once; `sure` where nothing of it is doubted.
function cellsOf(data, node) {
  const { harm } = node.event;
  if (!harm) return [];
  const own = data.isSure(node.status);
  const doers = harm.by.length ? harm.by.map(([id, status]) => ({ id, by: kindredKey(data.nodes.get(id)), sure: data.isSure(status) })) : [{ by: NOBODY, sure: true }];
  const cells = new Map();
  for (const doer of doers) {
    const others = harm.to.filter(([id]) => id !== doer.id);
    const kinds = others.length ? others.map(([, kind, status]) => [kind, data.isSure(status)]) : [[NOBODY, true]];
    for (const [kind, sure] of kinds) {
      const key = `${doer.by}|${kind}`;
      cells.set(key, { by: doer.by, kind, sure: own && doer.sure && (sure || cells.get(key)?.sure === true) });
    }
  }
  return [...cells.values()];
}

// The dead of an event that stand in a cell: [low, high], null where none are told, or not who killed whom.
function deadIn({ harm }, { by, kind }, isWhole) {
  if (!harm.dead || harm.total || (harm.mutual && by !== NOBODY)) return null;
  return isWhole ? harm.dead : harm.kinds[kind] ?? null;
}

// So many things with so many dead; what two articles tell of one incident is counted once, between the least and the most of them.
class Tally {
  constructor(data) {
    this.data = data;
    this.incidents = new Map();
    this.doubted = new Set();
  }

  add(id, dead, sure) {
    const same = this.data.sameOf(id);
    const key = same ? same.events[0] : id;
    if (!sure) {
      this.doubted.add(key);
      return;
    }
    this.incidents.set(key, [...(this.incidents.get(key) ?? []), ...(dead ? [dead] : [])]);
  }

  get events() {
    return this.incidents.size;
  }

  get unsure() {
    return [...this.doubted].filter((key) => !this.incidents.has(key)).length;
  }

  // [low, high] over all incidents, high null where one leaves it open; null where no dead are told.
  get dead() {
    const told = [...this.incidents].filter(([, several]) => several.length).map(([key, several]) => bounded(several, this.data.sameOf(key)?.linked ?? true));
    if (!told.length) return null;
    return [sumOf(told.map(([low]) => low)), told.some(([, high]) => high === null) ? null : sumOf(told.map(([, high]) => high))];
  }
}

const sumOf = (numbers) => numbers.reduce((sum, number) => sum + number, 0);

// Bounds of one incident told several times; if it may be several after all, the most is all of them.
function bounded(several, linked) {
  const highs = several.map(([, high]) => high);
  const most = highs.includes(null) ? null : linked ? Math.max(...highs) : sumOf(highs);
  return [Math.min(...several.map(([low]) => low)), most];
}

// 12, 12–14, 12+ or ≤ 14.
function boundsText([low, high]) {
  const number = (one) => one.toLocaleString("en");
  if (high === null) return `${number(low)}+`;
  if (low === high) return number(low);
  return low ? `${number(low)}–${number(high)}` : `≤ ${number(high)}`;
}

// The matrix of some events: {rows: [{by, label, node, all, cells: Map kind -> Tally}], kinds, columns: Map kind -> Tally}, most harm first.
function harmMatrix(data, ids) {
  const rows = new Map();
  const columns = new Map();
  const tallyIn = (map, key) => map.get(key) ?? map.set(key, new Tally(data)).get(key);
  for (const id of ids) {
    const node = data.nodes.get(id);
    for (const cell of cellsOf(data, node)) {
      if (!rows.has(cell.by)) rows.set(cell.by, { by: cell.by, all: new Tally(data), cells: new Map(), who: new Set() });
      const row = rows.get(cell.by);
      node.event.harm.by.filter(([doer]) => kindredKey(data.nodes.get(doer)) === cell.by).forEach(([doer]) => row.who.add(doer));
      tallyIn(row.cells, cell.kind).add(id, deadIn(node.event, cell, false), cell.sure);
      row.all.add(id, deadIn(node.event, cell, true), cell.sure);
      tallyIn(columns, cell.kind).add(id, harmOfKind(node.event, cell.kind), cell.sure);
    }
  }
  const kinds = [...Object.keys(data.head.harmed), NOBODY].filter((kind) => columns.has(kind));
  return { rows: sortedByHarm([...rows.values()].map((row) => ({ ...row, label: rowLabel(data, row) }))), kinds, columns };
}

const harmOfKind = ({ harm }, kind) => (harm.total ? null : harm.kinds[kind] ?? null);

function rowLabel(data, { by, who }) {
  if (by === NOBODY) return "Not told who";
  const [first] = who;
  if (!by.startsWith(KINDRED) || who.size === 1) return data.label(first);
  return `${data.nodes.get(first).kindred} (unnamed) × ${who.size}`;
}

function sortedByHarm(rows) {
  const rank = ({ by, all }) => [Number(by === NOBODY), -(all.dead?.[0] ?? 0), -all.events, -all.unsure];
  const ranks = new Map(rows.map((row) => [row, rank(row)]));
  const difference = (one, other) => ranks.get(one).map((value, at) => value - ranks.get(other)[at]).find((step) => step) ?? 0;
  return rows.sort((one, other) => difference(one, other) || (one.label < other.label ? -1 : 1));
}

// A cell in words, null standing for any.
function cellWords(data, { by, kind }) {
  const name = by === null ? "anyone" : by === NOBODY ? "not told who" : by.startsWith(KINDRED) ? `unnamed ${by.split(":").slice(2).join(":")}` : data.label(by);
  return `${name} → ${kind === null ? "anyone" : (data.head.harmed[kind] ?? "not told").toLowerCase()}`;
}
