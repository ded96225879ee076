// SVG elements, made like those of HTML: attributes and text, never markup.

function draw(tag, attributes = {}, ...children) {
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

function eventName(data, id) {
  return data.nodes.get(id).label;
}

function plural(number, one, many) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

const LISTED = 200; // names that a list on the timeline or the map shows at most

// A list of events that can be chosen, each with its time and, unless it is plain fact, its status.
function eventList(app, ids, onChoose) {
  const items = ids.slice(0, LISTED).map((id) => {
    const { label, status, event } = app.data.nodes.get(id);
    const name = make("button", { type: "button", className: "plain" }, make("bdi", { textContent: label }));
    name.addEventListener("click", () => onChoose(id));
    const when = event?.when ? make("small", { textContent: event.when }) : null;
    return make("li", {}, name, when, isFactual(status) ? null : make("span", { className: "chip", data: { status }, textContent: status }));
  });
  const rest = ids.length - LISTED;
  if (rest > 0) items.push(make("li", { textContent: `and ${plural(rest, "other", "others")}: the table has all` }));
  return make("ul", { className: "event-list" }, ...items);
}
