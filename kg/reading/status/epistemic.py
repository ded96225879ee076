"""Component `kg_status`: who says so, and how certain it is, by the scope of the lexicon's cues.

Gives every trigger ``detail["status"]`` (local name of a status concept) and ``detail["sources"]``, a list of fillers as in
`kg.reading.frames.roles` (``key`` ``unnamed`` where nobody is named: "reportedly"), the nearest source first. A role whose
status differs from the event's (a perpetrator that is only claimed, blamed or denied) has a ``status`` and
``sources`` of its own; all roles of a non-factual trigger carry its status, so that they stay what they are when another mention
tells the event as fact. ``detail["presupposed"]`` marks a bare anaphor ("the attack"): it vouches for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.ontology import lexicon as lx
from kg.reading import syntax
from kg.reading.findings.fillers import Fillers
from kg.reading.findings.marks import Mark, marks_in, set_marks
from kg.reading.findings.trigger_kinds import is_figure
from kg.reading.speech.cues import FACTUAL, Verdict, cues_of
from kg.reading.speech.quotations import Speech, speech_in
from kg.reading.status.scopes import Reading, Scopes
from kg.reading.status.voices import Voices
from kg.reading.syntax import around as near
from kg.reading.syntax import saying as speech_of

__all__ = ["StatusOf", "settled"]

_DOERS = ("ck:perpetrator", "ck:agent")
_CIRCUMSTANCES = ("ck:time", "ck:place", "ck:near", "lex:sameEvent")
# a modal below one of these says no more than they do: "vowed that it would attack"
_OVER_MODAL = ("intended", "expected")


class StatusOf:
    """Decides the status of each trigger from the cues above and around it; the nearest non-factual cue wins."""

    def __init__(self, extra: Iterable[str] = ()) -> None:
        self.lexicon = lx.load(*extra)
        self.cues = cues_of(self.lexicon)
        self._lights = {lemma: v.status for v in self.lexicon.light_verbs if v.status for lemma in v.lemmas}
        light, happening = (
            frozenset(lemma for v in self.lexicon.light_verbs if v.intransitive is kind for lemma in v.lemmas) for kind in (False, True)
        )
        self.scopes = Scopes(self.cues, partial(_is_listed, light), partial(_is_listed, happening))

    def __call__(self, doc: Doc) -> Doc:
        """Add ``status`` and ``sources`` to ``doc.spans["triggers"]``."""
        voices = Voices(Fillers(doc, self.lexicon), self.cues)
        speech = speech_in(doc, self.cues)
        marks = list(marks_in(doc, "triggers"))
        decided = [self._decided(doc, mark, _event_of(doc, mark, marks), voices, speech) for mark in marks]
        known = {r["index"] for m in marks if is_figure(m) for r in m.detail["roles"] if r["role"] == "lex:sameEvent"}
        set_marks(
            doc, "triggers", [_as_known(m) if i in known and near.is_definite(doc[m.detail["head"]]) else m for i, m in enumerate(decided)]
        )
        return doc

    def _decided(self, doc: Doc, mark: Mark, event: Token | None, voices: Voices, speech: Speech) -> Mark:
        head = _telling(doc, mark)
        reading = self.scopes.read(head, event)
        verdict = settled(reading.verdicts)
        status = verdict.status if verdict else "asserted"
        roles = [r for r in mark.detail["roles"] if not near.is_nobody(doc[r["head"]]) or status not in FACTUAL]
        bare = bool(mark.label) and reading.granted and near.is_definite(head) and all(r["role"] in _CIRCUMSTANCES for r in roles)
        sources = [] if bare and status in FACTUAL else list(self._sources(doc, mark, head, reading, verdict, voices, speech))
        if status in FACTUAL:
            status = "reported" if sources else "asserted"
        if status in ("claimed", "denied") and not sources:
            sources = [voices.nobody]
        roles = [self._with_status(head, role, status, reading, voices) for role in roles if not self._is_accuser(head, role)]
        bare = (bare and status in FACTUAL) or "anaphor" in mark.detail  # what only takes up vouches for nothing
        return mark._replace(detail={**mark.detail, "roles": roles, "status": status, "sources": sources, "presupposed": bare})

    def _sources(
        self, doc: Doc, mark: Mark, head: Token, reading: Reading, verdict: Verdict | None, voices: Voices, speech: Speech
    ) -> Iterator[dict[str, Any]]:
        """Everyone through whom it is told, the nearest first: cues, the edges of the sentence, the quotation, who acts in words."""
        found = list(voices.of_verdicts(reading.verdicts))
        found += voices.at_edges(head, reading.path)
        quoted, heads = speech.at(head)
        if quoted:
            found += [voices.of(t) for t in heads] or ([] if found else [voices.nobody])
        if not found and (verdict is None or verdict.status in FACTUAL):
            found += _own_word(mark)
        seen: set[tuple[str, int]] = set()
        named = any(f["key"] != "unnamed" for f in found)
        for filler in found:
            key = (filler["key"], filler["index"])
            if key not in seen and not (named and filler["key"] == "unnamed"):
                seen.add(key)
                yield filler

    def _with_status(self, head: Token, role: dict[str, Any], status: str, reading: Reading, voices: Voices) -> dict[str, Any]:
        """The role with a status, and ``sources``, of its own where the event's is another."""
        own = self._of_doer(head, role, reading, voices) if role["role"] in _DOERS else None
        if own is not None and own != status:
            return {
                **role,
                "status": own,
                "sources": list(voices.of_verdicts(reading.of_doer)) or self._light_sources(head, own, role, voices),
            }
        if status not in FACTUAL and role["role"] not in _CIRCUMSTANCES:
            return {**role, "status": own or status}
        return role

    def _light_status(self, verb: Token | None) -> str | None:
        return None if verb is None else next((s for k in _keys(verb) if (s := self._lights.get(k))), None)

    def _light_sources(self, head: Token, status: str, role: dict[str, Any], voices: Voices) -> list[dict[str, Any]]:
        """Who claims or denies is the doer in question; who blames is the verb's subject."""
        if status in ("claimed", "denied"):
            return [{k: role[k] for k in ("key", "index", "head")}]
        verb = near.light_verb_for(head, head.doc[role["head"]])
        return [] if verb is None else [voices.of(t) for t in speech_of.speakers_of(verb)]

    def _of_doer(self, head: Token, role: dict[str, Any], reading: Reading, voices: Voices) -> str | None:
        """A perpetrator brought by a verb of claiming or blaming is only claimed or blamed; nobody did it if nobody claims it.

        Who is suspected to be of a named group is no more than that: "suspected Taliban militants".
        """
        if near.is_nobody(head.doc[role["head"]]):
            return "negated"
        if reading.of_doer and (role["via"] == "light" or role["function"] == "by-agent"):
            denied = [v for v in reading.of_doer if v.status in ("denied", "negated")]
            return (denied or list(reading.of_doer))[0].status
        doubt = self._doubt(head.doc[role["head"]], voices)
        if role["via"] == "shared" and role["function"] == "subject":  # "claimed the attack, killing ten people"
            return self._light_status(syntax.inherits_from(head)) or doubt
        if role["via"] != "light":
            return doubt
        verb = near.light_verb_for(head, head.doc[role["head"]])
        return self._light_status(verb) or doubt or self._hedge(verb)

    def _hedge(self, verb: Token | None) -> str | None:
        """The doubt of an adverb on a light verb: "a killing allegedly ordered by the mayor"."""
        found = (self.cues.status(a, "adverb") for a in (near.adverbs_of(verb) if verb is not None else ()))
        return next((s for s in found if s == "alleged"), None)

    def _doubt(self, doer: Token, voices: Voices) -> str | None:
        """The doubt of an adjective on who, by name, did it; "suspected militants" without a name are whoever they are."""
        before = doer.doc[syntax.noun_phrase(doer)[0] : doer.i]
        doubts = [s for c in before if (s := self.cues.adjective(c, "object", capital=True)) == "alleged"]
        return doubts[0] if doubts and voices.is_named(doer) else None

    def _is_accuser(self, head: Token, role: dict[str, Any]) -> bool:
        """Whether the role's filler is who blames, not who is blamed: the subject of an active verb of accusing."""
        if role["role"] not in _DOERS or role["via"] != "light" or role["function"] != "subject":
            return False
        verb = near.light_verb_for(head, head.doc[role["head"]])
        if verb is None or self._light_status(verb) != "alleged" or syntax.is_passive(verb):
            return False
        return any(t.i == role["head"] for t in speech_of.speakers_of(verb))


