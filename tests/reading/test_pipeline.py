"""The components as spaCy sees them: registered, honest about what they need, portable, usable alone."""

from __future__ import annotations

import importlib
import importlib.metadata
import tomllib
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, SpanGroup
from texts_read import actor

from kg.builder import Builder
from kg.errors import KgError
from kg.model import Article
from kg.reading.contracts import CONTRACTS
from kg.reading.findings import groups
from kg.reading.findings.document import read_findings, triggers_in, write_findings
from kg.reading.findings.fillers import fillers_of
from kg.reading.findings.groups import ACTORS, WEAPONS, FindingGroup
from kg.reading.pipeline import COMPONENTS, DEFAULT_MODEL, make_pipeline
from kg.reading.text.cleaning import cleaned

ALL = tuple(COMPONENTS)
ALL_GROUPS = [group for group in vars(groups).values() if isinstance(group, FindingGroup)]
ROOT = Path(__file__).parents[2]
SEED = (ROOT / "seeds" / "isil-attacks-syrian-desert.txt").read_text(encoding="utf-8")
# alone, these have nothing to read: what they rewrite must be there
FOLLOW = {
    "relevance": ("triggers", "roles", "coreference", "status", "merging"),
    "merging": ("triggers", "roles"),
    "status": ("triggers", "roles"),
}


@pytest.fixture(scope="module")
def seed_doc(builder: Builder) -> Doc:
    return builder.annotate(Article(id="seed", text=SEED))


@pytest.mark.parametrize("name", ALL)
def test_is_a_factory_with_a_contract(builder: Builder, name: str) -> None:
    meta = builder.nlp.get_pipe_meta(f"kg_{name}")
    assert meta.assigns, "what it writes"
    assert meta.requires or name in ("sections",), "what it reads"


def test_the_order(builder: Builder) -> None:
    ours = [n.removeprefix("kg_") for n in builder.nlp.pipe_names if n.startswith("kg_")]
    assert ours == list(ALL)
    assert builder.nlp.pipe_names[0] == "kg_sections", "sentence starts are set before the parser"


@pytest.mark.parametrize("name", ALL[1:])
def test_writes_what_it_declares_from_what_it_declares(builder: Builder, seed_doc: Doc, name: str) -> None:
    contract = CONTRACTS[name]
    doc = Doc(builder.nlp.vocab).from_bytes(seed_doc.to_bytes())
    for key in set(doc.spans) - {group.name for group in contract.reads}:
        del doc.spans[key]
    builder.nlp.get_pipe(f"kg_{name}")(doc)
    assert set(doc.spans) == {group.name for group in (*contract.reads, *contract.writes)}
    for group in contract.writes:
        assert read_findings(doc, group) == read_findings(seed_doc, group)


def test_each_group_has_one_writer() -> None:
    written = [group.name for contract in CONTRACTS.values() for group in contract.writes]
    assert sorted(written) == sorted(group.name for group in ALL_GROUPS)
    assert list(CONTRACTS) == list(COMPONENTS)


# a component that is moved, the component that it comes to stand before, and what it then lacks
WRONG_ORDERS = [
    ("names", "sections", "names", "sections"),
    ("places", "names", "places", "actor-candidates"),
    ("quantities", "times", "quantities", "times"),
    ("roles", "triggers", "roles", "trigger-candidates"),
    ("relevance", "merging", "relevance", "events"),
    ("status", "quotations", "status", "quotations"),
    ("merging", "status", "merging", "statuses"),
]


@pytest.mark.parametrize(("moved", "before", "component", "group"), WRONG_ORDERS)
def test_a_wrong_order_is_refused(moved: str, before: str, component: str, group: str) -> None:
    order = [name for name in ALL if name != moved]
    order.insert(order.index(before), moved)
    with pytest.raises(KgError, match=f"component '{component}' reads the group '{group}', which none before it writes"):
        make_pipeline("no_such_model", components=order)


def test_an_unknown_component_is_refused() -> None:
    with pytest.raises(KgError, match="component 'nmaes': there is none of this name; there are sections, names"):
        make_pipeline("no_such_model", components=["sections", "nmaes"])


def test_spacy_finds_no_problem(builder: Builder) -> None:
    problems = builder.nlp.analyze_pipes()["problems"]
    # part of speech: the model's attribute ruler sets it from the tagger's tags, and declares nothing
    known = {"token.pos"} if "attribute_ruler" in builder.nlp.pipe_names else set()
    assert {n: set(p) - known for n, p in problems.items() if set(p) - known} == {}


