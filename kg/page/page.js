// Wiring: the data, the state in the address, and the components that show them.

// Slot and component; what is not among the page's scripts is left out.
const COMPONENTS = [
  ["panel", typeof Panel === "undefined" ? null : Panel],
  ["canvas", typeof Canvas === "undefined" ? null : Canvas],
  ["finder", typeof Finder === "undefined" ? null : Finder],
  ["matrix", typeof Matrix === "undefined" ? null : Matrix],
  ["filters", typeof Filters === "undefined" ? null : Filters],
  ["table", typeof TableView === "undefined" ? null : TableView],
  ["map", typeof MapView === "undefined" ? null : MapView],
  ["text", typeof TextView === "undefined" ? null : TextView],
  ["timeline", typeof Timeline === "undefined" ? null : Timeline],
  ["keep", typeof Keep === "undefined" ? null : Keep],
  ["keys", typeof Keyboard === "undefined" ? null : Keyboard],
];
const TABS = ["graph", "map", "table", "text"];
const slot = (name) => document.getElementById(name);

class App {
  constructor(data) {
    this.data = data;
    this.state = new State(data);
    this.look();
    this.parts = new Map();
    for (const [name, Part] of COMPONENTS) if (Part) this.guarded(name, () => this.parts.set(name, new Part(slot(name), this)));
    this.state.on((changed) => this.update(changed));
    this.controls();
    this.show(new Set(Object.keys(this.state.values)));
  }

  // A component that fails is named in the console and left out; the rest of the page goes on.
  guarded(name, act) {
    try {
      act();
    } catch (error) {
      console.error(`${name}: ${error.stack ?? error}`);
      this.parts.delete(name);
    }
  }

  update(changed) {
    this.look();
    this.show(changed);
  }

  // What passes, and what of it is drawn.
  look() {
    this.shown = visible(this.data, this.state.values);
    this.drawn = drawnPart(this.data, this.shown, this.state.values);
  }

  show(changed) {
    this.reflect();
    for (const [name, part] of this.parts) this.guarded(name, () => part.update(changed, this.shown));
  }

  // Choose a node or line. `reach` also turns to a view that has it, brings it into sight and moves the focus to its evidence.
  choose(id, { reach = false } = {}) {
    this.state.set({ chosen: id, ...(reach && this.data.has(id) ? this.wayTo(id) : {}) });
    if (!reach || !id) return;
    this.parts.get("canvas")?.reach();
    this.parts.get("panel")?.focus();
  }

  wayTo(id) {
    const { nodes, edges } = this.data;
    const ends = nodes.has(id) ? [id] : [edges.get(id).from, edges.get(id).to];
    const holds = (view) => ends.every((end) => view in nodes.get(end).at) && (view === "all" || nodes.has(id) || ["direct", "harm"].includes(edges.get(id).category) === (view === "who"));
    const view = [this.state.values.view, "events", "all"].find(holds) ?? this.state.values.view;
    const doubted = this.state.values.doubted || ends.some((end) => !this.data.isSure(nodes.get(end).status)) || edges.get(id)?.factual === false;
    const shown = visible(this.data, { ...this.state.values, view, doubted, chosen: id });
    return { view, doubted, ...(ends.every((end) => shown.nodes.has(end)) ? {} : { near: { id: ends[0], steps: 1 }, path: null }) };
  }

  say(text) {
    slot("said").textContent = text;
  }

  controls() {
    const { state } = this;
    document.querySelectorAll("input[name=view]").forEach((radio) => radio.addEventListener("change", () => state.set({ view: radio.value })));
    document.querySelectorAll("[data-toggle]").forEach((box) => box.addEventListener("change", () => state.set({ [box.dataset.toggle]: box.checked })));
    document.querySelectorAll("[data-tab]").forEach((tab) => tab.addEventListener("click", () => state.set({ tab: tab.dataset.tab })));
    document.querySelector("[role=tablist]").addEventListener("keydown", (event) => this.turnTabs(event));
    document.querySelectorAll("[data-zoom]").forEach((button) => button.addEventListener("click", () => this.zoom(button.dataset.zoom)));
    slot("whole").addEventListener("click", () => state.set({ near: null, path: null, grown: [], unfolded: [], most: null, harm: null, pins: {} }));
    slot("more").addEventListener("click", () => state.set({ most: (state.values.most ?? MOST_DRAWN) + MOST_DRAWN }));
    document.addEventListener("click", (event) => {
      const id = event.target.closest("[data-choose]")?.dataset.choose;
      if (id && this.data.has(id)) this.choose(id, { reach: true });
    });
    const there = TABS.filter((name) => name === "graph" || name === "table" || this.parts.has(name));
    document.querySelectorAll("[data-tab]").forEach((tab) => { tab.hidden = !there.includes(tab.dataset.tab); });
    document.querySelectorAll(".slot").forEach((place) => { place.hidden = !this.parts.has(place.id); });
    document.documentElement.classList.add("ready");
  }

  turnTabs(event) {
    const tabs = [...document.querySelectorAll("[data-tab]:not([hidden])")];
    const now = tabs.indexOf(document.activeElement);
    const at = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: -1 }[event.key];
    if (at === undefined) return;
    const next = tabs.at(at % tabs.length);
    event.preventDefault();
    next.focus();
    next.click();
  }

  zoom(way) {
    const drawing = this.parts.get(this.state.values.tab === "map" ? "map" : "canvas");
    if (way === "fit") drawing?.fit();
    else drawing?.zoom(way === "in" ? 1.3 : 1 / 1.3);
  }

  // Show in the controls what the state says.
  reflect() {
    const { values, trouble } = this.state;
    slot("notice").hidden = !trouble;
    slot("notice").textContent = trouble ?? "";
    document.querySelectorAll("input[name=view]").forEach((radio) => { radio.checked = radio.value === values.view; });
    document.querySelectorAll("[data-toggle]").forEach((box) => { box.checked = values[box.dataset.toggle]; });
    for (const tab of document.querySelectorAll("[data-tab]")) {
      const open = tab.dataset.tab === values.tab;
      tab.setAttribute("aria-selected", open);
      tab.tabIndex = open ? 0 : -1;
      slot(tab.getAttribute("aria-controls")).hidden = !open;
    }
    document.querySelector(".zoom").hidden = !["graph", "map"].includes(values.tab);
    slot("whole").hidden = !(values.near || values.path || values.harm || values.most || values.grown.length || values.unfolded.length || Object.keys(values.pins).length);
    document.querySelectorAll("tr.chosen").forEach((row) => row.classList.remove("chosen"));
    document.querySelector(`tr [data-choose="${values.chosen}"]`)?.closest("tr").classList.add("chosen");
  }
}

// The library that draws comes packed too: it is more than half of a small page.
async function open() {
  const data = await Data.open();
  document.head.append(make("script", { textContent: await data.block(data.head.blocks.drawing) }));
  window.kg = new App(data); // for whoever wants to look closer from the console
  // A picture is drawn as one: whoever takes it may change the window's size at the last moment.
  if (document.documentElement.classList.contains("picture")) window.kg.parts.get("keep")?.prepare();
}

open();
