// The page by keyboard: the drawing is one stop, in which arrow keys lead from a symbol to its neighbours; and a list of all keys.

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const KEYS_TOLD = [
  ["/", "search"],
  ["?", "this list"],
  ["Tab", "from one part of the page to the next; the links before the title skip parts"],
  ["← → ↑ ↓ in the drawing", "to the neighbour of the chosen symbol that lies that way"],
  ["Shift ← → in the drawing", "from line to line at the chosen symbol"],
  ["Enter in the drawing", "to the evidence of the chosen symbol or line"],
  ["Escape in the drawing", "nothing is chosen"],
  ["+ − 0 in the drawing", "larger, smaller, all of it"],
  ["← → in a row of tabs", "to the next tab"],
  ["← → on the time strip", "from event to event; on its handles, to other days"],
  ["← → ↑ ↓ on the map", "from symbol to symbol"],
  ["↑ ↓ Enter in search", "through the suggestions, and take one"],
];

class Keyboard {
  constructor(place, app) {
    this.app = app;
    this.canvas = document.getElementById("canvas");
    const hint = "Arrow keys go from symbol to symbol, Enter opens the evidence.";
    this.said = make("p", { id: "canvas-keys", className: "unseen", textContent: hint });
    this.canvas.after(this.said);
    this.canvas.tabIndex = 0;
    this.canvas.setAttribute("aria-describedby", "canvas-keys");
    this.canvas.addEventListener("keydown", (event) => this.onCanvas(event));
    this.dialog = keysDialog();
    const open = make("button", { type: "button", textContent: "Keyboard" });
    open.setAttribute("aria-haspopup", "dialog");
    open.addEventListener("click", () => this.dialog.showModal());
    place.append(open, this.dialog);
    document.addEventListener("keydown", (event) => this.onPage(event));
    document.querySelectorAll(".skip").forEach((link) => link.addEventListener("click", (event) => this.skip(event)));
    this.update(new Set(), app.shown);
  }

  update() {
    this.drawn = this.app.drawn;
  }

  onPage(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || this.dialog.open) return;
    if (event.key === "?") this.dialog.showModal();
    else if (event.key === "/") document.getElementById("query")?.focus();
    else return;
    event.preventDefault();
  }

  // The address after "#" is the state's, so a skip link moves the focus itself, to a tab that it opens where need be.
  skip(event) {
    event.preventDefault();
    const target = document.getElementById(event.target.hash.slice(1));
    const tab = { canvas: "graph", table: "table" }[target.id];
    if (tab) this.app.state.set({ tab });
    (target.id === "table" ? document.getElementById("events") : target).focus();
  }

  onCanvas(event) {
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { chosen } = this.app.state.values;
    if (key === "Enter" && this.drawn.nodes.get(chosen)?.isFold) this.app.parts.get("canvas").press(chosen);
    else if (key === "Enter" && chosen) document.querySelector("#panel h2")?.focus();
    else if (key === "Escape" && chosen) this.app.choose(null);
    else if (key in ARROWS) this.go(key, event.shiftKey);
    else if (["+", "=", "-", "0"].includes(key)) document.querySelector(`[data-zoom=${{ "-": "out", 0: "fit" }[key] ?? "in"}]`)?.click();
    else return;
    event.preventDefault();
  }

  go(key, alongLines) {
    const { chosen } = this.app.state.values;
    const { spots } = this.app.parts.get("canvas");
    const spotOf = (id) => [spots.get(id).x, spots.get(id).y];
    const edge = this.drawn.edges.get(chosen);
    const from = this.drawn.nodes.has(chosen) ? chosen : null;
    const [x, y] = ARROWS[key];
    let next = null;
    if (alongLines && (from || edge)) next = this.nextLine(from ?? this.at ?? edge.from, edge, x + y);
    else if (from) next = nearestWay(spotOf, from, neighboursOf(this.drawn, from), [x, y]);
    else if (edge) next = endWay(spotOf, edge, [x, y]);
    else next = this.drawn.nodes.keys().next().value ?? null;
    if (!next) return this.app.say("No neighbour that way");
    if (this.drawn.nodes.has(next)) this.at = next;
    this.app.choose(next);
    this.intoSight(next);
    this.app.say(keyWords(this.drawn, next));
  }

  // The drawing moves only where what was chosen lies outside it.
  intoSight(id) {
    const canvas = this.app.parts.get("canvas");
    const edge = this.drawn.edges.get(id);
    const { clientWidth: wide, clientHeight: high } = this.canvas;
    const inside = (edge ? [edge.from, edge.to] : [id]).every((end) => {
      const { x, y } = canvas.network.canvasToDOM(canvas.network.getPosition(end));
      return x > 30 && y > 30 && x < wide - 30 && y < high - 30;
    });
    if (!inside) canvas.reach();
  }

  // The lines at a symbol in turn.
  nextLine(id, edge, step) {
    const lines = [...this.drawn.edges.values()].filter(({ from, to }) => from === id || to === id).map((line) => line.id);
    this.at = id;
    const now = edge ? lines.indexOf(edge.id) : step > 0 ? -1 : 0;
    return lines.length ? lines[(now + step + lines.length) % lines.length] : null;
  }
}

function isTyping(target) {
  return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}

function keyWords(drawn, id) {
  const node = drawn.nodes.get(id);
  if (node) return `${node.label}, ${node.kind}`;
  const { from, label, to, status } = drawn.edges.get(id);
  return `${drawn.nodes.get(from).label} – ${label} – ${drawn.nodes.get(to).label}, ${status}`;
}

function neighboursOf(drawn, id) {
  return distinct([...drawn.edges.values()].filter(({ from, to }) => from === id || to === id).map((edge) => otherEnd(edge, id)));
}

// Of some nodes the one that lies best in a direction: near, and not far off the line; null if none lies that way.
function nearestWay(spotOf, from, ids, [dx, dy]) {
  const [x, y] = spotOf(from);
  let best = null;
  let least = Infinity;
  for (const id of ids) {
    const [ox, oy] = spotOf(id);
    const ahead = (ox - x) * dx + (oy - y) * dy;
    const aside = Math.abs((ox - x) * dy) + Math.abs((oy - y) * dx);
    const cost = ahead + 2 * aside;
    if (ahead > 0 && aside <= 2 * ahead && cost < least) [best, least] = [id, cost];
  }
  return best;
}

function endWay(spotOf, { from, to }, [dx, dy]) {
  const [a, b] = [from, to].map(spotOf);
  return (b[0] - a[0]) * dx + (b[1] - a[1]) * dy >= 0 ? to : from;
}

function keysDialog() {
  const pairs = KEYS_TOLD.flatMap(([key, does]) => [make("dt", {}, make("kbd", { textContent: key })), make("dd", { textContent: does })]);
  const close = make("button", { type: "button", textContent: "Close", autofocus: true });
  const title = make("h2", { id: "keys-title", textContent: "Keyboard" });
  const dialog = make("dialog", { className: "keys" }, title, make("dl", {}, ...pairs), close);
  dialog.setAttribute("aria-labelledby", "keys-title");
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  return dialog;
}
