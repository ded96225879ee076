"""By whose word and how certain: from the status of triggers to that of facts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple, Protocol

from kg import model
from kg.reading import syntax
from kg.reading.coreference.referents import Referent
from kg.reading.findings.document import read_findings
from kg.reading.findings.filled import Filler, FindingId, Role, Trigger
from kg.reading.findings.found import ActorMention, Finding, Section
from kg.reading.findings.groups import SECTIONS
from kg.reading.findings.trigger_kinds import tells_no_harm
from kg.reading.nodes.registry import NOBODY, Nodes

__all__ = ["Said", "Sources"]


class Told(Protocol):
    """Words of which the status has been read: a trigger, or an assessment of any other word."""

    @property
    def begin(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def status(self) -> str: ...
    @property
    def sources(self) -> tuple[Filler, ...]: ...
    @property
    def is_presupposed(self) -> bool: ...


class Said(NamedTuple):
    """A status with the IRIs of who says so, and those of the sources' own words' sentences."""

    status: model.Status
    sources: tuple[str, ...]
    evidence: tuple[model.Evidence, ...]


class Sources:
    """Turns what `kg.reading.status.assessing` found into statuses and source nodes."""

    def __init__(self, nodes: Nodes) -> None:
        self.nodes = nodes
        sections = read_findings(nodes.doc, SECTIONS)
        self._sections = [s for s in sections if s.kind in ("headline", "standfirst")]
        self._captions = [s for s in sections if s.kind == "caption"]
        self._lines = [s for s in sections if s.kind == "source"]
        self._parse = syntax.parse_of(nodes.doc)
        self._evidence: dict[int, model.Evidence] = {}

    def sentence(self, token: int) -> model.Evidence:
        """The sentence of a token as evidence, without the white space around it."""
        number = self._parse.sentence[token]
        if number not in self._evidence:
            inked = [i for i in range(*self._parse.bounds[number]) if not self._parse.texts[i].isspace()]
            begin, end = self.nodes.offsets(inked[0], inked[-1] + 1)
            self._evidence[number] = model.Evidence(begin=begin, end=end)
        return self._evidence[number]

    def publisher(self) -> str | None:
        """The listed outlet that a source line names first."""
        named = (self._named(i) for i, m in enumerate(self.nodes.found.actors) if m.iri and _stands_in(m, self._lines))
        return next((self.nodes.iri(r) for r in named if r and r.kind == "InformationSource"), None)

    def _named(self, actor: int) -> Referent | None:
        return self.nodes.referents.at(FindingId("actors", actor))

    def _credited(self, mark: Told) -> tuple[str, ...]:
        """The agency that a caption is credited to, in itself or in the line below it."""
        here = next((n for n, s in enumerate(self._captions) if s.begin <= mark.begin < s.end), None)
        if here is None:
            return ()
        actors = self.nodes.found.actors
        for caption in self._captions[here : here + 2]:
            first, last = (bisect_left(actors, at, key=lambda m: m.begin) for at in (caption.begin, caption.end))
            for i in range(first, last):
                referent = self._named(i) if actors[i].iri else None
                if referent is not None and referent.kind == "InformationSource":
                    return (self.nodes.iri(referent),)
        return ()

    def of_event(self, marks: Sequence[Told], within: Said | None = None) -> Said:
        """The status of an event told by several triggers: the body over the headline, a named source over a bare statement.

        A factual mention outweighs one that is not: what was feared, planned or denied and then is told as having happened, happened.
        ``within`` is the whole event's: a part told barely takes it over.
        """
        body = [m for m in marks if not self._in_headline(m)] or marks
        body = [m for m in body if not m.is_presupposed] or body  # "the attack" vouches for nothing
        factual = [m for m in body if model.Status(m.status).is_factual]
        chosen = factual or body[:1]
        reported = [m for m in chosen if m.status == "reported"]
        told = reported or chosen[:1]
        status = model.Status(told[0].status)
        named = [m for m in told if any(not f.is_unnamed for f in m.sources)]  # nobody beside somebody
        sources = tuple(dict.fromkeys(s for m in named or told for s in self.speakers(m)))
        if within is not None and status is model.Status.ASSERTED:
            return within
        if status is model.Status.ASSERTED:
            sources = self._credited(told[0])
        if status in (model.Status.REPORTED, model.Status.CLAIMED, model.Status.DENIED) and not sources:
            sources = (self._nobody(told[0]),)
        return Said(status, sources, ())

    def of_count(self, mark: Trigger, within: Said) -> Said:
        """The status of a count of an event; that nobody was harmed is told as any other count is."""
        if tells_no_harm(self.nodes.doc, mark):
            mark = replace(mark, status="reported" if mark.sources else "asserted")
        return self.of_event([mark], within=within)

    def speakers(self, mark: Told, fillers: tuple[Filler, ...] | None = None) -> tuple[str, ...]:
        """IRIs of who says what the trigger tells, or of the given fillers; nobody beside somebody."""
        sources = mark.sources if fillers is None else fillers
        found = [self._speaker(f, mark) for f in sources]
        named = [s for f, s in zip(sources, found, strict=True) if not f.is_unnamed]
        return tuple(dict.fromkeys(f for f in (named or found) if f))

    def for_role(self, mark: Trigger, role: Role, status: model.Status, filler: str) -> tuple[str, ...]:
        """Who says that the filler has the role: a claim is the claimant's own, if the text names nobody else."""
        found = self.speakers(mark, role.sources)
        if found or status not in (model.Status.CLAIMED, model.Status.DENIED):
            return found
        return (filler,) if filler in self.nodes.actors else (self._nobody(mark),)

    def _speaker(self, filler: Filler, mark: Told) -> str | None:
        if filler.is_unnamed:
            return self._nobody(mark)
        if filler.group != "noun":
            referent = self.nodes.referents.of(filler)
            if referent is not None and referent.kind not in ("Event", "Concept", "Asset", "Place", "Time", "number"):
                return self.nodes.iri(referent)
        token = self.nodes.doc[filler.head]
        if token.pos_ not in ("NOUN", "PROPN"):
            return None
        begin, end = self.nodes.phrase(token)
        words = self.nodes.text(begin, end)
        return self.nodes.source(words if self._is_named(begin, end) else f"{words} (unnamed source)", begin, end)

    def _is_named(self, begin: int, end: int) -> bool:
        """Whether a body's name leads the words, and so tells whose they are: "the European Union mission"."""
        found = (here.finding for i in range(begin, end) for here in self.nodes.found.at.get(i, ()))
        return any(isinstance(f, ActorMention) and f.kind != "Person" and not f.is_country and f.how != "nationality" for f in found)

    def _nobody(self, mark: Told) -> str:
        """A source that the text does not name; it stands at the trigger's words."""
        return self.nodes.source(NOBODY, mark.begin, mark.end)

    def _in_headline(self, mark: Told) -> bool:
        return _stands_in(mark, self._sections)


def _stands_in(mark: Told | Finding, sections: Iterable[Section]) -> bool:
    return any(section.begin <= mark.begin < section.end for section in sections)
