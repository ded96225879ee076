"""Where the words of a cleaned text stand in the text that it was made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Offsets"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offsets:
    """By code point of the cleaned text, where in the original what it stands for ``begins`` and ``ends``.

    Without any, both texts are the same. Several code points may stand for one ("fi" for a ligature), and one for several (a
    blank for a line break and the blanks around it); none stands for nothing.
    """

    begins: Sequence[int] = ()
    ends: Sequence[int] = ()

    def original(self, begin: int, end: int) -> tuple[int, int]:
        """Return the offsets in the original of the cleaned text's ``begin:end``, which must not be empty.

        >>> Offsets(begins=[0, 2, 3], ends=[1, 3, 4]).original(0, 2)
        (0, 3)
        >>> Offsets().original(4, 9)
        (4, 9)
        """
        return (self.begins[begin], self.ends[end - 1]) if self.begins else (begin, end)
