"""Who goes on telling: "a bomb killed two men, it added" is told by whoever told the sentence before."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.reading.coreference.antecedents import Known, Mention, Terrain
from kg.reading.coreference.pronouns import Pronouns
from kg.reading.speech.cues import Cues
from kg.reading.syntax import parse_of
from kg.reading.syntax import saying as speech_of

__all__ = ["Narrators"]

_FAR = 3  # sentences in the same voice as the pronoun's
_FARTHEST = 12  # sentences, those of quotations between them among them


class Narrators:
    """Resolves pronouns that only speak, and that no other sieve resolves."""

    def __init__(self, doc: Doc, cues: Cues, known: Known, terrain: Terrain, pronouns: Pronouns) -> None:
        self.doc = doc
        self.cues = cues
        self.known = known
        self.terrain = terrain
        self.pronouns = pronouns

    def of(self, pronoun: Token) -> Mention | None:
        """The one who speaks last before the pronoun's sentence, where the pronoun may stand for him."""
        if pronoun.dep_ != "nsubj" or not self._tells(pronoun.head):
            return None
        speakers = next(self._speakers_before(pronoun), [])
        found = self.known.at(speakers[0]) if len(speakers) == 1 else None
        return found if found is not None and self.pronouns.fits(pronoun, found) else None

    def is_beyond(self, pronoun: Token) -> bool:
        """Whether the pronoun only tells what its sentence has told before it, and so stands for nobody in it: "…, they added"."""
        verb = pronoun.head
        if pronoun.dep_ != "nsubj" or not self._tells(verb):
            return False
        told = any(c.dep_ == "ccomp" and c.i < pronoun.i for c in verb.children)
        return told or (verb.dep_ == "parataxis" and verb.head.i < pronoun.i)

    def _speakers_before(self, pronoun: Token) -> Iterator[list[Token]]:
        """Who tells in the sentences before, the last first: of a verb of telling, or cited ("according to the ministry")."""
        parse, turn = parse_of(self.doc), self.terrain.turn(pronoun.i)
        here, read = self.terrain.sentence(pronoun.i), 0
        for number in range(here - 1, max(here - 1 - _FARTHEST, -1), -1):
            own = [t for t in reversed(self.doc[slice(*parse.bounds[number])]) if self.terrain.turn(t.i) == turn]
            for token in own:
                if self._tells(token):
                    yield speech_of.speakers_of(token)
                elif self._cites(token):
                    yield speech_of.objects_after(token)
            read += any(t.is_alpha for t in own)
            if read == _FAR:
                return

    def _cites(self, token: Token) -> bool:
        after = parse_of(self.doc).words[token.i + 1 : token.i + 2]
        return any(self.cues.words(" ".join(words), "adverb") == "reported" for words in ((token.lower_,), (token.lower_, *after)))

    def _tells(self, verb: Token) -> bool:
        return verb.pos_ == "VERB" and self.cues.status(verb, "content") == "reported" and speech_of.has_content(verb)
