"""Component `kg_coreference`: which other mention an unlisted name, a definite description or a pronoun stands for.

Writes the group ``coreference``: a link from each mention to the first mention of its node. Rule sieves, most certain first:
names alike (`namesakes`), appositions and definite descriptions (`descriptions`), "we" in direct speech (`first_person`), pronouns of the
third person (`pronouns`), and those that only tell (`narrators`). Where two fit, there is no link.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.ontology import lexicon as lx
from kg.reading.coreference.antecedents import Known, Mention, Terrain, mentions_in
from kg.reading.coreference.descriptions import Descriptions
from kg.reading.coreference.first_person import Speakers
from kg.reading.coreference.namesakes import same_names
from kg.reading.coreference.narrators import Narrators
from kg.reading.coreference.pronouns import Pronouns
from kg.reading.english.pronoun_forms import FIRST, THIRD
from kg.reading.findings.document import read_findings, write_findings
from kg.reading.findings.filled import FindingId, Link, Role
from kg.reading.findings.fillers import Fillers, fillers_of
from kg.reading.findings.groups import LINKS, TRIGGERS
from kg.reading.perpetrators.doer_roles import DOER_ROLES
from kg.reading.speech.cues import cues_of
from kg.reading.speech.quotations import Speech, speech_in
from kg.reading.syntax import parse_of

__all__ = ["Coreference"]

_DOERS = (*DOER_ROLES, "ck:gainedBy")
_UNDERGOERS = ("ck:target", "ck:victim", "ck:casualties", "ck:lostBy")
_PEERS = ("ck:participant",)
_PRONOUNS = THIRD | FIRST
_AGAINST = {**dict.fromkeys(_DOERS, _UNDERGOERS), **dict.fromkeys(_UNDERGOERS, _DOERS), **dict.fromkeys(_PEERS, _PEERS)}


class Coreference:
    """Links mentions of one article, left to right."""

    def __init__(self, extra: Iterable[str] = ()) -> None:
        self.lexicon = lx.load(*extra)

    def __call__(self, doc: Doc) -> Doc:
        """Write the group of links."""
        reader = _Reader(doc, self.lexicon, speech_in(doc))
        write_findings(doc, LINKS, _links(reader.fillers, _flat(reader.links()), reader.found_by))
        return doc


class _Reader:
    """The sieves over one Doc."""

    def __init__(self, doc: Doc, lexicon: lx.Lexicon, speech: Speech) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.fillers = fillers_of(doc, lexicon)
        self.speech = speech
        self.found: dict[FindingId, FindingId] = {}
        self.found_by: dict[FindingId, str] = {}
        """The sieve that has linked each mention."""
        self.known = Known(doc, mentions_in(doc, lexicon, self.fillers), self.found)
        self.roles = [trigger.roles for trigger in read_findings(doc, TRIGGERS)]
        self.playing: dict[FindingId, list[tuple[Role, ...]]] = {}
        for roles in self.roles:
            for key in dict.fromkeys(role.filler.id for role in roles):
                self.playing.setdefault(key, []).append(roles)
        doers = {r.head for roles in self.roles for r in roles if r.name in _DOERS}
        terrain = Terrain(doc, speech.turns())
        nominals = self.fillers.nominals
        people = {m.possessor for m in nominals if lexicon.is_a(m.kind, "Actor") and m.possessor is not None}
        self.descriptions = Descriptions(doc, lexicon, self.known, terrain, nominals, doers)
        self.pronouns = Pronouns(lexicon, self.known, terrain, people=people, doers=doers)
        self.narrators = Narrators(doc, cues_of(lexicon), self.known, terrain, self.pronouns)
        self.speakers = Speakers(doc, lexicon, self.fillers, speech, self.found)

    def links(self) -> dict[FindingId, FindingId]:
        """All links, names first."""
        mentions = list(self.known.all)
        names = [m for m in mentions if m.key is not None and m.key.group == "actors"]
        for name, same in same_names(self.doc, names):
            if name.key is not None and same.key is not None:
                self.found[name.key] = same.key
                self.found_by[name.key] = "same-name"
        self.known.relabel()
        nominals = [(m.key, m) for m in mentions if m.key is not None and m.key.group == "nominals"]
        for key, mention in nominals:
            self._link(key, self.descriptions.apposed(mention), "apposition")
        words = enumerate(parse_of(self.doc).words)
        pronouns = [self.doc[i] for i, word in words if word in _PRONOUNS and self.doc[i].tag_ in ("PRP", "PRP$")]
        items: list[tuple[int, tuple[FindingId, Mention] | Token]] = [
            *((m.begin, (key, m)) for key, m in nominals),
            *((t.i, t) for t in pronouns),
        ]
        for _, item in sorted(items, key=lambda x: x[0]):
            if isinstance(item, Token):
                self._pronoun(item)
                continue
            key, mention = item
            if key not in self.found:
                self._link(key, self.descriptions.antecedent(mention, self._opposed(key)), "description")
        return self.found

    def _link(self, key: FindingId, antecedent: Mention | None, sieve: str) -> None:
        to = None if antecedent is None else antecedent.key
        if to is not None and to != key:
            self._note(key, to, sieve)

    def _note(self, key: FindingId, to: FindingId, sieve: str) -> None:
        self.found[key] = self.found.get(to, to)
        self.found_by[key] = sieve

    def _pronoun(self, token: Token) -> None:
        key = FindingId("pronoun", token.i)
        if token.lower_ in FIRST:
            speaker = self.speakers.of(token)
            if speaker is not None:
                self._note(key, speaker, "speaker")
            return
        antecedent = None if self.narrators.is_beyond(token) else self.pronouns.antecedent(token, self._opposed(key))
        sieve = "narrator" if antecedent is None else "pronoun"
        antecedent = antecedent or self.narrators.of(token)
        self._link(key, antecedent, sieve)
        if antecedent is not None:
            self.known.add(replace(antecedent, key=key, begin=token.i, end=token.i + 1, head=token.i))
        else:
            self.known.add(self.pronouns.unresolved(token))

    def _opposed(self, key: FindingId) -> frozenset[str | FindingId]:
        """The nodes on the other side of an event in which the mention plays a part: nobody attacks himself."""
        nodes: set[str | FindingId] = set()
        for roles in self.playing.get(key, ()):
            against = {name for r in roles if r.filler.id == key for name in _AGAINST.get(r.name, ())}
            others = (self.known.by_key(r.filler.id) for r in roles if r.name in against and r.filler.id != key)
            nodes.update(self.known.node(m) for m in others if m is not None)
        return frozenset(nodes)


def _flat(links: dict[FindingId, FindingId]) -> dict[FindingId, FindingId]:
    """Links that all lead to a first mention; what leads back to itself is none."""
    flat = {}
    for key, to in links.items():
        seen = {key}
        while to in links and to not in seen:
            seen.add(to)
            to = links[to]
        if to not in seen:
            flat[key] = to
    return flat


def _links(fillers: Fillers, links: Mapping[FindingId, FindingId], found_by: Mapping[FindingId, str]) -> Iterator[Link]:
    """The links as findings at the words of the mention."""
    for of, to in links.items():
        finding = fillers.get(of)
        begin, end = (of.index, of.index + 1) if finding is None else (finding.begin, finding.end)
        yield Link(begin=begin, end=end, kind=of.group, found_by=found_by[of], of=of, to=to)


@Language.factory("kg_coreference", default_config={"extra": []}, assigns=["doc.spans"], requires=["token.dep"])
def make_coreference(nlp: Language, name: str, extra: list[str]) -> Coreference:
    """Make the component."""
    return Coreference(extra)
