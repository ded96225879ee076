// The answer that the page opens with: a matrix of who harmed whom. A click on a row, a column or a cell gives its events.

const FIRST_ROWS = 7;

class Matrix {
  constructor(place, app) {
    Object.assign(this, { place, app, all: false });
    this.update(new Set(), app.shown);
  }

  update(changed, shown) {
    const { harm } = this.app.state.values;
    const held = this.place.contains(document.activeElement) ? document.activeElement.dataset?.cell : undefined;
    const matrix = harmMatrix(this.app.data, shown.harmful);
    this.place.hidden = !matrix.rows.length;
    if (!matrix.rows.length) return;
    const rows = this.all ? matrix.rows : matrix.rows.slice(0, FIRST_ROWS);
    const isLeft = harm?.by && !rows.some(({ by }) => by === harm.by);
    if (isLeft) rows.push(...matrix.rows.filter(({ by }) => by === harm.by));
    this.place.replaceChildren(...this.head(harm), this.table(matrix, rows, harm), ...this.foot(matrix.rows.length));
    if (held !== undefined) [...this.place.querySelectorAll("[data-cell]")].find((cell) => cell.dataset.cell === held)?.focus();
  }

  head(harm) {
    const off = make("button", { type: "button", className: "small", textContent: "Show all again" });
    off.addEventListener("click", () => this.app.state.set({ harm: null }));
    return [make("div", { className: "matrix-top" }, make("h2", { id: "matrix-title", tabIndex: -1, textContent: "Who harmed whom" }), harm ? off : null)];
  }

  foot(count) {
    const more = make("button", { type: "button", className: "plain", textContent: this.all ? "Show fewer" : `Show all ${count}` });
    more.addEventListener("click", () => { this.all = !this.all; this.update(new Set(), this.app.shown); });
    const note = "Events, and the dead at least and at most. One incident told twice counts once; who killed whom in a clash is not told; totals of a long time are left out.";
    return [count > FIRST_ROWS ? more : null, make("p", { className: "matrix-note", textContent: note })].filter(Boolean);
  }

  table({ kinds, columns }, rows, harm) {
    const title = (kind) => this.app.data.head.harmed[kind] ?? "Not told";
    const heads = kinds.map((kind) => make("th", { scope: "col" }, this.button(title(kind), { by: null, kind }, harm, [title(kind), columns.get(kind)])));
    const lines = rows.map((row) => make("tr", {},
      make("th", { scope: "row" }, this.button(row.label, { by: row.by, kind: null }, harm, [row.label, row.all]), tallyWords(row.all)),
      ...kinds.map((kind) => this.cell(row, kind, title(kind), harm))));
    const table = make("table", {}, make("thead", {}, make("tr", {}, make("th", { scope: "col", textContent: "Who" }), ...heads)), make("tbody", {}, ...lines));
    table.setAttribute("aria-labelledby", "matrix-title");
    const scroll = make("div", { className: "scroll", tabIndex: 0 }, table);
    setAttributes(scroll, { role: "region", "aria-labelledby": "matrix-title" });
    return scroll;
  }

  cell(row, kind, title, harm) {
    const tally = row.cells.get(kind);
    if (!tally) return make("td", {});
    const button = this.button(null, { by: row.by, kind }, harm, [`${row.label}, ${title}`, tally]);
    const { dead } = tally;
    button.append(make("strong", { textContent: dead ? boundsText(dead) : "–" }), make("small", { textContent: eventsText(tally) }));
    const cell = make("td", {}, button);
    cell.style.setProperty("--heat", String(heatOf(dead)));
    return cell;
  }

  button(text, cell, harm, [name, tally]) {
    const pressed = Boolean(harm) && harm.by === cell.by && harm.kind === cell.kind;
    const button = make("button", { type: "button", data: { cell: JSON.stringify([cell.by, cell.kind]) }, ariaLabel: `${name}: ${tallyText(tally)}` });
    if (text !== null) button.append(bdi(text));
    button.setAttribute("aria-pressed", String(pressed));
    button.title = tallyText(tally);
    button.addEventListener("click", () => this.app.state.set({ harm: pressed ? null : cell, chosen: null }));
    return button;
  }
}

// From 0, no dead are told, to 1, a thousand.
const heatOf = (dead) => (dead ? Math.min(Math.log10(1 + Math.max(dead[0], dead[1] ?? 0)) / 3, 1).toFixed(2) : 0);

function eventsText({ events, unsure }) {
  const told = events ? `${events.toLocaleString("en")} ev.` : "";
  return unsure ? `${told}${told ? " " : ""}+${unsure}?` : told;
}

function tallyText(tally) {
  const { dead, unsure } = tally;
  const parts = [plural(tally.events, "event"), dead ? `${boundsText(dead)} dead` : null, unsure ? `${unsure} more not confirmed` : null];
  return parts.filter(Boolean).join(", ");
}

function tallyWords(tally) {
  const { dead } = tally;
  return make("small", { textContent: [dead ? `${boundsText(dead)} dead` : null, eventsText(tally)].filter(Boolean).join(" · ") });
}
