"""Of what other news the words around an event tell: a match, a trial, a storm."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from spacy.tokens import Doc, Token

from kg.ontology.entries import Lexicon
from kg.ontology.entry_values import PartOfSpeech, Topic
from kg.reading import syntax
from kg.reading.findings.document import read_findings
from kg.reading.findings.filled import Trigger
from kg.reading.findings.groups import TOLD

__all__ = ["Topics", "is_other_news"]

_OWN_WORDS = ("NOUN", "VERB", "ADJ", "ADV")
"""Parts of speech of words that stand for themselves; a name's do not: "the Premier League"."""
_OF_PHRASES = ("NOUN", "PROPN", "ADP", "DET", "ADJ", "NUM")
_MIN_SENTENCES = 3
_MIN_SHARE = 0.2  # of the article's sentences
_OPENING = 2  # sentences
_STAGED: tuple[Topic, ...] = ("fiction", "exercise", "past")
"""What an article has said of itself once it begins with it."""
_APART: frozenset[Topic] = frozenset(["sport", "court", "crime", "business", "fiction", "nature"])
"""What has nothing to do with politics."""


class Topics:
    """The topics of a Doc's sentences and of the whole article."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self._doc = doc
        self._parse = syntax.parse_of(doc)
        self._told = lexicon.other_news
        self._deeds = _deeds_of(lexicon, "NOUN")
        self._words: dict[int, list[int]] = {}
        for i in self._parse.at_forms(self._told):
            is_name = self._parse.pos[i] not in _OWN_WORDS and not self._parse.texts[i].islower()
            is_deed = self._parse.pos[i] == "VERB" and not _deeds_of(lexicon, "VERB").isdisjoint(self._parse.forms[i])
            if not is_name and not is_deed:  # fighters storm a town, and no storm is near
                self._words.setdefault(self._parse.sentence[i], []).append(i)
        self.of_article = frozenset(self._of_article())

    def of(self, token: Token) -> frozenset[Topic]:
        """The topics that a word tells of, whatever its part of speech."""
        found: list[frozenset[Topic]] = [self._told[form] for form in self._parse.forms[token.i] if form in self._told]
        return frozenset[Topic]().union(*found)

    def is_hazard(self, verb: Token) -> bool:
        """Whether a verb tells of an accident: "crashed"."""
        return verb.i in self._words.get(self._parse.sentence[verb.i], ()) and "hazard" in self.of(verb)

    def kinds_of(self, deed: Token) -> list[Token]:
        """The words before the noun of a deed, which say of what kind it is: "a heart attack", "a shark attack"."""
        return syntax.premodifiers(deed) if self._deeds.intersection(self._parse.forms[deed.i]) else []

    def beside(self, triggers: Sequence[Trigger]) -> frozenset[Topic]:
        """The topics of the event's sentences; its own words tell of none."""
        own = {i for t in triggers for i in range(t.begin, t.end)}
        sentences = {self._parse.sentence[t.begin] for t in triggers}
        words = [self._doc[i] for n in sorted(sentences) for i in self._words.get(n, ()) if i not in own]
        return frozenset[Topic]().union(*map(self.of, words))

    def leads_to(self, triggers: Sequence[Trigger], topic: Topic) -> bool:
        """Whether a word of the topic leads to the event: "a drill in which", "in the exercise", "the museum shows how"."""
        return any(topic in self.of(word) for t in triggers for word in self._leading(self._doc[t.head], t))

    def _leading(self, head: Token, trigger: Trigger) -> Iterator[Token]:
        above = [head, *head.ancestors]
        yield from above[1:]
        yield from syntax.premodifiers(head)
        verbs = {token.i for token in above}
        fillers = {role.head for role in trigger.roles}
        for i in self._words.get(self._parse.sentence[head.i], ()):
            word = self._doc[i]
            is_own = trigger.begin <= i < trigger.end or i in fillers
            if not is_own and not syntax.is_object(word) and self._phrase_hangs_on(word) in verbs:
                yield word

    def _phrase_hangs_on(self, word: Token) -> int:
        """The word outside all noun phrases on which the one around the word hangs."""
        while word.head.i != word.i and word.head.pos_ in _OF_PHRASES and not syntax.is_object(word):
            word = word.head
        return word.head.i

    def _of_article(self) -> Iterator[Topic]:
        sentences: Mapping[Topic, set[int]] = self._sentences()
        whole = len(self._parse.bounds)
        for topic, found in sentences.items():
            is_opening = len(found) >= _OPENING and min(found) < _OPENING
            is_throughout = len(found) >= max(_MIN_SENTENCES, _MIN_SHARE * whole)
            if is_opening if topic in _STAGED else is_throughout:
                yield topic

    def _sentences(self) -> dict[Topic, set[int]]:
        found: dict[Topic, set[int]] = {}
        for n, words in self._words.items():
            for topic in frozenset[Topic]().union(*(self.of(self._doc[i]) for i in words)):
                found.setdefault(topic, set()).add(n)
        return found


def is_other_news(doc: Doc, lexicon: Lexicon) -> bool:
    """Whether no event of conflict is told, and the article is on sport, business, a trial or the like: its ties are of that."""
    return not read_findings(doc, TOLD) and not _APART.isdisjoint(Topics(doc, lexicon).of_article)


@lru_cache(maxsize=8)
def _deeds_of(lexicon: Lexicon, pos: PartOfSpeech) -> frozenset[str]:
    """The verbs or nouns for events."""
    return frozenset(lemma for t in lexicon.triggers if t.is_event and t.pos == pos for lemma in t.lemmas)
