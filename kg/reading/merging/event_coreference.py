"""Component `kg_merging`: the triggers that tell of one event.

Writes the groups ``events`` and ``rejected-merging`` (what takes up an event that is not told). Two triggers are joined only by a
reason - one is the other's subject or circumstance ("the attack killed"), a result clause, an anaphor ("the attack"), a headline and its
body, or shared arguments - and never against a conflict of day, place, perpetrator or toll. In doubt two events.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.ontology import lexicon as lx
from kg.reading import syntax
from kg.reading.findings.document import write_findings
from kg.reading.findings.filled import EventCluster, Join
from kg.reading.findings.groups import EVENTS, REJECTED_MERGING
from kg.reading.findings.trigger_kinds import is_claim
from kg.reading.merging.anaphors import anaphors, are_compatible
from kg.reading.merging.claimed import claimed_events, claimed_weapons
from kg.reading.merging.event_sets import Difference, EventSets, Value
from kg.reading.merging.harm import joint_harm
from kg.reading.merging.loose_ties import loose_ties
from kg.reading.merging.no_harm import no_harm
from kg.reading.merging.pairs import Pair
from kg.reading.merging.people_told import is_another_toll
from kg.reading.merging.retelling import same_harm
from kg.reading.merging.tellings import Tellings
from kg.reading.merging.told_again import told_again
from kg.reading.syntax.reach import is_set_beside

__all__ = ["REASONS", "Merging", "joins_in"]

_FAR = 100  # triggers between two tellings of one event: articles of the press have fewer in all


class Merging:
    """Joins triggers by the reasons above, the surest first."""

    def __init__(self, extra: Iterable[str] = ()) -> None:
        self.lexicon = lx.load(*extra)

    def __call__(self, doc: Doc) -> Doc:
        """Write the groups of events and of what takes up none."""
        events = EventSets(doc, self.lexicon)
        order = events.order
        joined: dict[int, list[Join]] = {}
        for join in joins_in(events):
            joined.setdefault(events.find(join.one), []).append(join)
        groups: dict[int, list[int]] = {}
        for i in order:
            groups.setdefault(events.find(i), []).append(i)
        told = [g for g in groups.values() if not all(events.triggers[i].takes_up for i in g)]
        kept = {i for g in told for i in g}
        write_findings(doc, EVENTS, (_cluster(events, group, _joins_of(group, joined)) for group in told))
        lost = (events.triggers[i] for i in order if i not in kept)
        write_findings(doc, REJECTED_MERGING, (trigger.rejected("takes up no event told before") for trigger in lost))
        return doc


def joins_in(events: EventSets) -> Iterator[Join]:
    """Join all triggers that there is a reason to join, the surest first; yield each two that this has made one event of."""
    for name, reason in REASONS.items():
        events.reason = name
        for a, b in reason(events, events.order):
            is_apart = events.find(a) != events.find(b)
            if events.join(a, b, sure=reason in _SURE, loose=reason is told_again) and is_apart:
                yield Join(one=a, other=b, found_by=name)


def _joins_of(group: Sequence[int], joined: Mapping[int, list[Join]]) -> tuple[Join, ...]:
    """The joins that have made an event of the triggers of a group, in its reading order."""
    return tuple(join for i in group for join in joined.get(i, ()))


def _cluster(events: EventSets, group: list[int], joins: tuple[Join, ...]) -> EventCluster:
    """The event of a set of triggers, at the words of its first."""
    first = events.triggers[group[0]]
    return EventCluster(
        begin=first.begin,
        end=first.end,
        kind=first.kind,
        found_by=", ".join(sorted({join.found_by for join in joins})) or "one-trigger",
        triggers=tuple(group),
        joins=joins,
    )


def _same_event(events: EventSets, order: list[int]) -> Iterator[tuple[int, int]]:
    """A trigger that is another's subject or circumstance: "the attack killed", "killed in a bombing"; not "aside from the bombing"."""
    for i in order:
        told = (r for r in events.triggers[i].of("lex:sameEvent") if r.filler.group == "triggers")
        same = [r for r in told if not is_set_beside(events.doc[r.head])]
        # "were behind the kidnapping and the murder of a judge" makes no one event of the two
        yield from ((role.filler.index, i) for role in (same[:1] if is_claim(events.triggers[i]) else same))
    yield from _told_of_weapon(events, order)


def _told_of_weapon(events: EventSets, order: list[int]) -> Iterator[tuple[int, int]]:
    """A clause that says who used the weapon at work, unless each has a day: "a mine planted by rebels killed two farmers"."""
    using = [(role.filler.id, i, role.head) for i in order for role in events.triggers[i].of("ck:weapon")]
    for weapon, i, word in using:
        if events.doc[word].is_ancestor(events.doc[events.triggers[i].head]):
            others = (j for same, j, _ in using if same == weapon and j != i)
            yield from ((j, i) for j in others if not all(events.triggers[k].of("ck:time") for k in (i, j)))


