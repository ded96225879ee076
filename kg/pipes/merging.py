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

from kg import lexicon as lx
from kg.entries import Lexicon
from kg.pipes import syntax
from kg.pipes.harm import is_figure, joint_harm
from kg.pipes.marks import Mark, marks_in
from kg.pipes.referents import Referents

__all__ = ["GENERAL", "Merging", "Tellings", "is_event"]

# violent classes whose words ("attack", "killed", "struck") may tell of an event of any more special class
GENERAL = ("ViolentEvent", "ArmedAttack")
_FACTUAL = ("asserted", "reported")
_STANDS = {"fact", "open"}
_WINDOW = 6  # sentences between an anaphor and the event it takes up
_ARGUMENTS = (
    "ck:perpetrator",
    "ck:agent",
    "ck:target",
    "ck:victim",
    "ck:gainedBy",
    "ck:lostBy",
    "ck:participant",
    "ck:incoming",
    "ck:outgoing",
)


def is_event(mark: Mark) -> bool:
    """Whether the trigger evokes an event class rather than a relation."""
    return mark.label.partition(":")[2][:1].isupper()


class Tellings:
    """Disjoint sets of triggers with what is known of each set."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.marks = list(marks_in(doc, "triggers"))
        self.referents = Referents(doc, lexicon)
        self.parent = list(range(len(self.marks)))
        self.own = [self._known(m) for m in self.marks]
        self.known = [{k: set(v) for k, v in own.items()} for own in self.own]
        self.sections = {i: s.label for s in marks_in(doc, "sections") for i in range(s.begin, s.end)}

    def find(self, i: int) -> int:
        """The trigger that stands for the set of ``i``."""
        while self.parent[i] != i:
            i = self.parent[i]
        return i

    def _known(self, mark: Mark) -> dict[str, set[str]]:
        """What a trigger says: its class, and by role the ids of its fillers (places and times apart from actors)."""
        known: dict[str, set[str]] = {"class": {mark.label.partition(":")[2]}}
        if not mark.detail.get("presupposed") and not is_figure(mark):
            known["stand"] = {"fact" if mark.detail.get("status", "asserted") in _FACTUAL else "open"}
        for role in mark.detail["roles"]:
            if role["role"] == "lex:sameEvent" or role.get("status"):  # who only claims it does not keep two tellings apart
                continue
            referent = self.referents.of(role)
            if referent is not None:
                ids = {referent.id, *referent.member_of} if role["role"] in _ARGUMENTS else {referent.id}
                known.setdefault(role["role"], set()).update(ids)
        return known

    def join(self, a: int, b: int) -> bool:
        """Make one event of two unless they conflict."""
        a, b = sorted((self.find(a), self.find(b)))
        if a == b or not self.compatible(a, b):
            return a == b
        self.parent[b] = a
        for key, values in self.known[b].items():
            self.known[a].setdefault(key, set()).update(values)
        return True

    def compatible(self, a: int, b: int) -> bool:
        """Whether nothing that is known of the two sets speaks against one event."""
        x, y = self.known[a], self.known[b]
        if not x.get("stand", _STANDS) & y.get("stand", _STANDS):
            return False  # what is planned, feared or denied is not yet what happened
        if not self._classes_agree(x["class"], y["class"]):
            return False
        for key in ("ck:time", "ck:perpetrator", "ck:gainedBy", "ck:lostBy"):
            if key in x and key in y and not x[key] & y[key] and not self._related(key, x[key], y[key]):
                return False
        return self._places_agree(*(k.get("ck:place", set()) | k.get("ck:near", set()) for k in (x, y)))

    def _classes_agree(self, x: set[str], y: set[str]) -> bool:
        special_x, special_y = x - set(GENERAL), y - set(GENERAL)
        if ("Clash" in x) != ("Clash" in y) and "ArmedAttack" in x | y:
            return False
        violent = all(self.lexicon.is_a(c, "ViolentEvent") for c in x | y)
        if "Conflict" in x or "Conflict" in y:  # "the war has killed": its toll is the war's
            return x == y or x | y == {"Conflict", "ViolentEvent"}
        if special_x and special_y:
            return bool(special_x & special_y) or (violent and bool({"Destruction", "Arson"} & (special_x | special_y)))
        return violent

    def _related(self, key: str, x: set[str], y: set[str]) -> bool:
        if key != "ck:time":
            return False
        return any(self._times_overlap(a, b) for a in x for b in y)

    def _times_overlap(self, a: str, b: str) -> bool:
        one, two = (self.referents.fillers.marks["times"][int(k.partition(":")[2])].detail for k in (a, b))
        if not all(d.get("earliest") and d.get("latest") for d in (one, two)):
            words = [self._words(k) for k in (a, b)]
            return words[0] == words[1] or one["resolution"] == "vague" or two["resolution"] == "vague"
        return bool(one["earliest"] <= two["latest"] and two["earliest"] <= one["latest"])

    def _words(self, key: str) -> str:
        mark = self.referents.fillers.marks["times"][int(key.partition(":")[2])]
        return self.doc[mark.begin : mark.end].text.lower()

    def _places_agree(self, x: set[str], y: set[str]) -> bool:
        """Whether one side's place is, or lies in, the other's; deserts, rivers and regions cross the borders of towns and divisions."""
        x, y = ({p for p in side if self.is_bounded(p)} for side in (x, y))
        if not x or not y or x & y:
            return True
        chains = [{p for node in side for p in self._chain(node)} for side in (x, y)]
        return bool(x & chains[1] or y & chains[0])

    def is_bounded(self, node: str) -> bool:
        """Whether a place has borders of its own, as towns and divisions have and deserts have not."""
        features = [str(m.detail.get("feature") or "") for m in self.referents.fillers.marks["places"] if m.iri == node]
        return not features or features[0].startswith(("A.", "P."))

    def _chain(self, node: str) -> Iterator[str]:
        """The place and those it lies in."""
        yield node
        for mark in self.referents.fillers.marks["places"]:
            if node in (mark.iri, ""):
                yield from (p["iri"] for p in mark.detail.get("parents", ()))


class Merging:
    """Joins triggers by the reasons above, the surest first."""

    def __init__(self, extra: Iterable[str] = ()) -> None:
        self.lexicon = lx.load(*extra)

    def __call__(self, doc: Doc) -> Doc:
        """Write ``doc.user_data["events"]``."""
        events = Tellings(doc, self.lexicon)
        order = [i for i, m in enumerate(events.marks) if is_event(m)]
        for reason in (_same_event, _results, joint_harm, _headline, _anaphors, _retold):
            for a, b in reason(events, order):
                events.join(a, b)
        groups: dict[int, list[int]] = {}
        for i in order:
            groups.setdefault(events.find(i), []).append(i)
        doc.user_data["events"] = list(groups.values())
        return doc


def _same_event(events: Tellings, order: list[int]) -> Iterator[tuple[int, int]]:
    """A trigger that is another's subject or circumstance: "the attack killed", "killed in a bombing"."""
    for i in order:
        for role in events.marks[i].detail["roles"]:
            if role["role"] == "lex:sameEvent" and role["key"] == "triggers":
                yield role["index"], i


