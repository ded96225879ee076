"""Whom "we" and "I" stand for in direct speech: the organisation that speaks, or through whom; the person."""

from __future__ import annotations

import pytest
from texts_read import annotated, links_in

from kg.builder import Builder

# text, pronoun, who speaks or is spoken for
SPOKEN = [
    ('"We shot down a drone," Hezbollah said.', "We", "Hezbollah"),
    ('"We struck rebel positions," the Turkish defence ministry said.', "We", "the Turkish defence ministry"),
    ('"We killed ten soldiers," said Omar Said, a spokesman for the Taliban.', "We", "the Taliban"),
    ('"We killed ten soldiers," Taliban spokesman Omar Said said.', "We", "Taliban"),
    ('"We have left the town. Our men are safe," Boko Haram said.', "Our", "Boko Haram"),
    ('"We bombed the camp," said Turkish Defence Minister Hulusi Arkan.', "We", "Turkish"),
    ('"I saw the camp burn," Omar Said said.', "I", "Omar Said"),
    ('"They killed my son," Omar Said said.', "my", "Omar Said"),
]

# text, pronoun that nobody is known to say
UNKNOWN = [
    ('"We heard a blast," a resident said.', "We"),
    ('"We heard a blast," residents said.', "We"),
    ("We visited the camp after Boko Haram had left.", "We"),
    ('"We heard a blast." Hezbollah denied it.', "We"),
    ('"We will win," Omar Said said.', "We"),
    ('"I saw the camp burn," Reuters said.', "I"),
    ('The army left. "We heard a blast," a farmer said.', "We"),
]


@pytest.mark.parametrize(("text", "word", "speaker"), SPOKEN)
def test_speaks(builder: Builder, text: str, word: str, speaker: str) -> None:
    assert links_in(annotated(builder, text)).get(word) == speaker


@pytest.mark.parametrize(("text", "word"), UNKNOWN)
def test_speaker_unknown(builder: Builder, text: str, word: str) -> None:
    assert word not in links_in(annotated(builder, text))
