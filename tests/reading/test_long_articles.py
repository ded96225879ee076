"""The work for an article grows as its text does: what is done for each word does not look through all others."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle, islice, product

import pytest
from counted_calls import calls_of

from kg.builder import Builder
from kg.model import Article
from kg.reading.collecting import collect_facts
from kg.reading.text.tokens import LONGEST, BoundedTokenizer

GIVEN = ("Adam", "Karim", "Peter", "Yusuf", "Ivan", "Tomas", "Samir", "Boris", "Victor", "Hassan")
FAMILY = ("Adler", "Bergman", "Castillo", "Dorner", "Eriksen", "Farouk", "Galindo", "Hofmann")
TOWNS = ("Mosul", "Aleppo", "Homs", "Kabul", "Donetsk", "Idlib", "Raqqa", "Tikrit", "Basra", "Kirkuk")
PARAGRAPH = """General {0} Musa {1} said on Friday that {2} soldiers were killed by the rebels near Mosul. The {1} Front, a group that
{0} {1} founded in 2011, attacked the town with rockets, and its fighters wounded {2} people. The group said it had captured a tank.
"We want peace," the general, {0} {1}, told reporters. "They shelled our village," he added, and the fighters left. Iraq denied it.
"""
STORY = """Rebels attacked the town of Kafr Zita on Tuesday, killing 12 soldiers and wounding 30 civilians, the army said. Colonel Adam
Adler said his men had repelled the attack. The Blue Front, which the government calls a terrorist group, claimed responsibility for the
raid. Its leader, Omar Castillo, was arrested in Mosul last year. They fled to the hills after the fighting, and the group denied it.

"""


def named(n: int) -> list[str]:
    return [f"{given} {family}" for family, given in islice(cycle(product(FAMILY, GIVEN)), n)]


def town(i: int) -> str:
    return TOWNS[i % len(TOWNS)]


def paragraphs(n: int) -> str:
    return "\n".join(PARAGRAPH.format(*name.split(), i + 3) for i, name in enumerate(named(n)))


# Texts by a size, in words about ten times as large.
SHAPES: dict[str, Callable[[int], str]] = {
    "paragraphs": lambda n: paragraphs(n // 10),
    "one story again and again": lambda n: STORY * (n // 10),
    "a sentence of names": lambda n: f"The army said that {', '.join(named(3 * n))} and Otto Zimmer were killed by rebels near Mosul.",
    "one soldier and": lambda n: f"The rebels killed {'one soldier and ' * (3 * n)}one officer near Mosul.",
    "groups in a list": lambda n: f"Fighting broke out between {', '.join(f'the {x} Front' for x in named(2 * n))} and the army in Mosul.",
    "attack upon attack": lambda n: f"The army reported an attack{', an attack' * (3 * n)} in Mosul.",
    "verbs in one sentence": lambda n: f"Rebels {', '.join(f'attacked {town(i)}' for i in range(3 * n))} and fled.",
    "commanders of commanders": lambda n: f"{'The commander of the group of ' * (2 * n)}rebels attacked Mosul.",
    "relative clauses": lambda n: f"The soldier {'who killed the rebel ' * (2 * n)}fled.",
    "dates": lambda n: " ".join(f"Rebels attacked Mosul on {i % 28 + 1} March {1990 + i % 30}." for i in range(n)),
    "counts": lambda n: " ".join(f"{i + 3} soldiers were killed in {town(i)}." for i in range(2 * n)),
    "the town": lambda n: f"Rebels attacked Mosul in Iraq. {'They left the town and the country. ' * (2 * n)}",
}


def calls(builder: Builder, text: str) -> int:
    """How many functions our own components, the facts and their triples call."""
    told = Article(id="long", text=text)
    own = {name: pipe for name, pipe in builder.nlp.pipeline if name.startswith("kg_") and name != "kg_sections"}
    with builder.nlp.select_pipes(disable=own.keys()):
        doc = builder.annotate(told)

    def read() -> None:
        for pipe in own.values():
            pipe(doc)
        builder.parts(collect_facts(doc, told, builder.lexicon))

    return calls_of(read)


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_work_grows_as_the_text(builder: Builder, shape: Callable[[int], str]) -> None:
    calls(builder, shape(20))  # what is read once and kept
    size = 80 if shape is SHAPES["a sentence of names"] else 40  # both longer than where a sentence is cut, or neither
    short, long = calls(builder, shape(size)), calls(builder, shape(2 * size))
    assert long < 2.6 * short  # each word looking at all others: 4; where a list is cut, its pieces are not of one length


@pytest.mark.parametrize("text", ["(" * 9 * LONGEST, "a" * 3 * LONGEST, f"{'“' * 2 * LONGEST} They left. {'.' * 5 * LONGEST}"])
def test_what_has_no_blank_is_tokenised_in_pieces_and_stays_the_same_text(builder: Builder, text: str) -> None:
    doc = builder.nlp.make_doc(text)
    assert doc.text == text
    assert max(map(len, doc)) <= LONGEST


@pytest.mark.parametrize("marks", [1, 2])
def test_a_mark_costs_the_same_in_a_long_word(builder: Builder, marks: int) -> None:
    seen: list[int] = []
    inner = builder.nlp.tokenizer.tokenizer.tokenizer
    bounded = BoundedTokenizer(lambda text: (seen.append(len(text)), inner(text))[1])
    bounded("(" * marks * 20 * LONGEST)
    assert max(seen) == LONGEST
    assert sum(seen) == marks * 20 * LONGEST


def test_a_sentence_without_end_is_cut_behind_a_comma(builder: Builder) -> None:
    doc = builder.annotate(Article(id="long", text=SHAPES["a sentence of names"](100)))
    sents = list(doc.sents)
    assert max(map(len, sents)) <= 400
    assert {sent[-1].text for sent in sents[:-1]} == {","}
