// The reader: an article's words with all that they mention, the evidence of a fact marked, and the chosen node's mentions to walk through.

const UNREAD = "This page was made without the articles' words. Give mentions.ttl along with the graph to read them here.";

class TextView {
  constructor(place, app) {
    this.place = place;
    this.app = app;
    this.turn = 0;
    this.article = null; // number of the article shown
    this.text = "";
    this.paragraphs = [];
    this.spans = []; // of mentions
    this.evidence = []; // spans of the quote that was asked for
    this.said = []; // elements of the chosen node's mentions, in reading order
    this.at = -1;
    this.nodesOf = new Map(); // mention element -> node ids
    this.build();
  }

  build() {
    const step = (label, by) => {
      const button = make("button", { type: "button", className: "small", ariaLabel: label, textContent: by < 0 ? "‹" : "›" });
      button.addEventListener("click", () => this.step(by));
      return button;
    };
    this.list = make("select", { ariaLabel: "Article" });
    this.list.addEventListener("change", () => this.app.state.set({ article: Number(this.list.value) }));
    this.count = make("span", { className: "count", role: "status" });
    this.elsewhere = make("button", { type: "button", className: "small", hidden: true, textContent: "Read where it is" });
    this.elsewhere.addEventListener("click", () => this.app.state.set({ article: this.articleOf(this.app.state.values.chosen) }));
    this.name = make("bdi", { className: "name" });
    const steps = [step("Previous mention", -1), this.count, step("Next mention", 1)];
    this.walk = make("div", { className: "walk", hidden: true }, this.name, ...steps, this.elsewhere);
    this.about = make("div", { className: "about" });
    this.body = make("div", { className: "words", tabIndex: 0, role: "region", ariaLabel: "Article text" });
    this.body.addEventListener("click", (event) => this.chooseAt(event.target));
    this.body.addEventListener("keydown", (event) => this.pressed(event));
    this.place.replaceChildren(make("div", { className: "reading" }, this.list, this.walk), this.about, this.body);
    const { articles } = this.app.data.head;
    this.list.replaceChildren(...articles.map((article, number) => make("option", { value: number, textContent: nameOf(article) })));
    this.list.hidden = articles.length < 2;
  }

  update(changed) {
    const { tab, article, chosen } = this.app.state.values;
    if (tab !== "text") return;
    const wanted = article ?? this.article ?? this.articleOf(chosen) ?? 0;
    if (wanted !== this.article) this.open(wanted);
    else if (changed.has("chosen") || this.emphasised !== chosen) this.emphasise();
  }

  // The first article that tells of a node.
  articleOf(id) {
    const thing = this.app.data.nodes.get(id) ?? this.app.data.edges.get(id);
    return thing?.articles[0] ?? null;
  }

  async open(number) {
    const article = this.app.data.head.articles[number];
    this.turn += 1;
    const turn = this.turn;
    this.article = number;
    this.list.value = number;
    this.nodesOf.clear();
    this.said = [];
    this.text = "";
    this.paragraphs = [];
    if (this.app.quote?.article !== number) this.app.quote = null;
    this.walk.hidden = true;
    this.about.replaceChildren();
    this.body.replaceChildren(make("p", { textContent: article ? "Reading the article …" : "There is no article here." }));
    if (!article) return;
    let content;
    try {
      content = await this.app.data.article(number);
    } catch (trouble) {
      content = { text: null, mentions: [], trouble };
    }
    if (turn === this.turn) this.fill(article, content);
  }

  fill(article, { text, mentions, trouble }) {
    this.text = text ?? "";
    this.spans = text ? gathered(mentions) : [];
    this.paragraphs = paragraphsOf(this.text).map((bounds) => ({ ...bounds, element: make("p", { dir: "auto" }) }));
    const untold = trouble ? `The article cannot be read: ${trouble.message}` : UNREAD;
    const [first] = this.paragraphs;
    const words = text ? this.paragraphs.map(({ element }) => element) : [make("p", { className: "unread", textContent: untold })];
    if (first && this.text.slice(first.begin, first.end).trim() === article.title) first.element.className = "headline";
    this.body.lang = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(article.language ?? "") ? article.language : "";
    this.body.replaceChildren(...words);
    this.body.scrollTop = 0;
    for (const paragraph of this.paragraphs) this.write(paragraph, []);
    this.evidence = [];
    const isTold = !this.list.hidden || first?.element.className === "headline";
    this.about.replaceChildren(...aboutArticle(article, isTold), ...this.key(this.elements()));
    this.emphasise();
    this.mark();
  }

  // What the lines under the words mean, for the groups that the article names.
  key(elements) {
    const { groups } = this.app.data.head;
    const named = [...new Set(elements.map((element) => element.dataset.group))].filter((group) => groups[group]);
    const sample = (group) => make("span", { className: "sample", data: { group }, textContent: groups[group].title });
    const items = named.map((group) => make("li", {}, sample(group)));
    return items.length ? [make("ul", { className: "key" }, ...items)] : [];
  }

  write(paragraph, evidence) {
    for (const element of paragraph.element.querySelectorAll(".mention")) this.nodesOf.delete(element);
    const spans = [...spansIn(evidence, paragraph), ...spansIn(this.spans, paragraph)].sort(inOrder);
    const wrap = (span, content) => this.wrap(span, content);
    paragraph.element.replaceChildren(...weave(this.text, paragraph.begin, paragraph.end, spans, wrap));
  }

