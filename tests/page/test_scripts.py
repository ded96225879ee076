"""The page's scripts share one scope: each name in it is declared once, and none writes markup."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

PAGE = Path(__file__).parents[2] / "kg" / "page"
SCRIPTS = {file.name: file.read_text(encoding="utf-8") for file in sorted(PAGE.glob("*.js"))}
DECLARED = re.compile(r"^(?:async )?(?:function\*?|class|const|let) (\w+)", re.MULTILINE)
MARKUP = re.compile(r"\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment|eval|Function)\b")


def test_each_name_is_declared_once() -> None:
    names = Counter(name for text in SCRIPTS.values() for name in DECLARED.findall(text))
    assert names["State"] == 1
    assert [name for name, times in names.items() if times > 1] == []


def test_no_script_writes_markup() -> None:
    assert {name: found for name, text in SCRIPTS.items() if (found := MARKUP.findall(text))} == {}


def test_every_script_and_style_is_in_the_page() -> None:
    render = (PAGE / "render.py").read_text(encoding="utf-8")
    files = {file.name for pattern in ("*.js", "*.css") for file in PAGE.glob(pattern)}
    assert {name for name in files if f'"{name}"' not in render} == set()
