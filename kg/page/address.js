// The address after "#": it names nodes, lines and articles by what they are, not by where they stand in this page, so that a link leads to
// the same after a rebuild with more articles.

// A short name of a text: 53 bits, in letters and digits.
function shortName53(text) {
  let [one, other] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 2654435761);
    other = Math.imul(other ^ code, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
  other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return (4294967296 * (2097151 & other) + (one >>> 0)).toString(36);
}

class Names {
  constructor(data) {
    this.data = data;
    this.known = null;
  }

  // The name of a node, a line, or an article (by its number); what is none of them names itself.
  nameOf(id) {
    const { nodes, edges } = this.data;
    if (nodes.has(id)) return `n.${shortName53(nodes.get(id).iri)}`;
    if (!edges.has(id)) return id;
    const { from, to, category, status } = edges.get(id);
    return `l.${shortName53([nodes.get(from).iri, nodes.get(to).iri, category, status].join(" "))}`;
  }

  articleName(number) {
    return `a.${shortName53(this.data.articles[number]?.id ?? "")}`;
  }

  // What has a name in this build, undefined if nothing has.
  idOf(name) {
    if (!this.known) {
      const ids = [...this.data.nodes.keys(), ...this.data.edges.keys()].map((id) => [this.nameOf(id), id]);
      this.known = new Map([...ids, ...this.data.articles.map((_, number) => [this.articleName(number), number])]);
    }
    return this.known.get(name);
  }

  // The state's values with names for ids, and back; `translate` is one of the two.
  translated(key, value, translate, translateArticle) {
    if (value === null) return value;
    if (key === "chosen") return translate(value);
    if (key === "article") return translateArticle(value);
    if (key === "near") return { ...value, id: translate(value.id) };
    if (key === "harm") return { ...value, by: typeof value.by === "string" && !isKindredOrNobody(value.by) ? translate(value.by) : value.by };
    if (key === "path" || key === "grown") return Array.isArray(value) ? value.map(translate) : value;
    if (key === "pins") return Object.fromEntries(Object.entries(value).map(([pin, spot]) => [pinName(pin, translate), spot]));
    if (key !== "filters") return value;
    const lists = { places: translate, articles: translateArticle };
    const some = Object.entries(value).filter(([, list]) => Array.isArray(list) && list.length);
    return Object.fromEntries(some.map(([name, list]) => [name, lists[name] ? list.map(lists[name]) : list]));
  }

  written(key, value) {
    return this.translated(key, value, (id) => this.nameOf(id), (number) => this.articleName(Number(number)));
  }

  // `missing()` is called for each name that nothing has here.
  read(key, value, missing) {
    const find = (name) => this.idOf(name) ?? missing(name);
    return this.translated(key, value, find, find);
  }
}

const isKindredOrNobody = (by) => by === NOBODY || by.startsWith(KINDRED);

function pinName(pin, translate) {
  const [view, ...rest] = pin.split(":");
  return `${view}:${translate(rest.join(":"))}`;
}