  wrap(span, content) {
    if (!span.ids) return make("mark", { className: "evidence" }, ...content);
    const nodes = span.ids.map((id) => this.app.data.nodes.get(id));
    const about = nodes.map((node) => `${node.label} (${node.kind})`).join("; ");
    const className = span.cut ? "mention cut" : "mention";
    const element = make("span", { className, data: { group: nodes[0].group }, title: about, tabIndex: -1, role: "link" }, ...content);
    this.nodesOf.set(element, span.ids);
    return element;
  }

  // Mark the quote that was asked for, and bring it into sight.
  mark() {
    const { quote } = this.app;
    const here = this.text && quote && quote.article === this.article;
    const [begin, end] = here ? unitsOf(this.text, [quote.begin, quote.end]) : [0, 0];
    const evidence = end > begin ? [{ begin, end }] : [];
    for (const paragraph of this.paragraphs) {
      const touched = spansIn([...this.evidence, ...evidence], paragraph).length;
      if (touched) this.write(paragraph, evidence);
    }
    this.evidence = evidence;
    this.emphasise({ still: evidence.length > 0 });
    if (!this.body.querySelector('.mention[tabindex="0"]')) this.elements()[0]?.setAttribute("tabindex", "0");
    const first = this.body.querySelector(".evidence");
    if (first) reveal(this.body, first);
  }

  // Set off the mentions of the chosen node; an edge's are those of its ends.
  emphasise({ still = false } = {}) {
    const { chosen } = this.app.state.values;
    this.emphasised = chosen;
    for (const element of this.said) element.classList.remove("chosen", "current");
    const edge = this.app.data.edges.get(chosen);
    const wanted = edge ? [edge.from, edge.to] : [chosen];
    this.said = this.elements().filter((element) => wanted.some((id) => this.nodesOf.get(element).includes(id)));
    for (const element of this.said) element.classList.add("chosen");
    this.at = -1;
    this.walk.hidden = !this.app.data.nodes.has(chosen) && !edge;
    this.name.textContent = this.app.data.nodes.get(chosen)?.label ?? "";
    this.count.textContent = this.said.length ? many(this.said, "mention") : "not named here";
    const other = this.articleOf(chosen);
    this.elsewhere.hidden = this.said.length > 0 || other === null || other === this.article;
    if (this.said.length && !still && !this.said.some((element) => inSight(this.body, element))) this.step(1);
  }

  // Mentions in reading order, a mention that was cut once.
  elements() {
    return [...this.body.querySelectorAll(".mention:not(.cut)")];
  }

  step(by) {
    const many = this.said.length;
    if (!many) return;
    this.said[this.at]?.classList.remove("current");
    this.at = this.at < 0 ? (by > 0 ? 0 : many - 1) : (this.at + by + many) % many;
    this.said[this.at].classList.add("current");
    this.count.textContent = `${this.at + 1} of ${many}`;
    reveal(this.body, this.said[this.at]);
  }

  // The words of several nodes lead to the first, and when that is chosen, to the next.
  chooseAt(target) {
    const element = target.closest?.(".mention");
    if (!element) return;
    const ids = this.nodesOf.get(element);
    const next = ids[(ids.indexOf(this.app.state.values.chosen) + 1) % ids.length];
    this.focus(element);
    this.app.choose(next, { reach: false });
  }

  pressed(event) {
    const element = event.target.closest(".mention");
    if (event.key === "Enter" && element) {
      event.preventDefault();
      this.chooseAt(element);
    }
    if ((event.key === "ArrowRight" || event.key === "ArrowLeft") && !event.altKey && !event.ctrlKey && !event.metaKey) {
      const all = this.elements();
      const next = all[(element ? all.indexOf(element) + (event.key === "ArrowRight" ? 1 : -1) : 0)];
      if (next) event.preventDefault();
      if (next) this.focus(next);
    }
  }

  // One mention at a time is a stop of the tab key; arrows lead on to the others.
  focus(element) {
    for (const other of this.body.querySelectorAll('.mention[tabindex="0"]')) other.tabIndex = -1;
    element.tabIndex = 0;
    element.focus({ preventScroll: inSight(this.body, element) });
  }
}

const inOrder = (one, other) => one.begin - other.begin || other.end - one.end;
const nameOf = (article) => [article.title ?? article.id, article.date].filter(Boolean).join(" · ");

function aboutArticle(article, isTold) {
  const told = [article.publisher, article.date, article.id].filter(Boolean);
  const link = article.url ? webLink(article.url) : null;
  return [
    ...(isTold ? [] : [make("h2", { dir: "auto", textContent: article.title ?? article.id })]),
    make("p", { className: "meta" }, ...told.map((words) => bdi(words)), link),
  ];
}

// Mentions as spans, those of the same words together; they come sorted, the outer before the inner.
function gathered(mentions) {
  const spans = [];
  for (const [begin, end, id] of mentions) {
    const last = spans.at(-1);
    if (last && last.begin === begin && last.end === end) last.ids.push(id);
    else spans.push({ begin, end, ids: [id] });
  }
  return spans;
}

function inSight(frame, element) {
  const [outer, inner] = [frame.getBoundingClientRect(), element.getBoundingClientRect()];
  return inner.top >= outer.top && inner.bottom <= outer.bottom;
}

// Scroll the reader alone, not the page.
function reveal(frame, element) {
  const [outer, inner] = [frame.getBoundingClientRect(), element.getBoundingClientRect()];
  frame.scrollTop += inner.top - outer.top - Math.max(0, (outer.height - inner.height) / 3);
}
