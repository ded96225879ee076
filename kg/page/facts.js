// Facts in words, each with its status, who says so, and the quotes it was read from.

const FOLDED_FROM = 5; // what stands open of a long list; the rest is folded under its number

// Something folded, made when it is first opened.
function unfolding(title, open, fill) {
  const summary = make("summary", { textContent: title });
  const element = make("details", { open }, summary);
  const grow = () => { if (element.open && element.childElementCount === 1) element.append(...fill()); };
  element.addEventListener("toggle", grow);
  grow();
  return element;
}

// The first of some items as a list, the others folded; each is made when it is first to be seen.
function fewFirst(items, makeItem, className) {
  const list = (some) => make("ul", { className }, ...some.map(makeItem));
  const rest = items.slice(FOLDED_FROM);
  if (rest.length < 2) return [list(items)];
  return [list(items.slice(0, FOLDED_FROM)), unfolding(`${rest.length} more`, false, () => [list(rest)])];
}

// A quote, the words that fill the fact's roles marked, each leading to its node; the role stands at its first words.
function quoteWords(app, quote) {
  const named = new Set();
  const parts = [];
  let at = 0;
  for (const [begin, end, id, role] of quote.fillers) {
    const key = `${id} ${role}`;
    parts.push(quote.text.slice(at, begin), fillerWords(app, quote.text.slice(begin, end), id, role, !named.has(key)));
    named.add(key);
    at = end;
  }
  return make("p", { dir: "auto" }, "“", ...parts, quote.text.slice(at), "”");
}

function fillerWords(app, words, id, role, first) {
  const node = app.data.nodes.get(id);
  const data = first && role !== "event" ? { role } : {};
  const about = node ? `${role}: ${node.label}` : role;
  const mark = make("mark", { className: role === "event" ? "filler deed" : "filler", data, title: about, textContent: words });
  if (node) {
    mark.dataset.choose = id;
    mark.dataset.group = node.group;
    mark.tabIndex = 0;
    mark.role = "button";
    mark.ariaLabel = `${words} (${about})`;
  }
  return mark;
}

function quoteBlock(app, fact, quote) {
  const words = quote.text ? quoteWords(app, quote) : make("p", { textContent: "(the graph was built without the article's words)" });
  const article = app.data.head.articles[quote.article];
  const title = bdi(article?.title ?? article?.id ?? "article");
  const where = `${article?.date ? `, ${article.date}` : ""}, characters ${quote.begin}–${quote.end}`;
  const show = make("button", { type: "button", className: "small", textContent: "Show in text" });
  show.addEventListener("click", () => showInText(app, quote));
  const buttons = make("div", { className: "doings" }, show, citeButton(app, fact, quote));
  return make("blockquote", {}, words, make("footer", {}, title, where), buttons);
}

function showInText(app, quote) {
  app.quote = quote; // what the reader marks; it is no part of the state, as a link leads to the article only
  app.state.set({ tab: "text", article: quote.article });
  app.parts.get("text")?.mark();
}

const UNTOLD = {
  background: "from the ontology or gazetteer, not from an article",
  described: "follows from the words of the description",
};

function byWhom(fact) {
  const source = fact.sources.length ? `according to ${fact.sources.join(", ")}` : UNTOLD[fact.status] ?? null;
  return make("div", { className: "meta" }, chip(fact.status), source ? bdi(source) : null);
}

function quotesOf(app, fact, open) {
  if (!fact.quotes.length) return null;
  return unfolding(many(fact.quotes, "quote"), open, () => fact.quotes.map((quote) => quoteBlock(app, fact, quote)));
}

const many = (items, name) => `${items.length} ${name}${items.length === 1 ? "" : "s"}`;

// What was read of the event that the panel shows: its words, as the head has told the rest.
function ownWords(app, fact) {
  const quotes = (some) => some.map((quote) => quoteBlock(app, fact, quote));
  const rest = fact.quotes.slice(2);
  const first = quotes(rest.length > 1 ? fact.quotes.slice(0, 2) : fact.quotes);
  const number = fact.quotes.length > 1 ? ` (${fact.quotes.length})` : "";
  const heading = make("h3", { textContent: `In the article's words${number}` });
  if (!first.length) return [heading, make("p", { textContent: "The graph holds no words for this event." })];
  return [heading, ...first, ...(rest.length > 1 ? [unfolding(`${rest.length} more quotes`, false, () => quotes(rest))] : [])];
}

function factItem(app, fact, open) {
  const words = fact.topic === "event" ? eventWords(app, fact) : [make("p", { dir: "auto", textContent: fact.text })];
  return make("li", {}, ...words, byWhom(fact), quotesOf(app, fact, open));
}

// An event under its name, which leads to it.
function eventWords(app, fact) {
  const event = app.data.nodes.get(fact.event);
  const name = event ? make("p", {}, chooser(fact.event, event.label), " ", make("small", { textContent: event.kind })) : null;
  return [name, partList(fact.parts)].filter(Boolean);
}

function partList(parts) {
  return make("dl", {}, ...parts.flatMap(([name, fillers]) => pair(name, fillerList(fillers))));
}

function fillerList(fillers) {
  return fillers.flatMap(({ text, id }, at) => [at ? ", " : "", id ? chooser(id, text) : bdi(text)]);
}

const TOPICS = [["event", "What happened"], ["number", "Numbers"], ["relation", "Relations"], ["role", "Part in events"]];

function factLists(app, facts, shown) {
  const own = facts.filter((fact) => fact.topic === "event" && fact.event === shown);
  const others = facts.filter((fact) => !own.includes(fact));
  const open = others.length <= 3;
  return [...own.flatMap((fact) => ownWords(app, fact)), ...TOPICS.flatMap(([topic, title]) => {
    const told = others.filter((fact) => fact.topic === topic);
    if (!told.length) return [];
    const heading = make("h3", { textContent: told.length > 1 ? `${title} (${told.length})` : title });
    if (topic === "number") return [heading, ...numberLists(app, told, open && !own.length, shown)];
    return [heading, ...fewFirst(told, (fact) => factItem(app, fact, open), "facts")];
  })];
}
