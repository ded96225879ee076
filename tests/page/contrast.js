// Every shown text whose contrast with what lies behind it is below 4.5 to 1 (WCAG 2.2, AA): [ratio, element, words].
() => {
  const numbers = (colour) => colour.match(/[\d.]+/g).map(Number);
  const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const light = (colour) => {
    const [r, g, b] = numbers(colour).slice(0, 3).map((part) => linear(part / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const colour = getComputedStyle(e).backgroundColor;
      if (numbers(colour)[3] !== 0) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const hasText = (e) => [...e.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const shown = [...document.querySelectorAll("body *")].filter((e) => !["SCRIPT", "STYLE"].includes(e.tagName) && e.checkVisibility() && hasText(e));
  return shown.map((e) => {
    const [more, less] = [light(getComputedStyle(e).color), light(behind(e))].sort((x, y) => y - x);
    return [(more + 0.05) / (less + 0.05), `${e.tagName}.${e.className}`, e.textContent.slice(0, 30)];
  }).filter(([ratio]) => ratio < 4.5);
}