def _results(events: EventSets, order: list[int]) -> Iterator[tuple[int, int]]:
    """Result clauses and coordinated harm of one doer: "attacked a convoy, killing seven", "shot dead one and injured two"."""
    verbs = {i: _verb_of(events, i) for i in order}
    by_head = {v.i: i for i, v in reversed(verbs.items())}
    for i in order:
        harmed = syntax.clause_above(verbs[i])  # "were killed when gunmen opened fire"
        above = harmed or syntax.inherits_from(verbs[i])
        if above is None or above.i not in by_head or (harmed is None and syntax.is_contrast(verbs[i])):
            continue
        if harmed is not None and not events.triggers[by_head[above.i]].sets:
            continue
        j = by_head[above.i]
        if events.are_violent(c for k in (i, j) for c in events.known[k]["class"]):
            yield j, i


def _verb_of(events: EventSets, i: int) -> Token:
    """The trigger if a verb, else the verb whose object it is: "conducted strikes", "claimed responsibility for the attack"."""
    head: Token = events.doc[events.triggers[i].head]
    if head.pos_ in ("VERB", "AUX"):
        return head
    verb = syntax.light_verb_of(head)
    is_brought = any(r.via == "light" and r.function == "subject" for r in events.triggers[i].roles)
    return verb if verb is not None and (syntax.is_object(head) or is_brought) else head


def _headline(events: EventSets, order: list[int]) -> Iterator[tuple[int, int]]:
    """The event of the headline and standfirst is the first of the body that shares an argument with it."""
    heads = [i for i in order if events.sections.get(events.triggers[i].begin) in ("headline", "standfirst")]
    body = [i for i in order if events.sections.get(events.triggers[i].begin, "body") in ("body", "bullet")]
    for i in heads:
        for j in body:
            if _shared(events, i, j) and not _is_background(events, j) and are_compatible(events, i, j):
                yield i, j
                break


def _retold(events: EventSets, order: list[int]) -> Iterator[tuple[int, int]]:
    """The same class told again with two shared fillers."""
    tellings = Tellings(events)
    for position, i in enumerate(order):
        if _is_background(events, i):
            continue
        another: set[int] = set()  # sets that are another event's
        for j in order[max(0, position - _FAR) : position]:
            a, b = events.find(i), events.find(j)
            if a == b or b in another:
                continue
            if _is_told_again(events, tellings, i, j):
                yield j, i
            if events.find(i) == events.find(j):
                another.clear()
            else:
                another.add(b)


def _is_told_again(events: EventSets, tellings: Tellings, i: int, j: int) -> bool:
    """Whether two fillers are shared, whom it hit, when or in which town among them; a doer and a desert have many attacks in common."""
    pair = Pair(events=events, tellings=tellings, one=events.find(j), other=events.find(i))
    both = _shared(events, i, j)
    shared = {key for key, _ in both}
    x, y = events.known[events.find(i)], events.known[events.find(j)]
    apart = "ck:target" in x and "ck:target" in y and not x["ck:target"] & y["ck:target"]
    spots = {v for key, v in both if key == "ck:place" and events.is_bounded(v)}
    is_shared = len(shared) >= 2 and bool(spots or shared & {"ck:target", "ck:victim", "ck:time"})
    if is_shared and apart:
        events.refused(i, j, Difference.TARGET)
    return is_shared and not apart and not is_another_toll(pair)


def _shared(events: EventSets, i: int, j: int) -> set[tuple[str, Value]]:
    """Role and filler that both sets have."""
    x, y = events.known[events.find(i)], events.known[events.find(j)]
    return {(key, v) for key in x if key in y and key not in ("class", "stand", "ck:casualties") for v in x[key] & y[key]}


def _is_background(events: EventSets, i: int) -> bool:
    """Whether the trigger's own sentence dates it to a year or decade long past."""
    times = (events.referents.fillers.times[role.filler.index] for role in events.triggers[i].of("ck:time"))
    return any(time.granularity in ("year", "decade") for time in times)


_SURE = (_same_event, same_harm, loose_ties, claimed_weapons, told_again)
"""Reasons by which a claim and a fact are of one event: grammar, or what was hit or did it."""

REASONS: dict[str, Callable[[EventSets, list[int]], Iterator[tuple[int, int]]]] = {
    "same-event": _same_event,
    "result": _results,
    "joint-harm": joint_harm,
    "no-harm": no_harm,
    "loose-tie": loose_ties,
    "headline": _headline,
    "claimed-weapon": claimed_weapons,
    "same-harm": same_harm,
    "anaphor": anaphors,
    "retold": _retold,
    "claimed-event": claimed_events,
    "told-again": told_again,
}
"""Why two triggers tell of one event, the surest reasons first."""


@Language.factory("kg_merging", default_config={"extra": []}, assigns=["doc.spans"], requires=["doc.spans"])
def make_merging(nlp: Language, name: str, extra: list[str]) -> Merging:
    """Make the component."""
    return Merging(extra)
