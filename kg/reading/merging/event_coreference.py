"""Component `kg_merging`: the triggers that tell of one event.

Writes ``doc.user_data["events"]``: lists of trigger indices in reading order. Two triggers are joined only by a reason - one is the other's
subject or circumstance ("the attack killed"), a result clause, an anaphor ("the attack"), a headline and its body, or shared arguments -
and never against a conflict of day, place, perpetrator or toll. In doubt two events.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.ontology import lexicon as lx
from kg.reading import syntax
from kg.reading.findings.marks import marks_in, set_marks
from kg.reading.findings.trigger_kinds import is_event
from kg.reading.merging.event_sets import ARGUMENTS, EventSets
from kg.reading.merging.harm import joint_harm
from kg.reading.merging.retelling import same_harm

__all__ = ["Merging"]

_WINDOW = 6  # sentences between an anaphor and the event it takes up


class Merging:
    """Joins triggers by the reasons above, the surest first."""

    def __init__(self, extra: Iterable[str] = ()) -> None:
        self.lexicon = lx.load(*extra)

    def __call__(self, doc: Doc) -> Doc:
        """Write ``doc.user_data["events"]``."""
        events = EventSets(doc, self.lexicon)
        order = [i for i, m in enumerate(events.marks) if is_event(m)]
        for reason in (_same_event, _results, joint_harm, _headline, same_harm, _anaphors, _retold):
            for a, b in reason(events, order):
                events.join(a, b, sure=reason is same_harm)
        groups: dict[int, list[int]] = {}
        for i in order:
            groups.setdefault(events.find(i), []).append(i)
        told = [g for g in groups.values() if not all("anaphor" in events.marks[i].detail for i in g)]
        doc.user_data["events"] = told
        kept = {i for g in told for i in g}
        lost = [events.marks[i] for i in order if i not in kept]
        why = {"reason": "takes up no event told before"}
        set_marks(doc, "rejected", [*marks_in(doc, "rejected"), *(m._replace(detail={**m.detail, **why}) for m in lost)])
        return doc


def _same_event(events: EventSets, order: list[int]) -> Iterator[tuple[int, int]]:
    """A trigger that is another's subject or circumstance: "the attack killed", "killed in a bombing"."""
    for i in order:
        for role in events.marks[i].detail["roles"]:
            if role["role"] == "lex:sameEvent" and role["key"] == "triggers":
                yield role["index"], i


def _results(events: EventSets, order: list[int]) -> Iterator[tuple[int, int]]:
    """Result clauses and coordinated harm of one doer: "attacked a convoy, killing seven", "shot dead one and injured two"."""
    verbs = {i: _verb_of(events, i) for i in order}
    by_head = {v.i: i for i, v in reversed(verbs.items())}
    for i in order:
        harmed = syntax.clause_above(verbs[i])  # "were killed when gunmen opened fire"
        above = harmed or syntax.inherits_from(verbs[i])
        if above is None or above.i not in by_head or (harmed is None and syntax.is_contrast(verbs[i])):
            continue
        if harmed is not None and not events.marks[by_head[above.i]].detail["sets"]:
            continue
        j = by_head[above.i]
        if all(events.lexicon.is_a(c, "ViolentEvent") for k in (i, j) for c in events.known[k]["class"]):
            yield j, i


def _verb_of(events: EventSets, i: int) -> Token:
    """The trigger if a verb, else the verb whose object it is: "conducted strikes", "claimed responsibility for the attack"."""
    head: Token = events.doc[events.marks[i].detail["head"]]
    if head.pos_ in ("VERB", "AUX"):
        return head
    verb = syntax.light_verb_of(head)
    is_brought = any(r["via"] == "light" and r["function"] == "subject" for r in events.marks[i].detail["roles"])
    return verb if verb is not None and (syntax.is_object(head) or is_brought) else head


def _headline(events: EventSets, order: list[int]) -> Iterator[tuple[int, int]]:
    """The event of the headline and standfirst is the first of the body that shares an argument with it."""
    heads = [i for i in order if events.sections.get(events.marks[i].begin) in ("headline", "standfirst")]
    body = [i for i in order if events.sections.get(events.marks[i].begin, "body") in ("body", "bullet")]
    for i in heads:
        for j in body:
            if events.compatible(events.find(i), events.find(j)) and _shared(events, i, j) and not _is_background(events, j):
                yield i, j
                break


def _anaphors(events: EventSets, order: list[int]) -> Iterator[tuple[int, int]]:
    """A definite event noun, or "the bomb" at work again, takes up the nearest event before it, or the only one, that agrees with it."""
    sentences = syntax.parse_of(events.doc).sentence
    for position, i in enumerate(order):
        if not _refers(events, i):
            continue
        before = [j for j in reversed(order[:position]) if events.find(i) != events.find(j) and _takes_up(events, i, j)]
        before = [j for j in before if _tells_more(events, j)]
        near = [j for j in before if sentences[events.marks[i].begin] - sentences[events.marks[j].begin] <= _WINDOW]
        full = {events.find(j) for j in before if any(k in events.known[events.find(j)] for k in ARGUMENTS)}
        if near or len(full) == 1:
            yield near[0] if near else full.pop(), i


