"""Component `kg_coreference`: which other mention an unlisted name, a definite description or a pronoun stands for.

Writes ``doc.user_data["coreference"]``, a dict from mention to antecedent, each named ``"<group>:<index>"`` (``pronoun:<token>`` for a
pronoun). Rule sieves, most certain first: names alike (`namesakes`), appositions and definite descriptions (`descriptions`), "we" in
direct speech (`speakers`), pronouns of the third person (`pronouns`). Where two fit, there is no link.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.ontology import lexicon as lx
from kg.reading.coreference.antecedents import Known, Mention, Terrain, mentions_in
from kg.reading.coreference.descriptions import Descriptions
from kg.reading.coreference.first_person import Speakers
from kg.reading.coreference.namesakes import same_names
from kg.reading.coreference.pronouns import Pronouns
from kg.reading.english.pronoun_forms import FIRST, THIRD
from kg.reading.findings.fillers import Fillers
from kg.reading.findings.marks import marks_in
from kg.reading.speech.cues import cues_of
from kg.reading.speech.quotations import Speech, speech_in
from kg.reading.syntax import parse_of

__all__ = ["Coreference"]

_DOERS = ("ck:perpetrator", "ck:agent", "ck:gainedBy")
_UNDERGOERS = ("ck:target", "ck:victim", "ck:casualties", "ck:lostBy")
_PEERS = ("ck:participant",)
_PRONOUNS = THIRD | FIRST
_AGAINST = {**dict.fromkeys(_DOERS, _UNDERGOERS), **dict.fromkeys(_UNDERGOERS, _DOERS), **dict.fromkeys(_PEERS, _PEERS)}


class Coreference:
    """Links mentions of one article, left to right."""

    def __init__(self, extra: Iterable[str] = ()) -> None:
        self.lexicon = lx.load(*extra)
        self.cues = cues_of(self.lexicon)

    def __call__(self, doc: Doc) -> Doc:
        """Write ``doc.user_data["coreference"]``."""
        doc.user_data["coreference"] = _flat(_Reader(doc, self.lexicon, speech_in(doc, self.cues)).links())
        return doc


class _Reader:
    """The sieves over one Doc."""

    def __init__(self, doc: Doc, lexicon: lx.Lexicon, speech: Speech) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.fillers = Fillers(doc, lexicon)
        self.speech = speech
        self.found: dict[str, str] = {}
        self.known = Known(doc, mentions_in(doc, lexicon, self.fillers), self.found)
        self.roles = [m.detail.get("roles", []) for m in marks_in(doc, "triggers")]
        self.playing: dict[str, list[list[dict[str, Any]]]] = {}
        for roles in self.roles:
            for key in dict.fromkeys(map(_key, roles)):
                self.playing.setdefault(key, []).append(roles)
        doers = {r["head"] for roles in self.roles for r in roles if r["role"] in _DOERS}
        terrain = Terrain(doc, speech.turns())
        nominals = self.fillers.marks["nominals"]
        people = {m.detail["possessive"] for m in nominals if lexicon.is_a(m.label, "Actor") and m.detail.get("possessive") is not None}
        self.descriptions = Descriptions(doc, lexicon, self.known, terrain, nominals, doers)
        self.pronouns = Pronouns(lexicon, self.known, terrain, people=people, doers=doers)
        self.speakers = Speakers(doc, lexicon, self.fillers, speech, self.found)

    def links(self) -> dict[str, str]:
        """All links, names first."""
        mentions = list(self.known.all)
        self.found.update(same_names(self.doc, [m for m in mentions if m.key.startswith("actors")]))
        self.known.relabel()
        nominals = [m for m in mentions if m.key.startswith("nominals")]
        for mention in nominals:
            self._link(mention.key, self.descriptions.apposed(mention))
        words = enumerate(parse_of(self.doc).words)
        pronouns = [self.doc[i] for i, word in words if word in _PRONOUNS and self.doc[i].tag_ in ("PRP", "PRP$")]
        items: list[tuple[int, Mention | Token]] = [*((m.begin, m) for m in nominals), *((t.i, t) for t in pronouns)]
        for _, item in sorted(items, key=lambda x: x[0]):
            if not isinstance(item, Mention):
                self._pronoun(item)
            elif item.key not in self.found:
                self._link(item.key, self.descriptions.antecedent(item, self._opposed(item.key)))
        return self.found

    def _link(self, key: str, antecedent: Mention | None) -> None:
        if antecedent is not None and antecedent.key != key:
            self.found[key] = self.found.get(antecedent.key, antecedent.key)

    def _pronoun(self, token: Token) -> None:
        key = f"pronoun:{token.i}"
        if token.lower_ in FIRST:
            speaker = self.speakers.of(token)
            if speaker is not None:
                self.found[key] = self.found.get(speaker, speaker)
            return
        antecedent = self.pronouns.antecedent(token, self._opposed(key))
        self._link(key, antecedent)
        if antecedent is not None:
            self.known.add(replace(antecedent, key=key, begin=token.i, end=token.i + 1, head=token.i))
        else:
            self.known.add(self.pronouns.unresolved(token))

    def _opposed(self, key: str) -> frozenset[str]:
        """The nodes on the other side of an event in which the mention plays a part: nobody attacks himself."""
        nodes: set[str] = set()
        for roles in self.playing.get(key, ()):
            against = {role for r in roles if _key(r) == key for role in _AGAINST.get(r["role"], ())}
            others = (self.known.by_key(_key(r)) for r in roles if r["role"] in against and _key(r) != key)
            nodes.update(self.known.node(m) for m in others if m is not None)
        return frozenset(nodes)


def _key(role: dict[str, Any]) -> str:
    return f"{role['key']}:{role['index']}"


def _flat(links: dict[str, str]) -> dict[str, str]:
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


@Language.factory("kg_coreference", default_config={"extra": []}, assigns=["doc.user_data"], requires=["token.dep"])
def make_coreference(nlp: Language, name: str, extra: list[str]) -> Coreference:
    """Make the component."""
    return Coreference(extra)
