"""The main path of scoring: gold and graphs in, scores out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.asking.querying import load
from kg.errors import GoldError, KgError
from kg.evaluate.gold import GoldDocument, articles_in, read_gold
from kg.evaluate.scoring import DocumentScore, score_document
from kg.evaluate.told import ToldArticle, built, told_in

if TYPE_CHECKING:
    from kg.builder import Builder

__all__ = ["Evaluation", "evaluate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The score of each article of the gold, in its order; ``notes`` tell what is no error but hardly meant.

    ``errors`` tell of articles on which kg failed: they have no score.
    """

    scores: tuple[DocumentScore, ...]
    notes: tuple[str, ...] = ()
    errors: tuple[KgError, ...] = ()


def evaluate(gold: str | Path, graphs: Sequence[str | Path] = (), *, builder: Builder | None = None) -> Evaluation:
    """Score graphs (Turtle files), or without any what ``builder`` makes of the gold's own texts, against a gold file.

    Raises `GoldError` where the gold is not in the frames format or holds an article that the graphs lack, and `kg.errors.KgError`
    where a graph or an article cannot be read.
    """
    documents = read_gold(gold)
    errors: list[KgError] = []
    if graphs:
        told = told_in(load(graphs))
    else:
        articles = list(articles_in(documents))
        from kg.builder import Builder, Settings  # loads spaCy, which given graphs do not need

        told = told_in(built(articles, builder or Builder(Settings()), errors.append))
    if errors:
        documents = [document for document in documents if document.doc_id in told]
    for document in documents:
        if document.doc_id not in told:
            raise GoldError(f"{document.where}: the given graphs hold no article {document.doc_id!r}; build it too, or leave its line out")
    return Evaluation(
        scores=tuple(score_document(each.doc_id, each.events, told[each.doc_id].events) for each in documents),
        notes=tuple(note for each in documents for note in _notes(each, told[each.doc_id])),
        errors=tuple(errors),
    )


def _notes(document: GoldDocument, told: ToldArticle) -> Iterator[str]:
    yield from document.notes
    text = document.draft.fields.get("text")
    if told.digest and isinstance(text, str) and hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != told.digest:
        yield f"{document.where}: the given graphs were built from another text of {document.doc_id!r}"