def _results(events: Tellings, order: list[int]) -> Iterator[tuple[int, int]]:
    """Result clauses and coordinated harm of one doer: "attacked a convoy, killing seven", "shot dead one and injured two"."""
    verbs = {i: _verb_of(events.doc[events.marks[i].detail["head"]]) for i in order}
    by_head = {v.i: i for i, v in reversed(verbs.items())}
    for i in order:
        above = syntax.inherits_from(verbs[i])
        if above is None or above.i not in by_head or syntax.is_contrast(verbs[i]):
            continue
        j = by_head[above.i]
        if all(events.lexicon.is_a(c, "ViolentEvent") for k in (i, j) for c in events.known[k]["class"]):
            yield j, i


def _verb_of(head: Token) -> Token:
    """The trigger if a verb, else the verb whose object it is: "conducted strikes", "causing casualties"."""
    if head.pos_ in ("VERB", "AUX"):
        return head
    verb = syntax.light_verb_of(head)
    return verb if verb is not None and syntax.is_object(head) else head


def _headline(events: Tellings, order: list[int]) -> Iterator[tuple[int, int]]:
    """The event of the headline and standfirst is the first of the body that shares an argument with it."""
    heads = [i for i in order if events.sections.get(events.marks[i].begin) in ("headline", "standfirst")]
    body = [i for i in order if events.sections.get(events.marks[i].begin, "body") in ("body", "bullet")]
    for i in heads:
        for j in body:
            if events.compatible(events.find(i), events.find(j)) and _shared(events, i, j) and not _is_background(events, j):
                yield i, j
                break


