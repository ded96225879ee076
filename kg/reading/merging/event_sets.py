"""The triggers of one article in disjoint sets, with what is known of each set and what speaks against joining two. Used by `merging`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import StrEnum

from spacy.tokens import Doc

from kg.ontology.entries import Lexicon
from kg.reading import syntax
from kg.reading.coreference.referents import Referent
from kg.reading.english.relative_times import HABITUAL
from kg.reading.findings.document import read_findings
from kg.reading.findings.filled import FindingId, Role, Trigger
from kg.reading.findings.groups import QUOTATIONS, SECTIONS
from kg.reading.findings.trigger_kinds import is_figure, tells_no_harm
from kg.reading.merging.times_and_places import Circumstances, Number, Value
from kg.reading.merging.told_apart import is_another, is_running_total, is_sum_of_many

__all__ = ["ARGUMENTS", "Difference", "EventSets", "Number", "Value", "class_names"]

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


class Difference(StrEnum):
    """What speaks against one event of two sets, by its name for whoever asks why they were kept apart."""

    STANDING = "another-standing"
    CLASS = "another-class"
    VICTIM = "own-victim"
    NUMBER = "another-number"
    DAY = "another-day"
    PERPETRATOR = "another-perpetrator"
    SIDE = "another-side"
    GAINER = "another-gainer"
    LOSER = "another-loser"
    PLACE = "another-place"
    TARGET = "another-target"
    CUSTODY = "custody-and-deed"
    ANOTHER = "told-as-another"


_DIFFERENCE_IN = {
    "ck:time": Difference.DAY,
    "ck:perpetrator": Difference.PERPETRATOR,
    "ck:gainedBy": Difference.GAINER,
    "ck:lostBy": Difference.LOSER,
}


def class_names(values: Iterable[Value]) -> frozenset[str]:
    """Return the event classes that are known of a set, as local names of ``ck:``."""
    return frozenset(map(str, values))


class EventSets(Circumstances):
    """Disjoint sets of triggers with what is known of each set."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        super().__init__(doc, lexicon)
        self.order = [i for i, trigger in enumerate(self.triggers) if trigger.is_event]
        """The triggers of events, in reading order."""
        self.reason = ""
        """The name of the reason that is being looked for."""
        self._set = list(range(len(self.triggers)))
        self._members = [[i] for i in range(len(self.triggers))]
        self._sides: dict[Value, str] = {}
        quantities = self.referents.fillers.quantities
        self._numbers = {q.noun: q.value for q in quantities if q.noun is not None and q.value is not None}
        self.own = [self._known(m) for m in self.triggers]
        self.known = [{k: set(v) for k, v in own.items()} for own in self.own]
        self.quoted = {i for q in read_findings(doc, QUOTATIONS) for i in range(q.begin, q.end)}
        self.sections = {i: s.kind for s in read_findings(doc, SECTIONS) for i in range(s.begin, s.end)}

    def find(self, i: int) -> int:
        """The set that the trigger is in, named by its first."""
        return self._set[i]

    def is_strike(self, i: int) -> bool:
        """Whether the set is an attack at one time, of which the next sentence may tell the harm bare."""
        known = self.known[self.find(i)]
        kinds, classes = class_names(known["class"]), self.lexicon.classes
        return classes.have(kinds, "strike") and not classes.have(kinds, "lasting") and known.get("stand") != {"open"}

    def are_of_state(self, doers: Iterable[Value]) -> bool:
        """Whether all doers, if there are any, are forces of states."""
        sides = {self._sides.get(doer) for doer in doers}
        return sides == {"state"}

    def are_of_one_state(self, one: Iterable[Value], other: Iterable[Value]) -> bool:
        """Whether a state is among the one side and a force of it among the other: "Israel", "the Israeli army"."""
        x, y = set(one), set(other)
        return bool(y & self._over(x) or x & self._over(y))

    def _over(self, actors: Iterable[Value]) -> set[Value]:
        """The bodies that listed actors are part of."""
        listed = (self.referents.listed.get(str(actor)) for actor in actors)
        return {parent for actor in listed if actor is not None for parent in actor.parents}

    def cannot_fly(self, doers: Iterable[Value]) -> bool:
        """Whether none is of a state's forces, and one fights states or all are people or bodies without a name."""
        doers = set(doers)
        sides = {self._sides.get(doer) for doer in doers}
        return "state" not in sides and ("other" in sides or not _named(doers))

    def together(self, i: int) -> list[Trigger]:
        """All triggers of the set that the trigger is in."""
        return [self.triggers[k] for k in self._members[self._set[i]]]

    def members(self, found: int) -> list[int]:
        """The triggers of a set, by their indices."""
        return self._members[found]

    def number_of(self, noun: int) -> Decimal | None:
        """How many the noun is counted to be, None where no number stands at it."""
        return self._numbers.get(noun)

    def _known(self, trigger: Trigger) -> dict[str, set[Value]]:
        """What a trigger says: its class, and by role the ids of its fillers (places and times apart from actors)."""
        known: dict[str, set[Value]] = {"class": {trigger.class_name}}
        if self._is_habit(trigger):
            known["stand"] = {"habit"}
        is_silent = trigger.is_presupposed or is_figure(trigger) or tells_no_harm(self.doc, trigger)
        if not is_silent and not self._is_untouched(trigger) and "stand" not in known:
            known["stand"] = {_STAND.get(trigger.status or "asserted", "open")}
        head = trigger.head
        if head in self._numbers:
            known["number"] = {Number(self._numbers[head], self.doc[head].lemma_.lower())}
        for role in trigger.roles:
            if role.name == "lex:sameEvent" or role.status:  # who only claims it does not keep two tellings apart
                continue
            referent = self.referents.of_role(role)
            if referent is not None:
                self._note_side(referent, role)
                ids = {referent.id, *referent.member_of} if role.name in ARGUMENTS else {referent.id}
                known.setdefault(role.name, set()).update(ids)
        return known

    def _is_habit(self, trigger: Trigger) -> bool:
        """Whether a verb is told of what is done again and again: "a village that is often raided"."""
        verb = self.doc[trigger.head]
        is_told = verb.pos_ == "VERB" and not trigger.of("lex:sameEvent")  # "the strikes have often hit oil fields" is told of the strikes
        return is_told and any(t.lower_ in HABITUAL for t in verb.children)

    def _is_untouched(self, trigger: Trigger) -> bool:
        """Whether a negation is not of the event: "there was no claim of responsibility for the bombing"."""
        noun = self.doc[trigger.head]
        return trigger.status == "negated" and noun.dep_ == "pobj" and syntax.is_pointed_at(noun)

    def _note_side(self, referent: Referent, role: Role) -> None:
        """Whether the actor is a state's force or one that fights states."""
        nominal = self.referents.fillers.nominal(role.filler)
        found = () if nominal is None else nominal.categories
        if self.lexicon.categories.on_side(found, "state") or self.lexicon.is_a(referent.kind, "StateForce"):
            self._sides[referent.id] = "state"
        elif self.lexicon.categories.on_side(found, "rebel") or self.lexicon.is_a(referent.kind, "ArmedGroup"):
            self._sides[referent.id] = "other"

    def join(self, i: int, j: int, *, sure: bool = False, loose: bool = False) -> bool:
        """Make one event of two unless they conflict; where what was hit makes it ``sure``, a claim and a fact do not."""
        a, b = sorted((self.find(i), self.find(j)))
        if a == b:
            return True
        difference = self.difference(a, b, sure=sure, loose=loose)
        if difference is not None:
            self.refused(i, j, difference)
            return False
        for k in self._members[b]:
            self._set[k] = a
        self._members[a] += self._members[b]
        for key, values in self.known[b].items():
            self.known[a].setdefault(key, set()).update(values)
        return True

    def refused(self, i: int, j: int, difference: Difference) -> None:
        """Is told of two triggers that a reason would join and what spoke against it; whoever asks for it keeps it."""

    def weighed(self, i: int, j: int, signs: Sequence[tuple[str, float]]) -> None:
        """Is told of two triggers with the signs, and their weights, that make one event of them; whoever asks for it keeps it."""

    def difference(self, a: int, b: int, *, sure: bool = False, loose: bool = False) -> Difference | None:
        """What first speaks against one event of the two sets, None where nothing does that is known of them.

        It is ``loose`` to take a place that no list has as one in the division or region of the other.
        """
        x, y = self.known[a], self.known[b]
        first, last = sorted((a, b))
        if is_another(self, self._members[first], last):
            return Difference.ANOTHER
        if not _stand_together(x.get("stand", set()), y.get("stand", set()), sure=sure):
            return Difference.STANDING
        if not self._classes_agree(x["class"], y["class"]):
            return Difference.CLASS
        if any(a.get("ck:perpetrator", set()) & b.get("ck:victim", set()) for a, b in ((x, y), (y, x))):
            return Difference.VICTIM  # "he was shot dead when he attacked a checkpoint": nobody is his own victim
        if is_sum_of_many(self, first, last) or is_running_total(self, a) != is_running_total(self, b):
            return Difference.NUMBER
        if any(_are_other_numbers(a, b) for a in x.get("number", ()) for b in y.get("number", ())):
            return Difference.NUMBER  # "conducted 26 strikes", "near Mosul, three strikes"
        for key, difference in _DIFFERENCE_IN.items():
            one, two = x.get(key, set()), y.get(key, set())
            if sure and key == "ck:perpetrator":  # "gunmen" and "rebels" may be the same, two names are not, nor soldiers and rebels
                if {frozenset(self._sides[i] for i in side if i in self._sides) for side in (one, two)} == _FOES:
                    return Difference.SIDE
                one, two = _named(one), _named(two)
            if one and two and not one & two and not self.related(key, one, two) and not (sure and self.are_of_one_state(one, two)):
                return difference
        places = (self.grounds(k, hit=loose) for k in (x, y))
        return None if self.places_agree(*places) or (loose and self.may_lie_in(a, b)) else Difference.PLACE

    def is_deed_of_its_own(self, own: Iterable[Value], told: Iterable[Value]) -> bool:
        """Whether classes are of no attack, and none of those told: "the looting" takes up no ambush."""
        kinds = class_names(own) - self.lexicon.classes.general
        is_attack = any(self.lexicon.classes.have(kinds, trait) for trait in ("strike", "damage"))
        told = class_names(told)
        return bool(kinds) and not is_attack and not any(self.lexicon.any_is_a(told, kind) for kind in kinds)

    def _classes_agree(self, one: Iterable[Value], other: Iterable[Value]) -> bool:
        is_a, general = self.lexicon.any_is_a, self.lexicon.classes.general
        x, y = class_names(one), class_names(other)
        special_x, special_y = x - general, y - general
        if is_a(x, "Clash") != is_a(y, "Clash") and any(map(self.lexicon.classes.is_attack_of_any_sort, x | y)):
            return False
        violent = self.are_violent(x | y)
        if is_a(x | y, "Conflict"):  # "the war has killed": its toll is the war's
            return x == y or {c for c in x | y if not is_a([c], "Conflict")} == {"ViolentEvent"}
        if special_x and special_y:
            return bool(special_x & special_y) or (violent and self.lexicon.classes.have(special_x | special_y, "damage"))
        return violent

    def are_violent(self, classes: Iterable[Value]) -> bool:
        """Whether all classes are violent events."""
        return all(self.lexicon.is_a(str(c), "ViolentEvent") for c in classes)


def _named(ids: set[Value]) -> set[Value]:
    return {i for i in ids if not (isinstance(i, FindingId) and i.group in ("nominals", "pronoun"))}


def _are_other_numbers(a: Value, b: Value) -> bool:
    """Whether two numbers of the same thing differ."""
    return isinstance(a, Number) and isinstance(b, Number) and a.lemma == b.lemma and a.value != b.value


def _stand_together(x: set[Value], y: set[Value], *, sure: bool) -> bool:
    """Whether both happened or both are open: what is planned, feared or denied is not yet what happened."""
    if not x or not y:  # "the attack" takes up what is told as it may be, but not what did not happen: "no one was hurt in the attack"
        return "negated" not in x | y
    if x & y:
        return True
    return "fact" not in x | y or (sure and x | y == {"fact", "claimed"})
