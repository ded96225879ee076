"""Names that stand for one node: the same again, the end of a person's, the short form that a bracket or its letters explain."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc

from kg.reading.coreference.antecedents import Mention
from kg.reading.english.connectives import OR
from kg.reading.english.determiners import THE
from kg.reading.english.naming import ALIAS_PHRASES, TITLES
from kg.reading.findings.filled import FindingId
from kg.reading.lookup.name_index import fold, undotted
from kg.reading.syntax import parse_of

__all__ = ["same_names"]


def same_names(doc: Doc, names: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Yield pairs (name, the name whose node it shares). Two bearers of a surname make it nobody's."""
    first: dict[str, Mention] = {}
    bearers: dict[str, dict[str | FindingId | None, Mention]] = defaultdict(dict)
    following = {n.begin: n for n in names}
    long = {i for n in names if n.end - n.begin > 1 for i in range(n.begin, n.end)}
    lone = cache(lambda: Counter(fold(word) for i, word in enumerate(parse_of(doc).texts) if i not in long))
    aliases = dict(_aliases(doc, names))
    for name in names:
        words = _words(doc, name)
        text = " ".join(words)
        if name in aliases:
            first.setdefault(text, name)
            yield name, aliases[name]
            continue
        if not name.iri:
            earlier = first.get(text) or _only(bearers[text], name)
            if earlier is not None and ((earlier.label == "Person") == (name.label == "Person") or len(words) > 1 or text in bearers):
                yield name, earlier
                continue
            if earlier is None and bearers[text]:
                continue  # one of several
        first.setdefault(text, name)
        if name.label == "Person":
            for start in range(1, len(words)):
                bearers[" ".join(words[start:])].setdefault(name.iri or name.key, name)
            # of two surnames the first is the one used alone
            if len(words) > 2 and lone()[words[-2]] > 1:
                bearers[words[-2]].setdefault(name.iri or name.key, name)
        else:
            _note_short_form(doc, name, words, following, first)


def _aliases(doc: Doc, names: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Pairs (alias, full name): "Omar Said, alias 'the Fox'", "the Highland Council, also known as HC"."""
    sentence_of = parse_of(doc).sentence
    for name, other in pairwise(names):
        if other.iri or sentence_of[name.head] != sentence_of[other.head]:
            continue
        between = " ".join(t.lower_ for t in doc[name.end : other.begin] if not t.is_punct and not t.is_quote and t.lower_ != THE)
        if between in ALIAS_PHRASES or (between == OR and _is_gloss(doc, name, other)):
            yield other, name


def _is_gloss(doc: Doc, name: Mention, other: Mention) -> bool:
    """Whether one of two names is made of the other's initials: "the PFD, or Popular Front for Dawn,"."""
    short, long = sorted((_words(doc, name), _words(doc, other)), key=len)
    initials = "".join(word[0] for word in long if word[:1].isupper())
    return doc[name.end].text == "," and len(short) == 1 and len(initials) > 2 and short[0] == initials


def _words(doc: Doc, name: Mention) -> list[str]:
    words = [undotted(t.text) for t in doc[name.begin : name.end] if not t.is_space and t.text.lower() != THE]
    while len(words) > 1 and name.label == "Person" and words[0].lower() in TITLES:
        words = words[1:]
    return words


def _only(bearers: dict[str | FindingId | None, Mention], name: Mention) -> Mention | None:
    """The one person who bears the name and is not known as of the other sex."""
    if len(bearers) != 1:
        return None
    (bearer,) = bearers.values()
    return None if {bearer.gender, name.gender} == {"m", "f"} else bearer


def _note_short_form(doc: Doc, name: Mention, words: list[str], following: dict[int, Mention], first: dict[str, Mention]) -> None:
    """The name in brackets after this one, if it is made of its letters or written in capitals; else what its initials would spell."""
    initials = "".join(w[0] for w in words if w[0].isupper())
    if len(initials) > 2:
        first.setdefault(initials, name)
    inside = following.get(name.end + 1)
    if inside is None or doc[name.end].text != "(" or doc[inside.end : inside.end + 1].text != ")" or inside.label == "Person":
        return
    short = "".join(_words(doc, inside))
    if not (short.isupper() and 1 < len(short) < 9 and len(words) > 1):
        return
    if not inside.iri:
        first.setdefault(short, name)
