"""Nouns that no list knows, where a frame makes sure that they are people or things: "assailants shot dead the caretaker".

A frame makes sure by a verb that only people undergo (``lex:animate``), or by a doer that fights or a weapon at work beside it. What a
state attacks may be a proposal; "a village" or "an area" that it attacks is a place, and a thing hit.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from spacy.tokens import Doc, Token

from kg.ontology import lexicon as lx
from kg.reading import syntax
from kg.reading.english.adverbs import SENTENCE_ADVERBIALS
from kg.reading.english.determiners import PLURAL_DEMONSTRATIVES, SINGLE
from kg.reading.english.noun_forms import ABSTRACT_ENDINGS
from kg.reading.english.quantifiers import AMOUNTS, WAY
from kg.reading.findings.fillers import Fillers
from kg.reading.findings.found import Nominal, PlaceMention
from kg.reading.frames.frame_matching import matches
from kg.reading.perpetrators.doer_roles import AGENT_ROLE, PERPETRATOR_ROLE

__all__ = ["adopted_in"]

_HARMED = ("ck:victim", "ck:target", "ck:casualties")
_ADVERBIALS = tuple(f" {phrase}" for phrase in SENTENCE_ADVERBIALS)
_LONGEST = max(phrase.count(" ") for phrase in SENTENCE_ADVERBIALS)
_AT_WORK = (PERPETRATOR_ROLE, "ck:weapon", "lex:sameEvent")


def adopted_in(
    doc: Doc, trigger: lx.Trigger, arguments: Iterable[syntax.Argument], fillers: Fillers, place_nouns: Container[str]
) -> Iterator[Nominal]:
    """Yield noun phrases, like those of `kg.reading.phrases.nominals`, for the unlisted nouns in the trigger's harmed roles.

    So are several who do what only people do: "garbage collectors protested".
    ``place_nouns`` are lemmas of nouns for places: "village".
    """
    listed = list(arguments)
    open_to_any = (*_HARMED, AGENT_ROLE) if trigger.animate else _HARMED
    roles = [a for a in trigger.args if a.obligatory and a.role in open_to_any and not _asks_for_sort(a, fillers.lexicon)]
    armed = _is_armed(doc, trigger, listed, fillers)
    for argument in listed:
        token = doc[argument.head]
        fits = [pattern for pattern, _ in matches(roles, [argument])]
        if not fits or fillers.at.get(token.i) or token.pos_ not in ("NOUN", "PROPN") or not token.is_alpha:
            continue
        lemma = token.lemma_.lower()
        is_none = lemma in fillers.lexicon.inert or (lemma in AMOUNTS and syntax.of_objects(token))
        if is_none or _is_of_place(token, fillers) or _is_mismatch(token) or _ends_adverbial(token):
            continue
        if any(a.role == AGENT_ROLE for a in fits) and not syntax.is_plural(token):
            continue
        people_only = not any(k in ("Asset", "Place") for a in fits for k in a.fillers)
        if people_only:
            hit = (trigger.animate or (armed and lemma not in place_nouns)) and not _is_named_after(token)
        else:
            hit = armed or (_is_some_place(doc, token, place_nouns) and _is_armed(doc, trigger, listed, fillers, "Government"))
        if hit and not token.lower_.endswith(ABSTRACT_ENDINGS):
            yield _nominal(doc, token, fillers, people=people_only)


def _asks_for_sort(arg: lx.Arg, lexicon: lx.Lexicon) -> bool:
    """Whether only things of one sort fit, which no frame can make sure of: what rebels "seized" need not be an outpost."""
    return any(kind != "Asset" and lexicon.is_a(kind, "Asset") for kind in arg.fillers)


def _is_mismatch(noun: Token) -> bool:
    """Whether the parser's noun phrase is none: a bare singular inside a sentence ("..., alias 'El Javi'"), "those" before a singular."""
    if noun.tag_ != "NN":
        return False
    begin, _ = syntax.noun_phrase(noun)
    first = noun.doc[begin]
    return first.lower_ in PLURAL_DEMONSTRATIVES or (begin == noun.i and begin > 0 and noun.nbor(-1).text == ",")


def _ends_adverbial(noun: Token) -> bool:
    """Whether the noun is of a fixed phrase about the whole sentence: "on the other hand, gunmen opened fire"."""
    before = " ".join(t.lower_ for t in noun.doc[max(0, noun.i - _LONGEST) : noun.i + 1])
    return f" {before}".endswith(_ADVERBIALS)


def _is_named_after(noun: Token) -> bool:
    """Whether the noun is no more than the verb's companion: "kidnapping techniques", "to shoot their way out"."""
    is_bare = noun.i > 0 and noun.nbor(-1).tag_ == "VBG" and noun.nbor(-1).i == noun.head.i
    return noun.lower_ == WAY or is_bare


def _is_of_place(token: Token, fillers: Fillers) -> bool:
    """Whether the noun only says what the places after it are: "the towns of X and Y"."""
    return any(isinstance(h.finding, PlaceMention) for below in syntax.of_objects(token) for h in fillers.at.get(below.i, ()))


def _is_some_place(doc: Doc, token: Token, place_nouns: Container[str]) -> bool:
    """Whether it is "a village", "an area": a place that is not named."""
    begin, _ = syntax.noun_phrase(token)
    return doc[begin].lower_ in SINGLE and token.lower_ in place_nouns


def _is_armed(doc: Doc, trigger: lx.Trigger, arguments: list[syntax.Argument], fillers: Fillers, kind: str = "ArmedActor") -> bool:
    """Whether who does it fights (or is of another ``kind``), or a weapon does."""
    patterns = [a for a in trigger.args if a.role in _AT_WORK and a.function != "modifier"]
    for pattern, argument in matches(patterns, arguments):
        classes = (kind,) if pattern.role == PERPETRATOR_ROLE else pattern.fillers
        if fillers.find(doc[argument.head], classes, pattern.function):
            return True
    return False


def _nominal(doc: Doc, token: Token, fillers: Fillers, *, people: bool) -> Nominal:
    begin, end = syntax.noun_phrase(token)
    is_plural = syntax.is_plural(token)
    number = next((n for n, q in enumerate(fillers.quantities) if q.noun == token.i), None)
    first = doc[begin].lower_
    return Nominal(
        begin=begin,
        end=end,
        kind=("PopulationGroup" if is_plural else "Person") if people else "Asset",
        found_by="unlisted-noun",
        head=token.i,
        lemma=token.lemma_.lower(),
        is_definite=syntax.has_definite_word(doc[begin : token.i]),
        is_plural=is_plural,
        number=number,
        counts_one=people and number is None and not is_plural and first in SINGLE,
        is_unlisted=True,
    )
