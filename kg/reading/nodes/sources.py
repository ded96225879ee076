"""By whose word and how certain: from the status of triggers to that of facts."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any, NamedTuple

from kg import model
from kg.reading import syntax
from kg.reading.findings.marks import Mark, marks_in
from kg.reading.nodes.registry import NOBODY, Nodes

__all__ = ["Said", "Sources"]


class Said(NamedTuple):
    """A status with the IRIs of who says so, and those of the sources' own words' sentences."""

    status: model.Status
    sources: tuple[str, ...]
    evidence: tuple[model.Evidence, ...]


class Sources:
    """Turns what `kg.reading.status.epistemic` found into statuses and source nodes."""

    def __init__(self, nodes: Nodes) -> None:
        self.nodes = nodes
        self._sections = [s for s in marks_in(nodes.doc, "sections") if s.label in ("headline", "standfirst")]
        self._captions = [s for s in marks_in(nodes.doc, "sections") if s.label == "caption"]
        self._parse = syntax.parse_of(nodes.doc)
        self._evidence: dict[int, model.Evidence] = {}

    def sentence(self, token: int) -> model.Evidence:
        """The sentence of a token as evidence, without the white space around it."""
        number = self._parse.sentence[token]
        if number not in self._evidence:
            inked = [t for i in range(*self._parse.bounds[number]) if not (t := self.nodes.doc[i]).is_space]
            self._evidence[number] = model.Evidence(begin=inked[0].idx, end=inked[-1].idx + len(inked[-1]))
        return self._evidence[number]

    def publisher(self) -> str | None:
        """The listed outlet that a source line names first."""
        lines = [s for s in marks_in(self.nodes.doc, "sections") if s.label == "source"]
        named = (i for i, m in enumerate(self.nodes.marks["actors"]) if any(s.begin <= m.begin < s.end for s in lines) and m.iri)
        return next(
            (self.nodes.iri(r) for i in named if (r := self.nodes.referents.at("actors", i)) and r.kind == "InformationSource"), None
        )

    def _credited(self, mark: Mark) -> tuple[str, ...]:
        """The agency that a caption is credited to, in itself or in the line below it."""
        here = next((n for n, s in enumerate(self._captions) if s.begin <= mark.begin < s.end), None)
        if here is None:
            return ()
        actors = self.nodes.marks["actors"]
        for caption in self._captions[here : here + 2]:
            first, last = (bisect_left(actors, at, key=lambda m: m.begin) for at in (caption.begin, caption.end))
            for i in range(first, last):
                referent = self.nodes.referents.at("actors", i) if actors[i].iri else None
                if referent is not None and referent.kind == "InformationSource":
                    return (self.nodes.iri(referent),)
        return ()

    def of_event(self, marks: list[Mark], within: Said | None = None) -> Said:
        """The status of an event told by several triggers: the body over the headline, a named source over a bare statement.

        A factual mention outweighs one that is not: what was feared, planned or denied and then is told as having happened, happened.
        ``within`` is the whole event's: a part told barely takes it over.
        """
        body = [m for m in marks if not self._in_headline(m)] or marks
        body = [m for m in body if not m.detail.get("presupposed")] or body  # "the attack" vouches for nothing
        factual = [m for m in body if model.Status(m.detail["status"]).is_factual]
        chosen = factual or body[:1]
        reported = [m for m in chosen if m.detail["status"] == "reported"]
        told = reported or chosen[:1]
        status = model.Status(told[0].detail["status"])
        named = [m for m in told if any(f["key"] != "unnamed" for f in m.detail["sources"])]  # nobody beside somebody
        sources = tuple(dict.fromkeys(s for m in named or told for s in self.speakers(m)))
        if within is not None and status is model.Status.ASSERTED:
            return within
        if status is model.Status.ASSERTED:
            sources = self._credited(told[0])
        if status in (model.Status.REPORTED, model.Status.CLAIMED, model.Status.DENIED) and not sources:
            sources = (self._nobody(told[0]),)
        return Said(status, sources, ())

    def speakers(self, mark: Mark, fillers: list[dict[str, Any]] | None = None) -> tuple[str, ...]:
        """IRIs of who says what the trigger tells, or of the given fillers; nobody beside somebody."""
        found = [self._speaker(f, mark) for f in (mark.detail["sources"] if fillers is None else fillers)]
        named = [s for f, s in zip(mark.detail["sources"] if fillers is None else fillers, found, strict=True) if f["key"] != "unnamed"]
        return tuple(dict.fromkeys(f for f in (named or found) if f))

    def for_role(self, mark: Mark, role: dict[str, Any], status: model.Status, filler: str) -> tuple[str, ...]:
        """Who says that the filler has the role: a claim is the claimant's own, if the text names nobody else."""
        found = self.speakers(mark, role.get("sources"))
        if found or status not in (model.Status.CLAIMED, model.Status.DENIED):
            return found
        return (filler,) if filler in self.nodes.actors else (self._nobody(mark),)

    def _speaker(self, filler: dict[str, Any], mark: Mark) -> str | None:
        if filler["key"] == "unnamed":
            return self._nobody(mark)
        if filler["key"] != "noun":
            referent = self.nodes.referents.of(filler)
            if referent is not None and referent.kind not in ("Event", "Concept", "Asset", "Place", "Time", "number"):
                return self.nodes.iri(referent)
        token = self.nodes.doc[filler["head"]]
        if token.pos_ not in ("NOUN", "PROPN"):
            return None
        begin, end = self.nodes.phrase(token)
        return self.nodes.source(f"{self.nodes.text(begin, end)} (unnamed source)", begin, end)

    def _nobody(self, mark: Mark) -> str:
        """A source that the text does not name; it stands at the trigger's words."""
        return self.nodes.source(NOBODY, mark.begin, mark.end)

    def _in_headline(self, mark: Mark) -> bool:
        return any(s.begin <= mark.begin < s.end for s in self._sections)
