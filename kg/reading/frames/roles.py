"""Component `kg_roles`: frames of the triggers against the grammatical functions around them.

Rewrites ``doc.spans["triggers"]``: a trigger whose frame holds gets ``detail["roles"]``, a list of {role, function, via, key, index, head}
where ``key``/``index`` name a mark (``doc.spans[key]``) or a ``pronoun``; one whose frame does not hold moves to ``doc.spans["rejected"]``
with its reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.ontology import lexicon as lx
from kg.reading import syntax
from kg.reading.english.prepositions import BRINGING_ROLES
from kg.reading.findings.fillers import Fillers
from kg.reading.findings.marks import Mark, marks_in, set_marks
from kg.reading.findings.trigger_kinds import measures_of
from kg.reading.frames.time_sharing import share_times
from kg.reading.frames.unlisted import adopted_in
from kg.reading.syntax import anaphora

__all__ = ["Roles"]

_Binding = dict[str, Any]
_FIGHTING = ("ck:perpetrator", "ck:participant")
_COUNTED = ("ck:victim", "ck:target", "ck:casualties")


class Roles:
    """Fills the frames of all triggers of a Doc."""

    def __init__(self, extra: Iterable[str] = ()) -> None:
        self.lexicon = lx.load(*extra)
        self.entries = {t.iri: t for t in self.lexicon.triggers}
        self.lights: dict[str, list[str]] = {}
        for verb in self.lexicon.light_verbs:
            for lemma in verb.lemmas:
                self.lights.setdefault(lemma, []).append("event" if verb.intransitive else "agent")
        self.speaking = {lemma for verb in self.lexicon.light_verbs if verb.status for lemma in verb.lemmas}

    def __call__(self, doc: Doc) -> Doc:
        """Rewrite ``doc.spans["triggers"]`` and write ``doc.spans["rejected"]``."""
        marks = list(marks_in(doc, "triggers"))
        arguments = [list(syntax.arguments_in(doc[m.detail["head"]], self.light_kinds)) for m in marks]
        fillers = self._with_adopted(doc, marks, arguments, Fillers(doc, self.lexicon))
        chosen = [self._reading(doc, mark, own, fillers) for mark, own in zip(marks, arguments, strict=True)]
        kept = [m for m in chosen if "roles" in m.detail]
        _drop_doers_hit(doc, kept)
        self._attach(doc, kept, fillers)
        set_marks(doc, "triggers", _renumbered(chosen, kept))
        set_marks(doc, "rejected", [m for m in chosen if "roles" not in m.detail])
        return doc

    def _with_adopted(self, doc: Doc, marks: list[Mark], arguments: list[list[syntax.Argument]], fillers: Fillers) -> Fillers:
        """Add to the nominals what frames make sure of; nothing is adopted where a listed reading holds without it."""
        adopted: dict[int, Mark] = {}
        for mark, own in zip(marks, arguments, strict=True):
            for iri in mark.detail["readings"]:
                for found in adopted_in(doc, self.entries[iri], own, fillers):
                    adopted.setdefault(found.detail["head"], found)
        if not adopted:
            return fillers
        set_marks(doc, "nominals", [*fillers.marks["nominals"], *adopted.values()])
        return Fillers(doc, self.lexicon)

    def light_kinds(self, verb: Token) -> tuple[str, ...]:
        """The kinds of light verb that a verb is: by its lemma, with its particle or object noun; ``by P`` for one with preposition P."""
        own = [kind for k in syntax.verb_keys(verb) for kind in self.lights.get(k, ())]
        return tuple(dict.fromkeys([*own, *(f"by {p}" for key, p in syntax.prepositional_keys(verb) if key in self.lights)]))

    def _doing_kinds(self, verb: Token) -> tuple[str, ...]:
        """The kinds of light verb of one that does the event, not one that only speaks of it ("claimed", "denied", "planned")."""
        return () if self._speaks(verb) else self.light_kinds(verb)

    def _speaks(self, verb: Token) -> bool:
        return bool(self.speaking.intersection(syntax.verb_keys(verb)))

    def _reading(self, doc: Doc, mark: Mark, arguments: list[syntax.Argument], fillers: Fillers) -> Mark:
        """The entry whose frame is filled best; the mark without roles, with the reason, where none is."""
        head = doc[mark.detail["head"]]
        filled = [(self.entries[iri], self._bind(doc, self.entries[iri], arguments, fillers, mark)) for iri in mark.detail["readings"]]
        held = [(t, roles) for t, roles in filled if _holds(t, roles)]
        if not held:
            if anaphora.takes_up(head):  # "the deaths": merging looks for what it takes up
                entry = self.entries[mark.detail["readings"][0]]
                detail = {"head": head.i, "roles": [], "sets": [], "entry": entry.iri, "anaphor": list(entry.sets)}
                return Mark(mark.begin, mark.end, entry.evokes, entry.iri, detail)
            needs = sorted({a.role.partition(":")[2] for t, _ in filled for a in t.args if a.obligatory})
            return mark._replace(detail={**mark.detail, "reason": f"no {' or '.join(needs) or 'argument'} found for its frame"})
        conditional = {t.iri: any(not r.startswith("-") for r in t.requires) for t, _ in held}
        trigger, roles = max(held, key=lambda h: (*_weight(h[0], h[1]), conditional[h[0].iri]))
        if trigger.is_event and syntax.is_rate(head):  # "one person for every 23 arrests" is nobody in particular, and no toll
            roles = [r for r in roles if r["role"] not in _COUNTED]
        detail = {"head": head.i, "roles": roles, "sets": list(trigger.sets), "entry": trigger.iri}
        return Mark(mark.begin, mark.end, trigger.evokes, trigger.iri, detail)

    def _bind(self, doc: Doc, trigger: lx.Trigger, arguments: list[syntax.Argument], fillers: Fillers, mark: Mark) -> list[_Binding]:
        found: dict[tuple[str, str, int], _Binding] = {}
        kind = trigger.evokes.partition(":")[2]
        is_deed, is_violent = trigger.is_event and not self.lexicon.is_a(kind, "Communication"), self.lexicon.is_a(kind, "ViolentEvent")
        for argument in arguments:
            for arg in trigger.args:
                if arg.function != argument.function or (arg.markers and argument.marker not in arg.markers):
                    continue
                for filler in fillers.find_all(doc[argument.head], arg.fillers, arg.function, argument.marker):
                    own = filler["key"] == "triggers" and fillers.marks["triggers"][filler["index"]].detail["head"] == mark.detail["head"]
                    inside = filler["key"] == "weapons" and mark.begin <= filler["head"] < mark.end and mark.end - mark.begin < 2
                    elsewhere = argument.via == "setting" and arg.role == "ck:target" and filler["key"] == "actors"
                    inert = is_deed and fillers.is_inert(filler)
                    if not (own or inside or elsewhere or inert):
                        key = (arg.role, filler["key"], filler["index"])
                        binding = {
                            "role": arg.role,
                            "function": arg.function,
                            "marker": argument.marker,
                            "via": argument.via,
                            "classes": list(arg.fillers),
                            "obligatory": False,
                            "fights": is_violent and arg.role in _FIGHTING,
                            **filler,
                        }
                        found.setdefault(key, binding)["obligatory"] |= arg.obligatory
        return list(_without_clashes(found.values()))

    def _attach(self, doc: Doc, triggers: list[Mark], fillers: Fillers) -> None:
        """Places and times that hang on a trigger through its arguments, and the times that clauses share."""
        heads = {m.detail["head"]: m for m in triggers if m.label.partition(":")[2][:1].isupper()}
        for key, role in (("times", "ck:time"), ("places", "ck:place")):
            for index, mark in enumerate(fillers.marks[key]):
                root = syntax.root_of(doc[mark.begin : mark.end])
                for token, marker in syntax.attached_to(root, set(heads), self._is_passable):
                    owner = heads[token.i]
                    self._add_circumstance(owner, role, marker, key, index, root, mark)
        share_times(doc, heads, fillers.marks, self._doing_kinds, self._speaks)
        for mark in heads.values():
            self._share_with_target(mark, triggers, fillers)

    def _is_passable(self, verb: Token, preposition: str) -> bool:
        """Whether what hangs on the verb may tell of the event above it; not where "supplying oil to forces in X" is bound for."""
        return bool(self.light_kinds(verb)) or (syntax.is_dependent_clause(verb) and preposition not in BRINGING_ROLES)

    def _add_circumstance(self, owner: Mark, role: str, marker: str, key: str, index: int, root: Token, mark: Mark) -> None:
        allowed = [a for a in self.entries[owner.iri].args if a.role in (role, "ck:near") and a.function in ("oblique", "time-modifier")]
        roles: list[_Binding] = owner.detail["roles"]
        if any(r["key"] == key and r["index"] == index for r in roles):
            return
        fits = [a.role for a in allowed if not a.markers or marker in a.markers] if marker or key == "times" else []
        if fits:
            roles.append(
                {"role": fits[0], "function": "oblique", "marker": marker, "via": "attached", "key": key, "index": index, "head": root.i}
            )

    @staticmethod
    def _share_with_target(mark: Mark, triggers: list[Mark], fillers: Fillers) -> None:
        """An event that another is directed at is where and when that is: "crushed protests in 2011"."""
        shared = [r for r in mark.detail["roles"] if r["role"] in ("ck:time", "ck:place", "ck:near")]
        for role in [r for r in mark.detail["roles"] if r["role"] == "ck:target" and r["key"] == "triggers"]:
            head = fillers.marks["triggers"][role["index"]].detail["head"]
            for other in (t for t in triggers if t.detail["head"] == head):
                known = {r["role"] for r in other.detail["roles"]}
                other.detail["roles"].extend({**r, "via": "shared"} for r in shared if r["role"] not in known)


def _drop_doers_hit(doc: Doc, kept: list[Mark]) -> None:
    """Who was hit is not who did the harm that a participle tells right after: "threw a grenade at people killing a man"."""
    hit = {(r["key"], r["index"]): m.begin for m in reversed(kept) for r in m.detail["roles"] if r["role"] in ("ck:victim", "ck:target")}
    for mark in (m for m in kept if measures_of(m) and syntax.is_noun_clause(doc[m.detail["head"]])):
        roles = mark.detail["roles"]
        roles[:] = [r for r in roles if r["role"] != "ck:perpetrator" or hit.get((r["key"], r["index"]), mark.begin) >= mark.begin]


def _renumbered(before: list[Mark], kept: list[Mark]) -> Iterator[Mark]:
    """The kept triggers, their references to other triggers by the new indices; a reference to a rejected one goes with it."""
    new = {before.index(m): n for n, m in enumerate(kept)}
    for mark in kept:
        roles = [
            r if r["key"] != "triggers" else {**r, "index": new[r["index"]]}
            for r in mark.detail["roles"]
            if r["key"] != "triggers" or r["index"] in new
        ]
        yield mark._replace(detail={**mark.detail, "roles": roles})


def _without_clashes(roles: Iterable[_Binding]) -> Iterator[_Binding]:
    """One filler has one role of a kind: an Event that shares the trigger's event is no filler, and a victim is not the perpetrator."""
    seen: dict[tuple[str, int], str] = {}
    for role in roles:
        key = (role["key"], role["index"])
        if role["role"] == "ck:casualties" or seen.setdefault(key, role["role"]) == role["role"]:
            yield role


def _holds(trigger: lx.Trigger, roles: list[_Binding]) -> bool:
    """Whether an obligatory argument is there; a relation needs both of its ends."""
    if not trigger.is_event:
        return {"lex:subject", "lex:object"} <= {r["role"] for r in roles}
    return not any(a.obligatory for a in trigger.args) or any(r["obligatory"] for r in roles)


def _weight(trigger: lx.Trigger, roles: list[_Binding]) -> tuple[int, int]:
    """How much of a frame is filled: distinct roles first, then the obligatory among the bound arguments."""
    inner = [r for r in roles if r["role"] not in ("ck:time", "ck:place", "ck:near")]
    return len({r["role"] for r in inner}), sum(r["obligatory"] for r in inner)


@Language.factory("kg_roles", default_config={"extra": []}, assigns=["doc.spans"], requires=["token.dep", "token.pos"])
def make_roles(nlp: Language, name: str, extra: list[str]) -> Roles:
    """Make the component."""
    return Roles(extra)
