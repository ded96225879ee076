"""The lexicon explains itself: every entry has an example sentence, and the reader reads it with that very entry."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from spacy.tokens import Doc

from kg.builder import Builder
from kg.model import Article, Facts
from kg.ontology import lexicon
from kg.ontology.lexicon import ontology_dir
from kg.ontology.terms import LEX, SKOS, ck, ckc, last_segment, lex
from kg.reading import syntax
from kg.reading.findings.marks import marks_in
from kg.reading.relations.relation_words import PHRASE, readings_in

LEXICON = lexicon.load()
KG = Path(__file__).parents[2] / "kg"

CITY = "a noun in -ity is taken for an abstract one: 'attacked the city' finds no target"
PLACE = "the example names no place that the gazetteer knows"
KNOWN_MISSES = {
    **dict.fromkeys(["c-ability", "c-plan-n", "c-ready"], CITY),
    "f-control-v": "the parser takes 'control' after a plural name for a noun",
    "n-warplane": "the model takes the first word for an organisation",
}
# words of the grammar, which stand in the code although the lexicon lists them too
GRAMMAR = {
    "auxiliaries and verbs of seeming": ["be", "have", "seem", "appear"],
    "modals": ["can", "could", "may", "might", "must", "shall", "should", "will", "would", "'ll"],
    "conjunctions, pronouns and adverbs": ["if", "unless", "whether", "lest", "about", "others", "us", "who", "longer", "once"],
    "words of the calendar and of appointments": ["fall", "may", "start", "late", "plan", "expect", "set", "due"],
    "number words": ["couple"],
    "collectives that count what follows their 'of'": ["band", "column", "crowd", "gang", "mob", "squad"],
    "irregular plurals and endings": ["child", "man", "wife", "thief", "knife", "persons", "german", "ship"],
    "abbreviations of countries, told from words by their capitals": ["UK", "US", "USA", "UAE", "DRC", "DPRK", "PRC"],
    "labels of the parser, of sections, fields and namespaces": ["compound", "CARDINAL", "bullet", "note", "RDF"],
    "the label of an event class as a noun": ["attack", "air strike"],
    "the verb of 'mistaken for'": ["take"],
    "verbs of small clauses ('left two wounded')": ["leave"],
}

# --- what stands in the Turtle ---------------------------------------------------------------------------------------------


class _Turtle:
    """Values of the lexicon's files by subject and property."""

    def __init__(self) -> None:
        self.values: dict[str, dict[str, list[str]]] = {}
        for number, path in enumerate(sorted((ontology_dir() / "lexicon").glob("*.ttl"))):
            for triple in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
                ends = [f"{number}{n}" if isinstance(n, ox.BlankNode) else n.value for n in (triple.subject, triple.object)]
                self.values.setdefault(ends[0], {}).setdefault(triple.predicate.value, []).append(ends[1])

    def entries(self, kind: str) -> Iterator[str]:
        rdf_type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
        yield from sorted(s for s, props in self.values.items() if LEX + kind in props.get(rdf_type, ()))

    def all(self, entry: str, prop: str) -> list[str]:
        return self.values[entry].get(prop, [])


TURTLE = _Turtle()
FRAMES = {frame: TURTLE.all(frame, SKOS + "example") for frame in TURTLE.entries("Frame")}
USERS = {f: {t for t in TURTLE.entries("Trigger") if f in TURTLE.all(t, LEX + "frame")} for f in FRAMES}


def rows(pairs: Iterable[tuple[object, str]]) -> list[object]:
    """Test rows of an entry and its example, named by the entry; the known misses are expected to fail."""
    found = []
    for entry, example in pairs:
        name = last_segment(entry if isinstance(entry, str) else entry.iri)  # type: ignore[attr-defined]
        reason = KNOWN_MISSES.get(name)
        found.append(pytest.param(entry, example, id=name, marks=[pytest.mark.xfail(strict=True, reason=reason)] if reason else []))
    return found


def read(builder: Builder, text: str) -> tuple[Doc, Facts]:
    article = Article(id="example", text=text)
    return builder.annotate(article), next(builder.facts([article]))


def fired(doc: Doc) -> set[str]:
    """The entries that triggers and, of relations, phrases were read with."""
    return {m.iri for m in marks_in(doc, "triggers")} | {r.trigger.iri for r in readings_in(doc, LEXICON) if r.trigger.pos == PHRASE}


def is_told(doc: Doc, facts: Facts, entry: str) -> bool:
    """Whether a trigger of the entry became the mention of an event."""
    events = {e.iri for e in facts.events}
    told = {(m.begin, m.end) for m in facts.mentions if m.node in events}
    spans = [doc[m.begin : m.end] for m in marks_in(doc, "triggers") if m.iri == entry]
    return any((span.start_char, span.end_char) in told for span in spans)


# --- every entry is read ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "kind",
    [
        "Trigger",
        "Cue",
        "LightVerb",
        "Noun",
        "Frame",
        "Hazard",
        "Fiction",
        "Inert",
        "Collective",
        "Designator",
        "NameLead",
        "NameEnd",
        "Appointing",
    ],
)
def test_every_entry_has_an_example(kind: str) -> None:
    assert [last_segment(e) for e in TURTLE.entries(kind) if not TURTLE.all(e, SKOS + "example")] == []


@pytest.mark.parametrize("entry, example", rows((t, e) for t in LEXICON.triggers if t.is_event for e in t.examples))
def test_event_trigger_reads_its_example(builder: Builder, entry: lexicon.Trigger, example: str) -> None:
    doc, facts = read(builder, example)
    assert any(m.iri == entry.iri and m.label == entry.evokes for m in marks_in(doc, "triggers"))
    assert is_told(doc, facts, entry.iri)


