// Every shown text whose contrast with what lies behind it is below 4.5 to 1 (WCAG 2.2, AA): [ratio, element, words].
() => {
  const brush = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
  const read = new Map();
  // Red, green, blue and opacity of any colour that the style sheet may give, mixed ones too; each 0 to 255.
  const numbers = (colour) => {
    if (!read.has(colour)) {
      brush.clearRect(0, 0, 1, 1);
      brush.fillStyle = colour;
      brush.fillRect(0, 0, 1, 1);
      read.set(colour, [...brush.getImageData(0, 0, 1, 1).data]);
    }
    return read.get(colour);
  };
  const over = ([r, g, b, a], below) => [r, g, b].map((part, at) => part * (a / 255) + below[at] * (1 - a / 255));
  const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const light = (colour) => {
    const [r, g, b] = colour.map((part) => linear(part / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    const layers = [];
    for (let e = element; e; e = e.parentElement) {
      layers.push(numbers(getComputedStyle(e).backgroundColor));
      if (layers.at(-1)[3] === 255) break;
    }
    return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255]);
  };
  const hasText = (e) => [...e.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const isShown = (e) => !["SCRIPT", "STYLE"].includes(e.tagName) && e.checkVisibility() && hasText(e);
  const shown = [...document.querySelectorAll("body *")].filter(isShown);
  return shown.map((e) => {
    const below = behind(e);
    const [more, less] = [light(over(numbers(getComputedStyle(e).color), below)), light(below)].sort((x, y) => y - x);
    return [(more + 0.05) / (less + 0.05), `${e.tagName}.${e.className}`, e.textContent.slice(0, 30)];
  }).filter(([ratio]) => ratio < 4.5);
}
