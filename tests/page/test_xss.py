"""Hostile texts in every field of a graph, in a real browser, while all that can be opened is opened and all that can be pressed pressed.

A batch of payloads makes one page. Nothing may run, nothing may be asked for, and the console must stay empty (a breach of the page's own
policy is an error in the console, so that what the policy stops counts as found). ``make fuzz`` takes all payloads, else one of a family.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hostile_graph import hostile_triples
from payloads import FAMILIES, PAYLOADS

from kg.page import network, page_html

ALL = os.environ.get("HYPOTHESIS_PROFILE") == "fuzz"
TOGETHER = 13
CHOSEN = PAYLOADS if ALL else tuple(dict.fromkeys((*(family[0] for family in FAMILIES.values()), *PAYLOADS[::40])))
BATCHES = [CHOSEN[at : at + TOGETHER] for at in range(0, len(CHOSEN), TOGETHER)]
PRESS = (Path(__file__).parent / "press.js").read_text(encoding="utf-8")


class Trap:
    """A browser page that notes whatever a payload could do: run, ask, log, open a dialog or a window."""

    def __init__(self, browser: Any, file: Path) -> None:
        self.context = browser.new_context(viewport={"width": 1400, "height": 900}, accept_downloads=True)
        self.context.add_init_script("globalThis.hits = [];")
        self.page = self.context.new_page()
        self.page.set_default_timeout(60_000)
        self.found: list[str] = []
        self.page.on("console", lambda m: self.found.append(f"console: {m.text}") if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda e: self.found.append(f"error: {e}"))
        self.page.on("dialog", lambda d: (self.found.append(f"dialog: {d.message}"), d.dismiss()))
        self.page.on("popup", lambda p: self.found.append(f"window: {p.url}"))
        self.page.on("framenavigated", lambda f: self.found.append(f"went to {f.url}") if not f.url.startswith(file.as_uri()) else None)
        self.context.on("request", lambda r: self.found.append(f"request: {r.url}") if not _is_own(r.url) else None)
        self.page.goto(file.as_uri())

    def press_all(self) -> dict[str, int]:
        """Open and press all there is; gives how many panels, articles and controls were."""
        while not self.page.evaluate("window.kg !== undefined"):
            self.page.wait_for_timeout(50)
        counts: dict[str, int] = self.page.evaluate(PRESS, list(CHOSEN))
        self.page.mouse.move(500, 400)
        self.page.mouse.click(500, 400)
        self.page.keyboard.press("Tab")
        self.page.keyboard.press("Enter")
        self.page.wait_for_timeout(200)
        return counts

    def close(self) -> list[str]:
        """End, and give what was found."""
        hits = self.page.evaluate("globalThis.hits.length")
        self.context.close()
        return [*self.found, *["a payload ran"] * hits]


def _is_own(url: str) -> bool:
    return url.startswith(("file:", "data:image/", "blob:"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


def _page(payloads: Sequence[str]) -> str:
    return page_html(network(hostile_triples(payloads)), payloads[0], language="en")


def _sprung(browser: Any, folder: Path, page: str) -> tuple[dict[str, int], list[str]]:
    file = folder / "page.html"
    file.write_text(page, encoding="utf-8")
    trap = Trap(browser, file)
    counts = trap.press_all()
    return counts, trap.close()


def test_there_are_enough() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 100
    assert {payload for batch in BATCHES for payload in batch} == set(CHOSEN)


@pytest.mark.parametrize("batch", BATCHES, ids=lambda batch: f"from {PAYLOADS.index(batch[0])}")
def test_property_no_payload_does_anything(browser: Any, folder: Path, batch: Sequence[str]) -> None:
    counts, found = _sprung(browser, folder, _page(batch))
    assert found == []
    assert counts["panels"] >= 9 * len(batch), "every node and line was shown"
    assert counts["articles"] == len(batch)
    assert counts["quotes"] > len(batch)
    assert counts["controls"] > 20
    assert counts["strangers"] == 0, "no element of a payload's making is in the page"


def test_the_title_is_a_payload(browser: Any, folder: Path) -> None:
    payload = "</title><script>hits.push(1)</script>"  # the batches' titles are payloads, too
    page = page_html(network(hostile_triples([payload])), payload, language=f'en" onload="{PAYLOADS[0]}')
    assert _sprung(browser, folder, page)[1] == []


# What the trap must find: a page whose script takes text for markup.
UNSAFE = "else element[name] = value;"
UNSAFE_TURN = "else if (name === 'textContent') element.innerHTML = value; else element[name] = value;"


def _weakened(page: str, *, policy: bool) -> str:
    """Give a page whose scripts set ``innerHTML``, with the policy made to fit, or without one."""
    assert page.count(UNSAFE) == 1
    weak = page.replace(UNSAFE, UNSAFE_TURN)
    if not policy:
        return re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", weak)
    old, new = (re.findall(r"<script>(.*?)</script>", text, re.DOTALL)[-1] for text in (page, weak))
    return weak.replace(_digest(old), _digest(new))


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


HANDLER = ("<img src=x onerror=hits.push(1)>",)


def test_the_trap_finds_an_unsafe_page(browser: Any, folder: Path) -> None:
    page = _page(HANDLER)
    _, found = _sprung(browser, folder, _weakened(page, policy=False))
    assert "a payload ran" in found


def test_the_trap_finds_what_only_the_policy_stops(browser: Any, folder: Path) -> None:
    counts, found = _sprung(browser, folder, _weakened(_page(HANDLER), policy=True))
    assert "a payload ran" not in found
    assert any("Content Security Policy" in line for line in found)
    assert counts["strangers"] > 0
