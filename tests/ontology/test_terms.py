from __future__ import annotations

import pytest

from kg.errors import TermError
from kg.ontology import terms


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("ck:attacked", "https://w3id.org/conflict-kg/onto#attacked"),
        ("ckc:reported", "https://w3id.org/conflict-kg/concept/reported"),
        ("lex:metonym", "https://w3id.org/conflict-kg/lexicon#metonym"),
        ("org:memberOf", "http://www.w3.org/ns/org#memberOf"),
        ("gsp:sfWithin", "http://www.opengis.net/ont/geosparql#sfWithin"),
        ("time:TemporalEntity", "http://www.w3.org/2006/time#TemporalEntity"),
    ],
)
def test_curies_expand_and_shorten(name: str, iri: str) -> None:
    assert terms.expand(name) == iri
    assert terms.curie(iri) == name


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("ck:atacked", r"ck:atacked: not declared in ontology/conflict\.ttl; did you mean ck:attacked\?"),
        ("ckc:aserted", r"ckc:aserted: not declared in ontology/schemes\.ttl; did you mean ckc:asserted\?"),
        ("ck:zzzzzz", r"declare it there"),
        ("lex:lema", r"ontology/lexicon/schema\.ttl; did you mean lex:lemma"),
        ("nope:x", r"no known prefix"),
        ("attacked", r"no known prefix"),
    ],
)
def test_an_undeclared_term_names_the_file_that_lacks_it(name: str, message: str) -> None:
    with pytest.raises(TermError, match=message):
        terms.expand(name)


@pytest.mark.parametrize(
    ("kind", "above"),
    [
        ("ArmedGroup", ("Actor", "ArmedActor", "Organization")),
        ("Arson", ("Destruction", "Event", "ViolentEvent")),
        ("Actor", ()),
        ("Relation", ()),
        ("CasualtyCount", ("Quantity",)),
    ],
)
def test_superclasses_leave_the_mixin_out(kind: str, above: tuple[str, ...]) -> None:
    assert terms.superclasses(kind) == above


@pytest.mark.parametrize(
    ("prop", "above"),
    [("perpetrator", ("agent", "participant")), ("casualties", ("quantity",)), ("target", ()), ("victim", ("participant",))],
)
def test_superproperties(prop: str, above: tuple[str, ...]) -> None:
    assert terms.superproperties(prop) == above


def test_no_namespace_is_the_prefix_of_two() -> None:
    assert len(set(terms.PREFIXES.values())) == len(terms.PREFIXES)


def test_a_namespace_alone_is_no_term() -> None:
    with pytest.raises(TermError):
        terms.ck("")
