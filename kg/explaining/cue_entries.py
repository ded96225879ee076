"""Which entry of the lexicon a status comes from."""

from __future__ import annotations

from spacy.tokens import Token

from kg.ontology.entries import Cue, Lexicon
from kg.reading import syntax

__all__ = ["CueEntries"]


class CueEntries:
    """Looks up the cues of a lexicon by the words of a Doc."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._by_first: dict[str, list[tuple[list[str], Cue]]] = {}
        for cue in lexicon.cues:
            for lemma in cue.lemmas:
                first, *rest = lemma.split()
                self._by_first.setdefault(first, []).append((rest, cue))

    def of(self, token: Token, status: str) -> Cue | None:
        """Return the entry that a verdict comes from; one of another status where a negation has turned it."""
        keys = {*syntax.verb_keys(token), *syntax.base_forms(token)}
        near = {t.lower_ for t in token.subtree} | {t.lower_ for t in token.ancestors}
        listed = ((rest, cue) for key in sorted(keys) for rest, cue in self._by_first.get(key, ()))
        found = [cue for rest, cue in listed if near.issuperset(rest)]
        return next((cue for cue in found if cue.status == status), found[0] if found else None)
