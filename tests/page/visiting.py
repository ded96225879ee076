"""A page opened from disk in a browser, with all that it logged and asked for."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

__all__ = ["COVERED", "Visit", "visiting"]

COVERED = """() => {
  const canvas = kg.parts.get("canvas");
  const symbols = [...canvas.drawn.nodes.values()].map((node) => ({ ...node, ...canvas.spots.get(node.id) }))
    .map(({ x, y, size }) => ({ left: x - size, right: x + size, top: y - size, bottom: y + size }));
  const hits = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const { captions } = canvas.words;
  const named = new Set(captions.map((word) => word.id));
  const bare = [...canvas.drawn.ranks].filter(([id, rank]) => rank < 25 && !named.has(id));
  return [symbols.filter((box) => captions.some((word) => hits(word.box, box))).length, bare.length];
}"""
"""How many symbols of the drawing lie under a caption, and how many of the 25 most important have none."""


class Visit:
    """One opened page; ``trouble`` are errors and warnings in its console, ``requests`` what it asked the network for."""

    def __init__(self, browser: Any, file: Path, **options: Any) -> None:
        self.context = browser.new_context(**{"viewport": {"width": 1400, "height": 900}, **options})
        self.page = self.context.new_page()
        self.trouble: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda m: self.trouble.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda e: self.trouble.append(str(e)))
        self.page.on("request", lambda r: self.requests.append(r.url) if not r.url.startswith(("file:", "data:")) else None)
        self.page.goto(file.as_uri())
        self.until("window.kg !== undefined")

    def until(self, script: str, seconds: float = 10) -> None:
        """Wait until a script's value is true; playwright's own way to wait needs an eval, which the page forbids."""
        end = time.monotonic() + seconds
        while not self.page.evaluate(script):
            assert time.monotonic() < end, f"not so within {seconds} seconds: {script}"
            self.page.wait_for_timeout(20)

    def choose(self, label: str, *, reach: bool = True) -> None:
        """Choose the node of that label, turn the drawing to it (``reach``), and wait until the panel has its facts."""
        script = "([label, reach]) => kg.choose([...kg.data.nodes.values()].find((node) => node.label === label).id, { reach })"
        self.page.evaluate(script, [label, reach])
        self.told()

    def told(self) -> str:
        """Give the words of the panel when they are all there."""
        self.until("!document.querySelector('#panel .waiting')")
        return str(self.page.locator("#panel").inner_text())

    def rows(self) -> dict[str, str]:
        """Give what the table at the top of an event's panel says, by the names of its rows."""
        names, words = (self.page.locator(f"#panel dl.event > {tag}").all_inner_texts() for tag in ("dt", "dd"))
        return dict(zip(names, words, strict=True))

    def tab(self, name: str) -> None:
        self.page.get_by_role("tab", name=name).click()


@contextmanager
def visiting(browser: Any, file: Path, **options: Any) -> Iterator[Visit]:
    """Open a page; at the end it must not have complained of anything nor asked for anything."""
    visit = Visit(browser, file, **options)
    yield visit
    visit.context.close()
    assert visit.trouble == [], "\n".join(visit.trouble)
    assert visit.requests == [], "\n".join(visit.requests)
