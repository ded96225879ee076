"""What the model says of the words of a Doc in plain lists, read once: each question to spaCy costs it a look-up among its strings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache, wraps
from itertools import pairwise
from typing import Any, TypeVar

from spacy.attrs import DEP, HEAD, IDX, LEMMA, LOWER, ORTH, POS, SENT_START, SPACY, TAG
from spacy.tokens import Doc, Token

from kg.reading.syntax.argument import Argument

__all__ = ["Parse", "asked_once", "parse_of", "sentence_lemmas", "sentence_start", "sentence_tokens", "sentence_words"]

T = TypeVar("T")


class Parse:
    """The Doc's whole ``text``; by token index ``texts``, and if ``spaced`` a blank behind; ``starts`` in code points; ``words`` and
    ``lemmas`` in lower case, ``forms`` as `base_forms` gives them; ``tags``, parts of speech in ``pos``, ``labels`` and ``heads``;
    the number of ``sentence``.

    ``tokens`` are the Doc's own, made once. ``below`` holds the children of the tokens that have any, each with its label; ``bounds``
    begin and end of each sentence; ``arguments`` those that `plain_arguments` has found so far, ``around_nouns`` those of
    `noun_functions`, ``conjuncts`` those of `conjuncts`; ``answers`` what `asked_once` keeps.
    ``firsts`` gives the first of the words that each is coordinated to, itself where it is coordinated to none.
    """

    __slots__ = (
        "_forms_in",
        "_lemmas_in",
        "_standing",
        "_vocabulary",
        "answers",
        "arguments",
        "around_nouns",
        "below",
        "bounds",
        "conjuncts",
        "firsts",
        "forms",
        "heads",
        "labels",
        "lemmas",
        "pos",
        "sentence",
        "spaced",
        "starts",
        "tags",
        "text",
        "texts",
        "tokens",
        "words",
    )

    def __init__(self, doc: Doc) -> None:
        columns = doc.to_array([ORTH, LOWER, LEMMA, TAG, POS, DEP]).T.tolist()
        strings = {key: doc.vocab.strings[key] for key in set[int]().union(*columns)}
        texts, words, lemmas, tags, pos, labels = ([strings[key] for key in column] for column in columns)
        distances, begins, spaced, starts = doc.to_array([HEAD, SENT_START, SPACY, IDX]).astype("int64").T.tolist()
        self.tokens: list[Token] = list(doc)
        self.texts: list[str] = texts
        self.text = "".join([f"{word} " if blank else word for word, blank in zip(texts, spaced, strict=True)])
        self.spaced: list[int] = spaced
        self.starts: list[int] = starts
        self.tags: list[str] = tags
        self.pos: list[str] = pos
        self.labels: list[str] = labels
        self.words: list[str] = words
        self.lemmas: list[str] = [lemma.lower() for lemma in lemmas]
        self.forms = list(map(_base_forms, self.lemmas, words, tags))
        self.below: dict[int, list[tuple[Token, str]]] = {}
        self.heads = [i + distance for i, distance in enumerate(distances)]
        for i, (token, head, label) in enumerate(zip(self.tokens, self.heads, labels, strict=True)):
            if head != i:
                self.below.setdefault(head, []).append((token, label))
        self.firsts = _firsts(self.heads, labels)
        first = [i for i, begin in enumerate(begins) if begin == 1 or not i]
        self.bounds = list(pairwise([*first, len(words)]))
        self.sentence = [n for n, (begin, end) in enumerate(self.bounds) for _ in range(begin, end)]
        self.arguments: dict[int, tuple[Argument, ...]] = {}
        self.around_nouns: dict[tuple[int, int], tuple[Argument, ...]] = {}
        self.conjuncts: dict[int, list[Token]] = {}
        self.answers: dict[str, dict[int, Any]] = {}
        self._vocabulary: dict[int, frozenset[str]] = {}
        self._lemmas_in: dict[int, frozenset[str]] = {}
        self._forms_in: dict[int, frozenset[str]] = {}
        self._standing: dict[str, list[int]] | None = None

    def root(self, begin: int, end: int) -> Token:
        """The first of the tokens ``begin:end`` whose head is none of the others; the last where there is no such token."""
        heads = self.heads
        return self.tokens[next((i for i in range(begin, end) if not begin <= heads[i] < end or heads[i] == i), end - 1)]

    def at_forms(self, listed: Mapping[str, object]) -> list[int]:
        """The tokens of which some form, as `base_forms` gives them, is a key of ``listed``, in reading order."""
        if self._standing is None:
            self._standing = {}
            for i, forms in enumerate(self.forms):
                for form in forms:
                    self._standing.setdefault(form, []).append(i)
        return sorted({i for form in self._standing.keys() & listed.keys() for i in self._standing[form]})

    def forms_in(self, sentence: int) -> frozenset[str]:
        """The forms of a sentence's words, as `base_forms` gives them."""
        if sentence not in self._forms_in:
            self._forms_in[sentence] = frozenset(form for forms in self.forms[slice(*self.bounds[sentence])] for form in forms)
        return self._forms_in[sentence]

    def lemmas_in(self, sentence: int) -> frozenset[str]:
        """The lemmas of a sentence, lower case."""
        if sentence not in self._lemmas_in:
            self._lemmas_in[sentence] = frozenset(self.lemmas[slice(*self.bounds[sentence])])
        return self._lemmas_in[sentence]

    def vocabulary(self, sentence: int) -> frozenset[str]:
        """The lemmas of a sentence and its words as written, lower case."""
        if sentence not in self._vocabulary:
            begin, end = self.bounds[sentence]
            self._vocabulary[sentence] = frozenset(self.lemmas[begin:end]).union(self.words[begin:end])
        return self._vocabulary[sentence]

    def reads(self, words: Sequence[str], begin: int, end: int) -> bool:
        """Whether the words, as written or as lemmas, stand at the tokens from ``begin`` on, the last of them before ``end``."""
        return begin + len(words) <= end and all(w in (self.words[at], self.lemmas[at]) for at, w in enumerate(words, start=begin))


