"""The parser's labels that functions are found by (CLEAR style); a test checks that the models have them."""

from __future__ import annotations

__all__ = ["LABELS"]

LABELS = frozenset(
    [
        "ROOT",
        "acl",
        "acomp",
        "advcl",
        "advmod",
        "agent",
        "amod",
        "appos",
        "attr",
        "aux",
        "auxpass",
        "case",
        "cc",
        "ccomp",
        "compound",
        "conj",
        "csubj",
        "csubjpass",
        "dative",
        "det",
        "dobj",
        "expl",
        "mark",
        "neg",
        "nmod",
        "npadvmod",
        "nsubj",
        "nsubjpass",
        "nummod",
        "oprd",
        "parataxis",
        "pcomp",
        "pobj",
        "poss",
        "predet",
        "prep",
        "prt",
        "quantmod",
        "relcl",
        "xcomp",
    ]
)
