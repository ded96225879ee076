"""Binary relations between actors and places, each a statement with its words.

`relations_in` binds what `kg.reading.relations.relation_words` finds, lets offices and holds have their say, and joins what
tells of one edge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from spacy.tokens import Token

from kg import model
from kg.reading import syntax
from kg.reading.findings.filled import Trigger
from kg.reading.nodes.registry import Nodes
from kg.reading.nodes.sources import Said, Sources
from kg.reading.relations.bodies import bodies_unnamed
from kg.reading.relations.ends import Binder, End
from kg.reading.relations.holdings import hold_of, is_hold
from kg.reading.relations.judging import judged
from kg.reading.relations.offices import Office, is_office, office_of
from kg.reading.relations.relation_words import RelationReading, readings_in
from kg.reading.relations.ties import ties_in
from kg.reading.relations.validity import times_on
from kg.reading.syntax.noun_functions import copula_of, finite_tag, governing_verb, is_content, naming_verb

__all__ = ["IN_PASSING", "RelationDraft", "relations_in", "told_in"]

IN_PASSING = frozenset(["ck:presentAt", "ck:presentNear", "ck:spokeWith", "ck:opposes", "ck:possesses"])
"""What stands with the mentions also where both ends have names."""
_STATES = ("org:headOf", "ck:basedIn", "ck:activeIn")
_SIDES = ("ArmedActor", "Government")
_DENIALS = (model.Status.DENIED, model.Status.NEGATED)


def relations_in(nodes: Nodes, sources: Sources, readings: Iterable[RelationReading] | None = None) -> Iterator[model.Relation]:
    """Yield the relations that the article states, each edge once, and once more where it is also denied.

    No hold is of the past and of now at once. ``readings`` are those of the Doc, if they are known already.
    """
    binder = Binder(nodes)
    tellings: dict[tuple[str, bool], list[model.Relation]] = {}
    of_doc = readings_in(nodes.doc, nodes.lexicon) if readings is None else readings
    wanted = [r for r in of_doc if r.trigger.evokes not in IN_PASSING]
    told = (_relation(binder, sources, draft, said) for draft, said in told_in(binder, sources, wanted))
    for relation in [*told, *ties_in(binder, sources)]:
        tellings.setdefault((relation.iri, relation.status in _DENIALS), []).append(relation)
    found = {key: _joined(told_of_one) for key, told_of_one in tellings.items()}
    beside = {iri for iri, is_denial in found if is_denial and (iri, False) in found}
    yield from _without_contradictions(_apart(nodes, r) if key[1] and key[0] in beside else r for key, r in found.items())


def _apart(nodes: Nodes, denial: model.Relation) -> model.Relation:
    """The denial with an IRI of its own: what one says and another denies are two statements."""
    return replace(denial, iri=nodes.mint.relation(denial.subject, denial.predicate, denial.object, variant=denial.status.value))


def told_in(binder: Binder, sources: Sources, readings: Iterable[RelationReading]) -> Iterator[tuple[RelationDraft, Said]]:
    """Yield what the readings tell of edges, in reading order, with its status; one edge may be told often."""
    drafts = [d for reading in readings for d in _drafts(binder, sources, reading)]
    by_clause = judged(sources, (d.judge for d in drafts if d.judge is not None))
    yield from ((d, d.said if d.judge is None else by_clause[d.judge]) for d in drafts)


class RelationDraft(NamedTuple):
    """A relation before it is known how certain it is: by ``said``, or by what the clause of ``judge`` (a token) tells."""

    reading: RelationReading
    subject: End
    object: End
    predicate: str
    office: Office | None
    judge: int | None
    said: Said


def _drafts(binder: Binder, sources: Sources, reading: RelationReading) -> Iterator[RelationDraft]:
    if reading.trigger.evokes == "ck:of":
        return
    subjects = binder.ends(reading, "lex:subject")
    objects = binder.ends(reading, "lex:object") if subjects else []
    for subject in subjects:
        for obj in objects or bodies_unnamed(binder, reading, subject):
            office = office_of(binder, reading, subject, obj) if is_office(reading) else None
            predicate = _predicate(binder, reading, subject, obj, office) if subject.id != obj.id else None
            if predicate is not None:
                said = _own_said(binder, sources, reading, subject)
                judge = None if said else _judge_of(binder, reading, subject)
                yield RelationDraft(reading, subject, obj, predicate, office, judge, said or _ASSERTED)


def _relation(binder: Binder, sources: Sources, draft: RelationDraft, said: Said) -> model.Relation:
    s, o = binder.iri(draft.subject), binder.iri(draft.object)
    is_hold_told = draft.predicate in ("ck:controlsPartOf", "ck:formerlyControlled")
    return model.Relation(
        iri=binder.nodes.mint.relation(s, draft.predicate, o),
        subject=s,
        predicate=draft.predicate,
        object=o,
        status=said.status,
        evidence=tuple(sorted({sources.sentence(i) for i in (draft.reading.begin, draft.subject.head, draft.object.head)})),
        sources=said.sources,
        times=tuple(_times(binder, draft.reading)),
        title=draft.office.title if draft.office else None,
        ordinal=draft.office.ordinal if draft.office else None,
        comment=binder.part_words(draft.object.part) if is_hold_told else None,
    )


def _predicate(binder: Binder, reading: RelationReading, subject: End, obj: End, office: Office | None) -> str | None:
    """What the relation comes to be in its place; None where the words are no ground for one."""
    evokes = reading.trigger.evokes
    if is_office(reading):
        return office.predicate if office else None
    if is_hold(reading):
        return hold_of(binder, reading, subject, obj)
    head = binder.doc[reading.head]
    words = {c.lower_ for c in head.children} | {binder.doc[max(0, reading.begin - 1)].lower_}
    if words & binder.tenure.past:
        return None
    if reading.is_verbal and evokes in _STATES and _is_past(reading, copula_of(head) or head):
        return None
    if evokes == "ck:presentAt" and head.tag_ == "VBG":  # "was returning to" is not there yet
        return None
    if evokes == "ck:succeeds" and _is_of_doer(binder, obj):
        return None
    if evokes == "ck:supports" and not (_is_side(binder, subject) and _is_side(binder, obj)):
        return None
    return evokes


def _is_side(binder: Binder, end: End) -> bool:
    """Whether it may be a side in a conflict: forces, governments, listed persons, people who bear arms."""
    if end.kind == "Person":
        return end.referent is not None and bool(end.referent.iri)
    people = binder.nodes.found.nominal(end.referent.key) if end.referent is not None and end.referent.key else None
    if people is not None and any(c in binder.nodes.lexicon.armed for c in people.categories):
        return True
    return any(binder.nodes.lexicon.is_a(end.kind, kind) for kind in _SIDES)


def _is_of_doer(binder: Binder, obj: End) -> bool:
    """Whether "his successor" may be that of whoever acts in the clause, or of somebody before: nobody can tell."""
    token = binder.doc[obj.head]
    subject = syntax.subject_of(syntax.clause_head(token)) if syntax.is_pronoun(token) else None
    filler = binder.nodes.referents.fillers.find(subject, ("Person",), "subject") if subject is not None else None
    referent = binder.nodes.referents.of(filler) if filler else None
    return referent is not None and referent.id == obj.id


def _is_past(reading: RelationReading, verb: Token) -> bool:
    """Whether a past tense tells of the past, and not of somebody's report."""
    is_told = reading.told is not None and reading.told.status == "reported" and is_content(verb)
    return finite_tag(verb) == "VBD" and not is_told


