// Wiring: views, toggles, search, tables and the panel around one drawing.

const data = JSON.parse(document.getElementById("data").textContent);
const panel = document.getElementById("panel");
const canvas = new Canvas(data, document.getElementById("canvas"), (id) => choose(id));
const radios = [...document.querySelectorAll("input[name=view]")];

function setView(name) {
  radios.forEach((radio) => { radio.checked = radio.value === name; });
  canvas.show(name);
}

// Choose a node or line. `reach` also turns to a view that has it, brings it into sight and moves the focus to its evidence.
function choose(id, { reach = false } = {}) {
  if (reach && !canvas.holds(id, canvas.viewName)) setView(canvas.holds(id, "events") ? "events" : "all");
  canvas.choose(id);
  document.querySelectorAll("tr.chosen").forEach((row) => row.classList.remove("chosen"));
  if (!id) return;
  fillPanel(panel, data, id);
  document.querySelector(`tr [data-choose="${id}"]`)?.closest("tr").classList.add("chosen");
  if (reach) {
    canvas.reach();
    panel.querySelector("h2").focus();
  }
}

radios.forEach((radio) => radio.addEventListener("change", () => setView(radio.value)));
document.querySelectorAll("[data-toggle]").forEach((box) => box.addEventListener("change", () => canvas.toggle(box.dataset.toggle, box.checked)));
document.querySelectorAll("[data-zoom]").forEach((button) => button.addEventListener("click", () => {
  if (button.dataset.zoom === "fit") canvas.fit();
  else canvas.zoom(button.dataset.zoom === "in" ? 1.3 : 1 / 1.3);
}));
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-choose]");
  if (button) choose(button.dataset.choose, { reach: true });
});
window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => canvas.recolour());

// Search

const query = document.getElementById("query");
const hits = document.getElementById("hits");
const found = document.getElementById("found");
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const searchable = Object.entries(data.about.nodes).map(([id, node]) => ({ id, node, text: plain([node.label, ...node.names].join("\n")) }));

function search() {
  const wanted = plain(query.value.trim());
  const matches = wanted ? searchable.filter((entry) => entry.text.includes(wanted)) : [];
  hits.replaceChildren(...matches.slice(0, 12).map(({ id, node }) => {
    const button = make("button", { type: "button", data: { choose: id } }, node.label, make("small", { textContent: node.kind }));
    return make("li", {}, button);
  }));
  hits.hidden = !matches.length;
  found.textContent = wanted ? `${matches.length} found` : "";
}

query.addEventListener("input", search);
query.addEventListener("keydown", (event) => {
  if (event.key === "Enter") hits.querySelector("button")?.click();
  if (event.key === "Escape") query.value = "";
  if (event.key === "Escape") search();
});
hits.addEventListener("click", () => { hits.hidden = true; });
document.addEventListener("click", (event) => {
  if (!event.target.closest(".search")) hits.hidden = true;
});

setView(radios.find((radio) => radio.checked).value);

// For whoever wants to look closer from the console.
window.kg = { data, canvas };
