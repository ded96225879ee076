// The events and the relations that are shown, as tables: sortable, a page at a time, each row leading to its evidence.

const PAGE_ROWS = 100;

const EVENT_COLUMNS = [
  { key: "what", title: "Event", text: (node) => node.label, small: (node) => node.kind },
  { key: "who", title: "Who", text: (node) => node.event.who },
  { key: "whom", title: "Whom", text: (node) => node.event.whom },
  { key: "where", title: "Where", text: (node) => node.event.where },
  { key: "when", title: "When", text: (node) => node.event.when, order: (node) => node.event.first ?? node.event.last },
  { key: "killed", title: "Killed", text: (node) => node.event.killed, order: (node) => leastCount(node, "killed") },
  { key: "injured", title: "Injured", text: (node) => countText(node, "injured"), order: (node) => leastCount(node, "injured") },
  { key: "status", title: "Status", text: (node) => node.status, cell: (node) => [chip(node.status)] },
  { key: "source", title: "Source", text: (node) => node.event.sources.join(", ") },
  { key: "article", title: "Article", text: (node, data) => articleNames(node, data), order: (node) => node.articles[0] },
];

const RELATION_COLUMNS = [
  { key: "who", title: "Who", text: (edge, data) => data.nodes.get(edge.from).label },
  { key: "relation", title: "Relation", text: (edge) => plainLabel(edge) },
  { key: "whom", title: "Whom or what", text: (edge, data) => data.nodes.get(edge.to).label },
  { key: "status", title: "Status", text: (edge) => edge.status, cell: (edge) => [chip(edge.status)] },
  { key: "source", title: "Source", text: (edge) => edge.sources.join(", ") },
  { key: "article", title: "Article", text: (edge, data) => articleNames(edge, data), order: (edge) => edge.articles[0] },
];

// A line's label without the status, which has a column of its own.
const plainLabel = ({ label, status }) => label.replace(` (${status})`, "");
const articlesOf = ({ articles }, data) => articles.map((number) => data.head.articles[number]);
const articleNames = (row, data) => articlesOf(row, data).map((article) => article.title ?? article.id).join("; ");

// What is counted of an event as a whole, not the parts that a count is broken down into.
function wholeCounts(node, what) {
  return node.event.counts.filter((count) => count.what === what && !count.part);
}

function countText(node, what) {
  const texts = wholeCounts(node, what).map(({ text, status }) => (SURE_STATUSES.has(status) ? text : `${text} (${status})`));
  return distinct(texts).join("; ");
}

function leastCount(node, what) {
  const known = wholeCounts(node, what).map(({ low, high }) => low ?? high).filter((number) => number !== null);
  return known.length ? Math.min(...known) : null;
}

// Rows in the order of one column; what has no value there comes last, whichever way.
function sortedRows(rows, column, down, data) {
  const valueOf = column.order ?? ((row) => folded(column.text(row, data) ?? "") || null);
  const keyed = rows.map((row, at) => ({ row, at, key: valueOf(row) ?? null }));
  const way = down ? -1 : 1;
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) return (a.key === null) - (b.key === null) || a.at - b.at;
    return (a.key < b.key ? -way : a.key > b.key ? way : 0) || a.at - b.at;
  });
  return keyed.map(({ row }) => row);
}

// Columns that tell something: of several articles which, of events with the injured how many.
function toldColumns(columns, rows, data) {
  const isTold = { article: () => data.head.articles.length > 1, injured: (column) => rows.some((row) => column.text(row)) };
  return columns.filter((column) => isTold[column.key]?.(column) ?? true);
}

class TableView {
  constructor(place, app) {
    this.app = app;
    const rows = (ids, map) => [...ids].map((id) => map.get(id));
    const happenings = [...app.data.nodes.values()].filter((node) => node.event);
    this.events = new RowsTable(app, {
      id: "events", title: "Events", noun: "event", columns: toldColumns(EVENT_COLUMNS, happenings, app.data), start: "when", lead: "what",
      rows: (shown) => rows(shown.events, app.data.nodes), save: (list) => eventsCsv(app.data, list),
    });
    this.relations = new RowsTable(app, {
      id: "relations", title: "Relations", noun: "relation", start: "who", lead: "relation",
      columns: toldColumns(RELATION_COLUMNS, [], app.data),
      rows: (shown) => rows(shown.relations, app.data.edges), save: (list) => relationsCsv(app.data, list),
    });
    place.replaceChildren(this.events.element, this.relations.element);
    this.update(new Set(["chosen", "tab"]), app.shown);
  }

  // Rows are made only when the table is to be seen.
  update(changed, shown) {
    if (shown !== this.shown) this.stale = true;
    this.shown = shown;
    const { tab, chosen, sort } = this.app.state.values;
    if (tab !== "table" && !this.printed) return;
    if (this.stale || changed.has("sort")) {
      this.events.show(shown, sort);
      this.relations.show(shown);
    }
    if (this.stale || changed.has("chosen") || changed.has("tab")) [this.events, this.relations].forEach((table) => table.mark(chosen));
    this.stale = false;
  }
}