@lru_cache(maxsize=2)  # one Doc goes through all components before the next
def parse_of(doc: Doc) -> Parse:
    """The Doc's parse. It is read on the first call: later changes of tags, heads or sentences do not show."""
    return Parse(doc)


def sentence_start(token: Token) -> int:
    """Index of the first token of the token's sentence."""
    parse = parse_of(token.doc)
    return parse.bounds[parse.sentence[token.i]][0]


def sentence_tokens(token: Token) -> Iterable[Token]:
    """The tokens of the token's sentence."""
    parse = parse_of(token.doc)
    return parse.tokens[slice(*parse.bounds[parse.sentence[token.i]])]


def sentence_words(token: Token) -> frozenset[str]:
    """The lemmas of the token's sentence and its words as written, lower case."""
    parse = parse_of(token.doc)
    return parse.vocabulary(parse.sentence[token.i])


def sentence_lemmas(token: Token) -> frozenset[str]:
    """The lemmas of the token's sentence, lower case."""
    parse = parse_of(token.doc)
    return parse.lemmas_in(parse.sentence[token.i])


def asked_once(question: Callable[[Token], T]) -> Callable[[Token], T]:
    """Keep what a question says of each token of a Doc.

    Many a question of a coordinated word asks the word above. That is asked first, from the top: a long list is gone through once, and
    without a call inside a call for each of its members.
    """

    name = f"{question.__module__}.{question.__name__}"

    @wraps(question)
    def ask(token: Token) -> T:
        parse, i = parse_of(token.doc), token.i
        answers = parse.answers.get(name)
        if answers is None:
            answers = parse.answers[name] = {}
        if i not in answers:
            unknown = [i]
            while (above := parse.heads[unknown[-1]]) != unknown[-1] and parse.labels[unknown[-1]] == "conj" and above not in answers:
                unknown.append(above)
            for other in reversed(unknown):
                answers[other] = question(parse.tokens[other])
        found: T = answers[i]
        return found

    return ask


def _firsts(heads: Sequence[int], labels: Sequence[str]) -> list[int]:
    """By token, the first of its list."""
    firsts = [-1] * len(heads)
    for start in range(len(heads)):
        i, members = start, []
        while firsts[i] < 0 and labels[i] == "conj" and heads[i] != i:
            members.append(i)
            i = heads[i]
        first = firsts[i] if firsts[i] >= 0 else i
        for member in (i, *members):
            firsts[member] = first
    return firsts


@lru_cache(maxsize=65536)
def _base_forms(lemma: str, word: str, tag: str) -> tuple[str, ...]:
    forms = [lemma, word]
    for ending in ("ed", "ing") if tag in ("VBD", "VBN", "VBG") else ():
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            forms += [stem, stem + "e", *([stem[:-1]] if stem[-1] == stem[-2] else [])]
    return tuple(dict.fromkeys(forms))
