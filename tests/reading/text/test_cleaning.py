"""What a text is before it is parsed, and that every word leads back to where it stands in the article."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from kg.builder import Builder
from kg.explaining.sentence import as_article, explanations
from kg.model import Facts
from kg.reading.text.cleaning import CleanText, cleaned

CHARACTERS = [
    ("didn’t", "didn't"),
    ("didn‘t, didn´t, didn`t, didnʼt, didn＇t", "didn't, didn't, didn't, didn't, didn't"),
    ("didn\ufffdt; the army\ufffds men; \ufffd5", "didn't; the army's men; \ufffd5"),
    ("the rebels’ raid", "the rebels' raid"),
    ("the ‘rebels’ raid", "the ‘rebels’ raid"),
    ("“No,” he said.", "“No,” he said."),
    ("Al\u2011Shabaab and al\u2010Qaeda", "Al-Shabaab and al-Qaeda"),
    ("Al–Shabaab", "Al-Shabaab"),
    ("Baku–Tbilisi", "Baku–Tbilisi"),
    ("Boko\xa0Haram\u2009killed\u202f15\u3000men", "Boko Haram killed 15 men"),
    ("Boko  Haram \t killed", "Boko Haram killed"),
    ("Bo\u200bko Ha\xadram\ufeff \u200ekilled\u2060", "Boko Haram killed"),
    ("ﬁve oﬃcers ﬂed", "five officers fled"),
    ("didnâ€™t reach BogotÃ¡ â€“ or Ä\x90akovo", "didn't reach Bogotá – or Đakovo"),
    ("It\x92s over", "It's over"),
    ("São Tomé, Şırnak, café’s", "São Tomé, Şırnak, café's"),
    ("الجيش said", "الجيش said"),
]


@pytest.mark.parametrize("original, clean", CHARACTERS)
def test_characters_are_plain(original: str, clean: str) -> None:
    assert cleaned(original).text == clean


LINES = [
    ("Shells fell on the old market and on the\nport of the town.", "Shells fell on the old market and on the port of the town."),
    ("Rebels shelled the port of\r\nLatakia.", "Rebels shelled the port of Latakia."),
    ("Rebels shelled the port of\u2028Latakia.", "Rebels shelled the port of Latakia."),
    ("Gunmen fired on the old market and at-\ntacked a school.", "Gunmen fired on the old market and attacked a school."),
    (
        "Rebels fled the last of the rebel-\nheld towns with other rebels.",
        "Rebels fled the last of the rebel-held towns with other rebels.",
    ),
    ("Gunmen fled, and later other gun-\nmen, as guns fell silent.", "Gunmen fled, and later other gunmen, as guns fell silent."),
    ("Two state-\nowned trucks burned.", "Two state-owned trucks burned."),
    ("Fighters of al-\nShabaab fled.", "Fighters of al-Shabaab fled."),
    ("The shelling killed twenty-\nfive men.", "The shelling killed twenty-five men."),
    ("A so-called cease-fire held. The cease-\nfire ended.", "A so-called cease-fire held. The cease-fire ended."),
    ("Gun\xad\nmen fled.", "Gunmen fled."),
    ("Juba, South Sudan —\nGunmen fled.", "Juba, South Sudan — Gunmen fled."),
    ("> Shells fell on\n> the town.\n>\n> > It burned.", "Shells fell on the town.\n\nIt burned."),
    ("## Toll\n\n**Two** men died.", "Toll\n\nTwo men died."),
    ("Toll\n-----\nTwo men died.", "Toll\n\nTwo men died."),
    ("| Homs | Shells fell. |", "Homs\n\nShells fell."),
    ("➤ Two died\n◆ Three fled", "• Two died\n• Three fled"),
    ("Two soldiers of the army\ndied.\n   The army left.", "Two soldiers of the army\ndied.\n\nThe army left."),
]
KEPT = [
    "Shells hit Homs\n\nThree people died on Friday.",
    "Shells hit Homs\nThree people died on Friday.",
    "Three people died on Friday.\nTwo fled.",
    "By Omar Said\nShells fell on the old market and the\nport.",
    "The army listed its losses:\n- a tank\n- two men",
    "1. A tank was hit\n2. Two men died",
    "Homs, 3 May 2024\nShells fell.",
    "SHELLS HIT HOMS\nThree died.",
    "Homs\n\nGunmen killed two.",
    "A headline ends\u2029",
    "He saw a|b and 5 * 3 * 2.",
]


@pytest.mark.parametrize("original, clean", LINES)
def test_lines_are_those_of_the_text(original: str, clean: str) -> None:
    assert cleaned(original).text == clean


@pytest.mark.parametrize("text", KEPT)
def test_ends_of_paragraphs_headings_and_items_stay(text: str) -> None:
    kept = cleaned(text).text
    assert kept.count("\n") == text.replace("\u2029", "\n\n").replace("the\nport", "the port").count("\n")


@pytest.mark.parametrize(
    "text, name, clean",
    [
        ("Lord's Resistance\nArmy fighters fled.", "Lord's Resistance Army", "Lord's Resistance Army fighters fled."),
        ("Shells fell on Deir\nez-Zor.", "Deir ez-Zor", "Shells fell on Deir ez-Zor."),
        ("Deir\nez-Zor, Syria", "Deir ez-Zor", "Deir ez-Zor, Syria"),
        ("Shells hit Homs\nGunmen fled.", "Homs", "Shells hit Homs\nGunmen fled."),
        ("Shells hit Homs.\nGunmen fled.", "Homs. Gunmen", "Shells hit Homs.\nGunmen fled."),
    ],
)
def test_a_known_name_is_joined(text: str, name: str, clean: str) -> None:
    assert cleaned(text, name.__eq__).text == clean


def test_a_name_in_another_paragraph_stays_there() -> None:
    assert cleaned("Lord's Resistance\n\nArmy", lambda words: True).text == "Lord's Resistance\n\nArmy"


# --- properties -------------------------------------------------------------------------------------------------------------------

WORDS = ["Boko", "Haram", "the", "at-", "rebels’", "didn’t", "‘so", "ﬁve", "BogotÃ¡", "1.", "\x92"]
MARKS = ["|", " | ", "> ", "- ", "•", "---", "**", "#", ".", ",", ":", "”", "–", "\u2011", "\ufffd"]
GAPS = ["\xa0", " ", "  ", "\t", "\n", "\r\n", "\n\n", "\u2028", "\u2029", "\xad", "\u200b"]
PIECES = st.sampled_from([*WORDS, *MARKS, *GAPS])
TEXTS = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=80)


@given(TEXTS)
def test_offsets_lead_back_in_order(text: str) -> None:
    clean = cleaned(text)
    spans = [clean.offsets.original(i, i + 1) for i in range(len(clean.text))]
    assert all(0 <= begin < end <= len(text) for begin, end in spans)
    assert all(a[0] <= b[0] and a[1] <= b[1] for a, b in pairwise(spans))


@given(TEXTS)
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    clean = cleaned(text).text
    assert cleaned(clean) == CleanText(text=clean, offsets=cleaned("").offsets)


PLAIN = st.from_regex(r"(?:[A-Z][a-z]{1,8}(?:,? [a-z0-9]{1,8}){1,12}[.?!](?: |\n\n|\Z)){0,6}", fullmatch=True)


@given(PLAIN.map(str.strip))
def test_plain_ascii_text_is_not_changed(text: str) -> None:
    assert cleaned(text).text == text


@given(st.lists(PIECES, max_size=40).map("".join))
def test_each_word_is_the_one_at_its_place(text: str) -> None:
    clean = cleaned(text)
    for word in spacy.blank("en")(clean.text):
        begin, end = clean.offsets.original(word.idx, word.idx + len(word))
        assert not word.is_alpha or cleaned(text[begin:end]).text == word.text


# --- through the reading ----------------------------------------------------------------------------------------------------------

ARTICLE = (
    "Al\u2011Sha\xadbaab  ﬁghters didn’t attack\xa0Luuq on Monday.\r\n\r\n"
    "> Gunmen of the Lord’s Resistance\r\n> Army killed 15\xa0farmers near\r\n> Obo on Tuesday, the police said."
)


def facts_of(builder: Builder, text: str) -> Facts:
    article = as_article(text, datetime.date(2024, 5, 17))
    return next(builder.facts([article]))


def test_facts_are_those_of_the_clean_text_and_quote_the_original(builder: Builder) -> None:
    facts = facts_of(builder, ARTICLE)
    statuses = {event.label: event.status.value for event in facts.events}
    assert statuses == {
        "al-Shabaab attack on Luuq in Luuq": "negated",
        "Lord's Resistance Army killed 15 farmers near Obo": "reported",
    }
    quotes = {ARTICLE[mention.begin : mention.end] for mention in facts.mentions}
    assert {"the Lord’s Resistance\r\n> Army", "15\xa0farmers", "attack", "Obo"} <= quotes
    sentences = {ARTICLE[e.begin : e.end] for event in facts.events for e in event.evidence}
    assert {one[:5] for one in sentences} == {"Al\u2011Sh", "Gunme"}
    assert all(one.endswith(".") for one in sentences)


def test_the_reasons_show_the_original_words(builder: Builder) -> None:
    article = as_article(ARTICLE, datetime.date(2024, 5, 17))
    explanation = next(iter(explanations([article], builder)))
    quotes = [found.quote for found in explanation.found]
    assert "the Lord’s Resistance > Army" in {quote.text for quote in quotes}
    assert all(quote.text == " ".join(ARTICLE[quote.begin : quote.end].split()) for quote in quotes)
    assert [count.quote.text for count in explanation.counts if count.quote] == ["15"]


@pytest.mark.parametrize("text", ["\u200b", "\xad\n", "| |", ">", "-----", "\x00"])
def test_a_text_of_which_nothing_is_left_has_no_facts(builder: Builder, text: str) -> None:
    assert not facts_of(builder, text).events


@pytest.mark.parametrize(
    "text, is_fact",
    [
        ("The army didn’t shell Homs on Monday.", False),
        ("Rebels hadn‘t attacked the town of Sake.", False),
        ("Troops weren’t killed in Homs on Monday.", False),
        ("Militiamen couldn’t seize the town of Kidal.", False),
        ("The army’s troops shelled Homs on Monday.", True),
        ("The rebels’ fighters attacked the town of Sake.", True),
    ],
)
def test_a_curved_apostrophe_negates_as_a_straight_one_does(builder: Builder, text: str, is_fact: bool) -> None:
    assert any(event.status.is_factual for event in facts_of(builder, text).events) is is_fact