@pytest.mark.parametrize("name", ALL)
def test_is_an_entry_point(name: str, request: pytest.FixtureRequest) -> None:
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"]["spacy_factories"]
    if f"kg_{name}" not in listed:
        request.applymarker(pytest.mark.xfail(strict=True, reason="pyproject.toml lacks the entry point"))
    module, _, attribute = listed[f"kg_{name}"].partition(":")
    assert callable(getattr(importlib.import_module(module), attribute))


def test_entry_points_are_installed() -> None:
    points = {p.name for p in importlib.metadata.entry_points(group="spacy_factories") if p.name.startswith("kg_")}
    if not points:
        pytest.skip("kg is not installed with its entry points")
    assert points <= {f"kg_{n}" for n in ALL}


@pytest.fixture(scope="module")
def bare() -> Language:
    """The model as anyone loads it."""
    return spacy.load(DEFAULT_MODEL)


@pytest.mark.parametrize("name", ALL)
def test_works_behind_any_model(bare: Language, name: str) -> None:
    added = [f"kg_{one}" for one in (*FOLLOW.get(name, ()), name)]
    try:
        for one in added:
            bare.add_pipe(one, first=one == "kg_sections" or None)
        doc = bare("Boko Haram fighters killed 12 farmers in Borno on Monday.")
        assert doc.text.startswith("Boko Haram")
        assert bare("").text == ""
    finally:
        for one in added:
            bare.remove_pipe(one)


def test_the_doc_survives_bytes(builder: Builder, seed_doc: Doc) -> None:
    again = Doc(builder.nlp.vocab).from_bytes(seed_doc.to_bytes())
    assert again.user_data == seed_doc.user_data
    assert sorted(again.spans) == sorted(seed_doc.spans) == sorted(group.name for group in ALL_GROUPS)
    for group in ALL_GROUPS:
        assert read_findings(again, group) == read_findings(seed_doc, group)
    assert triggers_in(again) == triggers_in(seed_doc)


def test_findings_are_in_order_and_kept(builder: Builder) -> None:
    doc = builder.nlp.make_doc("one two three four")
    findings = [actor(2, 3, "A", "https://example.org/a", "name"), actor(0, 1, "B", "", "ner"), actor(0, 2, "C", "", "ner")]
    write_findings(doc, ACTORS, findings)
    assert read_findings(doc, ACTORS) == (findings[2], findings[1], findings[0])
    assert read_findings(doc, WEAPONS) == ()


def test_a_group_that_is_written_again_is_read_again(builder: Builder) -> None:
    doc = builder.nlp.make_doc("one two three four")
    write_findings(doc, ACTORS, [actor(0, 1, "A", "", "name")])
    first, fillers = read_findings(doc, ACTORS), fillers_of(doc, builder.lexicon)
    assert read_findings(doc, ACTORS) is first
    assert fillers_of(doc, builder.lexicon) is fillers
    write_findings(doc, ACTORS, [actor(1, 2, "B", "", "name")])
    assert [m.kind for m in read_findings(doc, ACTORS)] == ["B"]
    assert [m.kind for m in fillers_of(doc, builder.lexicon).actors] == ["B"]
    doc.spans["actors"] = SpanGroup(doc, name="actors", attrs={"findings": []})
    assert read_findings(doc, ACTORS) == (), "whoever put another span group there"


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "1", "“”", "A\n\nB\n\nC", "\u202eabc", "👍 👍", "x" * 3000])
def test_odd_texts(builder: Builder, text: str) -> None:
    assert builder.annotate(Article(id="odd", text=text)).text == cleaned(text).text


def test_a_model_that_is_not_there() -> None:
    with pytest.raises(KgError, match="no_such_model"):
        make_pipeline("no_such_model")


def test_the_lemmatizer_does_not_search_lists(builder: Builder) -> None:
    index = builder.nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    assert {type(words) for words in index.values()} == {frozenset}


def test_the_ruler_finds_what_spacy_finds(builder: Builder) -> None:
    ruler = builder.nlp.get_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    odd = "It isn't so: there're some who ain't, y'all; nothin' doin'. I saw it, you know."
    read = builder.annotate(Article(id="seed", text=f"{SEED}\n\n{odd}"))
    for doc in (read, builder.nlp.make_doc(read.text)):
        assert ruler.match(doc) == AttributeRuler.match(ruler, doc)
    assert len(ruler.match(read)) > len(SEED.split())
