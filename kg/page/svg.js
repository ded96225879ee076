// What the timeline and the map share: SVG elements, made of attributes and text, never of markup, and lists of events.

function svgMake(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null && value !== undefined) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== null));
  return element;
}

// Run when the browser has nothing better to do: the page opens first.
function whenIdle(task) {
  if ("requestIdleCallback" in window) window.requestIdleCallback(task, { timeout: 1500 });
  else setTimeout(task, 50);
}

function plural(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

const LISTED = 200; // events that a list shows at most

// A list of events that can be chosen, each with its time and, unless it is plain fact, its status.
function eventList(app, ids, chosen) {
  const items = ids.slice(0, LISTED).map((id) => {
    const { label, status, event } = app.data.nodes.get(id);
    const when = event.when ? make("small", {}, bdi(event.when)) : null;
    return make("li", { className: id === chosen ? "chosen" : "" }, chooser(id, label), when, app.data.isSure(status) ? null : chip(status));
  });
  const rest = ids.length - LISTED;
  if (rest > 0) items.push(make("li", { textContent: `and ${plural(rest, "other")}: the table has them all` }));
  return make("ul", { className: "event-list" }, ...items);
}

// One stop for the tab key in a set of things; the arrows lead from each to the next.
function rove(things, current = things[0]) {
  for (const thing of things) thing.setAttribute("tabindex", thing === current ? "0" : "-1");
}

function roveTo(things, from, key) {
  const at = things.indexOf(from);
  const steps = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: things.length - 1 };
  const next = things[steps[key]];
  if (!next) return false;
  rove(things, next);
  next.focus();
  return true;
}
