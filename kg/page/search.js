// Finding by name: suggestions over names and other names, as an ARIA combobox; used by the search box and by both ends of a path.

const MOST_SUGGESTIONS = 12;
const FOLDED_LETTERS = {
  ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i",
  "’": "'", "‘": "'", "`": "'", "ʿ": "'", "ʾ": "'", "–": "-", "—": "-",
};
const FOLDED = new RegExp(`[${Object.keys(FOLDED_LETTERS).join("")}]`, "g");
const SYMBOL_PATHS = {
  dot: "M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2z", square: "M2.5 2.5h11v11h-11z", diamond: "M8 1.5 14.5 8 8 14.5 1.5 8z",
  triangle: "M8 2 14.5 13.5h-13z",
  triangleDown: "M8 14 1.5 2.5h13z", hexagon: "M4.7 2.3h6.6L14.6 8l-3.3 5.7H4.7L1.4 8z",
  star: "m8 1.2 2 4.6 5 .4-3.8 3.3 1.2 4.9L8 11.8l-4.4 2.6 1.2-4.9L1 6.2l5-.4z",
};

// Text as it is compared: without case, accents and the many forms of quotes and dashes.
function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(FOLDED, (letter) => FOLDED_LETTERS[letter]);
}

// The symbol of a node's group, as in the legend.
function groupSymbol(data, group) {
  const look = data.head.groups[group] ?? { shape: "dot", hollow: false };
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  setAttributes(svg, { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" });
  svg.classList.add("symbol");
  svg.classList.toggle("hollow", look.hollow);
  svg.dataset.group = group;
  path.setAttribute("d", SYMBOL_PATHS[look.shape] ?? SYMBOL_PATHS.dot);
  svg.append(path);
  return svg;
}

// All names of the nodes that `allowed` lets through, folded: [{node, names: [[folded, as written]]}].
function nameIndex(data, allowed = () => true) {
  const namesOf = (node) => [node.label, ...node.names].map((name) => [folded(name), name]);
  return [...data.nodes.values()].filter(allowed).map((node) => ({ node, names: namesOf(node) }));
}

// The best matches: the name as a whole before its beginning, that before the beginning of a word, that before any place in it; the
// main name before others; who and where before what happened; the more connected first.
// [{node, alias: the other name that matched, or null}]
function suggest(index, query) {
  const wanted = folded(query.trim());
  if (!wanted) return [];
  const found = [];
  for (const { node, names } of index) {
    let best = Infinity;
    let by = 0;
    names.forEach(([name], at) => {
      const rank = matchRank(name, wanted) + (at ? 0.5 : 0);
      if (rank < best) [best, by] = [rank, at];
    });
    if (best < Infinity) found.push({ node, rank: best, alias: by ? names[by][1] : null });
  }
  const after = (a, b) => Boolean(a.event) - Boolean(b.event) || b.degree - a.degree || (a.label < b.label ? -1 : 1);
  return found.sort((a, b) => a.rank - b.rank || after(a.node, b.node));
}

function matchRank(name, wanted) {
  const at = name.indexOf(wanted);
  if (at < 0) return Infinity;
  if (at === 0) return name.length === wanted.length ? 0 : 1;
  for (let place = at; place >= 0; place = name.indexOf(wanted, place + 1)) if (!/[\p{L}\p{N}]/u.test(name[place - 1])) return 2;
  return 3;
}

// A text field with a list of suggestions. `onPick(node)` gets the chosen one; `keep` leaves its name in the field.
class NameField {
  constructor(app, { id, label, hint, allowed, onPick, keep = false }) {
    Object.assign(this, { app, allowed, onPick, keep, matches: [], active: -1 });
    this.input = make("input", { id, type: "text", autocomplete: "off", spellcheck: false, placeholder: hint, dir: "auto" });
    this.list = make("ul", { id: `${id}-list` });
    this.note = make("p", { className: "note" });
    this.popup = make("div", { className: "suggestions", hidden: true }, this.list, this.note);
    this.status = make("p", { className: "unseen", role: "status" });
    this.label = make("label", { htmlFor: id, className: "unseen", textContent: label });
    setAttributes(this.input, { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": `${id}-list` });
    this.input.autocapitalize = "off";
    setAttributes(this.list, { role: "listbox", "aria-label": label });
    this.element = make("div", { className: "name-field" }, this.label, this.input, this.popup, this.status);
    this.input.addEventListener("input", () => this.look());
    this.input.addEventListener("keydown", (event) => this.onKey(event));
    this.input.addEventListener("focus", () => { if (!this.keep) this.look(); });
    this.element.addEventListener("focusout", (event) => { if (!this.element.contains(event.relatedTarget)) this.close(); });
    this.popup.addEventListener("pointerdown", (event) => event.preventDefault()); // the focus stays in the field
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.pick(Number(option.dataset.at));
    });
  }

  look() {
    this.index ??= nameIndex(this.app.data, this.allowed);
    const all = suggest(this.index, this.input.value);
    this.matches = all.slice(0, MOST_SUGGESTIONS);
    this.list.replaceChildren(...this.matches.map((match, at) => this.option(match, at)));
    const asked = Boolean(this.input.value.trim());
    const rest = all.length - this.matches.length;
    this.note.textContent = asked && !all.length ? "No name like that here" : rest ? `and ${rest} more; go on typing` : "";
    this.popup.hidden = !asked;
    setAttributes(this.input, { "aria-expanded": String(asked && all.length > 0) });
    this.status.textContent = asked ? `${all.length} found` : "";
    this.activate(this.matches.length ? 0 : -1);
  }

  option({ node, alias }, at) {
    const kind = [alias && `also “${alias}”`, node.kind, node.note, node.event?.when].filter(Boolean).join(" · ");
    const words = make("span", {}, bdi(node.label), make("small", { dir: "auto", textContent: kind }));
    const option = make("li", { id: `${this.input.id}-${at}`, data: { at } }, groupSymbol(this.app.data, node.group), words);
    setAttributes(option, { role: "option", "aria-selected": "false" });
    return option;
  }

  activate(at) {
    this.active = at;
    const options = [...this.list.querySelectorAll("[role=option]")];
    options.forEach((option, index) => option.setAttribute("aria-selected", String(index === at)));
    if (options[at]) this.input.setAttribute("aria-activedescendant", options[at].id);
    else this.input.removeAttribute("aria-activedescendant");
    options[at]?.scrollIntoView({ block: "nearest" });
  }

  onKey(event) {
    const count = this.matches.length;
    const open = !this.popup.hidden;
    if (event.key === "Escape") {
      if (open) this.close();
      else this.input.value = "";
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!open) this.look();
      else if (count) this.activate((this.active + (event.key === "ArrowDown" ? 1 : -1) + count) % count);
    } else if (event.key === "Enter" && open && count) {
      this.pick(Math.max(this.active, 0));
    } else {
      return;
    }
    event.preventDefault();
  }

  pick(at) {
    const { node } = this.matches[at];
    this.input.value = this.keep ? node.label : "";
    this.close();
    this.onPick(node);
  }

  close() {
    this.popup.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    this.status.textContent = "";
  }
}

function setAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}
