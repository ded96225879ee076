"""Tells what a graph says: every event, relation and number in words, with its status, its source and its quotes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.account.classes import Classes
from kg.account.days import times_of
from kg.account.facts import Fact
from kg.account.quantities import StatedQuantity, casualties_of, events_by_quantity, quantity_of
from kg.account.quotes import Quote, description_of, quote_of, quotes_of
from kg.account.relations import StatedRelation, relation_of, relations_in, roles_of
from kg.account.statements import Statements, word_of
from kg.account.status import BACKGROUND, DESCRIBED, is_factual, sources_of, status_of
from kg.ontology.terms import CK, RDFS

__all__ = ["Teller"]

# Roles are told in this order, any other after them.
_ACTING = ("perpetrator", "agent", "gainedBy", "lostBy", "incoming", "outgoing", "participant")
_FIRST = tuple(CK + p for p in (*_ACTING, "target", "victim", "weapon", "place"))


class Teller:
    """Tells the facts of one graph."""

    __slots__ = ("_counted", "_events", "_relations", "_stated", "classes", "said")

    def __init__(self, said: Statements, classes: Classes) -> None:
        self.said = said
        self.classes = classes
        self._events: dict[str, Fact] = {}
        self._counted: dict[str, list[str]] | None = None
        self._relations: tuple[StatedRelation, ...] | None = None
        self._stated: dict[str, list[StatedRelation]] | None = None

    def fact(self, item: str, topic: str, text: str) -> Fact:
        """Tell ``text`` with the status, sources and quotes of ``item`` (an event, quantity or relation)."""
        return Fact(
            topic=topic,
            text=text,
            status=status_of(self.said, item),
            about=item,
            sources=sources_of(self.said, item),
            quotes=quotes_of(self.said, item),
        )

    def event(self, event: str) -> Fact:
        """Tell an event: its class, each role with its fillers, its time."""
        if event not in self._events:
            kind = self.classes.label(CK + self.classes.leaf(self.said.types(event)))
            when = self.when(event)
            parts = (*self._roles(event), *([("time", ((when, ""),))] if when else []))
            told = (f"{name}: {', '.join(text for text, _ in fillers)}" for name, fillers in parts)
            words = "; ".join([kind[:1].upper() + kind[1:], *told])
            self._events[event] = replace(self.fact(event, "event", words), parts=parts)
        return self._events[event]

    def _roles(self, event: str) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
        """Yield roles with the labels and IRIs of their fillers, roles with the same fillers together."""
        fillers: dict[str, list[tuple[str, str]]] = {}
        for predicate, filler in sorted(self.role_edges(event), key=lambda edge: (_rank(edge[0]), edge)):
            fillers.setdefault(word_of(predicate), []).append((self.said.label(filler), filler))
        names: dict[tuple[tuple[str, str], ...], list[str]] = {}
        for name, told in fillers.items():
            names.setdefault(tuple(told), []).append(name)
        yield from ((", ".join(several), told) for told, several in names.items())

    def role_edges(self, event: str) -> list[tuple[str, str]]:
        """Give property and filler of each plain role of an event, in the order of the properties."""
        return roles_of(self.said, self.classes, event)

    @property
    def relations(self) -> tuple[StatedRelation, ...]:
        """The statements with a node of their own."""
        if self._relations is None:
            self._relations = tuple(relations_in(self.said))
        return self._relations

    def stated_of(self, subject: str) -> list[StatedRelation]:
        """Give the relations that state something of a node, such as a doubted role of an event."""
        if self._stated is None:
            self._stated = {}
            for relation in self.relations:
                self._stated.setdefault(relation.subject, []).append(relation)
        return self._stated.get(subject, [])

    def relation(self, item: str) -> Fact:
        """Tell a relation, with title, ordinal, comment and time."""
        one, said = relation_of(self.said, item), self.said
        extra = [f"as {title}" for title in said.all(item, CK + "roleTitle")]
        extra += [f"number {ordinal}" for ordinal in said.all(item, CK + "ordinal")]
        extra += said.all(item, RDFS + "comment")
        extra += filter(None, [self.when(item)])
        words = self.sentence(one.subject, one.predicate, one.object)
        return self.fact(item, "relation", f"{words} ({'; '.join(extra)})" if extra else words)

    def untold(self, subject: str, predicate: str, target: str) -> Fact:
        """Tell an edge that no event or relation states: background, or part of a description, whose words it then quotes."""
        quote = description_of(self.said, subject)
        text = self.sentence(subject, predicate, target)
        if quote is None:
            return Fact(topic="relation", text=text, status=BACKGROUND, about=subject)
        quotes = (quote,) if quote.text else ()
        return Fact(topic="relation", text=text, status=DESCRIBED, about=subject, quotes=quotes)

    def sentence(self, subject: str, predicate: str, target: str) -> str:
        """Put an edge into words."""
        said, name = self.said, self.classes.label(predicate)
        if {"Event"} & said.types(subject):
            return f"“{said.label(subject)}” {name} {said.label(target)}"
        return f"{said.label(subject)} {name} {said.label(target)}"

    def number(self, item: str) -> Fact:
        """Tell a quantity: what is counted, how many, of whom, in which event, of which whole."""
        one = self.quantity(item)
        of = tuple((self.said.label(whom), whom) for whom in one.of)
        events = tuple((self.said.label(event), event) for event in self.counted_in(item))
        wholes = ((self.quantity(one.whole).figure, ""),) if one.whole else ()
        words = f"{one.measure_label}: {one.figure}"
        if of:
            words += f" ({', '.join(label for label, _ in of)})"
        if wholes:
            words += f", counted among the {', '.join(figure for figure, _ in wholes)}"
        what, figure = ((one.measure_label, ""),), ((one.figure, ""),)
        parts = (("what", what), ("figure", figure), ("of", of), ("in", events), ("part of", wholes))
        told = self.fact(item, "number", words)
        return replace(told, parts=tuple((name, given) for name, given in parts if given))

    def quantity(self, item: str) -> StatedQuantity:
        """Read a quantity."""
        return quantity_of(self.said, item)

    def counted_in(self, item: str) -> tuple[str, ...]:
        """Give the events that have a quantity."""
        if self._counted is None:
            self._counted = events_by_quantity(self.said)
        return tuple(self._counted.get(item, ()))

    def killed(self, event: str) -> str:
        """Give an event's counts of the killed that are no part of another, with any doubt."""
        counts = [one for one in casualties_of(self.said, event) if one.measure == "killed" and not one.whole]
        sure = [one.words for one in counts if is_factual(one.status)]
        unsure = [f"{one.words} ({one.status})" for one in counts if not is_factual(one.status)]
        return "; ".join([*sure, *unsure])

    def when(self, item: str) -> str:
        """Give an item's times: the words, and the days they stand for or why there are none."""
        return ", ".join(time.words for time in times_of(self.said, item))

    def quote(self, span: str) -> Quote | None:
        """Give the words of a stretch of an article, None where ``span`` is none."""
        return quote_of(self.said, span)

    def role(self, event: str, predicate: str, filler: str) -> Fact:
        """Tell one role of an event, on the event's own evidence."""
        return replace(self.event(event), topic="role", parts=(), text=self.sentence(event, predicate, filler))


def _rank(predicate: str) -> int:
    return _FIRST.index(predicate) if predicate in _FIRST else len(_FIRST)