def _anaphors(events: Tellings, order: list[int]) -> Iterator[tuple[int, int]]:
    """A definite event noun takes up the nearest event before it that it does not conflict with."""
    sentences = {t.i: n for n, s in enumerate(events.doc.sents) for t in s}
    for position, i in enumerate(order):
        mark = events.marks[i]
        head = events.doc[mark.detail["head"]]
        counts_itself = any(r["function"] == "self" for r in mark.detail["roles"])
        if not counts_itself and not syntax.is_definite(head):
            continue
        for j in reversed(order[:position]):
            near = sentences[mark.begin] - sentences[events.marks[j].begin] <= _WINDOW
            if near and events.find(i) != events.find(j) and _takes_up(events, i, j):
                yield j, i
                break


def _takes_up(events: Tellings, i: int, j: int) -> bool:
    a, b = events.find(i), events.find(j)
    own = events.own[i]
    if any(k in _ARGUMENTS and not own[k] & events.known[b].get(k, set()) for k in own):
        return False  # it tells of its own: "the death of its leader"
    x, y = events.known[a]["class"], events.known[b]["class"]
    violent = all(events.lexicon.is_a(c, "ViolentEvent") for c in x | y)
    return events.compatible(a, b) and (violent or x == y or "Conflict" in x & y)


def _retold(events: Tellings, order: list[int]) -> Iterator[tuple[int, int]]:
    """The same class told again with two shared fillers."""
    for position, i in enumerate(order):
        for j in order[:position]:
            if events.find(i) != events.find(j) and _is_told_again(events, i, j) and not _is_background(events, i):
                yield j, i


def _is_told_again(events: Tellings, i: int, j: int) -> bool:
    """Whether two fillers are shared, whom it hit, when or in which town among them; a doer and a desert have many attacks in common."""
    shared = {key for key, _ in _shared(events, i, j)}
    x, y = events.known[events.find(i)], events.known[events.find(j)]
    apart = "ck:target" in x and "ck:target" in y and not x["ck:target"] & y["ck:target"]
    spots = {v for key, v in _shared(events, i, j) if key == "ck:place" and events.is_bounded(v)}
    return len(shared) >= 2 and bool(spots or shared & {"ck:target", "ck:victim", "ck:time"}) and not apart


def _shared(events: Tellings, i: int, j: int) -> set[tuple[str, str]]:
    """Role and filler that both sets have."""
    x, y = events.known[events.find(i)], events.known[events.find(j)]
    return {(key, v) for key in x if key in y and key not in ("class", "stand", "ck:casualties") for v in x[key] & y[key]}


def _is_background(events: Tellings, i: int) -> bool:
    """Whether the trigger's own sentence dates it to a year or decade long past."""
    times: list[dict[str, Any]] = [r for r in events.marks[i].detail["roles"] if r["role"] == "ck:time"]
    details = [events.referents.fillers.marks["times"][t["index"]].detail for t in times]
    return any(d.get("granularity") in ("year", "decade") for d in details)


@Language.factory("kg_merging", default_config={"extra": []}, assigns=["doc.user_data"], requires=["doc.spans"])
def make_merging(nlp: Language, name: str, extra: list[str]) -> Merging:
    """Make the component."""
    return Merging(extra)
