"""Why there is a relation: the entry and the words that tell it, what its ends are, and how certain it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from kg import model
from kg.explaining.event_reasons import clusters_by_event
from kg.explaining.explanation import EdgeEnd, EdgeReason, Quote, RejectedWords, StatusReason, Why
from kg.explaining.read_article import ReadArticle
from kg.explaining.triggers_told import why_filled
from kg.explaining.wording import worded
from kg.ontology.terms import last_segment
from kg.reading.findings.filled import Role, Trigger
from kg.reading.nodes.sources import Said
from kg.reading.relations.binary_relations import RelationDraft, told_in
from kg.reading.relations.ends import Binder, End
from kg.reading.relations.relation_words import RelationReading, readings_in
from kg.reading.status.assessing import status_of

__all__ = ["Edges"]

_Told = tuple[RelationDraft, Said]
_Edge = tuple[str, str, str]
_OF_PHRASES = {
    "ck:presentAt": "whereabouts",
    "ck:presentNear": "whereabouts",
    "org:memberOf": "people-of-body",
    "ck:possesses": "possessor",
}


class Edges:
    """The relations of an article, with the words of the lexicon that tell them."""

    def __init__(self, read: ReadArticle) -> None:
        self.read = read
        self.binder = Binder(read.nodes)
        self.readings = list(readings_in(read.doc, read.lexicon))
        self._told: Mapping[_Edge, list[_Told]] = defaultdict(list)
        for draft, said in told_in(self.binder, read.sources, self.readings):
            edge = self.binder.iri(draft.subject), draft.predicate, self.binder.iri(draft.object)
            self._told[edge].append((draft, said))

    def reasons(self) -> Iterator[EdgeReason]:
        """Yield why there is each relation of the facts, in their order, then those in passing."""
        events = {event.iri for event in self.read.facts.events}
        for relation in self.read.facts.relations:
            is_role = relation.subject in events
            yield self._of_role(relation) if is_role else self._reason(relation, is_aside=False)
        for aside in self.read.facts.asides:
            yield self._reason(aside, is_aside=True)

    def fired(self) -> frozenset[tuple[int, int]]:
        """The token spans of the words that have told an edge, or a figure."""
        drafts = (draft for told in self._told.values() for draft, _ in told)
        spans = {(draft.reading.begin, draft.reading.end) for draft in drafts}
        return frozenset(spans)

    def contradicted(self) -> Iterator[RejectedWords]:
        """Yield the words of edges that the facts have not, since the article tells otherwise."""
        facts = {(r.subject, r.predicate, r.object) for r in self.read.facts.relations}
        facts |= {(r.subject, r.predicate, r.object) for r in self.read.facts.asides}
        for edge in self._told.keys() - facts:
            for draft, _ in self._told[edge]:
                yield RejectedWords(
                    quote=self.read.quote(draft.reading.begin, draft.reading.end),
                    group="relations",
                    is_a=draft.predicate,
                    entries=(last_segment(draft.reading.trigger.iri),),
                    reason="the article tells otherwise, or more, of the same two",
                )

    # --- one edge ----------------------------------------------------------------------------

    def _reason(self, relation: model.Relation, *, is_aside: bool) -> EdgeReason:
        told = self._told.get((relation.subject, relation.predicate, relation.object), [])
        own = [one for one in told if one[1].status is relation.status] or told
        if not own:
            return self._of_phrase(relation, is_aside=is_aside)
        draft, _ = own[0]
        entry = draft.reading.trigger
        return EdgeReason(
            id=relation.iri,
            subject=self.read.label(relation.subject),
            predicate=relation.predicate,
            object=self.read.label(relation.object),
            is_aside=is_aside,
            why=Why(rule="entry", words=f"{worded('entry')} that evokes {entry.evokes}"),
            quote=self.read.quote(draft.reading.begin, draft.reading.end),
            entry=last_segment(entry.iri),
            ends=(self._end(draft.reading, draft.subject), self._end(draft.reading, draft.object)),
            status=self._status(relation, draft),
        )

    def _end(self, reading: RelationReading, end: End) -> EdgeEnd:
        word = self.read.quote(reading.begin, reading.end).text
        argument = end.argument
        rule = f"pattern {argument.function}"
        said = worded(rule, word=word, marker=argument.marker)
        return EdgeEnd(quote=self._words_at(end.head), why=Why(rule=rule, words=said))

    def _words_at(self, token: int) -> Quote:
        here = [one.finding for one in self.read.nodes.found.at.get(token, ())]
        if not here:
            return self.read.quote(token, token + 1)
        return self.read.quote_of(max(here, key=lambda one: one.end - one.begin))

    def _of_phrase(self, relation: model.Relation, *, is_aside: bool) -> EdgeReason:
        rule = "name-tells-it"
        reading = self._reading_for(relation) if is_aside else None
        if is_aside:
            rule = "entry" if reading else _OF_PHRASES.get(relation.predicate, "told-in-passing")
        begin, end = (reading.begin, reading.end) if reading else (0, 0)
        is_plain = relation.status is model.Status.ASSERTED
        status = "own-words" if is_plain else "of-clause"
        return EdgeReason(
            id=relation.iri,
            subject=self.read.label(relation.subject),
            predicate=relation.predicate,
            object=self.read.label(relation.object),
            is_aside=is_aside,
            why=Why(rule=rule, words=worded(rule)),
            quote=self.read.quote(begin, end) if reading else None,
            entry=last_segment(reading.trigger.iri) if reading else None,
            ends=(),
            status=self.read.status(relation.status, status, 0, relation.sources),
        )

    def _reading_for(self, relation: model.Relation) -> RelationReading | None:
        """The words of the lexicon that evoke an aside, in its sentences."""
        for reading in self.readings:
            begin, _ = self.read.nodes.offsets(reading.begin, reading.end)
            is_here = any(e.begin <= begin < e.end for e in relation.evidence)
            if is_here and reading.trigger.evokes == relation.predicate:
                return reading
        return None

    def _of_role(self, relation: model.Relation) -> EdgeReason:
        """A role of an event that has a status of its own."""
        told = next(self._roles_told(relation), None)
        trigger = told[0] if told else None
        return EdgeReason(
            id=relation.iri,
            subject=self.read.label(relation.subject),
            predicate=relation.predicate,
            object=self.read.label(relation.object),
            is_aside=False,
            why=Why(rule="role-of-event", words=worded("role-of-event")),
            quote=self.read.quote_of(trigger) if trigger else None,
            entry=last_segment(trigger.iri) if trigger else None,
            ends=() if told is None else (self._filler(*told),),
            status=self.read.status(relation.status, "of-role", 0, relation.sources),
        )

    def _filler(self, trigger: Trigger, role: Role) -> EdgeEnd:
        quote = self.read.quote_filler(role.filler)
        return EdgeEnd(quote=quote, why=why_filled(self.read, role, trigger))

    def _roles_told(self, relation: model.Relation) -> Iterator[tuple[Trigger, Role]]:
        """The triggers of an event, with their roles that a statement is of."""
        cluster = clusters_by_event(self.read).get(relation.subject)
        for i in cluster.triggers if cluster else ():
            trigger = self.read.nodes.triggers[i]
            roles = (r for r in trigger.of(relation.predicate))
            yield from ((trigger, r) for r in roles if relation.object in self.read.nodes_of(r))

    # --- status ------------------------------------------------------------------------------

    def _status(self, relation: model.Relation, draft: RelationDraft) -> StatusReason:
        """By what cue the words of a relation are as certain as they are."""
        rule, at = self._rule(draft)
        return self.read.status(relation.status, rule, at, relation.sources)

    def _rule(self, draft: RelationDraft) -> tuple[str, int]:
        reading = draft.reading
        if draft.judge is not None:
            head = self.read.doc[draft.judge]
            return status_of(head, self.read.lexicon).found_by, draft.judge
        if reading.told is not None:
            return self._assessed(reading.told), reading.head
        if self.binder.namings.get(draft.subject.head) is not None and draft.said.sources:
            return "naming-event", reading.head
        is_plain = draft.said.status is model.Status.ASSERTED
        return ("own-words" if is_plain else "word-before"), reading.head

    def _assessed(self, trigger: Trigger) -> str:
        """What set the status of a trigger."""
        index = next(
            i
            for i, one in enumerate(self.read.nodes.triggers)
            if (one.begin, one.end, one.iri) == (trigger.begin, trigger.end, trigger.iri)
        )
        return self.read.assessments[index].found_by
