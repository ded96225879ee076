"""One article as it was read: its Doc with its facts, and the nodes that words stand for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc

from kg.explaining.cue_entries import CueEntries
from kg.explaining.explanation import Quote, StatusReason, Why
from kg.explaining.wording import worded
from kg.model import Facts, Status
from kg.ontology.entries import Cue, Lexicon, Trigger
from kg.ontology.terms import last_segment
from kg.reading import syntax
from kg.reading.findings.document import read_findings
from kg.reading.findings.filled import Assessment, Filler, Role
from kg.reading.findings.found import Finding
from kg.reading.findings.groups import STATUSES
from kg.reading.nodes.registry import Nodes
from kg.reading.nodes.sources import Sources
from kg.triples.iris import Minter

__all__ = ["ReadArticle"]


@dataclass(frozen=True)
class ReadArticle:
    """An article's Doc after the whole pipeline, and the facts that came of it."""

    doc: Doc
    facts: Facts
    lexicon: Lexicon
    base: str
    cues: CueEntries

    @cached_property
    def nodes(self) -> Nodes:
        """Gives the IRIs that the facts have for the words of the Doc."""
        return Nodes(self.doc, self.lexicon, Minter(self.facts.article.id, self.base))

    @cached_property
    def sources(self) -> Sources:
        """Gives the IRIs of who says what."""
        return Sources(self.nodes)

    @cached_property
    def entries(self) -> Mapping[str, Trigger]:
        """The lexicon's triggers by their IRIs."""
        return {t.iri: t for t in self.lexicon.triggers}

    @cached_property
    def assessments(self) -> tuple[Assessment, ...]:
        """What was made of the status of each trigger, in the order of the triggers."""
        return read_findings(self.doc, STATUSES)

    # --- words -------------------------------------------------------------------------------

    def quote(self, begin: int, end: int) -> Quote:
        """The words of a token span, as the article has them."""
        first, last = self.nodes.offsets(begin, end)
        return Quote(text=" ".join(self.facts.article.text[first:last].split()), begin=first, end=last)

    def tokens(self, begin: int, end: int) -> tuple[int, int] | None:
        """The token span of the article's ``begin:end``; None where no tokens begin and end there."""
        first, last = self._token_at.get(begin), self._token_up_to.get(end)
        return None if first is None or last is None else (first, last + 1)

    @cached_property
    def _token_at(self) -> Mapping[int, int]:
        return {self.nodes.offsets(i, i + 1)[0]: i for i in range(len(self.doc))}

    @cached_property
    def _token_up_to(self) -> Mapping[int, int]:
        return {self.nodes.offsets(i, i + 1)[1]: i for i in range(len(self.doc))}

    def quote_of(self, finding: Finding) -> Quote:
        """The words of a finding."""
        return self.quote(finding.begin, finding.end)

    def quote_filler(self, filler: Filler) -> Quote:
        """The words of whatever fills a role."""
        found = self.nodes.found.get(filler)
        return self.quote(filler.head, filler.head + 1) if found is None else self.quote_of(found)

    # --- nodes -------------------------------------------------------------------------------

    def nodes_of(self, role: Role) -> Iterator[str]:
        """The IRIs that a role's filler stands for; those of its bodies for people of a body."""
        referent = self.nodes.referents.of_role(role)
        if referent is None or referent.kind == "Event" or role.filler.group == "quantities":
            return
        yield self.nodes.iri(referent)
        yield from self.nodes.member_iris(referent)

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        facts = self.facts
        labels = {actor.iri: actor.label for actor in facts.actors}
        labels |= {place.iri: place.label for place in facts.places}
        labels |= {asset.iri: asset.label for asset in facts.assets}
        labels |= {time.iri: time.label for time in facts.times}
        labels |= {event.iri: event.label for event in facts.events}
        labels |= {one.iri: one.label for one in facts.described}
        labels |= {w.iri: w.label for w in self.lexicon.weapons}
        return {facts.publication.iri: "publication date"} | labels

    def label(self, iri: str) -> str:
        """The label of a node, the last part of its IRI where it has none."""
        own = self._labels.get(iri)
        if own is None and iri in self.nodes.actors:
            own = self.nodes.actors[iri].label
        return own or last_segment(iri)

    # --- status ------------------------------------------------------------------------------

    def status_of(self, found: Assessment) -> StatusReason:
        """The status that was read of some words, with its cue and who says so."""
        speakers = self.sources.speakers(found)
        return self.status(found.status, found.found_by, found.begin, speakers)

    def status(self, status: str | Status, rule: str, at: int, sources: tuple[str, ...]) -> StatusReason:
        """A status that ``rule`` set near the token ``at``; ``sources`` are IRIs."""
        if rule == "no-cue" and sources:
            rule = "no-cue-source"
        _, _, cue = rule.partition(" ")
        entry = self._cue_entry(cue, at, str(status)) if cue else None
        return StatusReason(
            status=str(status),
            why=Why(rule=rule, words=worded(rule)),
            cue=cue or None,
            entry=None if entry is None else last_segment(entry.iri),
            sources=tuple(map(self.label, sources)),
        )

    def _cue_entry(self, word: str, at: int, status: str) -> Cue | None:
        """The entry of the cue, which stands in the sentence of what it judges."""
        parse = syntax.parse_of(self.doc)
        begin, end = parse.bounds[parse.sentence[at]]
        here = sorted((i for i in range(begin, end) if parse.texts[i] == word), key=lambda i: abs(i - at))
        return self.cues.of(self.doc[here[0]], status) if here else None