@pytest.mark.parametrize("entry, example", rows((t, e) for t in LEXICON.triggers if not t.is_event for e in t.examples))
def test_relation_trigger_reads_its_example(builder: Builder, entry: lexicon.Trigger, example: str) -> None:
    assert entry.iri in fired(read(builder, example)[0])


@pytest.mark.parametrize("frame, example", rows((f, e) for f, examples in FRAMES.items() for e in examples))
def test_frame_reads_its_example(builder: Builder, frame: str, example: str) -> None:
    assert fired(read(builder, example)[0]) & USERS[frame]


@pytest.mark.parametrize("entry, example", rows((v, e) for v in LEXICON.light_verbs for e in v.examples))
def test_light_verb_hands_its_arguments_to_the_noun(builder: Builder, entry: lexicon.LightVerb, example: str) -> None:
    doc = read(builder, example)[0]
    carried = [doc[m.detail["head"]] for m in marks_in(doc, "triggers") if any(r["via"] in ("light", "setting") for r in m.detail["roles"])]
    verbs = [verb for noun in carried if (verb := syntax.light_verb_of(noun))]
    assert any(set(syntax.verb_keys(verb)) & set(entry.lemmas) for verb in verbs)


@pytest.mark.parametrize("entry, example", rows((c, e) for c in LEXICON.cues if not {"tenure", "focus"} & {*c.scopes} for e in c.examples))
def test_cue_gives_its_status(builder: Builder, entry: lexicon.Cue, example: str) -> None:
    doc = read(builder, example)[0]
    marks = list(marks_in(doc, "triggers"))
    stated = {m.detail["status"] for m in marks} | {r.get("status") for m in marks for r in m.detail["roles"]}
    assert entry.status in stated


@pytest.mark.parametrize("entry, example", rows((n, e) for n in LEXICON.nouns if n.denotes != "Place" for e in n.examples))
def test_noun_is_found_in_its_example(builder: Builder, entry: lexicon.Noun, example: str) -> None:
    assert entry.iri in {m.iri for m in marks_in(read(builder, example)[0], "nominals")}


@pytest.mark.parametrize("kind", ["Hazard", "Fiction"])
def test_hazards_and_fictions_tell_no_event(builder: Builder, kind: str) -> None:
    for entry in TURTLE.entries(kind):
        for example in TURTLE.all(entry, SKOS + "example"):
            assert read(builder, example)[1].events == ()


def test_inert_nouns_neither_do_nor_undergo() -> None:
    assert not LEXICON.inert & {lemma for n in LEXICON.nouns for lemma in n.lemmas if n.thing != "Document"}


@pytest.mark.parametrize("entry, example", rows((e, x) for e in TURTLE.entries("Inert") for x in TURTLE.all(e, SKOS + "example")))
def test_inert_noun_is_nobody_in_its_example(builder: Builder, entry: str, example: str) -> None:
    doc, facts = read(builder, example)
    assert {t.lemma_.lower() for t in doc} & set(TURTLE.all(entry, LEX + "lemma"))
    fillers = {r.filler for e in facts.events for r in e.roles}
    heads = {a.label.split()[-1].lower() for a in (*facts.actors, *facts.assets) if a.iri in fillers}
    assert not heads & {form for lemma in TURTLE.all(entry, LEX + "lemma") for form in (lemma, f"{lemma}s")}


def test_no_lemma_stands_twice_in_an_entry() -> None:
    twice = [(t.iri, lemma) for t in LEXICON.triggers for lemma in t.lemmas if t.lemmas.count(lemma) > 1]
    assert twice == []


# --- language stands in the Turtle, not in the code -------------------------------------------------------------------------


def strings_in(tree: ast.AST) -> Iterator[str]:
    """String constants, docstrings aside, and the words of those that are lists of words."""
    holders = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docs = {id(n.body[0].value) for n in ast.walk(tree) if isinstance(n, holders) and n.body and isinstance(n.body[0], ast.Expr)}
    yield from (n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in docs)


def identifiers_in(tree: ast.AST) -> Iterator[str]:
    """Names of the program: what is a variable, field, parameter or key is no word of English there."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name) | ast.keyword(arg=str(name)):
                yield name.lower()
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield name.lower()
            case ast.Subscript(slice=ast.Constant(value=str(name))):
                yield name.lower()


def language() -> set[str]:
    lemmas = {x for group in (LEXICON.triggers, LEXICON.cues, LEXICON.light_verbs, LEXICON.nouns) for e in group for x in e.lemmas}
    actors = {n for a in LEXICON.actors for n in (a.label, *a.names, *a.case_sensitive, *a.metonyms, *a.context_only, *a.nationalities)}
    places = {n for p in LEXICON.places for n in (p.label, *p.names)}
    weapons = {n for w in LEXICON.weapons for n in w.names}
    names = actors | places
    lowered = {name.lower() for name in names if len(name) > 3}  # "IS" and "US" are names in capitals only
    return lemmas | names | lowered | weapons | LEXICON.hazards | LEXICON.fictions


def test_no_lemma_actor_or_place_stands_in_the_code() -> None:
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(KG.rglob("*.py"))}
    program = {name for tree in trees.values() for name in identifiers_in(tree)}
    terms = {term.lower() for term in (*ck.names(), *ckc.names(), *lex.names())}
    words = language() - program - terms - {word for words in GRAMMAR.values() for word in words}
    found = {f"{p.relative_to(KG)}: {s}" for p, tree in trees.items() for s in strings_in(tree) if s.strip() in words}
    assert sorted(found) == []