def _is_listed(lemmas: frozenset[str], verb: Token) -> bool:
    return any(k in lemmas for k in _keys(verb))


def _keys(verb: Token) -> list[str]:
    return [*syntax.verb_keys(verb), *(key for key, _ in syntax.prepositional_keys(verb))]


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


def _event_of(doc: Doc, mark: Mark, marks: list[Mark]) -> Token | None:
    """The event noun that is the trigger's subject: "attack" of "an attack that killed five"."""
    same = [r for r in mark.detail["roles"] if r["role"] == "lex:sameEvent" and r["key"] == "triggers" and r["function"] == "subject"]
    return next((doc[marks[r["index"]].detail["head"]] for r in same), None)


def _as_known(mark: Mark) -> Mark:
    """The event that a toll is of: "the toll from the bombing may rise" is open of the figure alone."""
    roles = [{k: v for k, v in r.items() if k != "status"} for r in mark.detail["roles"]]
    status = mark.detail["status"] if mark.detail["status"] in FACTUAL else "asserted"
    return mark._replace(detail={**mark.detail, "roles": roles, "status": status})


def _own_word(mark: Mark) -> list[dict[str, Any]]:
    """An act of words ("named its new leader") is reported by who does it."""
    if not any(s.endswith("/reported") for s in mark.detail["sets"]):
        return []
    return [r for r in mark.detail["roles"] if r["role"] == "ck:agent"]


def _telling(doc: Doc, mark: Mark) -> Token:
    """The word whose scopes decide: the trigger's, but of a toll ("the toll could reach 40") the verb that tells the figure."""
    figure = next((doc[r["head"]] for r in mark.detail["roles"] if r["function"] == "reached"), None)
    return doc[mark.detail["head"]] if figure is None else syntax.clause_head(figure)


@Language.factory("kg_status", default_config={"extra": []}, assigns=["doc.spans"], requires=["token.dep"])
def make_status(nlp: Language, name: str, extra: list[str]) -> StatusOf:
    """Make the component."""
    return StatusOf(extra)
