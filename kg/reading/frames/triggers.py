"""Component `kg_triggers`: the words that evoke events and relations.

Writes the group ``trigger-candidates``; whether their frames hold is asked by `kg.reading.frames.roles`.
Part of speech is a preference: an entry of another part of speech is taken only where none of the right one fits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.ontology import lexicon as lx
from kg.ontology.entries import required_words_hold
from kg.reading import syntax
from kg.reading.english.prepositions import OF
from kg.reading.findings.document import places_in, read_findings, write_findings
from kg.reading.findings.filled import TriggerCandidate
from kg.reading.findings.groups import ACTORS, NOMINALS, TRIGGER_CANDIDATES
from kg.reading.lookup.light_verbs import light_verbs_of

__all__ = ["Triggers", "lemma_matches"]

_CLASS = {"VERB": "VERB", "AUX": "VERB", "NOUN": "NOUN", "PROPN": "NOUN", "ADJ": "ADJ", "ADV": "ADV"}


class _Fit(NamedTuple):
    words: tuple[str, ...]
    trigger: lx.Trigger
    begin: int
    end: int
    head: int


class Triggers:
    """Finds the lexicon's triggers; the longest entry wins, then the one whose conditions are most specific."""

    def __init__(self, extra: Iterable[str] = ()) -> None:
        self.lexicon = lx.load(*extra)
        self.lights = light_verbs_of(self.lexicon)
        self.entries: dict[str, list[tuple[tuple[str, ...], lx.Trigger]]] = defaultdict(list)
        for trigger in self.lexicon.triggers:
            for lemma in trigger.lemmas:
                words = tuple(lemma.replace("-", " - ").split())
                self.entries[words[0]].append((words, trigger))

    def __call__(self, doc: Doc) -> Doc:
        """Write the group of trigger candidates."""
        blocked = set(_named_in(doc))
        found: list[TriggerCandidate] = []
        taken: set[int] = set()
        parse = syntax.parse_of(doc)
        for _, listed in groupby(parse.at_forms(self.entries), key=parse.sentence.__getitem__):
            for mark in sorted(self._candidates(doc, listed), key=lambda m: (-(m.end - m.begin), m.begin)):
                span = set(range(mark.begin, mark.end))
                if not span & (taken | blocked):
                    taken |= span
                    found.append(mark)
        heads = {m.head for m in found}
        write_findings(doc, TRIGGER_CANDIDATES, [m for m in found if not syntax.modifies_noun(doc[m.head], heads)])
        return doc

    def _is_light(self, head: Token, fit: _Fit) -> bool:
        """Whether a verb is part of a longer light verb: "took place"; one may say who did it, "attributed it to rebels"."""
        is_verb = len(fit.words) == 1 and head.pos_ == "VERB" and not fit.trigger.takes_up
        return is_verb and self.lights.is_of_several_words(head)

    def _candidates(self, doc: Doc, places: Iterable[int]) -> Iterator[TriggerCandidate]:
        forms = syntax.parse_of(doc).forms
        for i in places:
            listed = [entry for key in forms[i] for entry in self.entries.get(key, ())]
            token = doc[i]
            said = syntax.sentence_words(token)
            fits = [
                _Fit(words, trigger, *span)
                for words, trigger in listed
                if (span := lemma_matches(token, words, trigger.pos)) and required_words_hold(trigger.requires, said)
            ]
            if fits:
                best = min(fits, key=lambda f: _rank(token, f))
                head = doc[best.head]
                if _pos_fits(token, best.trigger.pos, best.head) and not (syntax.is_name_part(head) or self._is_light(head, best)):
                    # entries of equal rank are readings of one word ("strike"): the frames decide between them
                    same = [f for f in fits if len(f.words) == len(best.words) and _pos_fits(token, f.trigger.pos, f.head)]
                    readings = sorted({f.trigger.iri for f in same})
                    yield _candidate(best, tuple(readings))


def _candidate(fit: _Fit, readings: tuple[str, ...]) -> TriggerCandidate:
    return TriggerCandidate(
        begin=fit.begin,
        end=fit.end,
        kind=fit.trigger.evokes,
        iri=fit.trigger.iri,
        found_by=fit.trigger.iri,
        head=fit.head,
        is_event=fit.trigger.is_event,
        readings=readings,
    )


def _named_in(doc: Doc) -> Iterator[int]:
    """Tokens of names and of listed phrases, in which no word evokes anything: "the Samarra Barrage", "hit men"."""
    for actor in read_findings(doc, ACTORS):
        if actor.how == "name":
            yield from range(actor.begin, actor.end)
        elif actor.how == "ner" and actor.end - actor.begin > 1 and syntax.is_running_text(doc[actor.begin].sent):
            yield from (t.i for t in doc[actor.begin : actor.end] if t.is_title and t.pos_ == "PROPN")
    for nominal in read_findings(doc, NOMINALS):  # "hit men", "bomb disposal squad"
        yield from range(nominal.head - nominal.lemma.count(" "), nominal.head)
    for place in places_in(doc):
        yield from (t.i for t in doc[place.begin : place.end] if t.text[:1].isupper() and t.i > place.begin)


def lemma_matches(token: Token, words: tuple[str, ...], pos: str) -> tuple[int, int, int] | None:
    """Whether an entry of ``words`` begins at the token: its span and head.

    A verb's further words may stand apart as its particle, object, complement or what a preposition brings ("blew the bridge up",
    "opened heavy fire", "beat a man to death").
    """
    if len(words) == 1:
        return token.i, token.i + 1, token.i
    i, parse = token.i, syntax.parse_of(token.doc)
    if parse.reads(words[1:], i + 1, parse.bounds[parse.sentence[i]][1]):
        last = words.index(OF) if OF in words else len(words)  # "exchange of gunfire": the noun before leads
        head = i if pos == "VERB" else i + last - 1
        return i, i + len(words), head
    if token.pos_ == "VERB" and len(words) == 2 and syntax.has_dependent_word(token, words[1]):
        return i, i + 1, i
    if token.pos_ == "VERB" and len(words) == 3 and syntax.has_dependent_phrase(token, *words[1:]):
        return i, i + 1, i
    return None


def _rank(token: Token, fit: _Fit) -> tuple[int, bool, bool, str]:
    conditional = any(not r.startswith("-") for r in fit.trigger.requires)
    return -len(fit.words), not _pos_fits(token, fit.trigger.pos, fit.head), not conditional, fit.trigger.iri


def _pos_fits(token: Token, pos: str, head_index: int) -> bool:
    head = token.doc[head_index]
    if pos == "X" or _CLASS.get(head.pos_) == pos:
        return True
    if pos == "VERB":
        return (head.pos_ == "ADJ" and syntax.is_participle(head)) or syntax.governs_object(head)
    return pos == "NOUN" and syntax.is_verbal_noun(head)


@Language.factory("kg_triggers", default_config={"extra": []}, assigns=["doc.spans"], requires=["token.lemma", "token.pos", "token.dep"])
def make_triggers(nlp: Language, name: str, extra: list[str]) -> Triggers:
    """Make the component."""
    return Triggers(extra)
