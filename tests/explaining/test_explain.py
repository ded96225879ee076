"""What `explain` says of a sentence: the rule behind each role, status, join, number, relation, or why nothing came of it."""

from __future__ import annotations

import dataclasses
import datetime
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from kg.builder import Builder, Settings
from kg.explaining.explanation import Explanation, Quote, to_json
from kg.explaining.rendering import lines_of
from kg.explaining.sentence import as_article, explain, explanations
from kg.explaining.wording import is_worded
from kg.model import Article, Facts

DATE = datetime.date(2024, 3, 14)
CONVOY = "Gunmen attacked a convoy near Gao on Monday, killing at least five soldiers, the army said."

# text; lines that must stand in the explanation; pieces that must not stand in any line
LINES: list[tuple[str, list[str], list[str]]] = [
    (
        CONVOY,
        [
            'told by "attacked": entry attack-v, which evokes ck:ArmedAttack',
            "frame: target, needed: object of the word, or subject of its passive",
            'found: perpetrator "Gunmen", subject of "attacked"',
            'found: near "Gao", behind "near" after "attacked"',
            'found: perpetrator "Gunmen", subject of "killing", handed on from the verb that it is joined to',
            'status reported by the army: "said" tells, plans or doubts it in the clause below, entry c-say',
            'one event: "attacked" and "killing", the one is told as the other\'s result, or the same doer\'s next act',
            'number "at least five", at least the number, by the words "at least"',
            "killed: 5, at least 5",
            "of EVENT 1",
            'time "Monday": Time, day of the week, relative-resolved, 2024-03-11 to 2024-03-11, '
            "counted from the publication date (2024-03-14)",
            'place "Gao": Place, name of a place that the gazetteer does not settle, ambiguous: 2 places named Gao',
        ],
        ["kept apart", "REJECTED", "EVENT 2"],
    ),
    (
        "Boko Haram fighters killed 12 farmers in Borno on Monday, police said.",
        [
            'name "Boko Haram": ArmedGroup, entry boko-haram',
            'found: perpetrator "Boko Haram fighters", for Boko Haram, subject of "killed"',
            'number "12", exact number',
        ],
        ["by the words", "one event:"],
    ),
    (
        "A bomb killed seven people in Kano on Monday. A bomb killed seven people in Mosul on Monday.",
        [
            'kept apart: "killed" and "killed", another place (though both tell that the same person, people or thing was harmed)',
        ],
        ["one event:"],
    ),
    (
        "A bomb killed seven people in Kano on Monday. A bomb killed seven people in Kano on Tuesday.",
        ['kept apart: "killed" and "killed", another day (though both tell that the same person, people or thing was harmed)'],
        ["one event:", "another place"],
    ),
    (
        "The senator attacked the budget.",
        [
            '"attacked" as ck:ArmedAttack, entry attack-v: no target found for its frame',
            "no fact: nothing that the lexicon knows is told here with what its frame needs",
        ],
        ["EVENT"],
    ),
    (
        "A bus crash killed 12 people near Multan.",
        ['"killed" as ck:ViolentEvent, entry kill-v: no sign of armed conflict with it'],
        ["EVENT"],
    ),
    (
        "Iran supplied the Houthis with drones.",
        [
            "RELATION 1: Iran ck:supports Houthis",
            'told by "supplied": entry supply-v, words of a lexicon entry that evokes ck:supports',
            '"the Houthis": object of "supplied"',
            "status asserted: no cue stands on it or above it: the article says so itself",
        ],
        [],
    ),
    (
        "Officials blamed the PKK for the bombing in Diyarbakir.",
        [
            'found: perpetrator "the PKK", for Kurdistan Workers\' Party, subject of "bombing", through the verb that brings it '
            "(a light verb) [alleged by Officials]; left out: stated by itself as alleged, since it is less certain than the event",
            'found: perpetrator "Officials", subject of "bombing", through the verb that brings it (a light verb); '
            "left out: nobody is meant, or who blames another",
        ],
        [],
    ),
    (
        "Rebels did not attack the village of Doro.",
        ['status negated: it is negated at "attack"'],
        ["status asserted: no cue"],
    ),
    (
        "Boko Haram said it had attacked the barracks in Borno.",
        ['"it" stands for "Boko Haram": the nearest fitting mention before the pronoun'],
        [],
    ),
    (
        "A bomb killed 12 people, including four children, in Kano.",
        ['has the part "four children killed"', 'part of "12 people killed"'],
        [],
    ),
    (
        "Gunmen killed a farmer and two soldiers in Gao.",
        ['number "a farmer and two soldiers", sum of the numbers that are told together', 'number "a farmer", a single person is one'],
        [],
    ),
    (
        "Rebels attacked the village of Zorbazul. Nine people were killed by gunmen in Gao, Mali.",
        [
            'place "the village of Zorbazul": Place, name of a place that the gazetteer does not settle, not in the gazetteer',
            'place "Gao": Place, entry of the gazetteer, Gao, GeoNames 2457163, in Gao, Mali',
            'found: victim "Nine people", subject of the passive "killed"',
        ],
        [],
    ),
]


@cache
def _explained(builder: Builder, text: str) -> Explanation:
    return next(iter(explanations([as_article(text, DATE)], builder)))


def told(builder: Builder, text: str) -> list[str]:
    return [line.strip() for line in lines_of(_explained(builder, text))]


@pytest.mark.parametrize("text, lines, absent", LINES, ids=[text[:30] for text, *_ in LINES])
def test_what_is_said_and_what_is_not(builder: Builder, text: str, lines: list[str], absent: list[str]) -> None:
    found = told(builder, text)
    assert [line for line in lines if line not in found] == [], "\n".join(found)
    assert [line for line in found for piece in absent if piece in line] == []


