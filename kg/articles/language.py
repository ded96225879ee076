"""Whether a text is English: the reader's grammar and lexicon are, so anything else would give false facts."""

from __future__ import annotations

import re

from kg.errors import LanguageError

__all__ = ["check_language", "other_language"]

# Log-odds by which another language must beat English. Single English sentences full of Arabic and Spanish names, or with words
# in Arabic script, give a wrong language a lead of 64 at most; German, French, Spanish or Turkish of 80 characters lead by 128 and more.
LEAD = 80.0
# Code points below which no verdict is safe: such texts pass.
SHORT = 80
# The commonest words of English, less those that are words of its neighbours, too. Nearly all prose has them in each stretch of so many
# words; two sentences in another language leave a stretch without.
_COMMONEST = frozenset(
    ["the", "of", "and", "to", "that", "with", "was", "were", "from", "by", "for", "his", "have", "has", "had", "which", "on", "at"]
)
_STRETCH = 30
_LEAST = 3
_FOREIGN = re.compile(r"[^\W\d_\x00-\x7f]")
# One letter in so many may lie outside of ASCII: names do.
_ONE_IN = 100


def other_language(text: str) -> str | None:
    """Return the ISO 639 code of the language that the text is surely in, if that is not English.

    >>> other_language("The army said two soldiers were killed near the border on Monday, and three were wounded in the raid.")
    >>> other_language("Die Armee teilte mit, dass am Montag nahe der Grenze zwei Soldaten getötet und drei verletzt worden seien.")
    'de'
    """
    if len(text.strip()) < SHORT or _is_plainly_english(text):
        return None
    from py3langid import rank  # it unpacks its model, 0.9 s

    ranked: list[tuple[str, float]] = rank(text)
    (best, score), english = ranked[0], dict(ranked)["en"]
    return best if score - english > LEAD else None


def _is_plainly_english(text: str) -> bool:
    """Whether common English words stand all over the text, so that no model need be asked; nine articles in ten are such."""
    if len(_FOREIGN.findall(text)) * _ONE_IN > len(text):
        return False
    words = text.lower().split()
    last = max(len(words) - _STRETCH, 0)
    begins = (*range(0, last, _STRETCH), last)
    return all(sum(word in _COMMONEST for word in words[begin : begin + _STRETCH]) >= _LEAST for begin in begins)


def check_language(text: str, where: str) -> None:
    """Raise `LanguageError` if the text is surely not English."""
    if code := other_language(text):
        raise LanguageError(f"{where}: the text is not English (it looks like {code!r}); kg reads English only")
