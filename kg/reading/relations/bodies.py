"""The body of an office that names none: "Defence Minister Omar Haroun", "army spokesman Omar Haroun".

It is the state that the article is about, or its force, where no other state's could be meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from spacy.tokens import Token

from kg.ontology.entries import Lexicon, Noun
from kg.reading import syntax
from kg.reading.coreference.referents import Referent
from kg.reading.english.prepositions import OPENING_NOUN_OBJECT
from kg.reading.relations.ends import FOCUS, Binder, End
from kg.reading.relations.offices import is_office
from kg.reading.relations.relation_words import RelationReading
from kg.reading.syntax import Argument
from kg.reading.syntax.noun_functions import phrase_modifiers, possessors

__all__ = ["bodies_unnamed"]

_STATE = ("Government", "StateForce")


def bodies_unnamed(binder: Binder, reading: RelationReading, holder: End) -> Iterator[End]:
    """Yield the body of a title whose words name no body, if its holder or the article leaves no doubt of its state."""
    if not is_office(reading):
        return
    head = binder.doc[reading.head]
    after = (p for p in syntax.children_of(head, "prep") if p.i >= reading.end)
    if possessors(head) or any(p.lower_ in OPENING_NOUN_OBJECT for p in after):
        return
    before = phrase_modifiers(head, binder.doc[reading.begin])
    told = next((t for t in reversed(before) if t.lemma_.lower() in _nouns(binder.nodes.lexicon)), None)
    if told is not None and told.i + 1 == reading.begin:
        body, at = _described(binder, told), told.i
    else:
        body, at = _served(binder, reading, holder), reading.head
    if body is not None:
        yield End(body, at, Argument(FOCUS, reading.head))


@lru_cache(maxsize=4)
def _nouns(lexicon: Lexicon) -> Mapping[str, Noun]:
    """The nouns for a state's forces and ministries, by their single words."""
    found = (n for n in lexicon.nouns if n.denotes in _STATE)
    return {lemma: noun for noun in found for lemma in noun.lemmas if " " not in lemma}


def _served(binder: Binder, reading: RelationReading, holder: End) -> Referent | None:
    """The state of an office before a name: the one that a listed person serves, else the article's, where the office is held at home."""
    bodies = [a for a in reading.trigger.args if a.role == "lex:object"]
    name = binder.doc[reading.end : holder.head + 1]
    is_before_name = reading.end <= holder.head and all(t.pos_ == "PROPN" for t in name)
    if not is_before_name or any(a.fillers != (_STATE[0],) for a in bodies):
        return None
    person = binder.listed.get(holder.id) if isinstance(holder.id, str) else None
    if person is not None and person.serves:
        return Referent(_STATE[0], person.serves, None)
    return _state(binder) if any(a.function == FOCUS for a in bodies) else None


def _described(binder: Binder, word: Token) -> Referent | None:
    """The force or the state that "army" or "ministry" is a word for in this article."""
    noun = _nouns(binder.nodes.lexicon)[word.lemma_.lower()]
    if noun.denotes == "Government":
        return _state(binder)
    government = binder.listed.get(binder.government_of(binder.country_in_focus))
    if government is None or _has_others(binder, ("StateForce",)):
        return None
    force = binder.nodes.referents.named_force(government, word.lemma_.lower(), is_army=noun.of_country is not None)
    return Referent(force.kind, force.iri, None) if force is not None else None


def _state(binder: Binder) -> Referent | None:
    """The state that the article is about; None where another is told of."""
    iri = binder.government_of(binder.country_in_focus)
    return Referent("Government", iri, None) if iri and not _has_others(binder, _STATE) else None


def _has_others(binder: Binder, kinds: tuple[str, ...]) -> bool:
    """Whether the article tells of another country's state or force."""
    told = (m for m in binder.nodes.found.actors if m.iri and m.kind in kinds)
    return any(binder.country_of(m) not in ("", binder.country_in_focus) for m in told)
