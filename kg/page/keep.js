// Keeping what is seen: the drawing as PNG or SVG, a print-out, a link.

class Keep {
  constructor(place, app) {
    this.app = app;
    const act = (text, way) => {
      const button = make("button", { type: "button", textContent: text });
      button.addEventListener("click", () => this.act(way));
      return make("li", {}, button);
    };
    const list = make("ul", {}, act("Picture (PNG)", "png"), act("Picture (SVG)", "svg"), act("Print", "print"), act("Copy link to this view", "link"));
    this.menu = make("details", { className: "keep" }, make("summary", { textContent: "Save", title: "Save the drawing as a picture, print, or copy the address of this view" }), list);
    place.append(this.menu);
    document.addEventListener("click", (event) => {
      if (!this.menu.contains(event.target)) this.menu.open = false;
    });
    this.menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.menu.open) return;
      this.menu.open = false;
      this.menu.querySelector("summary").focus();
    });
    window.addEventListener("beforeprint", () => this.prepare());
    window.addEventListener("afterprint", () => this.printed?.remove());
  }

  async act(way) {
    this.menu.open = false;
    if (way === "print") window.print();
    if (way === "svg") this.save("svg", new Blob([this.svg()], { type: "image/svg+xml" }));
    if (way === "png") this.save("png", await this.png());
    if (way === "link") await this.copyLink();
  }

  svg() {
    return new XMLSerializer().serializeToString(pictureOf(this.app.parts.get("canvas"), this.app.data.head.title));
  }

  async png() {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(this.svg())}`;
    await image.decode();
    const sheet = make("canvas", { width: 2 * image.width, height: 2 * image.height });
    sheet.getContext("2d").drawImage(image, 0, 0, sheet.width, sheet.height);
    return new Promise((done) => { sheet.toBlob(done, "image/png"); });
  }

  save(ending, blob) {
    const name = this.app.data.head.title.normalize("NFC").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 60);
    const url = URL.createObjectURL(blob);
    const link = make("a", { href: url, download: `${name || "graph"}.${ending}` });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
    this.app.say(`The picture is saved as ${link.download}`);
  }

  async copyLink() {
    try {
      await navigator.clipboard.writeText(window.location.href);
      this.app.say("The link is copied");
    } catch {
      this.app.say("The link stands in the address bar: this browser does not let the page copy it");
    }
  }

  // A print-out has the picture as a drawing of lines, sharp at any size, then the table and the evidence.
  prepare() {
    const { parts, data, shown } = this.app;
    this.printed?.remove();
    this.printed = pictureOf(parts.get("canvas"), data.head.title);
    this.printed.classList.add("printed");
    slot("graph").prepend(this.printed);
    const table = parts.get("table");
    if (!table) return;
    table.printed = true;
    table.update(new Set(["tab"]), shown);
    table.printed = false;
  }

  update() {}
}
