"""Direct speech: where quotations begin and end, and who speaks in them."""

from __future__ import annotations

from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from texts_read import annotated

from kg.builder import Builder
from kg.reading.findings.document import triggers_in
from kg.reading.speech.quotations import quotations_in

NLP = spacy.blank("en")

QUOTED: list[object] = [
    ('He said "we won" and left.', ['"we won"'], [True]),
    ("He said “we won” and left.", ["“we won”"], [True]),
    ('"We won," he said. "They lost."', ['"We won,"', '"They lost."'], [True, True]),
    ('"We won.\n\n"They lost," he said.', ['"We won.', '"They lost,"'], [False, True]),
    ('""We won,"" he said. ""They lost.""', ['""We won,"', '""They lost."'], [True, True]),
    ("He didn't say so.", [], []),
    ("The 5' wall of the base fell.", [], []),
]


@pytest.mark.parametrize("text, quoted, closed", QUOTED)
def test_quotations(text: str, quoted: list[str], closed: list[bool]) -> None:
    doc = NLP(text)
    found = quotations_in(doc)
    assert [doc[q.begin : q.end].text for q in found] == quoted
    assert [q.closed for q in found] == closed


@given(st.text(alphabet='"“” a.\n', max_size=40))
def test_quotations_lie_apart_and_inside(text: str) -> None:
    doc = NLP(text)
    found = quotations_in(doc)
    assert all(0 <= q.begin < q.end <= len(doc) for q in found)
    assert all(a.end <= b.begin for a, b in pairwise(found))


# text, {trigger: head of the source, or None for the article's own voice}
SPEAKERS: list[object] = [
    ('"Rebels attacked the base," the minister said. "They killed ten soldiers."', {"attacked": "minister", "killed": "minister"}),
    ('"Rebels attacked the base. They killed ten soldiers," said the minister.', {"attacked": "minister", "killed": "minister"}),
    ('The minister said:\n\n"Rebels attacked the base. They killed ten soldiers."', {"attacked": "minister", "killed": "minister"}),
    ('"Rebels attacked the base.\n\n"They killed ten soldiers," the minister said.', {"attacked": "minister", "killed": "minister"}),
    (
        'The general released a statement today:\n\n"Rebels attacked the base."\n\n"They killed ten soldiers."',
        {"attacked": "general", "killed": "general"},
    ),
    ('The general released a prisoner today.\n\n"Rebels attacked the base."', {"attacked": "nobody"}),
    ("“Rebels attacked the base,” the minister said.\n\nThe army shelled the rebels.", {"attacked": "minister", "shelled": None}),
    ('"Rebels attacked the base on Monday," according to the army.', {"attacked": "army"}),
    ("The secretary said:\n\nI am appalled by what happened. Rebels attacked the army base.", {"attacked": "secretary"}),
    # a word of the quotation is no speaker
    (
        "“Three guards were killed and four others injured in the rebel attack in Gao district,” inspector general of police "
        "(special operations), Borno, K.L. Bello said.",
        {"killed": "Bello", "attack": "Bello"},
    ),
    ('"Nine rebels were killed and six villagers wounded," the spokesman of the army, Musa Diallo, said.', {"killed": "Diallo"}),
    ('"Nine rebels were killed and six villagers wounded," said the spokesman of the army.', {"killed": "spokesman"}),
    ('"Gunmen killed six villagers and two guards," the governor later said.', {"killed": "governor"}),
    ('The colonel, who had "seen enough", said rebels killed six villagers.', {"killed": "colonel"}),
    ('The group calls itself a "state". Its fighters attacked the army base.', {"attacked": None}),
    ('The so-called "army of the poor" attacked the barracks.', {"attacked": None}),
]


@pytest.mark.parametrize("text, speakers", SPEAKERS)
def test_speakers(builder: Builder, text: str, speakers: dict[str, str | None]) -> None:
    doc = annotated(builder, text)
    found = {doc[m.begin : m.end].text: ["nobody" if f.is_unnamed else doc[f.head].text for f in m.sources] for m in triggers_in(doc)}
    assert {word: next(iter(found[word]), None) for word in speakers} == speakers
