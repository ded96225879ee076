"""Component `kg_roles`: frames of the trigger candidates against the grammatical functions around them.

Writes the triggers whose frames hold (``triggers``), the candidates whose frames do not, with the reason (``rejected-frames``), and the
nouns that a frame has made sure of (``unlisted-nominals``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.gazetteer.listed import read_listed
from kg.ontology import lexicon as lx
from kg.reading import syntax
from kg.reading.english.prepositions import BRINGING_ROLES, FROM, OF_DYING
from kg.reading.findings.document import read_findings, write_findings
from kg.reading.findings.filled import Filler, FindingId, Rejected, Role, Trigger, TriggerCandidate
from kg.reading.findings.fillers import Fillers
from kg.reading.findings.found import Finding, Nominal, PlaceMention
from kg.reading.findings.groups import REJECTED_FRAMES, TRIGGER_CANDIDATES, TRIGGERS, UNLISTED_NOMINALS
from kg.reading.findings.trigger_kinds import is_claim, measures_in
from kg.reading.frames.circumstances import with_circumstances, with_shared_by_target
from kg.reading.frames.claims import Claims
from kg.reading.frames.fixed_words import without_fixed_words
from kg.reading.frames.frame_matching import matches
from kg.reading.frames.loose_times import Verbs
from kg.reading.frames.reference_points import without_reference_points
from kg.reading.frames.shared_places import without_others_places
from kg.reading.frames.time_sharing import share_times
from kg.reading.frames.unlisted import adopted_in
from kg.reading.frames.weapon_owners import with_owners_of_weapons
from kg.reading.lookup.light_verbs import light_verbs_of
from kg.reading.perpetrators.by_grammar import one_role_each, without_who_was_hit
from kg.reading.perpetrators.doer_roles import FIGHTING_ROLES
from kg.reading.speech.cues import cues_of
from kg.reading.syntax import anaphora

__all__ = ["Roles"]

_COUNTED = ("ck:victim", "ck:target", "ck:casualties")
_CIRCUMSTANCES = ("ck:time", "ck:place", "ck:near")
_Arguments = Sequence[syntax.Argument]


class Roles:
    """Fills the frames of all triggers of a Doc."""

    def __init__(self, extra: Iterable[str] = ()) -> None:
        files = tuple(extra)
        self.lexicon = lx.load(*files)
        self.place_nouns = frozenset(lemma for noun in read_listed(*files).nouns for lemma in noun.lemmas)
        self.sites = frozenset(lemma for noun in self.lexicon.nouns if noun.denotes == "Asset" for lemma in noun.lemmas)
        self.entries = {t.iri: t for t in self.lexicon.triggers}
        self.lights = light_verbs_of(self.lexicon)
        cues = cues_of(self.lexicon)
        self.verbs = Verbs(speaks=self.lights.speaks, reports=lambda verb: cues.status(verb, "content") == "reported")

    def __call__(self, doc: Doc) -> Doc:
        """Write the groups of triggers, of rejected candidates and of unlisted noun phrases."""
        candidates = read_findings(doc, TRIGGER_CANDIDATES)
        arguments = [self._arguments(doc[c.head], c) for c in candidates]
        fillers = self._with_adopted(doc, candidates, arguments)
        brought = {c.head for c, own in zip(candidates, arguments, strict=True) if any(a.via == "light" for a in own)}
        events = {c.head for c in candidates if c.is_event and not self._only_takes_up(doc, c)}
        claims = Claims(fillers, events, brought & events)
        chosen = [self._reading(doc, one, own, fillers, claims) for one, own in zip(candidates, arguments, strict=True)]
        kept = without_who_was_hit(doc, [found for found in chosen if isinstance(found, Trigger)])
        new = {n: k for k, n in enumerate(n for n, found in enumerate(chosen) if isinstance(found, Trigger))}
        write_findings(doc, TRIGGERS, (_renumbered(t, new) for t in self._with_settings(doc, kept, fillers)))
        write_findings(doc, REJECTED_FRAMES, [found for found in chosen if isinstance(found, Rejected)])
        return doc

    def _arguments(self, head: Token, candidate: TriggerCandidate) -> _Arguments:
        found = [self._blamed(head, a) for a in syntax.arguments_in(head, self.lights.kinds)]
        return without_fixed_words(head, [self.entries[iri] for iri in candidate.readings], found)

    def _only_takes_up(self, doc: Doc, candidate: TriggerCandidate) -> bool:
        """Whether the words tell of no event of their own: "claimed responsibility", "the incident"."""
        return self.entries[candidate.iri].takes_up or doc[candidate.head].lemma_.lower() in self.lexicon.anaphors

    def _blamed(self, head: Token, argument: syntax.Argument) -> syntax.Argument:
        """The argument, as the doer's where a verb of blame brings it: "blamed the attack on rebels" is none on them."""
        verb = head.head if syntax.is_object(head) else None
        if verb is None or argument.function != "oblique" or not self.lights.blames(verb, argument.marker):
            return argument
        return argument._replace(function="by-agent", marker="", via="light")

    def _with_adopted(self, doc: Doc, candidates: Sequence[TriggerCandidate], arguments: Sequence[_Arguments]) -> Fillers:
        """What may fill a role, with the nouns that frames make sure of; nothing is adopted where a listed reading holds without it."""
        fillers = Fillers(doc, self.lexicon, candidates)
        adopted: dict[int, Nominal] = {}
        for candidate, own in zip(candidates, arguments, strict=True):
            for iri in candidate.readings:
                for found in adopted_in(doc, self.entries[iri], own, fillers, self.place_nouns):
                    adopted.setdefault(found.head, found)
        write_findings(doc, UNLISTED_NOMINALS, adopted.values())
        return Fillers(doc, self.lexicon, candidates) if adopted else fillers

    def _reading(
        self, doc: Doc, candidate: TriggerCandidate, arguments: _Arguments, fillers: Fillers, claims: Claims
    ) -> Trigger | Rejected:
        """The entry whose frame is filled best; where none is, the candidate with the reason."""
        head = doc[candidate.head]
        entries = [self.entries[iri] for iri in candidate.readings]
        filled = [(entry, self._bind(doc, entry, arguments, fillers, candidate)) for entry in entries]
        held = [(entry, roles) for entry, roles in filled if _holds(entry, roles)]
        held = [(entry, roles) for entry, roles in held if not entry.takes_up or claims.takes_up_event(head, entry, roles)]
        # "the deaths", "no injuries were reported", "nobody was hurt": merging looks for what they take up
        is_anaphor = anaphora.takes_up(head) or (bool(measures_in(entries[0].sets)) and syntax.is_of_nobody(head))
        if not held and not entries[0].takes_up and is_anaphor:
            where_and_when = [r for r in filled[0][1] if r.name in _CIRCUMSTANCES]
            return replace(_trigger(candidate, entries[0], where_and_when), takes_up=True, harm=entries[0].sets, sets=())
        if not held and _is_bare_death(head, filled) and not self._has_cause(doc, arguments, fillers):
            return replace(_trigger(candidate, *filled[0]), takes_up=True)
        if not held:
            return _rejected(candidate, entries)
        conditional = {t.iri: any(not r.startswith("-") for r in t.requires) for t, _ in held}
        entry, roles = max(held, key=lambda h: (*_weight(h[1]), conditional[h[0].iri]))
        if entry.is_event and syntax.is_rate(head):  # "one person for every 23 arrests" is nobody in particular, and no toll
            roles = [r for r in roles if r.name not in _COUNTED]
        return replace(_trigger(candidate, entry, roles), takes_up=entry.takes_up)

    def _has_cause(self, doc: Doc, arguments: _Arguments, fillers: Fillers) -> bool:
        """Whether a clause tells what somebody died of or in.

        A place is none ("in hospital"), nor are wounds, which have a cause of their own.
        """
        words = [a for a in arguments if a.function == "occasion" or (a.function == "oblique" and a.marker in OF_DYING)]
        return any(not self._is_no_cause(fillers, doc[a.head]) for a in words)

    def _is_no_cause(self, fillers: Fillers, word: Token) -> bool:
        if word.lemma_.lower() in self.sites or fillers.find(word, ("Asset", "Place", "Time"), "oblique") is not None:
            return True
        event = fillers.find(word, ("Event",), "oblique")
        return event is not None and "wounded" in measures_in(self.entries[fillers.triggers[event.index].iri].sets)

    def _bind(self, doc: Doc, entry: lx.Trigger, arguments: _Arguments, fillers: Fillers, candidate: TriggerCandidate) -> list[Role]:
        """The roles that the arguments fill by the entry's frame."""
        found: dict[tuple[str, FindingId], Role] = {}
        kind = entry.evokes.partition(":")[2]
        is_deed, is_violent = entry.is_event and not self.lexicon.is_a(kind, "Communication"), self.lexicon.is_a(kind, "ViolentEvent")
        for arg, argument in matches(entry.args, arguments):
            for filler in fillers.find_all(doc[argument.head], arg.fillers, arg.function, argument.marker):
                if _is_out_of_place(filler, argument, arg, candidate, fillers) or (is_deed and fillers.is_inert(filler)):
                    continue
                key = (arg.role, filler.id)
                role = found.get(key) or _role(filler, argument, arg, fights=is_violent and arg.role in FIGHTING_ROLES)
                found[key] = replace(role, is_obligatory=True) if arg.obligatory and not role.is_obligatory else role
        owners = with_owners_of_weapons(doc, found.values(), fillers) if is_violent else found.values()
        return list(one_role_each(without_others_places(doc[candidate.head], list(owners))))

    def _with_settings(self, doc: Doc, triggers: Sequence[Trigger], fillers: Fillers) -> list[Trigger]:
        """The triggers with the places and times that hang on them through their arguments, and the times that clauses share."""
        by_head = {t.head: n for n, t in enumerate(triggers) if t.is_event and not is_claim(t)}
        heads = {head: triggers[n] for head, n in by_head.items()}
        heads = with_circumstances(doc, heads, fillers, self.entries, self._is_passable)
        heads = share_times(doc, heads, fillers, self.lights.doing_kinds, self.verbs)
        settled = list(triggers)
        for head, n in by_head.items():
            settled[n] = heads[head]
        return [without_reference_points(t, fillers) for t in with_shared_by_target(settled, by_head.values(), fillers)]

    def _is_passable(self, verb: Token, preposition: str) -> bool:
        """Whether what hangs on the verb may tell of the event above it; not where "supplying oil to forces in X" is bound for."""
        return bool(self.lights.kinds(verb)) or (syntax.is_dependent_clause(verb) and preposition not in BRINGING_ROLES)


