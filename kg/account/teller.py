"""Tells what a graph says: every event, relation and number in words, with its status, its source and its quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.account.classes import Classes
from kg.account.facts import BACKGROUND, DESCRIBED, Fact, Quote, amount, is_factual
from kg.account.statements import Statements, word_of
from kg.ontology.terms import CK, CKC, DCTERMS, NIF, RDF, RDFS

__all__ = ["Teller"]

_CHARS = re.compile(r"^(?P<article>.*)#char=(?P<begin>\d+),(?P<end>\d+)$", re.DOTALL)
_DESCRIBED = re.compile(r"^(?P<article>.*)/(?:group|asset)/(?P<begin>\d+)-(?P<end>\d+)$", re.DOTALL)
_NO_ROLES = ("after", "attributedTo", "casualties", "code", "date", "eventIdentity", "evidence", "partOf", "quantity", "status", "time")
_NOT_ROLES = frozenset(CK + p for p in _NO_ROLES)
# Roles are told in this order, any other after them.
_ACTING = ("perpetrator", "agent", "gainedBy", "lostBy", "incoming", "outgoing", "participant")
_FIRST = tuple(CK + p for p in (*_ACTING, "target", "victim", "weapon", "place"))


class Teller:
    """Tells the facts of one graph."""

    __slots__ = ("_counted", "_events", "classes", "said")

    def __init__(self, said: Statements, classes: Classes) -> None:
        self.said = said
        self.classes = classes
        self._events: dict[str, Fact] = {}
        self._counted: dict[str, list[str]] | None = None

    def fact(self, item: str, topic: str, text: str) -> Fact:
        """Tell ``text`` with the status, sources and quotes of ``item`` (an event, quantity or relation)."""
        status = (self.said.one(item, CK + "status") or BACKGROUND).removeprefix(CKC)
        sources = tuple(self.said.label(s) for s in self.said.all(item, CK + "attributedTo"))
        return Fact(topic=topic, text=text, status=status, about=item, sources=sources, quotes=self.quotes(item))

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

    def role_edges(self, event: str) -> Iterator[tuple[str, str]]:
        """Yield property and filler of each role of an event, in the order of the property's name."""
        fillers: dict[str, list[str]] = {}
        for predicate, objects in self.said.of(event).items():
            if predicate.startswith(CK) and predicate not in _NOT_ROLES:
                for filler in objects:
                    fillers.setdefault(filler, []).append(predicate)
        yield from sorted((p, filler) for filler, given in fillers.items() for p in self.classes.narrowest(given))

    def relation(self, item: str) -> Fact:
        """Tell a reified relation, with title, ordinal, comment and time."""
        s, p, o = (self.said.one(item, RDF + part) or "" for part in ("subject", "predicate", "object"))
        extra = [f"as {t}" for t in self.said.all(item, CK + "roleTitle")]
        extra += [f"number {n}" for n in self.said.all(item, CK + "ordinal")]
        extra += [*self.said.all(item, RDFS + "comment"), *([w] if (w := self.when(item)) else [])]
        return self.fact(item, "relation", self.sentence(s, p, o) + (f" ({'; '.join(extra)})" if extra else ""))

    def untold(self, subject: str, predicate: str, target: str) -> Fact:
        """Tell an edge that no event or relation states: background, or part of a description, whose words it then quotes."""
        found = _DESCRIBED.match(subject)
        text = self.sentence(subject, predicate, target)
        if not found:
            return Fact(topic="relation", text=text, status=BACKGROUND, about=subject)
        quote = self.quote(f"{found['article']}#char={found['begin']},{found['end']}")
        return Fact(topic="relation", text=text, status=DESCRIBED, about=subject, quotes=(quote,) if quote and quote.text else ())

    def sentence(self, subject: str, predicate: str, target: str) -> str:
        """Put an edge into words."""
        said, name = self.said, self.classes.label(predicate)
        if {"Event"} & said.types(subject):
            return f"“{said.label(subject)}” {name} {said.label(target)}"
        return f"{said.label(subject)} {name} {said.label(target)}"

    def number(self, item: str) -> Fact:
        """Tell a quantity: what is counted, how many, of whom, in which event, and of which whole it is a part."""
        said = self.said
        measure, figure = self.measure(item), self._figure(item)
        of = tuple((said.label(whom), whom) for whom in said.all(item, CK + "of"))
        events = tuple((said.label(event), event) for event in self.counted_in(item))
        wholes = tuple((self._figure(whole), "") for whole in said.all(item, CK + "breakdownOf"))
        whom = ", ".join(label for label, _ in of)
        words = f"{measure}: {figure}{f' ({whom})' if whom else ''}"
        told = self.fact(item, "number", f"{words}, counted among the {', '.join(w for w, _ in wholes)}" if wholes else words)
        parts = (("what", ((measure, ""),)), ("figure", ((figure, ""),)), ("of", of), ("in", events), ("part of", wholes))
        return replace(told, parts=tuple((name, given) for name, given in parts if given))

    def _figure(self, item: str) -> str:
        unit = self.said.one(item, CK + "unit")
        return f"{self._amount(item)}{f' {unit}' if unit and unit != 'person' else ''}"

    def measure(self, item: str) -> str:
        """Name what a quantity counts."""
        return self.said.label(self.said.one(item, CK + "measure") or CKC + "quantity")

    def counted_in(self, item: str) -> tuple[str, ...]:
        """Give the events that have a quantity."""
        if self._counted is None:
            self._counted = {}
            for event in self.said:
                for number in {*self.said.all(event, CK + "casualties"), *self.said.all(event, CK + "quantity")}:
                    self._counted.setdefault(number, []).append(event)
        return tuple(self._counted.get(item, ()))

    def killed(self, event: str) -> str:
        """Give an event's counts of the killed that are no part of another count; with the status where that is not factual."""
        counts = [item for item in self.said.all(event, CK + "casualties") if CKC + "killed" in self.said.all(item, CK + "measure")]
        whole = [self.fact(item, "number", self._amount(item)) for item in counts if not self.said.all(item, CK + "breakdownOf")]
        sure = [fact.text for fact in whole if is_factual(fact.status)]
        return "; ".join([*sure, *(f"{fact.text} ({fact.status})" for fact in whole if not is_factual(fact.status))])

    def _amount(self, item: str) -> str:
        return amount(*(self.said.one(item, CK + p) for p in ("value", "min", "max")))

    def when(self, item: str) -> str:
        """Give an item's times: the words, and the days they stand for or why there are none."""
        return ", ".join(self._time(t) for t in self.said.all(item, CK + "time"))

    def _time(self, time: str) -> str:
        first, last = self.said.one(time, CK + "earliest"), self.said.one(time, CK + "latest")
        if first and last:
            days = first if first == last else f"{first} to {last}"
        else:
            days = f"from {first}" if first else f"until {last}" if last else self._resolution(time)
        return f"{self.said.label(time)}{f' ({days})' if days else ''}"

    def _resolution(self, time: str) -> str:
        concept = self.said.one(time, CK + "resolution")
        return self.said.label(concept) if concept else ""

    def quotes(self, item: str) -> tuple[Quote, ...]:
        """Give the evidence of an item, in reading order."""
        return tuple(sorted(q for span in self.said.all(item, CK + "evidence") if (q := self.quote(span))))

    def quote(self, span: str) -> Quote | None:
        """Give the words of a stretch of an article, None where ``span`` is none."""
        found = _CHARS.match(span)
        if not found:
            return None
        article, begin, end = found["article"], int(found["begin"]), int(found["end"])
        text = self.said.one(span, NIF + "anchorOf") or (self.said.one(article, NIF + "isString") or "")[begin:end]
        return Quote(article=self.article(article), begin=begin, end=end, text=text)

    def article(self, iri: str) -> str:
        """Give an article's own id, else the last part of its IRI."""
        ids = [i.removeprefix("id:") for i in self.said.all(iri, DCTERMS + "identifier") if i.startswith("id:")]
        return ids[0] if ids else iri.rstrip("/").rsplit("/", 1)[-1]

    def role(self, event: str, predicate: str, filler: str) -> Fact:
        """Tell one role of an event, on the event's own evidence."""
        return replace(self.event(event), topic="role", parts=(), text=self.sentence(event, predicate, filler))


def _rank(predicate: str) -> int:
    return _FIRST.index(predicate) if predicate in _FIRST else len(_FIRST)
