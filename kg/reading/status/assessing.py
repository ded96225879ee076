"""How certain it is what a word tells, and by whose word: by the scope of the lexicon's cues.

`status_of` answers for triggers and for any other word alike. Sources are fillers, the nearest first (``unnamed`` where nobody is named:
"reportedly"). A role whose status differs from the event's (a perpetrator that is only claimed, blamed or denied) has a status and
sources of its own; all roles of a non-factual trigger carry its status, so that they stay what they are when another mention tells the
event as fact. A bare anaphor ("the attack") is presupposed: it vouches for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from spacy.tokens import Token

from kg.ontology.entries import Lexicon
from kg.reading import syntax
from kg.reading.english.prepositions import AS
from kg.reading.findings.filled import NOBODY_NAMED, Assessment, Filler, FindingId, Role, RoleStatus, Trigger
from kg.reading.findings.fillers import fillers_of
from kg.reading.findings.trigger_kinds import claimed_status
from kg.reading.lookup.light_verbs import light_verbs_of
from kg.reading.perpetrators.by_cues import DoerDoubts
from kg.reading.perpetrators.doer_roles import AGENT_ROLE, CLAIMS, is_of_doer
from kg.reading.speech.cues import FACTUAL, Verdict, cues_of
from kg.reading.speech.quotations import speech_in
from kg.reading.status.scopes import Scopes
from kg.reading.status.voices import Voices
from kg.reading.status.walks import ScopeReading, read_scopes
from kg.reading.syntax import around as near
from kg.reading.syntax import saying as speech_of
from kg.reading.syntax.predicates import verb_of_predicate

__all__ = ["settled", "status_of"]

_CIRCUMSTANCES = ("ck:time", "ck:place", "ck:near", "lex:sameEvent")
# a modal below one of these says no more than they do: "vowed that it would attack"
_OVER_MODAL = ("intended", "expected")


def status_of(head: Token, lexicon: Lexicon, trigger: Trigger | None = None, event: Token | None = None) -> Assessment:
    """Return the status, the sources and the roles that hold of what ``head`` tells.

    ``trigger`` is the one whose words these are, if any; ``event`` the event noun that is its subject ("an attack that killed five").
    """
    reader = _reader_of(lexicon)
    return reader.assessment(head, Voices(fillers_of(head.doc, lexicon), reader.cues), trigger, event)


@lru_cache(maxsize=4)
def _reader_of(lexicon: Lexicon) -> _StatusReader:
    return _StatusReader(lexicon)


class _StatusReader:
    """Decides a status from the cues above and around a word; the nearest non-factual cue wins."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.cues = cues_of(lexicon)
        lights = light_verbs_of(lexicon)
        self.doubts = DoerDoubts(self.cues, lights)
        self.scopes = Scopes(self.cues, lights.carries_object, lights.carries_subject)

    def assessment(self, head: Token, voices: Voices, trigger: Trigger | None, event: Token | None) -> Assessment:
        """The assessment of what the word tells."""
        telling = head if trigger is None else _telling(head, trigger)
        reading = read_scopes(self.scopes, telling, event)
        verdict = settled(reading.verdicts)
        status = verdict.status if verdict else "asserted"
        roles = [(n, r) for n, r in enumerate(trigger.roles if trigger else ()) if status not in FACTUAL or not _is_nobodys(head, r)]
        is_known = reading.granted and syntax.is_definite(telling)
        bare = trigger is not None and is_known and all(r.name in _CIRCUMSTANCES for _, r in roles)
        sources = list(self._sources(trigger, telling, reading, verdict, voices))
        vouched = _is_vouched_for(reading) and any(not f.is_unnamed for f in sources)
        takes_up = bare and status in FACTUAL and not vouched
        sources = [] if takes_up else sources
        if status in FACTUAL:
            status = "reported" if sources else "asserted"
        if status in ("claimed", "denied") and not sources:
            sources = [NOBODY_NAMED]
        held = [(n, r) for n, r in roles if not self.doubts.is_accuser(telling, r)]
        if status == "denied":
            held = [(n, r) for n, r in held if not self.doubts.is_spokesman(telling, r, voices.fillers)]
        told = None if trigger is None else claimed_status(trigger)
        if trigger is not None and told is not None:
            return self._of_claim(trigger, told, telling, status, sources, held, voices)
        return Assessment(
            begin=trigger.begin if trigger else head.i,
            end=trigger.end if trigger else head.i + 1,
            kind=trigger.kind if trigger else "",
            iri=trigger.iri if trigger else "",
            found_by=f"{verdict.by} {verdict.cue.text}" if verdict else "no-cue",
            status=status,
            sources=tuple(sources),
            is_presupposed=takes_up or (trigger is not None and trigger.takes_up),
            roles=tuple(self._role_status(telling, n, r, status, reading, voices) for n, r in held),
        )

    def _of_claim(
        self, trigger: Trigger, told: str, head: Token, status: str, sources: list[Filler], held: list[tuple[int, Role]], voices: Voices
    ) -> Assessment:
        """The assessment of words that say who did it: of the event itself they vouch for nothing."""
        holds = status in FACTUAL or status in CLAIMS
        named = [(n, r) for n, r in held if is_of_doer(r)] if holds else []
        roles = [RoleStatus(index=n) for n, r in held if not is_of_doer(r)]
        doers = [r.filler for _, r in named] if told != "alleged" else [voices.of(t) for t in self.doubts.accusers(head, trigger)]
        if trigger.takes_up:
            accusers = [] if told != "alleged" else sources or doers
            roles += [RoleStatus(index=n, status=told, sources=tuple(accusers)) for n, _ in named]
        else:
            roles += [RoleStatus(index=n) for n, _ in named]
        return Assessment(
            begin=trigger.begin,
            end=trigger.end,
            kind=trigger.kind,
            iri=trigger.iri,
            found_by=f"entry {head.text}",
            status=told if holds and not trigger.takes_up else status,
            sources=tuple(doers or sources),
            is_presupposed=trigger.takes_up,
            roles=tuple(sorted(roles, key=lambda role: role.index)),
        )

    def _sources(
        self, trigger: Trigger | None, head: Token, reading: ScopeReading, verdict: Verdict | None, voices: Voices
    ) -> Iterator[Filler]:
        """Everyone through whom it is told, the nearest first: cues, the edges of the sentence, the quotation, who acts in words."""
        found = list(voices.of_verdicts(reading.verdicts))
        found += voices.at_edges(head, reading.path)
        is_quoted, speakers = speech_in(head.doc).at(head)
        if is_quoted:
            found += [voices.of(t) for t in speakers] or ([] if found else [NOBODY_NAMED])
        if not found:
            found += voices.of_lead_in(head)
        if not found and trigger is not None and (verdict is None or verdict.status in FACTUAL):
            found += _own_word(trigger)
        seen: set[FindingId] = set()
        is_named = any(not f.is_unnamed for f in found)
        for filler in found:
            if filler.id not in seen and not (is_named and filler.is_unnamed):
                seen.add(filler.id)
                yield filler

    def _role_status(self, head: Token, index: int, role: Role, status: str, reading: ScopeReading, voices: Voices) -> RoleStatus:
        """The role with a status, and sources, of its own where the event's is another."""
        own = self.doubts.status(head, role, reading.of_doer, voices.is_named) if is_of_doer(role) else None
        if own is not None and own != status:
            sources = list(voices.of_verdicts(reading.of_doer)) or self._light_sources(head, own, role, voices)
            return RoleStatus(index=index, status=own, sources=tuple(sources))
        if status not in FACTUAL and role.name not in _CIRCUMSTANCES:
            return RoleStatus(index=index, status=own or status)
        return RoleStatus(index=index)

    def _light_sources(self, head: Token, status: str, role: Role, voices: Voices) -> Sequence[Filler]:
        """Who claims or denies is the doer in question; who blames is the verb's subject."""
        if status in ("claimed", "denied"):
            return [role.filler]
        verb = near.light_verb_for(head, head.doc[role.head])
        return [] if verb is None else [voices.of(t) for t in speech_of.speakers_of(verb)]


