"""Whether what a user's Turtle adds to the lexicon has the shape that the reader needs, with the line where it has not.

``ontology/lexicon/shapes.ttl`` says most of it to any SHACL tool. Here it is checked at every start, without one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.ontology.allowed import Allowed, Values, any_text
from kg.ontology.entry_graph import RDF_TYPE, SUBCLASS, EntryGraph
from kg.ontology.entry_properties import DEGREES, ENTRY_PROPERTIES, OUR_CLASS, Property
from kg.ontology.entry_values import MARKED
from kg.ontology.terms import CK, CKC, LEX, SKOS, curie, last_segment

__all__ = ["Problem", "problems_in"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong with a ``subject``: with the ``value`` of its property ``prop``, with the property, or with all of it."""

    subject: str
    text: str
    prop: str = ""
    value: str = ""


class _Shapes:
    """The checks, on one graph."""

    def __init__(self, graph: EntryGraph) -> None:
        self.graph = graph
        self.allowed = Allowed(graph)
        self.actors = set(self.allowed.below("Actor"))
        self.frames = {frame for said in graph.values.values() for frame in said.get(LEX + "frame", ())}
        self.args = {arg for said in graph.values.values() for arg in said.get(LEX + "arg", ())}

    def problems_of(self, subject: str) -> Iterator[Problem]:
        yield from self._types(subject)
        kinds = self._kinds(subject)
        wanted = {prop: rule for kind in kinds for prop, rule in ENTRY_PROPERTIES[kind].items()}
        for prop in self.graph.values[subject]:
            if prop.startswith(LEX) and prop not in wanted:
                yield Problem(subject=subject, prop=prop, text=self._misplaced(prop, kinds))
        for prop, rule in wanted.items():
            yield from self._property(subject, prop, rule, _a(kinds, prop))
        for kind in kinds:
            yield from _FURTHER.get(kind, _nothing)(self, subject)

    def _types(self, subject: str) -> Iterator[Problem]:
        known = Values(noun="class of the lexicon", of=lambda a: a.entry_classes)
        for value in self.graph.all(subject, RDF_TYPE):
            rule = known if value.startswith(LEX) else OUR_CLASS if value.startswith(CK) else any_text
            fault = rule.fault(value, self.allowed)
            if fault:
                yield Problem(subject=subject, prop=RDF_TYPE, value=value, text=fault)
        for value in self.graph.all(subject, SUBCLASS):
            fault = OUR_CLASS.fault(value, self.allowed) if subject.startswith(CK) and value.startswith(CK) else None
            if fault:
                yield Problem(subject=subject, prop=SUBCLASS, value=value, text=f"rdfs:subClassOf {fault}")

    def _kinds(self, subject: str) -> list[str]:
        """The classes, as `ENTRY_PROPERTIES` has them, that the subject is read as."""
        kinds = [kind for kind in self.graph.all(subject, RDF_TYPE) if kind in ENTRY_PROPERTIES]
        derived = {
            LEX + "Frame": subject in self.frames,
            LEX + "Arg": subject in self.args,
            CK + "Event": subject in self.allowed.events,
            CK + "Actor": bool(self._actor_classes(subject)),
            CKC + "categories": CKC + "categories" in self.graph.all(subject, SKOS + "inScheme"),
        }
        return list(dict.fromkeys([*kinds, *(kind for kind, holds in derived.items() if holds)]))

    def _misplaced(self, prop: str, kinds: Iterable[str]) -> str:
        fault = Values(noun="property of the lexicon", of=lambda a: a.words).fault(prop, self.allowed)
        if fault:
            return fault
        if not kinds:
            homes = sorted(curie(kind) for kind, rules in ENTRY_PROPERTIES.items() if prop in rules)
            return f"{curie(prop)} stands with what is none of {', '.join(homes)}; give it such a type"
        own = sorted({curie(p) for kind in kinds for p in ENTRY_PROPERTIES[kind] if p.startswith(LEX)})
        return f"{curie(prop)} says nothing of a {' and '.join(map(curie, kinds))}; it may have {', '.join(own) or 'none'}"

    def _property(self, subject: str, prop: str, rule: Property, kind: str) -> Iterator[Problem]:
        values = self.graph.all(subject, prop)
        name = curie(prop)
        if len(values) < rule.least:
            yield Problem(subject=subject, text=f"has no {name}; {kind} needs one")
        if rule.most is not None and len(set(values)) > rule.most:
            text = f"has {len(set(values))} {name}; {kind} has one"
            yield Problem(subject=subject, prop=prop, value=values[-1], text=text)
        for value in values:
            fault = _degrees_fault(value) if rule.values is DEGREES else rule.values.fault(value, self.allowed)
            if fault:
                yield Problem(subject=subject, prop=prop, value=value, text=f"{name} {fault}")

    def frames_are_there(self, subject: str) -> Iterator[Problem]:
        """A frame has arguments, or it is none."""
        for frame in self.graph.all(subject, LEX + "frame"):
            if not self.graph.all(frame, LEX + "arg") and frame not in self.graph.blank:
                text = f"names frame {last_segment(frame)}, which is not defined; give it its lex:arg, or name another"
                yield Problem(subject=subject, prop=LEX + "frame", value=frame, text=text)

    def markers_fit(self, subject: str) -> Iterator[Problem]:
        """An oblique says by which words it is led, unless only a time fills it; a subject has none."""
        function = self.graph.one(subject, LEX + "function")
        markers, fillers = self.graph.all(subject, LEX + "marker"), self.graph.all(subject, LEX + "filler")
        is_time = fillers == (CK + "Time",)
        if function in ("oblique", "occasion") and not markers and not is_time:
            text = f'lex:function "{function}" needs a lex:marker, the words that lead it, as "in", "on"'
            yield Problem(subject=subject, prop=LEX + "function", value=function, text=text)
        if markers and function is not None and function not in MARKED:
            text = f'lex:marker "{markers[0]}" never leads a lex:function "{function}"; leave it out, or use "oblique"'
            yield Problem(subject=subject, prop=LEX + "marker", value=markers[0], text=text)

    def deed_is_whole(self, subject: str) -> Iterator[Problem]:
        """A deed and its marker go together."""
        said = [prop for prop in ("deed", "deedMarker") if self.graph.all(subject, LEX + prop)]
        if len(said) == 1:
            other = "deedMarker" if said == ["deed"] else "deed"
            text = f'has lex:{said[0]} without lex:{other}; a label needs both, as "attack" and "on"'
            yield Problem(subject=subject, prop=LEX + said[0], text=text)

    def is_an_actor(self, subject: str) -> Iterator[Problem]:
        """An actor is a ck:Actor and of one class below it."""
        found = self._actor_classes(subject)
        if CK + "Actor" not in found:
            text = f"is a {curie(min(found))} and no ck:Actor, so that nothing reads it; give it that type too"
            yield Problem(subject=subject, prop=RDF_TYPE, value=min(found), text=text)
        if found == {CK + "Actor"}:
            text = "has no class below ck:Actor; say which it is, as ck:ArmedGroup"
            yield Problem(subject=subject, prop=RDF_TYPE, text=text)

    def _actor_classes(self, subject: str) -> set[str]:
        return self.actors.intersection(self.graph.all(subject, RDF_TYPE))


def _nothing(_shapes: _Shapes, _subject: str) -> Iterator[Problem]:
    return iter(())


_FURTHER: Mapping[str, Callable[[_Shapes, str], Iterator[Problem]]] = {
    LEX + "Trigger": _Shapes.frames_are_there,
    LEX + "Arg": _Shapes.markers_fit,
    CK + "Event": _Shapes.deed_is_whole,
    CK + "Actor": _Shapes.is_an_actor,
}


def _degrees_fault(value: str) -> str | None:
    try:
        float(value)
    except ValueError:
        return f'"{value}" is no {DEGREES.noun}; write it as 12.5'
    return None


def _a(kinds: Iterable[str], prop: str) -> str:
    kind = next(kind for kind in kinds if prop in ENTRY_PROPERTIES[kind])
    return f"a {curie(kind)}"


def problems_in(graph: EntryGraph, subjects: Iterable[str]) -> Iterator[Problem]:
    """Yield what is wrong with what is said of the ``subjects`` (keys of the graph)."""
    shapes = _Shapes(graph)
    for subject in subjects:
        yield from shapes.problems_of(subject)
