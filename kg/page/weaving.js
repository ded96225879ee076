// Marked text: stretches that nest or cross become nested elements, and the text itself stays as it is.

// UTF-16 offsets of code points, as citations count them; one walk for sorted or unsorted offsets.
function unitsOf(text, points) {
  const wanted = [...new Set(points)].sort((one, other) => one - other);
  const units = new Map();
  let point = 0;
  let unit = 0;
  for (const goal of wanted) {
    while (point < goal && unit < text.length) {
      unit += text.codePointAt(unit) > 0xffff ? 2 : 1;
      point += 1;
    }
    units.set(goal, unit);
  }
  return points.map((goal) => units.get(goal));
}

// What stands between two offsets as text and elements: `spans` are {begin, end, ...} sorted by begin, the longer before the shorter;
// `wrap(span, content)` makes an element. A span that crosses another is cut in two where that one ends.
function weave(text, from, to, spans, wrap) {
  const woven = [];
  const waiting = [...spans].reverse();
  let at = from;
  while (waiting.length) {
    const span = waiting.pop();
    const inner = [];
    const beyond = [];
    while (waiting.length && waiting.at(-1).begin < span.end) {
      const other = waiting.pop();
      inner.push(other.end <= span.end ? other : { ...other, end: span.end });
      if (other.end > span.end) beyond.push({ ...other, begin: span.end, cut: true });
    }
    waiting.push(...beyond.sort((one, other) => one.end - other.end));
    woven.push(text.slice(at, span.begin), wrap(span, weave(text, span.begin, span.end, inner, wrap)));
    at = span.end;
  }
  woven.push(text.slice(at, to));
  return woven.filter((part) => part !== "");
}

// Paragraphs as offsets: what stands between line breaks, blank lines left out.
function paragraphsOf(text) {
  const lines = [...text.matchAll(/[^\n\r\u2028\u2029]+/g)].filter(([words]) => words.trim());
  return lines.map((found) => ({ begin: found.index, end: found.index + found[0].length }));
}

// The part of each span that lies in a paragraph.
function spansIn(spans, { begin, end }) {
  return spans.filter((span) => span.begin < end && span.end > begin)
    .map((span) => ({ ...span, begin: Math.max(span.begin, begin), end: Math.min(span.end, end), cut: span.cut || span.begin < begin }));
}
