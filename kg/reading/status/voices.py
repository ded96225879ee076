"""Whose voice a statement is in: the sources that verbs of saying, phrases at a sentence's edge and headline colons name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from spacy.tokens import Span, Token

from kg.reading import syntax
from kg.reading.english.determiners import INDEFINITE_ARTICLES
from kg.reading.findings.filled import NOBODY_NAMED, Filler
from kg.reading.findings.fillers import Fillers
from kg.reading.findings.found import ActorMention
from kg.reading.speech.cues import Cues, Verdict
from kg.reading.speech.lead_ins import lead_in_of
from kg.reading.status.authors import Authors
from kg.reading.syntax import parse_of
from kg.reading.syntax import saying as speech_of

__all__ = ["Voices"]

# of whom these statuses are told: a plan or a modal has no source of its own
_TOLD = ("reported", "claimed", "alleged", "denied", "expected")
_EDGE_TOKENS = 6


class Voices:
    """Finds sources as fillers: ``noun`` where no finding covers the word, ``unnamed`` where nobody is named."""

    def __init__(self, fillers: Fillers, cues: Cues) -> None:
        self.fillers = fillers
        self.cues = cues
        self.authors = Authors(fillers, cues)
        self._citing: dict[int, list[Token]] = {}
        self._final: dict[int, Token | None] = {}
        self._trailing: dict[int, Token | None] = {}
        self._colons: dict[int, list[tuple[list[Token], Filler]]] = {}

    def of(self, token: Token) -> Filler:
        """The source at the token; of a report its author, where one is named."""
        found = self.fillers.find(token, ("Actor",), "subject")
        if token.pos_ == "NOUN" and (found is None or self.authors.is_document(found)):
            found = self.authors.of(token) or found
        named = self._named_beside(token) if found is None or found.group == "nominals" else None
        return named or found or Filler("noun", token.i, token.i)

    def _named_beside(self, noun: Token) -> Filler | None:
        """The name beside a noun that only describes who speaks: "a spokesman, Musa Bello", "the group Ansaru"."""
        own = [(t, ("Actor",)) for t in syntax.children_of(noun, "appos") if t.i > noun.i]
        # "a spokesman for the army, Musa Bello": hung on the army
        torn = [(t, ("Person",)) for o in syntax.of_objects(noun) for t in syntax.children_of(o, "appos") if t.i > o.i]
        found = (self.fillers.find(t, kinds, "subject") for t, kinds in (*own, *torn))
        return next((f for f in found if f is not None and self._is_name(f)), None)

    def _is_name(self, filler: Filler) -> bool:
        actor = self.fillers.actor(filler)
        return actor is not None and actor.how in ("name", "ner")

    def is_named(self, noun: Token) -> bool:
        """Whether a name, listed or not, stands in the noun's phrase or after its "of": "NDF militants", "members of the Taliban"."""
        begin, end = syntax.noun_phrase(noun)
        if any(t.tag_ == "NNP" and t.is_upper and syntax.is_premodifier(t) for t in noun.doc[begin:end]):
            return True
        tokens = (*noun.doc[begin:end], *syntax.of_objects(noun))
        found = (here.finding for t in tokens for here in self.fillers.at.get(t.i, ()))
        return any(isinstance(f, ActorMention) and f.how in ("name", "ner") for f in found)

    def of_verdicts(self, verdicts: Iterable[Verdict]) -> Iterator[Filler]:
        """The sources of the cues; nobody for "reportedly" and "was claimed"."""
        for status, cue, by, _ in verdicts:
            if status not in _TOLD and not (status == "hypothetical" and by == "content"):
                continue
            if cue.pos_ in ("VERB", "AUX") and by in ("content", "object", "edge"):
                speakers = speech_of.followers_of(cue) if by == "edge" else []
                speakers = speakers or self.authors.speakers_of(cue)
                yield from (self.of(s) for s in (*speakers, *speech_of.quoted_by(cue)))
                if not speakers and status in ("reported", "claimed"):
                    yield NOBODY_NAMED
            elif cue.pos_ in ("NOUN", "PROPN") and by in ("content", "object"):
                authors = speech_of.authors_of(cue)
                found = [f for a in authors if (f := self.fillers.find(a, ("Actor",), "possessor"))]
                found = found or [f for f in (self.authors.issuer(cue),) if f is not None]
                yield from found or ([NOBODY_NAMED] if status in ("reported", "claimed") else [])
            elif status == "reported":
                yield NOBODY_NAMED

    def at_edges(self, head: Token, path: frozenset[int]) -> Iterator[Filler]:
        """Sources in a phrase that governs the trigger's clause ("according to the ministry"), at a colon or after a final verb."""
        start = syntax.sentence_start(head)
        if start not in self._citing:
            sent = head.sent
            self._citing[start] = list(self._citing_in(sent))
            self._final[start] = self._final_quotative(sent)
            self._trailing[start] = self._trailing_teller(sent)
            self._colons[start] = list(self._sides_of_colon(sent))
        for token in self._citing[start]:
            if token.i != head.i and (speech_of.governs_sentence(token) or speech_of.clause_of(token).i in path):
                yield from (self.of(o) for o in speech_of.objects_after(token))
        verb = self._final[start]
        if verb is not None and head.i < verb.i:
            yield from (self.of(t) for t in self._after(verb))
        teller = self._trailing[start]
        if teller is not None and head.i < teller.i:
            yield self.of(teller)
        yield from self._by_colon(head)

    def of_lead_in(self, head: Token) -> list[Filler]:
        """Who tells the list in which the word stands: "The commission documented several cases:"."""
        verb = lead_in_of(head, self.cues)
        found = [] if verb is None else [self.of(t) for t in self.authors.speakers_of(verb)]
        return [filler for filler in found if filler.group != "noun"]

    def _citing_in(self, sent: Span) -> Iterator[Token]:
        words = parse_of(sent.doc).words[sent.start : sent.end]
        for i, (word, after) in enumerate(zip_longest(words, words[1:], fillvalue=""), start=sent.start):
            if word in self.cues.citing or f"{word} {after}" in self.cues.citing:
                yield sent.doc[i]

    def _final_quotative(self, sent: Span) -> Token | None:
        """The verb of "…, reports Dawn." at the sentence's end, whatever the parser made of it."""
        parse = parse_of(sent.doc)
        for i in range(sent.start + 1, sent.end):
            if parse.texts[i - 1] not in (",", '"', "”", "''") or parse.tags[i] not in ("VBD", "VBZ", "NNS", "VBN", "VBP"):
                continue
            token = sent.doc[i]
            if self.cues.words_status(token) == "reported" and not speech_of.is_told_to(token):
                rest = [t for t in sent.doc[token.i + 1 : sent.end] if not t.is_space and not t.is_punct]
                if rest and len(rest) <= 2 * _EDGE_TOKENS and self._after(token):
                    return token
        return None

    def _trailing_teller(self, sent: Span) -> Token | None:
        """Who speaks in "..., the Herald reported, calling it a raid", where the parser took the verb for one of the events'."""
        parse = parse_of(sent.doc)
        for at in range(sent.start + 3, sent.end - 1):
            if parse.texts[at + 1] != "," or parse.tags[at] not in ("VBD", "VBZ") or parse.labels[at] != "conj":
                continue
            verb = sent.doc[at]
            begin = next((i for i in range(verb.i - 1, max(verb.i - _EDGE_TOKENS, sent.start), -1) if parse.texts[i] == ","), verb.i)
            noun, phrase = sent.doc[verb.i - 1], sent.doc[begin + 1 : verb.i]
            is_noun = noun.pos_ in ("PROPN", "NOUN") and not any(t.pos_ in ("VERB", "AUX", "CCONJ", "PRON") for t in phrase)
            if is_noun and self.cues.words_status(verb) == "reported" and self.fillers.find(noun, ("Actor",), "subject"):
                return noun
        return None

    def _after(self, verb: Token) -> list[Token]:
        """The head of the noun phrase right after the verb: the actor in it, else its last noun, unless it is "a success"."""
        phrase: list[Token] = []
        for token in verb.doc[verb.i + 1 : min(verb.i + 1 + 2 * _EDGE_TOKENS, verb.sent.end)]:
            if token.pos_ not in ("DET", "ADJ", "PROPN", "NOUN") and token.text != "-":
                break
            phrase.append(token)
        nouns = [t for t in phrase if t.pos_ in ("PROPN", "NOUN")]
        actors = [t for t in nouns if self.fillers.find(t, ("Actor",), "subject")][:1]
        is_new = bool(phrase) and phrase[0].lower_ in INDEFINITE_ARTICLES
        return actors or ([] if is_new else nouns[-1:])

    def _by_colon(self, head: Token) -> Iterator[Filler]:
        """ "Army: ten rebels killed" and "Ten rebels killed: army": the actor alone on one side of the colon."""
        yield from [found for side, found in self._colons[syntax.sentence_start(head)] if head not in side][:1]

    def _sides_of_colon(self, sent: Span) -> Iterator[tuple[list[Token], Filler]]:
        """The few words on a side of the only colon that are an actor's, with the actor; not whom a verb of saying before it names."""
        if parse_of(sent.doc).texts[sent.start : sent.end].count(":") != 1:
            return
        inked = [t for t in sent if not t.is_space]
        colons = [n for n, t in enumerate(inked) if t.text == ":"]
        before, after = inked[: colons[0]], [t for t in inked[colons[0] + 1 :] if not t.is_punct]
        is_said = any(t.pos_ == "VERB" and self.cues.words_status(t) == "reported" for t in before)
        for side in (before,) if is_said else (before, after):
            if 0 < len(side) <= _EDGE_TOKENS and not any(t.pos_ in ("VERB", "AUX") for t in side):
                found = self.fillers.find(side[-1], ("Actor",), "subject")
                if found is not None and side[-1].pos_ in ("NOUN", "PROPN"):
                    yield side, found
