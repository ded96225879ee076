// The data in the page: the head, the index of all nodes and lines, and blocks of facts and texts that are read when asked for.

const SURE_STATUSES = new Set(["asserted", "reported", "background", "described"]);
const ID = /^[ne]\d+$/;

async function readBlock(number) {
  const packed = atob(document.getElementById(`block-${number}`).textContent);
  const bytes = new Uint8Array(packed.length);
  for (let at = 0; at < packed.length; at += 1) bytes[at] = packed.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(stream).json();
}

class Data {
  static async open() {
    const head = JSON.parse(document.getElementById("data").textContent);
    return new Data(head, await readBlock(0));
  }

  constructor(head, index) {
    this.head = head;
    this.blocks = new Map();
    this.nodes = new Map();
    this.edges = new Map();
    const words = index.words;
    index.nodes.forEach((row, at) => this.nodes.set(`n${at}`, readNode(`n${at}`, row, words)));
    index.edges.forEach((row, at) => this.addEdge(readEdge(`e${at}`, row, words)));
    this.views = index.views;
    for (const [name, numbers] of Object.entries(index.views)) for (const number of numbers) this.nodes.get(`n${number}`).at[name] = true;
    this.same = new Map(index.same.flatMap((same) => same.events.map((id) => [id, same])));
  }

  addEdge(edge) {
    this.edges.set(edge.id, edge);
    for (const end of edge.from === edge.to ? [edge.from] : [edge.from, edge.to]) {
      const node = this.nodes.get(end);
      node.lines.push(edge.id);
      node.degree += 1;
    }
  }

  // The ids of the lines at a node.
  touching(id) {
    return this.nodes.get(id)?.lines ?? [];
  }

  // The events that tell of the same as an event, null where no other does: {events, linked}.
  sameOf(id) {
    return this.same.get(id) ?? null;
  }

  label(id) {
    return this.nodes.get(id)?.label ?? "";
  }

  has(id) {
    return this.nodes.has(id) || this.edges.has(id);
  }

  isSure(status) {
    return status === null || SURE_STATUSES.has(status);
  }

  block(number) {
    if (!this.blocks.has(number)) this.blocks.set(number, readBlock(number));
    return this.blocks.get(number);
  }

  async details(id) {
    const owner = this.nodes.get(id) ?? this.nodes.get(this.edges.get(id).from);
    const block = await this.block(this.head.blocks.details + owner.share);
    const [facts, links] = block.of[id] ?? [[], []];
    const read = facts.map((number) => this.readFact(block.facts[number], block.quotes));
    await Promise.all(read.flatMap(({ quotes }) => quotes.filter(({ text }) => !text)).map((quote) => this.quoteFrom(quote)));
    return { facts: read, links };
  }

  // The words of a quote that stands in an article given whole.
  async quoteFrom(quote) {
    const { text } = await this.article(quote.article);
    if (text === null) return;
    const [begin, end] = unitsOf(text, [quote.begin, quote.end]);
    quote.text = text.slice(begin, end);
  }

  readFact([topic, text, parts, event, status, sources, numbers, iri], quotes) {
    const known = (id) => (ID.test(id ?? "") && this.has(id) ? id : null);
    return {
      topic, text, status, sources, iri, event: known(event),
      parts: parts.map(([name, fillers]) => [name, fillers.map(([words, id]) => ({ text: words, id: known(id) }))]),
      quotes: numbers.map((number) => {
        const [article, begin, end, words, fillers] = quotes[number];
        return { article, begin, end, text: words, fillers: fillers.map(([from, to, node, role]) => [from, to, known(node), role]) };
      }),
    };
  }

  async article(number) {
    const { articles, texts } = this.head.blocks;
    const { text, mentions } = (await this.block(articles + Math.floor(number / texts)))[number % texts];
    return { text, mentions: mentions.filter((mention) => this.nodes.has(mention[2])) };
  }

  get articles() {
    return this.head.articles;
  }
}

function readNode(id, [iri, label, group, kinds, names, note, status, articles, [caption, size], share, event, place, kindred], words) {
  return {
    id, iri, label, names, note, articles, size, share, event, place,
    caption: caption || label,
    group: words[group],
    kindred: words[kindred],
    kind: words[kinds[0]],
    kinds: kinds.map((kind) => words[kind]),
    status: status < 0 ? null : words[status],
    degree: 0,
    lines: [],
    at: {},
  };
}

function readEdge(id, [from, to, label, look, category, status, flags, bend, articles, sources, events], words) {
  return {
    id, bend, articles,
    from: `n${from}`,
    to: `n${to}`,
    label: words[label],
    look: words[look],
    category: words[category],
    status: words[status],
    factual: Boolean(flags & 1),
    symmetric: Boolean(flags & 2),
    sources: sources.map((source) => words[source]),
    events: events.map((event) => `n${event}`),
  };
}
