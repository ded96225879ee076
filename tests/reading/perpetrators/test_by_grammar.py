"""Who did it, by grammar: one role a filler, and who was hit did no harm right after."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from kg.builder import Builder
from kg.reading.findings.document import triggers_in
from kg.reading.findings.filled import Filler, Role
from kg.reading.perpetrators.by_grammar import one_role_each


def role(name: str, index: int) -> Role:
    return Role(name=name, filler=Filler("actors", index, index), function="subject", found_by="test")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ([("ck:victim", 1), ("ck:perpetrator", 1)], [("ck:victim", 1)]),
        ([("ck:perpetrator", 1), ("ck:target", 1)], [("ck:perpetrator", 1)]),
        ([("ck:perpetrator", 1), ("ck:target", 2)], [("ck:perpetrator", 1), ("ck:target", 2)]),
        ([("ck:victim", 1), ("ck:casualties", 1)], [("ck:victim", 1), ("ck:casualties", 1)]),
    ],
)
def test_a_filler_has_one_role(given: Iterable[tuple[str, int]], kept: list[tuple[str, int]]) -> None:
    found = one_role_each(role(*one) for one in given)
    assert [(r.name, r.filler.index) for r in found] == kept


@pytest.fixture(scope="module")
def doers(builder: Builder) -> Callable[[str], dict[str, list[str]]]:
    """By the words of a trigger the head words of its perpetrators."""

    def read(text: str) -> dict[str, list[str]]:
        doc = builder.nlp(text)
        return {doc[t.head].text: [doc[r.head].text for r in t.of("ck:perpetrator")] for t in triggers_in(doc)}

    return read


@pytest.mark.parametrize(
    ("text", "killing"),
    [
        ("Gunmen threw a grenade at people killing a man.", []),
        ("The army bombed rebels killing ten.", []),
        ("Gunmen attacked a convoy, killing a man.", ["Gunmen"]),
    ],
)
def test_who_was_hit_did_no_harm(doers: Callable[[str], dict[str, list[str]]], text: str, killing: list[str]) -> None:
    assert doers(text)["killing"] == killing
