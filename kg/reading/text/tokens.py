"""spaCy's tokenizer for texts of any shape: it looks through the rest of a word for each mark that it takes off its ends."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from spacy.tokens import Doc

__all__ = ["LONGEST", "BoundedTokenizer"]

LONGEST = 500
"""Code points without white space that are tokenised together; more are cut after as many. Web addresses are seldom longer."""
_STRETCH = re.compile(rf"\S{{{LONGEST}}}(?=\S)")


class BoundedTokenizer:
    """Gives what the tokenizer gives, and the same text back, in time that grows as the text does."""

    def __init__(self, tokenizer: Callable[[str], Doc]) -> None:
        self.tokenizer = tokenizer

    def __call__(self, text: str) -> Doc:
        """Return the tokens of the text.

        >>> import spacy
        >>> bounded = BoundedTokenizer(spacy.blank("en").tokenizer)
        >>> bounded("(" * 1200).text == "(" * 1200, [t.text for t in bounded("They left.")]
        (True, ['They', 'left', '.'])
        """
        cuts = [match.end() for match in _STRETCH.finditer(text)]
        if not cuts:
            return self.tokenizer(text)
        pieces = [self.tokenizer(text[begin:end]) for begin, end in pairwise([0, *cuts, len(text)])]
        joined = Doc.from_docs(pieces, ensure_whitespace=False)
        if joined is None:
            raise ValueError("no pieces to join")
        return joined

    def __getattr__(self, name: str) -> Any:
        return getattr(self.tokenizer, name)
