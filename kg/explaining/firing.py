"""How often each entry of the lexicon fires on given articles, and which never do: what to mend when the lexicon is edited."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.builder import Builder
from kg.explaining.cue_entries import CueEntries
from kg.failures import Failed, each_of
from kg.model import Article
from kg.ontology.entries import Lexicon
from kg.ontology.terms import last_segment
from kg.reading import syntax
from kg.reading.findings.document import nominals_in, read_findings, triggers_in
from kg.reading.findings.filled import Role
from kg.reading.findings.groups import ACTORS, REJECTED, WEAPONS
from kg.reading.lookup.light_verbs import light_verbs_of
from kg.reading.relations.relation_words import PHRASE, readings_in
from kg.reading.speech.cues import cues_of
from kg.reading.status.scopes import Scopes
from kg.reading.status.walks import read_scopes

__all__ = ["COLUMNS", "KINDS", "Firing", "count_firings", "to_csv", "to_json"]

KINDS = ("trigger", "cue", "light verb", "noun", "weapon", "actor")
COLUMNS = ("kind", "entry", "words", "fired", "refused")
_Key = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Firing:
    """An entry with how often it ``fired`` and, of a trigger, how often its words stood there but were ``refused``.

    `kg.explaining.sentence` tells why.
    """

    kind: str
    entry: str
    words: str
    fired: int
    refused: int

    def row(self) -> tuple[str, str, str, str, str]:
        """The cells under `COLUMNS`."""
        return self.kind, self.entry, self.words, str(self.fired), str(self.refused)


def count_firings(articles: Iterable[Article], builder: Builder, *, failed: Failed | None = None) -> list[Firing]:
    """Read the articles and count, for every entry: most often fired first within its kind, then by name.

    A trigger fires where its frame is filled and signs of conflict stand with it (a phrase that relations are read from: where it
    stands), a cue where it has a say in the status of a trigger, a light verb where an event noun takes arguments from it, a noun,
    weapon or actor where it is found. An article on which this fails is left out and told to ``failed`` (see `Builder.facts`).
    """
    fired: Counter[_Key] = Counter()
    refused: Counter[_Key] = Counter()
    watch = _Watch(builder.lexicon)

    def told_of(batch: Sequence[Article]) -> list[tuple[list[_Key], list[_Key]]]:
        return [_told_of(article, builder, watch) for article in batch]

    for article in articles:
        for told, rejected in each_of([article], told_of, builder.traces, failed):
            fired.update(told)
            refused.update(rejected)
    found = [
        Firing(kind=kind, entry=last_segment(iri), words=words, fired=fired[kind, iri], refused=refused[kind, iri])
        for kind, iri, words in _entries(builder.lexicon)
    ]
    return sorted(found, key=lambda f: (KINDS.index(f.kind), -f.fired, -f.refused, f.entry))


def _told_of(article: Article, builder: Builder, watch: _Watch) -> tuple[list[_Key], list[_Key]]:
    """The entries that fire in an article, and the triggers that are refused."""
    with builder.nlp.memory_zone():
        doc = builder.annotate(article)
        return list(watch.fired_in(doc)), [("trigger", m.iri) for group in REJECTED for m in read_findings(doc, group)]


def _entries(lexicon: Lexicon) -> Iterator[tuple[str, str, str]]:
    for kind, entries in (
        ("trigger", lexicon.triggers),
        ("cue", lexicon.cues),
        ("light verb", lexicon.light_verbs),
        ("noun", lexicon.nouns),
    ):
        yield from ((kind, e.iri, ", ".join(e.lemmas)) for e in entries)
    yield from (("weapon", w.iri, ", ".join(w.names)) for w in lexicon.weapons)
    yield from (("actor", a.iri, ", ".join(dict.fromkeys((a.label, *a.names)))) for a in lexicon.actors)


class _Watch:
    """Tells which entries a Doc owes its marks to."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.lights = light_verbs_of(lexicon)
        self.cues = CueEntries(lexicon)
        self.scopes = Scopes(cues_of(lexicon), lambda verb: bool(self.lights.entries(verb)))

    def fired_in(self, doc: Doc) -> Iterator[_Key]:
        """Yield the kind and IRI of an entry for every time that it fired."""
        dropped = {(m.begin, m.end, m.iri) for group in REJECTED for m in read_findings(doc, group)}
        for trigger in triggers_in(doc):
            if (trigger.begin, trigger.end, trigger.iri) not in dropped:
                yield "trigger", trigger.iri
            head = doc[trigger.head]
            yield from self._light_verbs(head, trigger.roles)
            reading = read_scopes(self.scopes, head)
            verdicts = {(v.cue.i, v.status) for v in (*reading.verdicts, *reading.of_doer)}
            yield from (("cue", cue.iri) for i, status in sorted(verdicts) if (cue := self.cues.of(doc[i], status)) is not None)
        yield from (("trigger", r.trigger.iri) for r in readings_in(doc, self.lexicon) if r.trigger.pos == PHRASE)
        for kind, findings in (("noun", nominals_in(doc)), ("weapon", read_findings(doc, WEAPONS)), ("actor", read_findings(doc, ACTORS))):
            yield from ((kind, finding.iri) for finding in findings if finding.iri)

    def _light_verbs(self, head: Token, roles: Iterable[Role]) -> Iterator[_Key]:
        verb = syntax.light_verb_of(head) if any(r.via in ("light", "setting") for r in roles) else None
        if verb is not None:
            yield from (("light verb", iri) for iri in dict.fromkeys(entry.iri for entry in self.lights.entries(verb)))


def to_csv(firings: Iterable[Firing]) -> str:
    r"""Write the firings as CSV with a head line.

    >>> to_csv([Firing(kind="cue", entry="c-say", words="say, tell", fired=3, refused=0)])
    'kind,entry,words,fired,refused\ncue,c-say,"say, tell",3,0\n'
    """
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([COLUMNS, *(f.row() for f in firings)])
    return out.getvalue()


def to_json(firings: Iterable[Firing]) -> str:
    """Write the firings as a JSON list of objects."""
    rows = [{"kind": f.kind, "entry": f.entry, "words": f.words, "fired": f.fired, "refused": f.refused} for f in firings]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
