"""Which entries of the lexicon stand in a text, whatever comes to be made of them: events, relations, slots for places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kg.ontology.entries import Lexicon, Trigger, required_words_hold
from kg.reading import syntax
from kg.reading.english.prepositions import OF
from kg.reading.findings.document import kept_for

__all__ = ["ListedTrigger", "listed_triggers"]


class ListedTrigger(NamedTuple):
    """An entry of ``words`` at the tokens ``begin:end``, led by ``head``."""

    words: tuple[str, ...]
    trigger: Trigger
    begin: int
    end: int
    head: int


def listed_triggers(doc: Doc, lexicon: Lexicon) -> Mapping[int, Sequence[ListedTrigger]]:
    """Return the entries that stand in the Doc by the token at which they begin, in reading order; sought once a Doc."""
    return kept_for(doc, "listed-triggers", (lexicon,), lambda: dict(_found_in(doc, lexicon)))


@lru_cache(maxsize=4)
def _table(lexicon: Lexicon) -> Mapping[str, list[tuple[tuple[str, ...], Trigger]]]:
    """The entries by the first of their words, each with all of them."""
    table: dict[str, list[tuple[tuple[str, ...], Trigger]]] = defaultdict(list)
    for trigger in lexicon.triggers:
        for lemma in trigger.lemmas:
            words = tuple(lemma.replace("-", " - ").split())
            table[words[0]].append((words, trigger))
    return table


def _found_in(doc: Doc, lexicon: Lexicon) -> Iterator[tuple[int, list[ListedTrigger]]]:
    table, parse = _table(lexicon), syntax.parse_of(doc)
    for i in parse.at_forms(table):
        token = parse.tokens[i]
        said = syntax.sentence_words(token)
        found = [
            ListedTrigger(words, trigger, *span)
            for key in parse.forms[i]
            for words, trigger in table.get(key, ())
            if (span := _span_at(token, words, trigger.pos)) and required_words_hold(trigger.requires, said)
        ]
        if found:
            yield i, found


def _span_at(token: Token, words: tuple[str, ...], pos: str) -> tuple[int, int, int] | None:
    """The span and head of an entry of ``words`` that begins at the token, if one does.

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