# --- by whose word -----------------------------------------------------------------------------------------------------------

_ASSERTED = Said(model.Status.ASSERTED, (), ())


def _own_said(binder: Binder, sources: Sources, reading: RelationReading, subject: End) -> Said | None:
    """What needs no clause to be judged: the trigger component's verbs, and namings that are events of their own."""
    if reading.told is not None:
        return sources.of_event([reading.told])
    naming = _naming(binder, subject)
    if naming is not None and reading.trigger.evokes in ("org:headOf", "ck:succeeds"):
        return sources.of_event([naming])
    head = binder.doc[reading.head]
    status = next((s for c in syntax.premodifiers(head) if (s := binder.cues.status(c, "object"))), None)
    return Said(model.Status(status), (), ()) if status and not reading.is_verbal else None


def _judge_of(binder: Binder, reading: RelationReading, subject: End) -> int | None:
    """The token whose clause says it; None for titles, appositions and compounds, which are the article's own words."""
    head = binder.doc[reading.head]
    if reading.is_verbal:
        return (copula_of(head) or head).i
    if subject.argument.via == "predicated":
        return (governing_verb(head) or syntax.clause_head(head)).i
    is_adjunct = reading.trigger.evokes in ("ck:supports", "ck:controls") and "prefix" not in {a.function for a in reading.trigger.args}
    return int(syntax.clause_head(head).i) if is_adjunct else None


def _naming(binder: Binder, subject: End) -> Trigger | None:
    """The event that makes the subject what he is: "named his replacement as X"."""
    return binder.namings.get(subject.head)


def _times(binder: Binder, reading: RelationReading) -> Iterator[str]:
    """The times on the words of the relation, and on the verb that gives an office."""
    verb = None if reading.is_verbal else naming_verb(binder.doc[reading.head])
    yield from times_on(binder, {reading.head, *([verb.i] if verb is not None else [])}, direct=not reading.is_verbal)


# --- one edge told more than once --------------------------------------------------------------------------------------------


def _joined(tellings: Sequence[model.Relation]) -> model.Relation:
    """One statement of all: what is told as fact wins, evidence of equal standing is put together."""
    facts = [t for t in tellings if t.status.is_factual]
    if len(facts) < 2:
        return facts[0] if facts else tellings[0]
    first = next((t for t in facts if t.status is model.Status.ASSERTED), facts[0])
    return replace(
        first,
        evidence=tuple(sorted({e for t in facts for e in t.evidence})),
        times=tuple(dict.fromkeys(time for t in facts for time in t.times)),
        title=next((t.title for t in facts if t.title), None),
        ordinal=next((t.ordinal for t in facts if t.ordinal), None),
        comment=next((t.comment for t in facts if t.comment), None),
    )


def _without_contradictions(relations: Iterable[model.Relation]) -> Iterator[model.Relation]:
    known = list(relations)
    present = {(r.subject, r.object) for r in known if r.predicate in ("ck:controls", "ck:controlsPartOf")}
    heads = {(r.subject, r.object) for r in known if r.predicate == "org:headOf"}
    for relation in known:
        pair = (relation.subject, relation.object)
        if relation.predicate == "ck:formerlyControlled" and pair in present:
            continue
        if relation.predicate == "org:memberOf" and pair in heads:
            continue
        yield relation
