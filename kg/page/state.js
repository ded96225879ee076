// What the page shows, kept in the address after "#", so that a link leads back to it.

const LISTS = ["groups", "kinds", "statuses", "sources", "articles", "places"];
const START = {
  view: "who", tab: "graph", chosen: null, article: null,
  filters: Object.fromEntries(LISTS.map((name) => [name, []])),
  from: null, to: null, doubted: false, part: false, origin: false,
  near: null, path: null, harm: null, grown: [], unfolded: [], most: null, pins: {}, sort: { by: "when", down: false },
};
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

class State {
  constructor(data) {
    this.data = data;
    this.listeners = [];
    this.start = { ...structuredClone(START), ...data.head.start };
    this.values = this.read();
    window.addEventListener("hashchange", () => this.take(this.read()));
  }

  on(listener) {
    this.listeners.push(listener);
  }

  // Merge `patch` (filters too, one by one), keep it in the address and tell what changed.
  set(patch) {
    this.take({ ...this.values, ...patch, filters: { ...this.values.filters, ...patch.filters } });
    this.write();
  }

  take(values) {
    const changed = new Set(Object.keys(values).filter((key) => !same(values[key], this.values[key])));
    this.values = values;
    if (changed.size) this.listeners.forEach((listener) => listener(changed));
  }

  reset() {
    this.set(structuredClone(this.start));
  }

  write() {
    const kept = new URLSearchParams();
    for (const [key, value] of Object.entries(this.values)) {
      if (!same(value, this.start[key])) kept.set(key, typeof value === "string" ? value : JSON.stringify(value));
    }
    const fragment = kept.toString();
    if (fragment !== window.location.hash.slice(1)) window.history.replaceState(null, "", `#${fragment}`);
  }

  // What the address says, as far as it makes sense.
  read() {
    const values = structuredClone(this.start);
    for (const [key, text] of new URLSearchParams(window.location.hash.slice(1))) {
      const value = this.checked(key, text);
      if (value !== undefined) values[key] = value;
    }
    return values;
  }

  checked(key, text) {
    if (key === "view") return text in this.data.views ? text : undefined;
    if (key === "tab") return ["graph", "map", "table", "text"].includes(text) ? text : undefined;
    if (key === "chosen") return this.data.has(text) ? text : undefined;
    if (key === "from" || key === "to") return DAY.test(text) ? text : undefined;
    if (["doubted", "part", "origin"].includes(key)) return text === "true";
    let value;
    try {
      value = JSON.parse(text);
    } catch {
      return undefined;
    }
    return this.fits(key, value) ? value : key === "filters" ? this.lists(value) : undefined;
  }

  fits(key, value) {
    const isNode = (id) => this.data.nodes.has(id);
    if (key === "article") return Number.isInteger(value) && value in this.data.articles;
    if (key === "near") return isNode(value?.id) && value.steps >= 1 && value.steps <= 9;
    if (key === "path") return Array.isArray(value) && value.length === 2 && value.every(isNode);
    if (key === "grown") return Array.isArray(value) && value.every(isNode);
    if (key === "unfolded") return Array.isArray(value) && value.every((one) => typeof one === "string");
    if (key === "most") return Number.isInteger(value) && value > 0 && value <= 600;
    if (key === "harm") return value !== null && [value?.by, value?.kind].every((one) => one === null || typeof one === "string");
    if (key === "sort") return typeof value?.by === "string" && typeof value.down === "boolean";
    if (key === "pins") return typeof value === "object" && value !== null && Object.values(value).every(isSpot);
    return false;
  }

  lists(given) {
    return Object.fromEntries(LISTS.map((name) => [name, Array.isArray(given?.[name]) ? given[name] : []]));
  }
}

function isSpot(spot) {
  return Array.isArray(spot) && spot.length === 2 && spot.every(Number.isFinite);
}
