"""How an article is read: which entries, frames and rules made each fact, and what was rejected and why."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

from kg.builder import Builder, Settings
from kg.explaining.count_reasons import count_reasons
from kg.explaining.cue_entries import CueEntries
from kg.explaining.edge_reasons import Edges
from kg.explaining.event_reasons import event_reasons, untold_events
from kg.explaining.explanation import Explanation, RejectedWords
from kg.explaining.read_article import ReadArticle
from kg.explaining.rendering import lines_of
from kg.explaining.words_found import same_nodes, words_found
from kg.failures import Failed, each_of
from kg.model import Article
from kg.ontology.terms import last_segment
from kg.reading.collecting import collect_facts
from kg.reading.findings.document import read_findings
from kg.reading.findings.filled import Rejected
from kg.reading.findings.groups import REJECTED

__all__ = ["SENTENCE", "as_article", "explain", "explanations"]


SENTENCE = "sentence"
"""The id of a text that is no article."""


def as_article(text: str, date: datetime.date | None = None) -> Article:
    """Return sentences as an article, published on ``date``."""
    return Article(id=SENTENCE, text=text, date=date)


def explain(text: str, settings: Settings | None = None) -> Iterator[str]:
    """Yield lines on what was found in the text, and how each of its facts came to be."""
    for explanation in explanations([as_article(text)], Builder(settings)):
        yield from lines_of(explanation)


def explanations(articles: Iterable[Article], builder: Builder, *, failed: Failed | None = None) -> Iterator[Explanation]:
    """Yield the explanation of each article, in order.

    An article on which this fails is left out and told to ``failed`` (see `Builder.facts`).
    """
    cues = CueEntries(builder.lexicon)

    def explained(batch: Sequence[Article]) -> list[Explanation]:
        return [_explanation(article, builder, cues) for article in batch]

    for article in articles:
        yield from each_of([article], explained, builder.traces, failed)


def _explanation(article: Article, builder: Builder, cues: CueEntries) -> Explanation:
    base = builder.settings.base
    with builder.nlp.memory_zone():
        doc = builder.annotate(article)
        facts = collect_facts(doc, article, builder.lexicon, base)
        read = ReadArticle(doc=doc, facts=facts, lexicon=builder.lexicon, base=base, cues=cues)
        edges = Edges(read)
        rejected = [*_rejected(read, edges), *untold_events(read), *edges.contradicted()]
        return Explanation(
            article=article.id,
            found=tuple(words_found(read)),
            same=tuple(same_nodes(read)),
            events=tuple(event_reasons(read)),
            counts=tuple(count_reasons(read)),
            relations=tuple(edges.reasons()),
            rejected=tuple(sorted(rejected, key=lambda one: (one.quote.begin, one.quote.end, one.group))),
        )


def _rejected(read: ReadArticle, edges: Edges) -> Iterator[RejectedWords]:
    """The triggers that were refused, but those that a relation was read from all the same."""
    fired = edges.fired()
    for group in REJECTED:
        for one in read_findings(read.doc, group):
            if (one.begin, one.end) not in fired:
                yield _refused(read, group.name.removeprefix("rejected-"), one)


def _refused(read: ReadArticle, group: str, one: Rejected) -> RejectedWords:
    return RejectedWords(
        quote=read.quote_of(one),
        group=group,
        is_a=one.kind,
        entries=tuple(map(last_segment, one.readings)),
        reason=one.reason,
    )
