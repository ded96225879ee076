// Numbers: each with its bounds, parts under their total, and figures that contradict each other side by side.

const ITSELF = "the article itself";
const givenIn = (fact, name) => fact.parts.find(([given]) => given === name)?.[1] ?? [];
const saidIn = (fact, name) => givenIn(fact, name).map((part) => part.text).join(", ");

// Numbers that count the same in the same event, and that no total stands over.
function sameCount(fact) {
  return JSON.stringify([saidIn(fact, "what"), givenIn(fact, "in").map((part) => part.id)]);
}

function numberLists(app, facts, open, shown) {
  const totals = facts.filter((fact) => !givenIn(fact, "part of").length);
  const orphans = facts.filter((fact) => givenIn(fact, "part of").length && !totals.some((total) => isPart(fact, total)));
  const groups = new Map();
  for (const fact of [...totals, ...orphans]) {
    const key = givenIn(fact, "in").length ? sameCount(fact) : JSON.stringify([facts.indexOf(fact)]);
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  const contested = [...groups.values()].filter(isContested);
  const plain = [...groups.values()].filter((group) => !isContested(group)).flat();
  const item = (fact) => numberItem(app, fact, facts, open, shown);
  return [...contested.flatMap((group) => contestedTable(app, group, facts, shown)), ...(plain.length ? fewFirst(plain, item, "facts") : [])];
}

const isPart = (fact, total) => sameCount(fact) === sameCount(total)
  && givenIn(fact, "part of").some((whole) => whole.text === saidIn(total, "figure"));

// Different figures for one thing; one source that counts different people apart does not contradict itself.
function isContested(group) {
  const different = (words) => new Set(group.map(words)).size;
  if (different((fact) => saidIn(fact, "figure")) < 2) return false;
  return different((fact) => fact.sources.join()) > 1 || different((fact) => saidIn(fact, "of")) < group.length;
}

function numberItem(app, fact, facts, open, shown) {
  const item = factItem(app, fact, open);
  const parts = partsUnder(app, fact, facts, open, shown);
  item.querySelector("p").replaceChildren(...numberWords(fact, shown));
  if (parts) item.append(parts);
  return item;
}

function partsUnder(app, fact, facts, open, shown) {
  const parts = facts.filter((other) => other !== fact && isPart(other, fact));
  return parts.length ? make("div", { className: "breakdown" }, make("small", { textContent: "of these" }),
    make("ul", { className: "facts" }, ...parts.map((part) => numberItem(app, part, [], open, shown)))) : null;
}

// The words of a number, with the event that it is of unless the panel shows that one.
function numberWords(fact, shown) {
  const figure = saidIn(fact, "figure");
  if (!figure) return [fact.text];
  const whom = givenIn(fact, "of");
  const context = givenIn(fact, "in").filter(({ id }) => id !== shown);
  return [
    make("b", { textContent: `${figure} ${saidIn(fact, "what")}` }),
    ...(whom.length ? [": ", ...fillerList(whom)] : []),
    ...(context.length ? [make("small", {}, " in ", ...fillerList(context))] : []),
  ];
}

// Source, figure and status side by side; the quotes of each stand under it, over the whole width.
function contestedTable(app, group, facts, shown) {
  const head = ["Source", "Figure", "Status"].map((name) => make("th", { scope: "col", textContent: name }));
  const differ = new Set(group.map((fact) => saidIn(fact, "of"))).size > 1;
  const rows = group.flatMap((fact) => [
    make("tr", {}, sourceCell(fact), figureCell(fact, differ), make("td", {}, chip(fact.status))),
    make("tr", { className: "quotes" }, make("td", { colSpan: 3 }, quotesOf(app, fact, false))),
  ]);
  const whom = differ ? [] : ofWhom(group[0]);
  const caption = make("caption", {}, `${group.length} figures of ${saidIn(group[0], "what")}`, ...whom, " that differ – not to be added up");
  const table = make("table", { className: "contested" }, caption, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows));
  return [table, ...group.map((fact) => partsUnder(app, fact, facts, false, shown)).filter(Boolean)];
}

const sourceCell = (fact) => make("th", { scope: "row" }, bdi(fact.sources.join(", ") || ITSELF));

function figureCell(fact, differ) {
  return make("td", {}, make("b", { textContent: saidIn(fact, "figure") }), ...(differ ? ofWhom(fact) : []));
}

function ofWhom(fact) {
  const whom = givenIn(fact, "of");
  return whom.length ? [" (", ...fillerList(whom), ")"] : [];
}
