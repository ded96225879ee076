"""Answers jobs from an open store; what runs inside a worker."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypedDict

import pyoxigraph as ox

from kg.asking.answers import Table
from kg.asking.guard import refuse_unsafe
from kg.asking.querying import ask_here
from kg.asking.questions import questions
from kg.errors import KgError, QueryError
from kg.ontology.terms import PREFIXES
from kg.serve import media, pages
from kg.serve.surroundings import surroundings
from kg.serve.wire import Answer, Job, Kind, problem
from kg.triples.iris import is_iri

if TYPE_CHECKING:
    from typing_extensions import Buffer

__all__ = ["answer"]


class _TooLongError(Exception):
    """The answer is longer than it may be."""


class _Bounded(io.BytesIO):
    """A file in memory that takes no more than ``most`` bytes."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def write(self, data: Buffer) -> int:
        """Take the bytes, or raise where they are too many."""
        if self.tell() + memoryview(data).nbytes > self._most:
            raise _TooLongError
        return super().write(data)


def answer(store: ox.Store, job: Job, most: int) -> Answer:
    """Answer the job in at most ``most`` bytes; a job that fails by its own fault is answered by a status of 400 and above."""
    try:
        made = {Kind.QUERY: _query, Kind.QUESTION: _question, Kind.RESOURCE: _resource}[job.kind](store, job, _Bounded(most))
    except _TooLongError:
        return _failed(job, 500, f"the answer is longer than {most:,} bytes; ask for less, or add a LIMIT")
    except MemoryError:
        return _failed(job, 500, "the answer needs more memory than a query may have; ask for less")
    except KgError as error:
        return _failed(job, 400, str(error))
    return made if len(made.body) <= most else _failed(job, 500, f"the answer is longer than {most:,} bytes; ask for less")


def _failed(job: Job, status: int, message: str) -> Answer:
    if job.kind is Kind.QUERY and any(map(media.prefers_html, job.accepts)):
        return Answer(status=status, media=media.HTML, body=pages.query(job.text, message=message))
    if job.kind is Kind.QUESTION and media.choose(job.accepts, media.TABLES) == media.HTML and job.text in questions():
        return Answer(status=status, media=media.HTML, body=pages.question(questions()[job.text], job.values, message=message))
    return problem(status, message)


def _unacceptable(offers: Mapping[str, str]) -> Answer:
    return problem(406, f"the answer cannot be had as that; it can be {', '.join(offers)}")


def _query(store: ox.Store, job: Job, sink: _Bounded) -> Answer:
    refuse_unsafe(job.text, "query")
    try:
        results: Any = store.query(job.text, prefixes=dict(PREFIXES), **_dataset(job))
        offers = media.GRAPHS if isinstance(results, ox.QueryTriples) else media.RESULTS
        chosen = media.choose(job.accepts, offers)
        if chosen is None:
            return _unacceptable(offers)
        if chosen == media.HTML:
            return Answer(media=chosen, body=pages.results(job, results))
        if isinstance(results, ox.QueryTriples):
            ox.serialize(results, sink, format=media.rdf_format(chosen), prefixes=dict(PREFIXES))
        else:
            results.serialize(sink, format=media.results_format(chosen))
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"query: cannot be answered: {error}") from error
    return Answer(media=chosen, body=sink.getvalue())


class _Dataset(TypedDict, total=False):
    """The arguments by which Oxigraph is told what graphs a query is asked of."""

    default_graph: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph]
    named_graphs: list[ox.NamedNode | ox.BlankNode]


def _dataset(job: Job) -> _Dataset:
    """The dataset that the protocol's parameters name: where they name any, what they leave out is empty."""
    if job.default_graphs is None and job.named_graphs is None:
        return {}
    return {"default_graph": list(_names(job.default_graphs)), "named_graphs": list(_names(job.named_graphs))}


def _names(iris: Iterable[str] | None) -> Iterable[ox.NamedNode]:
    for iri in iris or ():
        if not is_iri(iri):
            raise QueryError(f"{iri!r}: is no IRI; the name of a graph is one")
        yield ox.NamedNode(iri)


def _question(store: ox.Store, job: Job, _: _Bounded) -> Answer:
    question = questions()[job.text]
    chosen = media.choose(job.accepts, media.TABLES)
    if chosen is None:
        return _unacceptable(media.TABLES)
    if chosen == media.HTML and any(p.is_required and p.name not in job.values for p in question.params):
        return Answer(media=chosen, body=pages.question(question, job.values))
    table = ask_here(store, question, job.values)
    assert isinstance(table, Table)  # as every named question gives one
    if chosen == media.HTML:
        return Answer(media=chosen, body=pages.question(question, job.values, table))
    return Answer(media=chosen, body=(table.to_csv() if chosen == media.CSV else table.to_json()).encode())


def _resource(store: ox.Store, job: Job, sink: _Bounded) -> Answer:
    if not is_iri(job.text):
        raise QueryError(f"{job.text!r}: is no IRI; right would be /resource?iri=https://w3id.org/conflict-kg/actor/isil")
    chosen = media.choose(job.accepts, media.RESOURCES)
    if chosen is None:
        return _unacceptable(media.RESOURCES)
    found = surroundings(store, job.text, job.page)
    if found is None:
        return problem(404, f"{job.text}: nothing is said about it here")
    link = pages.next_link(job.text, job.page, found.total)
    if chosen == media.HTML:
        return Answer(media=chosen, body=pages.resource(job.text, found, job.page), link=link)
    ox.serialize(found.triples, sink, format=media.rdf_format(chosen), prefixes=dict(PREFIXES))
    return Answer(media=chosen, body=sink.getvalue(), link=link)
