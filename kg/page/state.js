// What the page shows, kept in the address after "#", so that a link leads back to it.

const LISTS = ["groups", "kinds", "statuses", "sources", "articles", "places"];
const START = {
  view: "who", tab: "graph", chosen: null, article: null,
  filters: Object.fromEntries(LISTS.map((name) => [name, []])),
  from: null, to: null, doubted: false, part: false, origin: false,
  near: null, path: null, harm: null, grown: [], unfolded: [], most: null, pins: {}, sort: { by: "when", down: false },
};
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const PASSING = new Set(["pins", "sort", "from", "to"]); // what changes in many small steps, of which none is worth a way back
const ELSEWHERE = "Part of what the address names is not in this build: it is left out.";
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

class State {
  constructor(data) {
    this.data = data;
    this.listeners = [];
    this.names = new Names(data);
    this.start = { ...structuredClone(START), ...data.head.start };
    this.values = this.read();
    window.addEventListener("hashchange", () => this.take(this.read()));
  }

  on(listener) {
    this.listeners.push(listener);
  }

  // Merge `patch` (filters too, one by one), keep it in the address and tell what changed. Each choice is an entry of the browser's history.
  set(patch) {
    const before = this.values;
    this.trouble = null;
    this.take({ ...this.values, ...patch, filters: { ...this.values.filters, ...patch.filters } });
    this.write(Object.keys(this.values).some((key) => !PASSING.has(key) && !same(this.values[key], before[key])));
  }

  take(values) {
    const changed = new Set(Object.keys(values).filter((key) => !same(values[key], this.values[key])));
    this.values = values;
    if (changed.size) this.listeners.forEach((listener) => listener(changed));
  }

  reset() {
    this.set(structuredClone(this.start));
  }

  write(isStep = true) {
    const kept = new URLSearchParams();
    for (const [key, value] of Object.entries(this.values)) {
      if (same(value, this.start[key])) continue;
      const written = this.names.written(key, value);
      kept.set(key, typeof written === "string" ? written : JSON.stringify(written));
    }
    const fragment = kept.toString();
    if (fragment === window.location.hash.slice(1)) return;
    if (isStep) window.history.pushState(null, "", `#${fragment}`);
    else window.history.replaceState(null, "", `#${fragment}`);
  }

  // What the address says, as far as it makes sense; `trouble` tells in words that some of it does not.
  read() {
    const values = structuredClone(this.start);
    this.trouble = null;
    for (const [key, text] of new URLSearchParams(window.location.hash.slice(1))) {
      const value = this.checked(key, text);
      if (value === undefined) this.trouble = ELSEWHERE;
      else values[key] = value;
    }
    return values;
  }

  checked(key, text) {
    if (!Object.hasOwn(START, key)) return undefined;
    if (key === "view") return Object.hasOwn(this.data.views, text) ? text : undefined;
    if (key === "tab") return ["graph", "map", "table", "text"].includes(text) ? text : undefined;
    if (key === "chosen") return text.startsWith(KINDRED) ? text : this.names.idOf(text);
    if (key === "article") return this.names.idOf(text);
    if (key === "from" || key === "to") return isDay(text) ? text : undefined;
    if (["doubted", "part", "origin"].includes(key)) return text === "true";
    try {
      const value = this.names.read(key, JSON.parse(text), () => { this.trouble = ELSEWHERE; return undefined; });
      return key === "filters" ? this.lists(value) : this.fits(key, value) ? value : undefined;
    } catch {
      return undefined;
    }
  }

  fits(key, value) {
    const isNode = (id) => this.data.nodes.has(id);
    if (key === "near") return isNode(value?.id) && value.steps >= 1 && value.steps <= 9;
    if (key === "path") return Array.isArray(value) && value.length === 2 && value.every(isNode);
    if (key === "grown") return Array.isArray(value) && value.every(isNode);
    if (key === "unfolded") return Array.isArray(value) && value.every((one) => typeof one === "string");
    if (key === "most") return Number.isInteger(value) && value > 0 && value <= 600;
    if (key === "harm") return value !== null && typeof value === "object" && [value.by, value.kind].every((one) => one === null || typeof one === "string");
    if (key === "sort") return typeof value?.by === "string" && typeof value.down === "boolean";
    if (key === "pins") return typeof value === "object" && value !== null && Object.values(value).every(isSpot);
    return false;
  }

  lists(given) {
    const listed = (name) => (Array.isArray(given?.[name]) ? given[name].filter((one) => ["string", "number"].includes(typeof one)) : []);
    return Object.fromEntries(LISTS.map((name) => [name, listed(name)]));
  }
}

// A day that there is.
function isDay(text) {
  const time = DAY.test(text) ? Date.parse(text) : NaN;
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text);
}

function isSpot(spot) {
  return Array.isArray(spot) && spot.length === 2 && spot.every(Number.isFinite);
}
