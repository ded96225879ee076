"""Why a number is stated: its words and bounds, what told its measure, and its wholes and parts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg import model
from kg.explaining.event_reasons import clusters_by_event
from kg.explaining.explanation import CountReason, Quote, StatusReason, Why
from kg.explaining.read_article import ReadArticle
from kg.explaining.wording import worded
from kg.ontology.terms import last_segment
from kg.reading.findings.found import NumberExpression
from kg.reading.numbers.number_expressions import expression_at
from kg.reading.relations.relation_words import RelationReading, readings_in

__all__ = ["count_reasons"]


class _Teller(NamedTuple):
    """What tells the measure of a number: words, their entry, and the status that was read of them."""

    quote: Quote
    entry: str
    status: StatusReason | None


class _Number(NamedTuple):
    """The words of a number, what found them, and those that bound it."""

    quote: Quote | None
    rule: str
    bound_words: str | None


def count_reasons(read: ReadArticle) -> Iterator[CountReason]:
    """Yield why there is each quantity of the facts, in their order."""
    events = {iri: e for e in read.facts.events for iri in (*e.casualties, *e.quantities)}
    labels = {quantity.iri: quantity.label for quantity in read.facts.quantities}
    clusters = clusters_by_event(read)
    for quantity in read.facts.quantities:
        event = events.get(quantity.iri)
        number = _number(read, quantity)
        cluster = clusters.get(event.iri) if event else None
        triggers = () if cluster is None else cluster.triggers
        teller = _trigger(read, quantity, triggers) if event else _figure(read, quantity)
        parts = (q.label for q in read.facts.quantities if q.breakdown_of == quantity.iri)
        yield CountReason(
            id=quantity.iri,
            label=quantity.label,
            measure=quantity.measure,
            value=_text(quantity.value),
            minimum=_text(quantity.minimum),
            maximum=_text(quantity.maximum),
            quote=number.quote,
            why=Why(rule=number.rule, words=worded(number.rule)),
            bound_words=number.bound_words,
            told_by=teller.quote if teller else None,
            entry=teller.entry if teller else None,
            of_event=event.iri if event else None,
            part_of=labels.get(quantity.breakdown_of or ""),
            parts=tuple(parts),
            status=_status(read, quantity, teller),
        )


def _text(number: object) -> str | None:
    return None if number is None else str(number)


# --- the number --------------------------------------------------------------------------------


def _number(read: ReadArticle, quantity: model.Quantity) -> _Number:
    """The words of a quantity, which are its mention."""
    found = next((m for m in read.facts.mentions if m.node == quantity.iri), None)
    span = None if found is None else read.tokens(found.begin, found.end)
    if span is None:
        return _Number(None, "unnumbered", None)
    quote = read.quote(*span)
    same = next((n for n in read.nodes.found.quantities if (n.begin, n.end) == span), None)
    if same is not None:
        return _Number(quote, same.found_by, _bound_words(read, same))
    return _Number(quote, "sum-of-parts" if _is_sum(quantity) else "one-person", None)


def _is_sum(quantity: model.Quantity) -> bool:
    return quantity.value is None or quantity.value > 1


def _bound_words(read: ReadArticle, number: NumberExpression) -> str | None:
    """The words before or after the number itself that bound it: "at least", "or more"."""
    words = [token.lower_ for token in read.doc[number.begin : number.end]]
    found = expression_at(words, 0)
    if found is None or found.bound in ("exact", "range") or not found.core < len(words):
        return None
    if found.core:
        return read.quote(number.begin, number.begin + found.core).text
    return read.quote_of(number).text


# --- what tells the measure ----------------------------------------------------------------------


def _trigger(read: ReadArticle, quantity: model.Quantity, indices: tuple[int, ...]) -> _Teller | None:
    """The trigger of the event whose entry sets the measure, the one nearest to the number."""
    triggers = [(i, read.nodes.triggers[i]) for i in indices]
    setting = [(i, t) for i, t in triggers if quantity.measure in t.concepts] or [(i, t) for i, t in triggers if t.of("ck:casualties")]
    if not setting:
        return None
    begins = [m.begin for m in read.facts.mentions if m.node == quantity.iri]
    at = begins[0] if begins else 0
    index, found = min(setting, key=lambda one: abs(read.quote_of(one[1]).begin - at))
    status = read.status_of(read.assessments[index])
    return _Teller(read.quote_of(found), last_segment(found.iri), status)


def _figure(read: ReadArticle, quantity: model.Quantity) -> _Teller | None:
    """The words that tell a figure outside events: strength, revenue, a share of territory."""
    for reading in readings_in(read.doc, read.lexicon):
        begin, _ = read.nodes.offsets(reading.begin, reading.end)
        is_here = any(e.begin <= begin < e.end for e in quantity.evidence)
        if is_here and _tells(reading, quantity):
            quote = read.quote(reading.begin, reading.end)
            return _Teller(quote, last_segment(reading.trigger.iri), None)
    return None


def _tells(reading: RelationReading, quantity: model.Quantity) -> bool:
    if quantity.places:
        return reading.trigger.evokes.startswith("ck:controls")
    return quantity.measure in map(last_segment, reading.trigger.sets)


def _status(read: ReadArticle, quantity: model.Quantity, teller: _Teller | None) -> StatusReason:
    """The status of a number: that of the words that tell it, else that of its event."""
    own = teller.status if teller else None
    if own is not None and own.status == quantity.status.value:
        return own
    rule = "of-event" if own is not None else "own-words"
    return read.status(quantity.status, rule, 0, quantity.sources)
