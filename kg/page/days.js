// Days as whole numbers since 1970, in UTC; what span of them the timeline shows, and how it is divided.

const DAY_MS = 86400000; // milliseconds
const TIME_BINS = 180;
const MAIN_SHARE = 0.85; // of the events lie in the main period
const WHOLE_WORTH = 1.6; // the whole is shown at once if it is no longer than this many main periods
const PERIOD_LEAST = 7;

const dayOf = (text) => Math.floor(Date.parse(text) / DAY_MS);
const isoOf = (day) => new Date(day * DAY_MS).toISOString().slice(0, 10);
const longDate = new Intl.DateTimeFormat("en", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const dayWords = (day) => longDate.format(day * DAY_MS);

// The events with a bound: {id, first, last} in days, infinite where open; and those that have none.
function datedEvents(data) {
  const dated = new Map();
  const undated = [];
  for (const { id, event } of data.nodes.values()) {
    if (!event) continue;
    const first = event.first ? dayOf(event.first) : -Infinity;
    const last = event.last ? dayOf(event.last) : Infinity;
    if (Number.isFinite(first) || Number.isFinite(last)) dated.set(id, { id, first, last });
    else undated.push(id);
  }
  return { dated, undated };
}

const middleOf = ({ first, last }) => (Number.isFinite(first) && Number.isFinite(last) ? (first + last) / 2 : Number.isFinite(first) ? first : last);

function wholePeriod(spans) {
  let [first, last] = [Infinity, -Infinity];
  for (const span of spans) {
    for (const day of [span.first, span.last].filter(Number.isFinite)) [first, last] = [Math.min(first, day), Math.max(last, day)];
  }
  return first <= last ? padded(first, last) : null;
}

// The shortest period with most of the events in it, so that what is told of years ago does not squash what is told of today.
function mainPeriod(spans) {
  const whole = wholePeriod(spans);
  if (!whole) return null;
  const days = spans.map(middleOf).sort((a, b) => a - b);
  const share = Math.ceil(days.length * MAIN_SHARE);
  let best = whole;
  for (let i = 0; i + share <= days.length; i += 1) {
    const period = padded(Math.floor(days[i]), Math.ceil(days[i + share - 1]));
    if (period.to - period.from < best.to - best.from) best = period;
  }
  return (whole.to - whole.from) <= WHOLE_WORTH * (best.to - best.from) ? whole : best;
}

// `to` is the day after the last one.
function padded(first, last) {
  const pad = Math.max(Math.ceil((last - first + 1) * 0.03), Math.ceil((PERIOD_LEAST - (last - first + 1)) / 2), 0);
  return { from: first - pad, to: last + 1 + pad };
}

const TIME_UNITS = [["day", 1], ["week", 7], ["month", 30.4], ["year", 365.25], ["decade", 3652.5]];

function nextOf(unit, day) {
  if (unit === "day") return day + 1;
  if (unit === "week") return day + 7 - ((((day + 3) % 7) + 7) % 7);
  const date = new Date(day * DAY_MS);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const next = new Date(0);
  if (unit === "month") next.setUTCFullYear(year, month + 1, 1);
  else next.setUTCFullYear(unit === "year" ? year + 1 : (Math.floor(year / 10) + 1) * 10, 0, 1);
  return Math.round(next / DAY_MS);
}

function unitFor(days, most) {
  return (TIME_UNITS.find(([, length]) => days / length <= most) ?? TIME_UNITS[TIME_UNITS.length - 1])[0];
}

function binsOf({ from, to }, unit) {
  const bins = [];
  for (let day = from; day < to;) {
    const next = Math.min(nextOf(unit, day), to);
    bins.push({ from: day, to: next, violent: 0, other: 0, maybe: 0, sure: 0, possible: 0 });
    day = next;
  }
  return bins;
}

// Count events into bins: one that was within a bin for certain counts there, a vaguer one in equal parts in all that it touches.
function fillBins(bins, spans, groupOf) {
  if (!bins.length) return;
  const [start, end] = [bins[0].from, bins[bins.length - 1].to];
  for (const span of spans) {
    if (span.last < start || span.first >= end) continue;
    const low = binAt(bins, span.first);
    const high = binAt(bins, span.last);
    if (low === high && span.first >= start && span.last < end) {
      bins[low][groupOf(span.id) === "event-violent" ? "violent" : "other"] += 1;
      bins[low].sure += 1;
    } else {
      for (let i = low; i <= high; i += 1) bins[i].maybe += 1 / (high - low + 1);
      for (let i = low; i <= high; i += 1) bins[i].possible += 1;
    }
  }
}

function binAt(bins, day) {
  let [low, high] = [0, bins.length - 1];
  while (low < high) {
    const half = (low + high + 1) >> 1;
    if (bins[half].from <= day) low = half;
    else high = half - 1;
  }
  return low;
}

// How an axis is divided so that a mark has about 80 pixels.
function tickUnit(days, width) {
  const lengths = Object.fromEntries(TIME_UNITS);
  const steps = [["day", 1], ["day", 2], ["week", 1], ["week", 2], ["month", 1], ["month", 3], ["month", 6], ["year", 1], ["year", 2], ["year", 5], ["decade", 1], ["decade", 5]];
  const [unit, every] = steps.find(([name, times]) => days / (lengths[name] * times) <= Math.max(2, width / 80)) ?? ["decade", 10];
  return { unit, every };
}

// The marks: [{day, text}].
function ticksOf({ from, to }, width) {
  const { unit, every } = tickUnit(to - from, width);
  const text = new Intl.DateTimeFormat("en", { ...TICK_WORDS[unit], timeZone: "UTC" });
  const ticks = [];
  for (let day = nextOf(unit, from - 1), n = 0; day < to; day = nextOf(unit, day), n += 1) {
    if (tickFits(unit, every, day, n)) ticks.push({ day, text: text.format(day * DAY_MS) });
  }
  return ticks;
}

const TICK_WORDS = {
  day: { day: "numeric", month: "short", year: "2-digit" },
  week: { day: "numeric", month: "short", year: "2-digit" },
  month: { month: "short", year: "numeric" },
  year: { year: "numeric" },
  decade: { year: "numeric" },
};

function tickFits(unit, every, day, n) {
  if (unit === "month") return new Date(day * DAY_MS).getUTCMonth() % every === 0;
  if (unit === "year") return new Date(day * DAY_MS).getUTCFullYear() % every === 0;
  if (unit === "decade") return (new Date(day * DAY_MS).getUTCFullYear() / 10) % every === 0;
  return n % every === 0;
}
