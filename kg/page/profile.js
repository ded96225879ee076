// An actor's or a place's page in the panel: harm done and suffered by month, where, with whom and against whom, claims and blame, newest first.

const MOST_MONTHS = 36; // bars; of a longer time each is a year
const MOST_LISTED = 5;

function profile(app, node) {
  if (node.event) return [];
  const events = [...app.shown.events].map((id) => app.data.nodes.get(id)).filter((event) => takesPart(app, event, node));
  if (!events.length) return [];
  const done = events.filter(({ event }) => event.harm?.by.some(([id]) => id === node.id));
  const suffered = events.filter(({ event }) => event.harm?.to.some(([id]) => id === node.id) && !event.harm.mutual);
  const here = node.group === "place" ? events.filter(({ event }) => event.harm) : [];
  return [
    ...harmLine(app, "Harm done", done, ({ harm }) => (harm.mutual ? null : harm.dead), ({ harm }) => harm.by.find(([id]) => id === node.id)[1]),
    ...harmLine(app, "Harm suffered", suffered, ({ harm }) => harm.dead, ({ harm }) => harm.to.find(([id]) => id === node.id)[2]),
    ...harmLine(app, "Violence here", here, ({ harm }) => harm.dead, () => null),
    ...named(app, "Where", events.flatMap(({ event }) => event.places).filter((id) => id !== node.id)),
    ...named(app, "Against", done.flatMap(({ event }) => event.harm.to.map(([id]) => id)).filter((id) => id !== node.id)),
    ...named(app, node.group === "place" ? "By whom" : "Harmed by", [...suffered, ...here].flatMap(({ event }) => event.harm.by.map(([id]) => id))),
    ...named(app, "Together with", done.filter(({ event }) => !event.harm.mutual).flatMap(({ event }) => event.harm.by.map(([id]) => id)).filter((id) => id !== node.id)),
    ...claimLines(app, node),
    ...newestFirst(app, events),
  ];
}

function takesPart(app, { id, event }, node) {
  if (node.group === "place") return [...event.places, ...event.near].some((place) => place === node.id || app.data.nodes.get(place)?.place?.within.includes(node.id));
  return app.data.touching(node.id).some((line) => app.data.edges.get(line).from === id && app.data.edges.get(line).category === "role");
}

function harmLine(app, title, events, deadOf, statusOf) {
  if (!events.length) return [];
  const tell = (some) => tallyOf(app, some, deadOf, statusOf);
  return [make("h3", { textContent: `${title}: ${tallyText(tell(events))}` }), ...monthBars(events, tell)];
}

// Confirmed is what the event and the part in it are.
function tallyOf(app, events, deadOf, statusOf) {
  const tally = new Tally(app.data);
  const isSure = ({ event, status }) => app.data.isSure(status) && app.data.isSure(statusOf(event));
  for (const one of events) tally.add(one.id, one.event.harm.total ? null : deadOf(one.event), isSure(one));
  return tally;
}

// Bars by month, or by year: as high as the dead are many, a stroke where none are told.
function monthBars(events, tell) {
  const dated = events.filter(({ event }) => event.first && event.last && event.days <= 31 && !event.harm.total);
  if (!dated.length) return [];
  const months = dated.map(({ event }) => monthNumber(event.first));
  const [first, last] = [Math.min(...months), Math.max(...months)];
  const size = last - first < MOST_MONTHS ? 1 : 12;
  const start = Math.floor(first / size);
  const bins = Array.from({ length: Math.floor(last / size) - start + 1 }, () => []);
  dated.forEach((one, at) => bins[Math.floor(months[at] / size) - start].push(one));
  const tallies = bins.map(tell);
  const most = Math.max(1, ...tallies.map(({ dead }) => dead?.[0] ?? 0));
  const name = (at) => (size === 12 ? String(start + at) : monthName(start + at));
  const bar = (tally, at) => {
    const height = tally.events ? 3 + (31 * (tally.dead?.[0] ?? 0)) / most : 0;
    return svgMake("rect", { x: at * 10 + 1, y: 36 - height, width: 8, height }, svgMake("title", {}, `${name(at)}: ${tallyText(tally)}`));
  };
  const words = `The dead from ${name(0)} to ${name(bins.length - 1)}, at most ${most} at a time`;
  const svg = svgMake("svg", { class: "months", viewBox: `0 0 ${Math.max(bins.length * 10, 120)} 36`, preserveAspectRatio: "xMinYMax meet", role: "img", "aria-label": words }, ...tallies.map(bar));
  return [svg, make("p", { className: "months-ends" }, make("span", { textContent: name(0) }), bins.length > 1 ? make("span", { textContent: name(bins.length - 1) }) : null)];
}

const monthNumber = (day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const monthName = (number) => `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, "0")}`;

// Who or what is named most, with how often.
function named(app, title, ids) {
  const times = new Map();
  for (const id of ids) if (app.data.nodes.has(id)) times.set(id, (times.get(id) ?? 0) + 1);
  const most = [...times].sort((one, other) => other[1] - one[1]);
  if (!most.length) return [];
  return [make("h3", { textContent: title }), ...fewOf(most, ([id, number]) => make("li", {}, chooser(id, app.data.label(id)), ` ${number}`))];
}

const fewOf = (items, makeItem) => [make("ul", { className: "lines inline" }, ...items.slice(0, MOST_LISTED).map(makeItem)),
  items.length > MOST_LISTED ? unfolding(`${items.length - MOST_LISTED} more`, false, () => [make("ul", { className: "lines" }, ...items.slice(MOST_LISTED).map(makeItem))]) : null].filter(Boolean);

// What it claims or denies itself, and what others blame on it.
function claimLines(app, node) {
  const doubted = app.data.touching(node.id).map((id) => app.data.edges.get(id)).filter((edge) => !edge.factual && edge.category !== "harm");
  const own = (edge) => edge.sources.includes(node.label);
  const told = (title, edges) => (edges.length ? [make("h3", { textContent: title }), ...fewFirst(edges, (edge) => claimItem(app, edge), "lines")] : []);
  return [...told("Claims and denials of its own", doubted.filter(own)), ...told("Blamed, planned, denied by others", doubted.filter((edge) => !own(edge)))];
}

function claimItem(app, edge) {
  const label = edge.label.replace(` (${edge.status})`, "");
  const words = `${app.data.label(edge.from)} – ${label} – ${app.data.label(edge.to)}`;
  return make("li", {}, chooser(edge.id, words), " ", chip(edge.status), edge.sources.length ? make("small", {}, " ", bdi(edge.sources.join(", "))) : null);
}

// Events by day, or by the date of their article, the newest first.
function newestFirst(app, events) {
  const day = (node) => node.event.last ?? node.event.first ?? articlesOf(node, app.data)[0]?.date ?? "";
  const sorted = [...events].sort((one, other) => (day(one) < day(other) ? 1 : day(one) > day(other) ? -1 : 0));
  return [make("h3", { textContent: `Events, newest first (${events.length})` }), ...fewFirst(sorted, (one) => eventItem(one, app), "lines")];
}