// One table with its heading, download and pages. `sort` is the state's for events; relations keep their own.
class RowsTable {
  constructor(app, how) {
    Object.assign(this, { app, how, page: 0, chosen: null, sort: { by: how.start, down: false } });
    this.title = make("h2", { id: how.id, tabIndex: -1, textContent: how.title });
    this.download = make("button", { type: "button", textContent: "Download CSV" });
    this.download.addEventListener("click", () => this.save());
    this.heads = how.columns.map((column) => this.head(column));
    this.body = make("tbody", {});
    this.caption = make("caption", { className: "unseen" });
    this.table = make("table", {}, this.caption, make("thead", {}, make("tr", {}, ...this.heads)), this.body);
    this.scroll = make("div", { className: "scroll", tabIndex: 0 }, this.table);
    this.pager = this.makePager();
    const top = make("div", { className: "table-top" }, this.title, this.download);
    this.element = make("section", {}, top, this.scroll, this.pager);
    setAttributes(this.table, { role: "table" });
    setAttributes(this.body, { role: "rowgroup" });
    setAttributes(this.scroll, { role: "region", "aria-labelledby": how.id });
    setAttributes(this.element, { "aria-labelledby": how.id });
    this.download.setAttribute("aria-label", `Download the ${how.title.toLowerCase()} shown as CSV`);
  }

  head(column) {
    const button = make("button", { type: "button", className: "sort", data: { by: column.key }, textContent: column.title });
    button.addEventListener("click", () => this.sortBy(column.key));
    const cell = make("th", { scope: "col" }, button);
    cell.setAttribute("role", "columnheader");
    return cell;
  }

  makePager() {
    const button = (text, step) => {
      const one = make("button", { type: "button", textContent: text });
      one.addEventListener("click", () => this.turn(step));
      return one;
    };
    this.where = make("span", {});
    [this.back, this.forth] = [button("Previous", -1), button("Next", 1)];
    const nav = make("nav", { className: "pager" }, this.back, this.where, this.forth);
    nav.setAttribute("aria-label", `Pages of ${this.how.title.toLowerCase()}`);
    return nav;
  }

  sortBy(key) {
    const now = this.sort;
    const next = { by: key, down: now.by === key ? !now.down : false };
    if (this.how.id === "events") return this.app.state.set({ sort: next });
    this.sort = next;
    this.order();
  }

  show(shown, sort = this.sort) {
    this.sort = this.how.columns.some((column) => column.key === sort?.by) ? sort : this.sort;
    this.rows = this.how.rows(shown);
    this.order();
  }

  order() {
    const column = this.how.columns.find(({ key }) => key === this.sort.by);
    this.sorted = sortedRows(this.rows, column, this.sort.down, this.app.data);
    const way = this.sort.down ? "descending" : "ascending";
    this.how.columns.forEach(({ key }, at) => this.heads[at].setAttribute("aria-sort", key === column.key ? way : "none"));
    this.page = 0;
    this.fill();
    this.mark(this.chosen);
  }

  fill() {
    const { sorted, how } = this;
    const begin = this.page * PAGE_ROWS;
    const rows = sorted.slice(begin, begin + PAGE_ROWS);
    this.body.replaceChildren(...rows.map((row) => this.row(row)));
    const range = rows.length ? `${(begin + 1).toLocaleString("en")}–${(begin + rows.length).toLocaleString("en")} of ` : "";
    this.where.textContent = `${range}${counted(sorted.length, how.noun)}`;
    this.caption.textContent = `${how.title}: ${counted(sorted.length, how.noun)}, sorted by ${this.sort.by}`;
    this.back.disabled = this.page === 0;
    this.forth.disabled = begin + PAGE_ROWS >= sorted.length;
    this.back.hidden = this.forth.hidden = sorted.length <= PAGE_ROWS;
    this.table.hidden = !sorted.length;
    this.download.disabled = !sorted.length;
  }

  row(row) {
    const cells = this.how.columns.map((column, at) => {
      const text = column.text(row, this.app.data) ?? "";
      const words = column.key === this.how.lead
        ? [chooser(row.id, text)]
        : column.cell?.(row) ?? (text ? [bdi(text)] : []);
      const cell = make(at ? "td" : "th", {}, ...words, column.small ? make("small", { textContent: column.small(row) }) : null);
      setAttributes(cell, at ? { role: "cell", "data-label": column.title } : { role: "rowheader", scope: "row" });
      return cell;
    });
    const line = make("tr", { data: { row: row.id } }, ...cells);
    line.setAttribute("role", "row");
    return line;
  }

  turn(step) {
    this.page += step;
    this.fill();
    this.mark(null);
    this.scroll.scrollTop = 0;
    this.scroll.focus();
  }

  // Show which row is chosen, turning to its page.
  mark(chosen) {
    this.chosen = chosen ?? this.chosen;
    this.body.querySelectorAll("tr.chosen").forEach((row) => row.classList.remove("chosen"));
    const at = chosen ? this.sorted?.findIndex((row) => row.id === chosen) ?? -1 : -1;
    if (at < 0) return;
    if (Math.floor(at / PAGE_ROWS) !== this.page) {
      this.page = Math.floor(at / PAGE_ROWS);
      this.fill();
    }
    const row = this.body.children[at % PAGE_ROWS];
    row.classList.add("chosen");
    if (!row.contains(document.activeElement)) row.scrollIntoView({ block: "nearest" });
  }

  async save() {
    this.download.disabled = true;
    this.app.say("Preparing the table");
    try {
      saveText(`${this.how.id}.csv`, await this.how.save(this.sorted));
      this.app.say(`${counted(this.sorted.length, this.how.noun)} saved as ${this.how.id}.csv`);
    } finally {
      this.download.disabled = false;
      this.download.focus();
    }
  }
}
