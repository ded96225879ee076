"""The work for an article grows as its text does: what is done for each word does not look through all others."""

from __future__ import annotations

import sys
from itertools import islice, product
from types import FrameType

from kg.builder import Builder
from kg.model import Article
from kg.reading.collecting import collect_facts

GIVEN = ("Adam", "Karim", "Peter", "Yusuf", "Ivan", "Tomas", "Samir", "Boris", "Victor", "Hassan")
FAMILY = ("Adler", "Bergman", "Castillo", "Dorner", "Eriksen", "Farouk", "Galindo", "Hofmann")
PARAGRAPH = """General {0} Musa {1} said on Friday that {2} soldiers were killed by the rebels near Mosul. The {1} Front, a group that
{0} {1} founded in 2011, attacked the town with rockets, and its fighters wounded {2} people. The group said it had captured a tank.
"We want peace," the general, {0} {1}, told reporters. "They shelled our village," he added, and the fighters left. Iraq denied it.
"""


def article(paragraphs: int) -> Article:
    pairs = islice(product(FAMILY, GIVEN), paragraphs)
    return Article(id="long", text="\n".join(PARAGRAPH.format(given, family, n + 3) for n, (family, given) in enumerate(pairs)))


def calls(builder: Builder, told: Article) -> int:
    """How many functions our own components and the facts call."""
    own = {name: pipe for name, pipe in builder.nlp.pipeline if name.startswith("kg_") and name != "kg_sections"}
    with builder.nlp.select_pipes(disable=own.keys()):
        doc = builder.annotate(told)
    count = 0

    def note(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        for pipe in own.values():
            doc = pipe(doc)
        builder.parts(collect_facts(doc, told, builder.lexicon))
    finally:
        sys.setprofile(None)
    return count


def test_work_grows_as_the_text(builder: Builder) -> None:
    calls(builder, article(5))  # what is read once and kept
    short, long = calls(builder, article(20)), calls(builder, article(40))
    assert long < 2.3 * short  # events are compared with one another
