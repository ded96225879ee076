// The finder: names and other names, by any part of them.

class Finder {
  constructor(place, app) {
    this.query = make("input", { id: "query", type: "search", placeholder: "Search names", autocomplete: "off", spellcheck: false });
    this.query.setAttribute("aria-describedby", "found");
    this.found = make("p", { id: "found", className: "unseen", role: "status" });
    this.hits = make("ul", { id: "hits", hidden: true });
    place.append(make("label", { htmlFor: "query", className: "unseen", textContent: "Search names" }), this.query, this.found, this.hits);
    this.entries = [...app.data.nodes.values()].map((node) => ({ node, text: plainText([node.label, ...node.names].join("\n")) }));
    this.query.addEventListener("input", () => this.search());
    this.query.addEventListener("keydown", (event) => this.key(event));
    this.hits.addEventListener("click", () => { this.hits.hidden = true; });
    document.addEventListener("click", (event) => {
      if (!place.contains(event.target)) this.hits.hidden = true;
    });
  }

  search() {
    const wanted = plainText(this.query.value.trim());
    const matches = wanted ? this.entries.filter((entry) => entry.text.includes(wanted)) : [];
    this.hits.replaceChildren(...matches.slice(0, 12).map(({ node }) => {
      const button = make("button", { type: "button", data: { choose: node.id } }, bdi(node.label), make("small", { textContent: node.kind }));
      return make("li", {}, button);
    }));
    this.hits.hidden = !matches.length;
    this.found.textContent = wanted ? `${matches.length} found` : "";
  }

  key(event) {
    if (event.key === "Enter") this.hits.querySelector("button")?.click();
    if (event.key === "Escape") this.query.value = "";
    if (event.key === "Escape") this.search();
  }

  update() {}
}
