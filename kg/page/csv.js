// Tables as files for spreadsheets: what stands in a text must never run there.

const FORMULA_SIGNS = new Set("=+-@\uff1d\uff0b\uff0d\uff20\u2212");
const UNSEEN_SIGN = /[\p{Z}\p{C}]/u;

// Text with an apostrophe before it where a spreadsheet might take it for a formula, whatever blanks stand before.
function guardedCell(text) {
  const start = [...text].find((sign) => !UNSEEN_SIGN.test(sign));
  return FORMULA_SIGNS.has(start) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
}

// Rows of texts and numbers as CSV; the mark at the beginning tells spreadsheets that it is UTF-8.
function csvText(columns, rows) {
  const cell = (value) => {
    const text = typeof value === "number" ? String(value) : guardedCell(value ?? "");
    return /[,"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `\ufeff${[columns, ...rows].map((row) => `${row.map(cell).join(",")}\n`).join("")}`;
}

const EVENT_FIELDS = [
  "event", "type", "who", "whom", "where", "when", "first_day", "last_day", "killed", "killed_min", "killed_max",
  "injured", "injured_min", "injured_max",
  "status", "source", "article", "article_date", "article_url", "quote", "quote_begin", "quote_end", "iri",
];

async function eventsCsv(data, nodes) {
  const rows = await Promise.all(nodes.map(async (node) => {
    const { event } = node;
    const bounds = (what) => [countText(node, what), ...countBounds(node, what)];
    const what = [node.label, node.kind, event.who, event.whom, event.where, event.when, event.first, event.last];
    const said = [node.status, event.sources.join("; "), ...articleFields(node, data), ...(await quoteFields(data, node.id))];
    return [...what, event.killed, ...countBounds(node, "killed"), ...bounds("injured"), ...said, node.iri];
  }));
  return csvText(EVENT_FIELDS, rows);
}

const RELATION_FIELDS = [
  "who", "relation", "whom", "status", "source", "article", "article_date", "article_url",
  "quote", "quote_begin", "quote_end", "who_iri", "whom_iri",
];

async function relationsCsv(data, edges) {
  const rows = await Promise.all(edges.map(async (edge) => {
    const [from, to] = [edge.from, edge.to].map((id) => data.nodes.get(id));
    const said = [edge.status, edge.sources.join("; "), ...articleFields(edge, data), ...(await quoteFields(data, edge.id))];
    return [from.label, plainLabel(edge), to.label, ...said, from.iri, to.iri];
  }));
  return csvText(RELATION_FIELDS, rows);
}

// The bounds over all confirmed counts of the whole, from the least to the most that anyone says; open where one of them is.
function countBounds(node, what) {
  const counts = wholeCounts(node, what).filter(({ status }) => SURE_STATUSES.has(status));
  const [lows, highs] = [counts.map(({ low }) => low), counts.map(({ high }) => high)];
  const known = (numbers) => numbers.length > 0 && !numbers.includes(null);
  return [known(lows) ? Math.min(...lows) : "", known(highs) ? Math.max(...highs) : ""];
}

function articleFields(row, data) {
  const told = articlesOf(row, data);
  return ["id", "date", "url"].map((name) => told.map((article) => article[name]).filter(Boolean).join("; "));
}

// The first quote of the first fact that has one, with its place in the article.
async function quoteFields(data, id) {
  const { facts } = await data.details(id);
  const quote = facts.find((fact) => fact.quotes.length)?.quotes[0];
  return quote ? [quote.text, quote.begin, quote.end] : ["", "", ""];
}

function saveText(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = make("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}
