"""The triggers of one article in disjoint sets, with what is known of each set and what speaks against joining two. Used by `merging`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc

from kg.ontology.entries import Lexicon
from kg.reading.coreference.referents import Referent, Referents
from kg.reading.findings.marks import Mark, marks_in
from kg.reading.findings.trigger_kinds import is_figure

__all__ = ["ARGUMENTS", "EventSets"]

ARGUMENTS = (
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
_FOES = {frozenset(["state"]), frozenset(["other"])}
_STAND = {"asserted": "fact", "reported": "fact", "claimed": "claimed", "alleged": "claimed", "negated": "negated"}


class EventSets:
    """Disjoint sets of triggers with what is known of each set."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.marks = list(marks_in(doc, "triggers"))
        self.referents = Referents(doc, lexicon)
        self._set = list(range(len(self.marks)))
        self._members = [[i] for i in range(len(self.marks))]
        self._sides: dict[str, str] = {}
        quantities = self.referents.fillers.marks["quantities"]
        self._numbers = {q.detail["noun"]: q.detail["value"] for q in quantities if q.detail["noun"] is not None and q.detail["value"]}
        self.own = [self._known(m) for m in self.marks]
        self.known = [{k: set(v) for k, v in own.items()} for own in self.own]
        self.sections = {i: s.label for s in marks_in(doc, "sections") for i in range(s.begin, s.end)}
        self._said: dict[str, str] = {}
        self._places: dict[str, list[Mark]] = {}
        for place in self.referents.fillers.marks["places"]:
            self._places.setdefault(place.iri, []).append(place)

    def find(self, i: int) -> int:
        """The set that the trigger is in, named by its first."""
        return self._set[i]

    def together(self, i: int) -> list[Mark]:
        """All triggers of the set that the trigger is in."""
        return [self.marks[k] for k in self._members[self._set[i]]]

    def _known(self, mark: Mark) -> dict[str, set[str]]:
        """What a trigger says: its class, and by role the ids of its fillers (places and times apart from actors)."""
        known: dict[str, set[str]] = {"class": {mark.label.partition(":")[2]}}
        status = mark.detail.get("status", "asserted")
        if not mark.detail.get("presupposed") and not is_figure(mark):
            known["stand"] = {_STAND.get(status, "open")}
        head = mark.detail["head"]
        if head in self._numbers:
            known["number"] = {f"{self._numbers[head]} {self.doc[head].lemma_.lower()}"}
        for role in mark.detail["roles"]:
            if role["role"] == "lex:sameEvent" or role.get("status"):  # who only claims it does not keep two tellings apart
                continue
            referent = self.referents.of(role)
            if referent is not None:
                self._note_side(referent, role)
                ids = {referent.id, *referent.member_of} if role["role"] in ARGUMENTS else {referent.id}
                known.setdefault(role["role"], set()).update(ids)
        return known

    def _note_side(self, referent: Referent, role: dict[str, Any]) -> None:
        """Whether the actor is a state's force or one that fights states."""
        found = self.referents.fillers.marks["nominals"][role["index"]].detail["categories"] if role["key"] == "nominals" else ()
        if self.lexicon.categories.on_side(found, "state") or self.lexicon.is_a(referent.kind, "StateForce"):
            self._sides[referent.id] = "state"
        elif self.lexicon.categories.on_side(found, "rebel") or self.lexicon.is_a(referent.kind, "ArmedGroup"):
            self._sides[referent.id] = "other"

    def join(self, a: int, b: int, *, sure: bool = False) -> bool:
        """Make one event of two unless they conflict; where what was hit makes it ``sure``, a claim and a fact do not."""
        a, b = sorted((self.find(a), self.find(b)))
        if a == b or not self.compatible(a, b, sure=sure):
            return a == b
        for i in self._members[b]:
            self._set[i] = a
        self._members[a] += self._members[b]
        for key, values in self.known[b].items():
            self.known[a].setdefault(key, set()).update(values)
        return True

    def compatible(self, a: int, b: int, *, sure: bool = False) -> bool:
        """Whether nothing that is known of the two sets speaks against one event."""
        x, y = self.known[a], self.known[b]
        if not _stand_together(x.get("stand", set()), y.get("stand", set()), sure=sure):
            return False
        if not self._classes_agree(x["class"], y["class"]):
            return False
        if any(a.get("ck:perpetrator", set()) & b.get("ck:victim", set()) for a, b in ((x, y), (y, x))):
            return False  # "he was shot dead when he attacked a checkpoint": nobody is his own victim
        if any(a != b and a.split()[1] == b.split()[1] for a in x.get("number", ()) for b in y.get("number", ())):
            return False  # "conducted 26 strikes", "near Mosul, three strikes"
        for key in ("ck:time", "ck:perpetrator", "ck:gainedBy", "ck:lostBy"):
            one, two = x.get(key, set()), y.get(key, set())
            if sure and key == "ck:perpetrator":  # "gunmen" and "rebels" may be the same, two names are not, nor soldiers and rebels
                if {frozenset(self._sides[i] for i in side if i in self._sides) for side in (one, two)} == _FOES:
                    return False
                one, two = _named(one), _named(two)
            if one and two and not one & two and not self._related(key, one, two):
                return False
        return self._places_agree(*(k.get("ck:place", set()) | k.get("ck:near", set()) for k in (x, y)))

    def _classes_agree(self, x: set[str], y: set[str]) -> bool:
        is_a, general = self.lexicon.any_is_a, self.lexicon.classes.general
        special_x, special_y = x - general, y - general
        if is_a(x, "Clash") != is_a(y, "Clash") and "ArmedAttack" in x | y:
            return False
        violent = all(self.lexicon.is_a(c, "ViolentEvent") for c in x | y)
        if is_a(x | y, "Conflict"):  # "the war has killed": its toll is the war's
            return x == y or {c for c in x | y if not is_a([c], "Conflict")} == {"ViolentEvent"}
        if special_x and special_y:
            return bool(special_x & special_y) or (violent and self.lexicon.classes.have(special_x | special_y, "damage"))
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
        if key not in self._said:
            mark = self.referents.fillers.marks["times"][int(key.partition(":")[2])]
            self._said[key] = self.doc[mark.begin : mark.end].text.lower()
        return self._said[key]

    def _places_agree(self, x: set[str], y: set[str]) -> bool:
        """Whether one side's place is, or lies in, the other's; deserts, rivers and regions cross the borders of towns and divisions."""
        x, y = ({p for p in side if self.is_bounded(p)} for side in (x, y))
        if not x or not y or x & y:
            return True
        chains = [{p for node in side for p in self._chain(node)} for side in (x, y)]
        return bool(x & chains[1] or y & chains[0])

    def is_bounded(self, node: str) -> bool:
        """Whether a place has borders of its own, as towns and divisions have and deserts have not."""
        named = self._places.get(node)
        return not named or str(named[0].detail.get("feature") or "").startswith(("A.", "P."))

    def _chain(self, node: str) -> Iterator[str]:
        """The place and those it lies in."""
        yield node
        for mark in self._places.get(node, ()):
            yield from (p["iri"] for p in mark.detail.get("parents", ()))


def _named(ids: set[str]) -> set[str]:
    return {i for i in ids if not i.startswith(("nominals:", "pronoun:"))}


def _stand_together(x: set[str], y: set[str], *, sure: bool) -> bool:
    """Whether both happened or both are open: what is planned, feared or denied is not yet what happened."""
    if not x or not y:  # "the attack" takes up what is told as it may be, but not what did not happen: "no one was hurt in the attack"
        return "negated" not in x | y
    if x & y:
        return True
    return "fact" not in x | y or (sure and x | y == {"fact", "claimed"})