def _trigger(candidate: TriggerCandidate, entry: lx.Trigger, roles: Iterable[Role]) -> Trigger:
    return Trigger(
        begin=candidate.begin,
        end=candidate.end,
        kind=entry.evokes,
        iri=entry.iri,
        found_by=entry.iri,
        head=candidate.head,
        is_event=entry.is_event,
        roles=tuple(roles),
        sets=entry.sets,
    )


def _is_bare_death(head: Token, filled: Sequence[tuple[lx.Trigger, Sequence[Role]]]) -> bool:
    """Whether a clause tells of people who died, and of nothing that they died of: merging looks whether an attack was told before."""
    entry, roles = filled[0]
    is_death = "killed" in measures_in(entry.sets) and syntax.was_intransitive(head)
    is_asked = any(t.tag_ == "WRB" for t in head.lefts for t in t.subtree)  # "did not say how many soldiers died"
    return is_death and not is_asked and not syntax.children_of(head, "advcl") and any(r.name == "ck:victim" for r in roles)


def _rejected(candidate: TriggerCandidate, entries: Iterable[lx.Trigger]) -> Rejected:
    needs = sorted({a.role.partition(":")[2] for entry in entries for a in entry.args if a.obligatory})
    return Rejected(
        begin=candidate.begin,
        end=candidate.end,
        kind=candidate.kind,
        iri=candidate.iri,
        found_by=candidate.found_by,
        head=candidate.head,
        readings=candidate.readings,
        reason=f"no {' or '.join(needs) or 'argument'} found for its frame",
    )