def settled(verdicts: Iterable[Verdict]) -> Verdict | None:
    """The verdict that counts: the nearest that is not factual, unless a denial stands above it or a plan or fear over its modal."""
    found = list(verdicts)
    open_ = [v for v in found if v.status not in FACTUAL]
    if not open_:
        return found[0] if found else None
    nearest = open_[0]
    denied = [v for v in open_[1:] if v.status == "denied" and v.by in ("content", "object")]
    if denied and nearest.status != "negated":  # "denied plans to attack", "rejected claims that it attacked"
        return denied[0]
    over = [v for v in open_[1:] if v.by in ("content", "predicate") and v.status in _OVER_MODAL]
    return over[0] if nearest.by == "modal" and over else nearest


def _telling(head: Token, trigger: Trigger) -> Token:
    """The word whose scopes decide: the trigger's, but of a toll ("the toll could reach 40") the verb that tells the figure.

    Of a preposition ("was behind the attack") it is the verb.
    """
    if head.pos_ in ("ADP", "SCONJ") and (verb := verb_of_predicate(head)) is not None:
        return verb
    figure = next((head.doc[role.head] for role in trigger.roles if role.function == "reached"), None)
    return head if figure is None else syntax.clause_head(figure)


def _is_nobodys(head: Token, role: Role) -> bool:
    return syntax.is_nobody(head.doc[role.head])


def _is_vouched_for(reading: ScopeReading) -> bool:
    """Whether somebody says that the known event took place: "confirmed the incident", not "described the attack as cowardly"."""
    told = [v.cue for v in reading.verdicts if v.status == "reported" and v.by == "object" and v.cue.pos_ == "VERB"]
    return any(not any(p.lower_ == AS for p in syntax.children_of(cue, "prep")) for cue in told)


def _own_word(trigger: Trigger) -> list[Filler]:
    """An act of words ("named its new leader") is reported by who does it."""
    return [role.filler for role in trigger.of(AGENT_ROLE)] if "reported" in trigger.concepts else []
