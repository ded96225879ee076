"""The model's attribute ruler, asked once for each kind of token.

spaCy puts each of some 180 rules to each token, which takes as long as a parse. Nearly all of them look at one token's form, tag and
label alone, so what they find for one token holds for all that are alike.
"""

from __future__ import annotations

from typing import Any

from spacy.attrs import IDS
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, Span

__all__ = ["Ruling"]

_Found = list[tuple[int, int, int, int]]


class Ruling:
    """Stands for ``ruler.match``: gives the same matches (number of the rule, its id, begin, end), sorted.

    Of two tokens that differ only in words which no rule for one token names, the rules say the same.
    """

    def __init__(self, ruler: AttributeRuler) -> None:
        self._strings = ruler.vocab.strings
        self._alone = Matcher(ruler.vocab)
        self._along = Matcher(ruler.vocab)
        self._named: set[int] = set()
        names: set[str] = set()
        rules: list[Any] = ruler.patterns
        for number, rule in enumerate(rules):
            for pattern in rule["patterns"]:
                values = [_values(name, value) for name, value in pattern[0].items()]
                if len(pattern) > 1 or None in values:
                    self._along.add(str(number), [pattern])
                    continue
                self._alone.add(str(number), [pattern])
                names.update(pattern[0])
                self._named.update(v if isinstance(v, int) else self._strings.add(v) for some in values for v in some or ())
        self._attributes = sorted(IDS[name] for name in names)
        self._known: dict[tuple[int, ...], _Found] = {}

    def __call__(self, doc: Doc) -> _Found:
        """Match all rules."""
        found = self._matches(self._along, doc)
        named = self._named
        for i, values in enumerate(doc.to_array(self._attributes).tolist()):
            kind = tuple([value if value in named else -1 for value in values])
            if kind not in self._known:
                self._known[kind] = self._matches(self._alone, doc[i : i + 1])
            found += [(number, rule, i, i + 1) for number, rule, _, _ in self._known[kind]]
        return sorted(found)

    def _matches(self, matcher: Matcher, words: Doc | Span) -> _Found:
        return [(int(self._strings[rule]), rule, b, e) for rule, b, e in matcher(words, allow_missing=True, as_spans=False)]


def _values(name: str, value: Any) -> list[str | int] | None:
    """What a pattern compares an attribute of a token with; None where it does more than compare."""
    if name not in IDS:
        return None
    if not isinstance(value, dict):
        return [value]
    return [v for some in value.values() for v in some] if value.keys() <= {"IN", "NOT_IN"} else None
