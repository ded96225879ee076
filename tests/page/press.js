// Opens and presses all that a page has: every view, tab, toggle, panel, article, fold, suggestion, filter and download.
async (payloads) => {
  const OURS = "a,article,aside,b,bdi,blockquote,body,button,canvas,caption,dd,details,dialog,div,dl,dt,fieldset,figcaption,figure,footer,"
    + "h1,h2,h3,h4,header,hr,i,input,kbd,label,legend,li,main,mark,nav,ol,optgroup,option,output,p,search,section,select,small,span,strong,"
    + "sub,summary,sup,table,tbody,td,textarea,tfoot,th,thead,time,tr,ul,body > script";
  const DRAWN = ["svg", "g", "path", "circle", "rect", "line", "text", "title", "desc", "polygon", "polyline", "tspan"];
  const SAFE = /^(https?:|blob:|file:[^#]*#)/;
  const seen = { panels: 0, articles: 0, quotes: 0, controls: 0, strangers: 0 };

  const rest = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms));
  const all = (selector) => [...document.querySelectorAll(selector)];
  const isOurs = (element) => element.matches(OURS) || (element.closest("svg") && DRAWN.includes(element.localName));
  const isHarmful = (element) => [...element.attributes].some(({ name }) => name.startsWith("on"))
    || (element.localName === "a" && element.href && !SAFE.test(element.href));
  const look = (place = document.body) => {
    seen.strangers += [...place.querySelectorAll("*")].filter((element) => !isOurs(element) || isHarmful(element)).length;
  };
  const settled = async (isReady) => { for (let turn = 0; !isReady() && turn < 1000; turn += 1) await rest(4); };
  const panelRead = () => settled(() => !document.querySelector("#panel .waiting"));
  const textRead = () => settled(() => document.querySelector("#text .words")?.textContent !== "Reading the article …");
  const unfold = () => { for (const element of all("details:not([open]) > summary")) element.click(); };
  const press = (element) => {
    seen.controls += 1;
    element.dispatchEvent(new MouseEvent("pointerover", { bubbles: true }));
    element.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
    element.focus?.();
    if (!(element.localName === "a" && element.target === "_blank")) element.click();
  };

  const switches = async () => {
    for (const one of all("input[name=view], input[type=checkbox]")) {
      press(one);
      await rest(20);
    }
    look();
  };
  const panels = async () => {
    for (const id of [...kg.data.nodes.keys(), ...kg.data.edges.keys()]) {
      kg.choose(id);
      await panelRead();
      unfold();
      await rest();
      unfold();
      seen.panels += document.querySelector("#panel h2") ? 1 : 0;
      seen.quotes += all("#panel blockquote").length;
      look(document.getElementById("panel"));
      if (seen.panels % 20 === 1) all("#panel button").slice(0, 12).forEach(press);
    }
    look();
  };
  const articles = async () => {
    for (let number = 0; number < kg.data.head.articles.length; number += 1) {
      kg.state.set({ tab: "text", article: number });
      await textRead();
      seen.articles += 1;
      all("#text .mention").forEach(press);
      await panelRead();
      all("#panel .doings .small").slice(0, 2).forEach(press);
      look();
    }
  };
  const tabs = async () => {
    for (const tab of all("[role=tab]:not([hidden])")) {
      press(tab);
      await rest(150);
      all("[role=tabpanel]:not([hidden]) button, [role=tabpanel]:not([hidden]) th").slice(0, 40).forEach(press);
      look();
    }
  };
  const searches = async () => {
    for (const field of all("input[type=search], input[type=text], input:not([type])")) {
      for (const payload of payloads) {
        field.focus();
        field.value = payload.slice(0, 12);
        field.dispatchEvent(new Event("input", { bubbles: true }));
        await rest(10);
      }
      look();
      for (const key of ["ArrowDown", "Enter"]) field.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
      await rest(30);
    }
  };
  const controls = async () => {
    unfold();
    for (const list of all("select")) {
      for (const option of [...list.options].slice(0, 30)) {
        list.value = option.value;
        list.dispatchEvent(new Event("change", { bubbles: true }));
      }
    }
    const rails = "#filters input, #filters button, #finder button, #keep button, #keep a, #timeline button, .zoom button";
    for (const control of all(rails).slice(0, 120)) {
      if (control.isConnected) press(control);
      await rest(5);
    }
    await rest(200);
    look();
  };

  for (const act of [switches, panels, articles, tabs, searches, controls]) await act();
  return seen;
}