def _role(filler: Filler, argument: syntax.Argument, arg: lx.Arg, *, fights: bool) -> Role:
    return Role(
        name=arg.role,
        filler=filler,
        function=arg.function,
        found_by=" ".join(["pattern", arg.function, *arg.markers]),
        marker=argument.marker,
        via=argument.via,
        classes=arg.fillers,
        fights=fights,
    )


def _is_out_of_place(filler: Filler, argument: syntax.Argument, arg: lx.Arg, candidate: TriggerCandidate, fillers: Fillers) -> bool:
    """Whether the filler is the trigger itself or a weapon in its one word, or is only where the event is set."""
    match filler.group:
        case "triggers":
            return fillers.triggers[filler.index].head == candidate.head
        case "weapons":
            return candidate.begin <= filler.head < candidate.end and candidate.end - candidate.begin < 2
        case "places" if argument.marker == FROM:  # "kidnapped citizens from Jordan"
            return argument.via != "trigger" or _is_beside(fillers.get(filler))
        case "actors" | "places" if arg.role == "ck:target":
            return argument.via == "setting" or _is_water(fillers.get(filler))
    return False


def _is_water(finding: Finding | None) -> bool:
    """Whether it is a sea or a river, into which things are fired that hit nothing."""
    return isinstance(finding, PlaceMention) and (finding.feature or "").startswith("H.")


def _is_beside(finding: Finding | None) -> bool:
    return isinstance(finding, PlaceMention) and finding.is_near


def _renumbered(trigger: Trigger, new: dict[int, int]) -> Trigger:
    """The trigger with its references to other triggers by their new indices; a reference to a rejected one goes with it."""
    if all(role.filler.group != "triggers" for role in trigger.roles):
        return trigger
    kept = (r for r in trigger.roles if r.filler.group != "triggers" or r.filler.index in new)
    roles = (replace(r, filler=replace(r.filler, index=new[r.filler.index])) if r.filler.group == "triggers" else r for r in kept)
    return replace(trigger, roles=tuple(roles))


def _holds(entry: lx.Trigger, roles: Sequence[Role]) -> bool:
    """Whether an obligatory argument is there; a relation needs both of its ends."""
    if not entry.is_event:
        return {"lex:subject", "lex:object"} <= {r.name for r in roles}
    return not any(a.obligatory for a in entry.args) or any(r.is_obligatory for r in roles)


def _weight(roles: Sequence[Role]) -> tuple[int, int]:
    """How much of a frame is filled: distinct roles first, then the obligatory among the bound arguments."""
    inner = [r for r in roles if r.name not in _CIRCUMSTANCES]
    return len({r.name for r in inner}), sum(r.is_obligatory for r in inner)


@Language.factory("kg_roles", default_config={"extra": []}, assigns=["doc.spans"], requires=["token.dep", "token.pos"])
def make_roles(nlp: Language, name: str, extra: list[str]) -> Roles:
    """Make the component."""
    return Roles(extra)
