"""Whether a text is English: the reader's grammar and lexicon are, so anything else would give false facts."""

from __future__ import annotations

from kg.errors import LanguageError

__all__ = ["check_language", "other_language"]

# Log-odds by which another language must beat English. Single English sentences full of Arabic and Spanish names, or with words
# in Arabic script, give a wrong language a lead of 64 at most; German, French, Spanish or Turkish of 80 characters lead by 128 and more.
LEAD = 80.0
# Code points below which no verdict is safe: such texts pass.
SHORT = 80


def other_language(text: str) -> str | None:
    """Return the ISO 639 code of the language that the text is surely in, if that is not English.

    >>> other_language("The army said two soldiers were killed near the border on Monday, and three were wounded in the raid.")
    >>> other_language("Die Armee teilte mit, dass am Montag nahe der Grenze zwei Soldaten getötet und drei verletzt worden seien.")
    'de'
    """
    if len(text.strip()) < SHORT:
        return None
    from py3langid import rank  # it unpacks its model, 0.9 s

    ranked: list[tuple[str, float]] = rank(text)
    (best, score), english = ranked[0], dict(ranked)["en"]
    return best if score - english > LEAD else None


def check_language(text: str, where: str) -> None:
    """Raise `LanguageError` if the text is surely not English."""
    if code := other_language(text):
        raise LanguageError(f"{where}: the text is not English (it looks like {code!r}); kg reads English only")
