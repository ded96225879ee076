"""Words as the finder of names needs them, and the closed classes of English that stand around names of places."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

__all__ = [
    "ARABIC",
    "ARTICLES",
    "BESIDE",
    "INDEFINITE",
    "INSIDE_NAMES",
    "LINKS",
    "LINKS_TO_HOLDER",
    "LOCATIVE",
    "NOT_LOCATIVE",
    "PART_OF",
    "SETTING_OR_BRACKET",
    "SIDES",
    "TITLES",
    "UNITS",
    "Word",
    "direction",
    "leads_from_place",
    "text_of",
]


class Word(NamedTuple):
    """A token. ``space`` follows it; ``is_proper`` and ``is_noun`` (of either kind) are the tagger's.

    ``ent`` is the label of the entity that it lies in and ``span`` its tokens; ``starts`` is true at the start of a sentence or line.
    ``slot``: ``called`` where the text says that it is a place ("X, a town in Y"), ``place`` where nothing else fits ("overran X"),
    ``open`` where people do too ("attacked X").
    """

    text: str
    space: str = " "
    is_proper: bool = False
    is_noun: bool = False
    starts: bool = False
    ent: str = ""
    span: tuple[int, int] = (-1, -1)
    slot: str = ""

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[:1].isupper()

    @property
    def is_word(self) -> bool:
        """Whether it has a letter or digit."""
        return any(c.isalnum() for c in self.text)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ARTICLES = frozenset({"the"})
INDEFINITE = _set("a an another any some several two three many his her its their")
LOCATIVE = _set(
    "in at near from to around outside inside into toward towards across throughout within along through between via off beyond "
    "surrounding leaving entering entered reached reaching linking connecting"
)
SETTING_OR_BRACKET = _set("in at near outside around inside of (")
# between the name of a place and that of what it lies in
LINKS_TO_HOLDER = frozenset([("in",), (",", "in"), ("in", "the"), (",", "in", "the"), ("of",), ("of", "the"), ("(",), (",",)])
NOT_LOCATIVE = _set("according due thanks belonging belongs belonged linked loyal related compared")
BESIDE = frozenset({"near", "outside", "beside", "off", "nearby", "approaching", "surrounding"})
# words of the middle of a name, which are written small
INSIDE_NAMES = _set(
    "of and the de del de la las los el al ar as at az ad an ash e y da do dos das du des sur en le les ez es er et i u o bin al- upon in"
)
# of these, such as stand in names alone
ARABIC = _set("al el ad ar az ez es er")
LINKS = ARABIC | _set("de del la las los da do dos das du des ul bin ibn")
TITLES = _set(
    "mr mrs ms dr sir gen lt col maj capt sgt cpl brig adm general colonel major captain lieutenant sergeant commander sheikh "
    "shaykh mullah maulana mawlawi imam ayatollah president minister secretary senator governor mayor judge professor king queen "
    "prince"
)
UNITS = _set("km kms kilometer kilometers kilometre kilometres mile miles mi m meters metres meter metre yards minutes hours")
PART_OF = {
    "outskirts": "outskirts",
    "countryside": "countryside",
    "suburbs": "suburbs",
    "edge": "edge",
    "heart": "centre",
    "centre": "centre",
    "center": "centre",
    "vicinity": "vicinity",
    "border": "border",
}
_POINTS = ("north", "south", "east", "west")
_MORE = {"central": "central", "downtown": "central", "upper": "upper", "lower": "lower"}


_SIDES = (*_POINTS, *(first + second for first in _POINTS for second in ("east", "west")))
_MEASURING = _set(", ( ) - about around some roughly nearly just located lying situated the to")
SIDES = frozenset(side + "ern" for side in _SIDES)
"""As `direction` calls them."""
_DIRECTIONS = frozenset(_MORE) | {side + ending for side in _SIDES for ending in ("", "ern", "ernmost", "ernmostern")}


def leads_from_place(between: Sequence[str]) -> bool:
    """Whether the words between two places, in lower case, measure the first from the second: ", 65 km (40 miles) north of".

    >>> leads_from_place(["southwest", "of"]), leads_from_place(["and", "north", "of"])
    (True, False)
    """
    inner = [word for word in between[:-1] if word not in _MEASURING and word not in UNITS and not word[:1].isdigit()]
    return bool(between) and between[-1] in ("of", "from") and bool(inner) and all(word in _DIRECTIONS for word in inner)


@lru_cache(maxsize=16384)
def _may_end_direction(word: str) -> bool:
    """Whether some direction, its pieces joined, ends with the word; hyphens are left out."""
    return any(listed.endswith(word.replace("-", "")) for listed in _DIRECTIONS)


def direction(words: Sequence[Word], end: int) -> tuple[int, str] | None:
    """The direction word that ends at ``end``, hyphenated or not: its first token, and how it is called.

    >>> direction([Word("north", ""), Word("-", ""), Word("eastern")], 3)
    (0, 'northeastern')
    """
    if end < 1 or not _may_end_direction(words[end - 1].lower):
        return None
    for begin in (end - 3, end - 2, end - 1):
        if begin < 0 or (end - begin == 2 and words[begin].text == "-"):
            continue
        text = "".join(w.lower for w in words[begin:end]).replace("-", "")
        if text in _MORE:
            return begin, _MORE[text]
        bare = text.removesuffix("ern").removesuffix("ernmost")
        if bare in _POINTS or (bare[:5] in _POINTS and bare[5:] in ("east", "west")):
            return begin, bare + "ern"
    return None


def text_of(words: Sequence[Word], begin: int, end: int) -> str:
    """The text of tokens ``begin:end``."""
    return "".join(w.text + w.space for w in words[begin:end]).rstrip() if end > begin else ""
