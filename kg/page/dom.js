// Elements and text. Whatever comes from the graph enters the page as text, never as markup.

// An element: `data` sets data attributes, `aria` aria attributes, all else is a property. Children are elements, texts or null.
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "data") Object.assign(element.dataset, value);
    else if (name === "aria") Object.entries(value).forEach(([key, said]) => element.setAttribute(`aria-${key}`, said));
    else element[name] = value;
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

// Text from the graph, in whichever script, that does not turn the text around it.
function bdi(text) {
  return make("bdi", { textContent: text });
}

function chip(status) {
  return make("span", { className: "chip", data: { status }, textContent: status });
}

// A button that chooses a node or line: page.js listens for it.
function chooser(id, text) {
  return make("button", { type: "button", className: "plain", data: { choose: id } }, bdi(text));
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

// A colour of the style sheet as it is now, light or dark.
function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

// Text without accents and capitals, to search in.
function plainText(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