@pytest.mark.parametrize("text", ["", "   ", "Hello."])
def test_nothing_to_explain(builder: Builder, text: str) -> None:
    assert told(builder, text) == ["no fact: nothing that the lexicon knows is told here with what its frame needs"]


def test_explain_reads_sentences_with_its_settings(builder: Builder, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[Settings | None] = []

    def same(settings: Settings | None) -> Builder:
        given.append(settings)
        return builder

    monkeypatch.setattr("kg.explaining.sentence.Builder", same)
    settings = Settings()
    assert "EVENT 1" in "\n".join(explain(CONVOY, settings))
    assert given == [settings]


# --- all that is told, in every text -----------------------------------------------------------


def _read(builder: Builder, text: str) -> Facts:
    return next(iter(builder.facts([as_article(text, DATE)])))


@pytest.mark.parametrize("text", [text for text, *_ in LINES])
def test_every_fact_has_its_block_and_every_property_its_reason(builder: Builder, text: str) -> None:
    facts, found = _read(builder, text), _explained(builder, text)
    assert [(e.id, e.is_a, e.status) for e in found.events] == [(e.iri, e.kind, e.status.value) for e in facts.events]
    assert [len(e.properties) for e in found.events] == [len(e.roles) for e in facts.events]
    assert [c.id for c in found.counts] == [q.iri for q in facts.quantities]
    assert [r.id for r in found.relations] == [r.iri for r in (*facts.relations, *facts.asides)]


def test_a_node_or_number_of_an_event_is_found_in_its_triggers(builder: Builder) -> None:
    found = _explained(builder, CONVOY)
    assert {p.why.rule for p in found.events[0].properties} <= {r.why.rule for t in found.events[0].triggers for r in t.roles}


def rules_in(plain: object) -> Iterator[str]:
    """Every rule that an explanation names."""
    if isinstance(plain, dict):
        if set(plain) == {"rule", "words"}:
            yield plain["rule"]
        for value in plain.values():
            yield from rules_in(value)
    elif isinstance(plain, (list, tuple)):
        for value in plain:
            yield from rules_in(value)


@pytest.mark.parametrize("text", [text for text, *_ in LINES])
def test_every_rule_that_occurs_has_a_wording(builder: Builder, text: str) -> None:
    rules = set(rules_in(dataclasses.asdict(_explained(builder, text))))
    assert rules
    assert {rule for rule in rules if not is_worded(rule)} == set()


def test_a_whole_article_is_explained(builder: Builder) -> None:
    text = "Boko Haram attack kills 12 in Borno\n\nBoko Haram fighters killed 12 farmers in a raid on a village in Borno on Monday."
    found = next(iter(explanations([Article(id="a", text=text, date=DATE)], builder)))
    assert found.article == "a"
    assert {one.why.rule for event in found.events for one in event.joined} == {"headline", "same-event"}


def test_one_article_that_fails_costs_no_other(builder: Builder, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builder.annotate

    def fatal(article: Article) -> object:
        if article.id == "bad":
            raise IndexError("no such word")
        return real(article)

    monkeypatch.setattr(builder, "annotate", fatal)
    errors: list[object] = []
    articles = [Article(id=name, text=CONVOY) for name in ("one", "bad", "two")]
    assert [e.article for e in explanations(articles, builder, failed=errors.append)] == ["one", "two"]
    assert len(errors) == 1


def test_the_readme_shows_what_is_printed(builder: Builder) -> None:
    page = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    begin = page.index('    kg explain "Rebels shelled')
    shown = page[begin : page.index("\n\n", begin)].splitlines()
    command, *lines = (line.removeprefix("    ") for line in shown)
    printed = list(lines_of(next(iter(explanations([as_article(command.split('"')[1])], builder)))))
    left = iter(printed)
    assert [line for line in lines if line != "..." and line not in left] == [], "\n".join(printed)


# --- JSON ----------------------------------------------------------------------------------------


def test_json_holds_the_fields_of_the_dataclasses(builder: Builder) -> None:
    found = _explained(builder, CONVOY)
    line = to_json(found)
    assert "\n" not in line
    plain = json.loads(line)
    assert plain == json.loads(json.dumps(dataclasses.asdict(found)))
    assert list(plain) == [field.name for field in dataclasses.fields(Explanation)]
    event = plain["events"][0]
    first = event["triggers"][0]
    assert first["quote"] == {"text": "attacked", "begin": 7, "end": 15}
    assert first["roles"][0]["why"] == {"rule": "pattern subject", "words": 'subject of "attacked"'}
    assert first["status"]["cue"] == "said"
    assert first["status"]["entry"] == "c-say"
    assert event["joined"][0]["why"]["rule"] == "result"
    assert plain["counts"][0]["bound_words"] == "at least"
    assert plain["counts"][0]["of_event"] == event["id"]


def test_quotes_are_the_words_at_their_offsets(builder: Builder) -> None:
    for text, *_ in LINES:
        for quote in quotes_in(json.loads(to_json(_explained(builder, text)))):
            assert " ".join(text[quote.begin : quote.end].split()) == quote.text


def quotes_in(plain: object) -> Iterator[Quote]:
    """Every quote of an explanation's JSON."""
    if isinstance(plain, dict):
        if set(plain) == {"text", "begin", "end"}:
            yield Quote(**plain)
        for value in plain.values():
            yield from quotes_in(value)
    elif isinstance(plain, list):
        for value in plain:
            yield from quotes_in(value)
