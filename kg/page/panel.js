// The evidence panel. Whatever comes from the graph enters the page as text, never as markup.

function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "data") Object.assign(element.dataset, value);
    else element[name] = value;
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

function chip(status) {
  return make("span", { className: "chip", data: { status }, textContent: status });
}

function webLink(iri) {
  let url;
  try {
    url = new URL(iri);
  } catch {
    return null;
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") return null;
  if (["www.wikidata.org", "sws.geonames.org"].includes(url.hostname)) url.protocol = "https:";
  return make("a", { href: url.href, target: "_blank", rel: "noopener noreferrer", textContent: linkText(url) });
}

function linkText(url) {
  const last = url.pathname.split("/").filter(Boolean).pop() ?? "";
  if (url.hostname === "www.wikidata.org") return `Wikidata ${last}`;
  if (url.hostname === "sws.geonames.org") return `GeoNames ${last}`;
  return url.hostname + url.pathname;
}

function quoteBlock(quote) {
  const where = `${quote.article}, characters ${quote.begin}–${quote.end}`;
  const words = quote.text ? `“${quote.text}”` : "(the graph was built without the article's words)";
  return make("blockquote", {}, make("p", { textContent: words }), make("footer", { textContent: where }));
}

const UNTOLD = { background: "from the ontology or gazetteer, not from an article", described: "follows from the words of the description" };

function factItem(about, fact, open, shown) {
  const quotes = fact.quotes.map((number) => quoteBlock(about.quotes[number]));
  const source = fact.sources.length ? `according to ${fact.sources.join(", ")}` : null;
  const meta = make("div", { className: "meta" }, chip(fact.status), source ?? UNTOLD[fact.status] ?? null);
  const summary = make("summary", { textContent: quotes.length === 1 ? "1 quote" : `${quotes.length} quotes` });
  const evidence = quotes.length ? make("details", { open }, summary, ...quotes) : null;
  const words = fact.topic === "event" ? eventWords(about, fact, shown) : [make("p", { textContent: fact.text })];
  return make("li", {}, ...words, meta, evidence);
}

// An event under its name, which leads to it, unless it is what the panel shows anyway.
function eventWords(about, fact, shown) {
  const event = about.nodes[fact.event];
  const name = make("p", {}, chooser(fact.event, event.label), " ", make("small", { textContent: event.kind }));
  return [...(fact.event === shown ? [] : [name]), partList(fact.parts)];
}

function partList(parts) {
  const pairs = parts.flatMap(([name, fillers]) => [make("dt", { textContent: name }), make("dd", { textContent: fillers })]);
  return make("dl", {}, ...pairs);
}

const TOPICS = [["event", "What happened"], ["number", "Numbers"], ["relation", "Relations"], ["role", "Part in events"]];

function factLists(about, numbers, shown) {
  const facts = numbers.map((number) => about.facts[number]);
  const open = facts.length <= 3;
  return TOPICS.flatMap(([topic, title]) => {
    const told = facts.filter((fact) => fact.topic === topic);
    if (!told.length) return [];
    const items = told.map((fact, at) => factItem(about, fact, open || (at === 0 && topic === "event"), shown));
    return [make("h3", { textContent: title }), make("ul", { className: "facts" }, ...items)];
  });
}

function chooser(id, text) {
  return make("button", { type: "button", className: "plain", data: { choose: id }, textContent: text });
}

function lineList(data, id) {
  const label = (one) => data.about.nodes[one].label;
  const touching = data.vis.edges.filter((edge) => edge.from === id || edge.to === id);
  if (!touching.length) return null;
  const items = touching.map((edge) => {
    const text = edge.from === id ? `${edge.label} → ${label(edge.to)}` : `${label(edge.from)} → ${edge.label}`;
    return make("li", {}, chooser(edge.id, text));
  });
  const summary = make("summary", { textContent: `All lines (${items.length})` });
  return make("details", {}, summary, make("ul", { className: "lines" }, ...items));
}

function nodePanel(data, id) {
  const node = data.about.nodes[id];
  const links = node.links.map(webLink).filter(Boolean);
  return [
    make("h2", { tabIndex: -1, textContent: node.label }),
    make("p", { className: "meta" }, node.note ? `${node.kind} · ${node.note}` : node.kind),
    node.names.length ? make("p", { textContent: `Also: ${node.names.join(", ")}` }) : null,
    links.length ? make("p", { className: "links" }, ...links) : null,
    ...factLists(data.about, node.facts, id),
    lineList(data, id),
  ];
}

function edgePanel(data, id) {
  const edge = data.vis.edges.find((one) => one.id === id);
  const about = data.about.edges[id];
  const label = (one) => data.about.nodes[one].label;
  return [
    make("h2", { tabIndex: -1, textContent: `${label(edge.from)} – ${edge.label} – ${label(edge.to)}` }),
    make("p", { className: "meta" }, "Ends: ", chooser(edge.from, label(edge.from)), chooser(edge.to, label(edge.to))),
    ...factLists(data.about, about.facts, id),
  ];
}

function fillPanel(panel, data, id) {
  const content = id in data.about.nodes ? nodePanel(data, id) : edgePanel(data, id);
  panel.replaceChildren(...content.filter((part) => part !== null));
  panel.scrollTop = 0;
}
