"""The lexicon explains itself: every entry has an example sentence, and the reader reads it with that very entry."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox
import pytest
from parsed_files import tree_of
from spacy.tokens import Doc

from kg.builder import Builder
from kg.model import Article, Facts
from kg.ontology import lexicon
from kg.ontology.lexicon import ontology_dir
from kg.ontology.terms import LEX, SKOS, ck, ckc, last_segment, lex
from kg.reading import syntax
from kg.reading.findings.document import nominals_in, read_findings, triggers_in
from kg.reading.findings.found import Finding
from kg.reading.findings.groups import QUANTITIES, TIMES, FindingGroup
from kg.reading.relations.relation_words import PHRASE, readings_in

LEXICON = lexicon.load()
KG = Path(__file__).parents[2] / "kg"

CITY = "a noun in -ity is taken for an abstract one: 'attacked the city' finds no target"
PLACE = "the example names no place that the gazetteer knows"
KNOWN_MISSES = {
    **dict.fromkeys(["c-ability", "c-plan-n", "c-ready"], CITY),
    "f-control-v": "the parser takes 'control' after a plural name for a noun",
}
# words of the grammar, which stand in kg/reading/english although the lexicon lists them too
GRAMMAR = {
    "auxiliaries, copulas and the verbs in their place": ["be", "have", "seem", "appear", "take", "leave"],
    "verbs that only say that something took place": ["happen", "occur", "take place"],
    "a verb that says which a plural stands for": ["include"],
    "an adverb of another time, a noun that counts events": ["previously", "incident"],
    "modals": ["can", "could", "may", "might", "must", "shall", "should", "will", "would", "'ll"],
    "conjunctions, prepositions, adverbs": ["if", "unless", "whether", "lest", "about", "others", "longer", "once", "per", "due"],
    "articles and negations": ["no", "new"],
    "words of the calendar": ["day", "week", "fall", "start", "late"],
    "nouns that count or sort what follows their 'of'": [
        "act",
        "case",
        "couple",
        "handful",
        "number",
        "pair",
        "percentage",
        "point",
        "tally",
        "toll",
    ],
    "what 'one' counts nothing of": ["reason"],
    "the country that is written as a pronoun": ["US"],
    "what may stand before 'number of' or 'of' and a number": ["unknown", "unconfirmed", "uncertain", "age"],
    "irregular plurals, endings and prefixes": [
        "child",
        "man",
        "wife",
        "thief",
        "knife",
        "person",
        "persons",
        "german",
        "ship",
        "anti",
        "counter",
    ],
}
# names of the program, which stand in kg/reading as strings although the lexicon lists them as words
KEYS = {
    "fields of a finding and of a Doc": ["article", "class", "name", "number", "speech"],
    "labels of sections": ["body", "bullet", "source"],
    "what a number is, its unit and bound": ["number", "person", "about", "point"],
    "how a time lies, and of what form it is": ["future", "open", "step"],
    "number, gender and side of those who are meant": ["group", "rebel", "state"],
    "functions and rules": ["part", "block", "question", "open"],
    "what is said of a frame that nothing fills": ["no"],
}
# elsewhere in kg: abbreviations of countries, told from words by their capitals, names of a vocabulary and of a side, the middle of towns
NAMES = ["UK", "US", "USA", "UAE", "DRC", "DPRK", "PRC", "RDF", "CARDINAL", "rebel", "heart"]

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
    return {m.iri for m in triggers_in(doc)} | {r.trigger.iri for r in readings_in(doc, LEXICON) if r.trigger.pos == PHRASE}


def is_told(doc: Doc, facts: Facts, entry: str) -> bool:
    """Whether a trigger of the entry became the mention of an event."""
    events = {e.iri for e in facts.events}
    told = {(m.begin, m.end) for m in facts.mentions if m.node in events}
    spans = [doc[m.begin : m.end] for m in triggers_in(doc) if m.iri == entry]
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
        "BodyWord",
        "Unfamiliar",
    ],
)
def test_every_entry_has_an_example(kind: str) -> None:
    assert [last_segment(e) for e in TURTLE.entries(kind) if not TURTLE.all(e, SKOS + "example")] == []


@pytest.mark.parametrize("entry, example", rows((t, e) for t in LEXICON.triggers if t.is_event for e in t.examples))
def test_event_trigger_reads_its_example(builder: Builder, entry: lexicon.Trigger, example: str) -> None:
    doc, facts = read(builder, example)
    assert any(m.iri == entry.iri and m.kind == entry.evokes for m in triggers_in(doc))
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
    carried = [doc[m.head] for m in triggers_in(doc) if any(r.via in ("light", "setting") for r in m.roles)]
    verbs = [verb for noun in carried if (verb := syntax.light_verb_of(noun))]
    assert any(set(syntax.verb_keys(verb)) & set(entry.lemmas) for verb in verbs)


@pytest.mark.parametrize("entry, example", rows((c, e) for c in LEXICON.cues if not {"tenure", "focus"} & {*c.scopes} for e in c.examples))
def test_cue_gives_its_status(builder: Builder, entry: lexicon.Cue, example: str) -> None:
    doc = read(builder, example)[0]
    marks = list(triggers_in(doc))
    stated = {m.status for m in marks} | {r.status for m in marks for r in m.roles}
    assert entry.status in stated


@pytest.mark.parametrize("entry, example", rows((n, e) for n in LEXICON.nouns if n.denotes != "Place" for e in n.examples))
def test_noun_is_found_in_its_example(builder: Builder, entry: lexicon.Noun, example: str) -> None:
    assert entry.iri in {m.iri for m in nominals_in(read(builder, example)[0])}


@pytest.mark.parametrize("entry", [*TURTLE.entries("OtherNews")])
def test_words_of_other_news_tell_no_event(builder: Builder, entry: str) -> None:
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


def examples_of(kind: str) -> list[str]:
    return [example for entry in TURTLE.entries(kind) for example in TURTLE.all(entry, SKOS + "example")]


@pytest.mark.parametrize("kind, group", [("Designator", QUANTITIES), ("NameLead", TIMES), ("NameEnd", TIMES)])
def test_beside_a_listed_word_a_number_or_time_is_part_of_a_name(builder: Builder, kind: str, group: FindingGroup[Finding]) -> None:
    for example in examples_of(kind):
        doc = read(builder, example)[0]
        assert [doc[m.begin : m.end].text for m in read_findings(doc, group)] == []


def test_a_collective_is_the_people_it_gathers(builder: Builder) -> None:
    for example in examples_of("Collective"):
        doc = read(builder, example)[0]
        assert "a group of farmers" in [doc[m.begin : m.end].text for m in nominals_in(doc) if m.kind == "PopulationGroup"]


def test_no_lemma_stands_twice_in_an_entry() -> None:
    twice = [(t.iri, lemma) for t in LEXICON.triggers for lemma in t.lemmas if t.lemmas.count(lemma) > 1]
    assert twice == []


# --- language stands in the Turtle, not in the code -------------------------------------------------------------------------


def is_word_list(node: ast.AST) -> bool:
    """Whether a call makes a list of the words of a text: ``words("on in at")``, ``"on in at".split()``."""
    if not isinstance(node, ast.Call):
        return False
    called = node.func.id if isinstance(node.func, ast.Name) else node.func.attr if isinstance(node.func, ast.Attribute) else ""
    return called in ("words", "among", "listed", "split")


def strings_in(tree: ast.AST) -> Iterator[str]:
    """String constants, docstrings aside, and the words of those that are lists of words."""
    docs = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    listing = {id(part) for n in ast.walk(tree) if is_word_list(n) for part in ast.walk(n)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value.strip()
            if id(node) in listing:
                yield from node.value.split()


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
    return lemmas | names | lowered | weapons | LEXICON.other_news.keys()


def of_the_world() -> set[str]:
    """All that the lexicon lists, its classes of words included; single letters are no words."""
    classes = (LEXICON.inert, LEXICON.collectives, LEXICON.designators, LEXICON.name_leads, LEXICON.name_ends, LEXICON.appointing)
    return {word for words in (language(), *classes) for word in words if len(word) > 1}


TREES = {path: tree_of(path) for path in sorted(KG.rglob("*.py"))}
ENGLISH = [path for path in TREES if path.is_relative_to(KG / "reading" / "english")]
ROOMS = [path for path in TREES if path.is_relative_to(KG / "reading") and path not in ENGLISH]
TERMS = {form for term in (*ck.names(), *ckc.names(), *lex.names()) for form in (term, term.lower())}


def all_of(groups: Mapping[str, list[str]]) -> set[str]:
    return {word for words in groups.values() for word in words}


def words_found(paths: Iterable[Path], words: set[str]) -> list[str]:
    return sorted({f"{p.relative_to(KG)}: {s}" for p in paths for s in strings_in(TREES[p]) if s in words})


def test_no_lemma_actor_or_place_stands_in_the_code() -> None:
    program = {name for tree in TREES.values() for name in identifiers_in(tree)}
    beside = [path for path in TREES if path not in (*ROOMS, *ENGLISH)]
    assert words_found(beside, language() - program - TERMS - {*NAMES}) == []


def test_no_word_of_the_lexicon_stands_in_the_reading() -> None:
    """Also not one that is the name of something in the program: keys and labels of ours are excepted by name."""
    assert words_found(ROOMS, of_the_world() - TERMS - all_of(KEYS) - syntax.LABELS) == []


def test_of_the_closed_classes_few_words_stand_in_the_lexicon_too() -> None:
    assert words_found(ENGLISH, of_the_world() - all_of(GRAMMAR)) == []


@pytest.mark.parametrize("groups, paths", [(KEYS, ROOMS), (GRAMMAR, ENGLISH)], ids=["keys", "grammar"])
def test_no_exception_is_made_in_vain(groups: Mapping[str, list[str]], paths: list[Path]) -> None:
    used = {found.partition(": ")[2] for found in words_found(paths, all_of(groups) & of_the_world())}
    assert all_of(groups) - used == set()


@pytest.mark.parametrize("source", ['x = "mosque"', 'x = ["raid", "minister"]', 'words("on mosque in")', '"on mosque in".split()'])
def test_a_word_of_the_lexicon_would_be_seen(source: str) -> None:
    assert of_the_world() & {*strings_in(ast.parse(source))}
