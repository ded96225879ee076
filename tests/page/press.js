// Opens and presses all that a page has: every view, tab, toggle, panel, article, fold, suggestion, filter and download.
async (payloads) => {
  const TRUSTED = "a,article,aside,b,bdi,blockquote,body,button,canvas,caption,dd,details,div,dl,dt,fieldset,figcaption,figure,footer,form,h1,h2,h3,h4,"
    + "header,hr,i,input,label,legend,li,main,mark,meta,nav,ol,optgroup,option,output,p,search,section,select,small,span,strong,sub,summary,sup,"
    + "table,tbody,td,tfoot,textarea,th,thead,time,tr,ul";
  const rest = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms));
  const all = (selector) => [...document.querySelectorAll(selector)];
  const seen = { panels: 0, articles: 0, quotes: 0, controls: 0, strangers: 0 };
  const isDrawn = (element) => element.closest("svg") && ["svg", "g", "path", "circle", "rect", "line", "text", "title", "polygon", "polyline", "tspan"].includes(element.localName);
  const strangers = () => all("body *").filter((element) => !element.matches(`${TRUSTED},script`) && !isDrawn(element)
    || [...element.attributes].some(({ name }) => name.startsWith("on"))
    || (element.localName === "a" && element.href && !/^(https?:|blob:|file:[^#]*#)/.test(element.href)));
  const look = () => { seen.strangers += strangers().length; };
  const settled = async () => { for (let turn = 0; document.querySelector("#panel .waiting") && turn < 500; turn += 1) await rest(4); };
  const press = (element) => {
    seen.controls += 1;
    element.dispatchEvent(new MouseEvent("pointerover", { bubbles: true }));
    element.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
    element.focus?.();
    if (!(element.localName === "a" && element.target === "_blank")) element.click();
  };
  const unfold = () => { for (const element of all("details:not([open]) > summary")) element.click(); };

  for (const view of all("input[name=view]")) { press(view); await rest(30); look(); }
  for (const box of all("input[type=checkbox]")) { press(box); await rest(10); }
  for (const id of [...kg.data.nodes.keys(), ...kg.data.edges.keys()]) {
    kg.choose(id);
    await settled();
    unfold();
    await rest();
    unfold();
    seen.panels += document.querySelector("#panel h2") ? 1 : 0;
    seen.quotes += all("#panel blockquote").length;
    if (seen.panels % 20 === 1) all("#panel button").slice(0, 12).forEach(press);
    look();
  }
  for (let number = 0; number < kg.data.head.articles.length; number += 1) {
    kg.state.set({ tab: "text", article: number });
    for (let turn = 0; document.querySelector("#text .words")?.textContent === "Reading the article …" && turn < 500; turn += 1) await rest(4);
    seen.articles += 1;
    all("#text .mention").forEach((mention) => press(mention));
    await settled();
    all("#panel .doings .small").slice(0, 2).forEach(press);
    look();
  }
  for (const tab of all("[role=tab]:not([hidden])")) {
    press(tab);
    await rest(150);
    all("[role=tabpanel]:not([hidden]) button, [role=tabpanel]:not([hidden]) th").slice(0, 40).forEach(press);
    look();
  }
  for (const field of all("input[type=search], input[type=text], input:not([type])")) {
    for (const payload of payloads) {
      field.focus();
      field.value = payload.slice(0, 12);
      field.dispatchEvent(new Event("input", { bubbles: true }));
      await rest(10);
      look();
    }
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }));
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    await rest(30);
  }
  unfold();
  for (const list of all("select")) {
    for (const option of [...list.options].slice(0, 30)) {
      list.value = option.value;
      list.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }
  for (const control of all("#filters input, #filters button, #finder button, #keep button, #keep a, #timeline button, .zoom button").slice(0, 120)) {
    if (control.isConnected) press(control);
    await rest(5);
  }
  await rest(200);
  look();
  return seen;
}