def _refers(events: EventSets, i: int) -> bool:
    roles = events.marks[i].detail["roles"]
    return (
        "anaphor" in events.marks[i].detail
        or any(r["function"] == "self" for r in roles)
        or syntax.is_definite(events.doc[events.marks[i].detail["head"]])
        or bool(_known_weapons(events, i))
    )


def _tells_more(events: EventSets, j: int) -> bool:
    """Whether anything is told of an event but its class: "2.2 confrontations a day" is nothing to take up."""
    return any(r["role"] != "lex:sameEvent" for m in events.together(j) for r in m.detail["roles"])


def _is_named_by(events: EventSets, i: int, j: int) -> bool:
    """Whether a word that only takes up is of the class of the event before and of the harm that it did: "the deaths", "those arrested"."""
    harm = set(events.marks[i].detail["anaphor"])
    same = events.own[i]["class"] <= {*events.known[events.find(j)]["class"], *(events.lexicon.classes.general if harm else ())}
    return same and any("anaphor" not in m.detail and (not harm or harm & set(m.detail["sets"])) for m in events.together(j))


def _known_weapons(events: EventSets, i: int) -> set[str]:
    """The weapons at work that were told of before: "the bomb exploded"."""
    roles = [r for r in events.marks[i].detail["roles"] if r["role"] == "ck:weapon" and r["key"] == "weapons"]
    return {events.referents.fillers.marks["weapons"][r["index"]].iri for r in roles if syntax.is_definite(events.doc[r["head"]])}


def _takes_up(events: EventSets, i: int, j: int) -> bool:
    a, b = events.find(i), events.find(j)
    own = events.own[i]
    if "anaphor" in events.marks[i].detail and not _is_named_by(events, i, j):
        return False
    if any(k in ARGUMENTS and not own[k] & events.known[b].get(k, set()) for k in own):
        return False  # it tells of its own: "the death of its leader"
    x, y = events.known[a]["class"], events.known[b]["class"]
    violent = all(events.lexicon.is_a(c, "ViolentEvent") for c in x | y)
    weapons = _known_weapons(events, i)
    if weapons and not weapons & events.known[b].get("ck:weapon", set()) and not events.lexicon.any_is_a(y, "Bombing"):
        return False
    if any(events.lexicon.is_a(c, "Agreement") for c in x) and not _is_called_so(events, i, b):
        return False
    return events.compatible(a, b) and (violent or x == y or events.lexicon.any_is_a(x & y, "Conflict"))


def _is_called_so(events: EventSets, i: int, found: int) -> bool:
    """Whether a word of the set is of the kind of the one that takes it up: "the truce" is no peace agreement."""
    return any(m.iri == events.marks[i].iri for k, m in enumerate(events.marks) if events.find(k) == found)


def _retold(events: EventSets, order: list[int]) -> Iterator[tuple[int, int]]:
    """The same class told again with two shared fillers."""
    for position, i in enumerate(order):
        for j in order[:position]:
            if events.find(i) != events.find(j) and _is_told_again(events, i, j) and not _is_background(events, i):
                yield j, i


def _is_told_again(events: EventSets, i: int, j: int) -> bool:
    """Whether two fillers are shared, whom it hit, when or in which town among them; a doer and a desert have many attacks in common."""
    both = _shared(events, i, j)
    shared = {key for key, _ in both}
    x, y = events.known[events.find(i)], events.known[events.find(j)]
    apart = "ck:target" in x and "ck:target" in y and not x["ck:target"] & y["ck:target"]
    spots = {v for key, v in both if key == "ck:place" and events.is_bounded(v)}
    return len(shared) >= 2 and bool(spots or shared & {"ck:target", "ck:victim", "ck:time"}) and not apart


def _shared(events: EventSets, i: int, j: int) -> set[tuple[str, str]]:
    """Role and filler that both sets have."""
    x, y = events.known[events.find(i)], events.known[events.find(j)]
    return {(key, v) for key in x if key in y and key not in ("class", "stand", "ck:casualties") for v in x[key] & y[key]}


def _is_background(events: EventSets, i: int) -> bool:
    """Whether the trigger's own sentence dates it to a year or decade long past."""
    times: list[dict[str, Any]] = [r for r in events.marks[i].detail["roles"] if r["role"] == "ck:time"]
    details = [events.referents.fillers.marks["times"][t["index"]].detail for t in times]
    return any(d.get("granularity") in ("year", "decade") for d in details)


@Language.factory("kg_merging", default_config={"extra": []}, assigns=["doc.user_data"], requires=["doc.spans"])
def make_merging(nlp: Language, name: str, extra: list[str]) -> Merging:
    """Make the component."""
    return Merging(extra)
