"""What can go wrong, as a small tree.

KgError
├── ArticleError      an input cannot be read as an article
│   ├── LanguageError its text is not English
│   └── ReadingError  kg itself fails on it: a fault of kg, whose trace is in a file
├── LexiconError      a Turtle file under the ontology does not say what the reader needs
├── TermError         code names a term that the ontology does not declare
├── GraphError        a graph file cannot be read, or breaks the contract
├── GoldError         a file of gold does not keep the frames format
├── QueryError        a SPARQL query is wrong or unknown
└── OutputError       a result cannot be written
"""

from __future__ import annotations

__all__ = [
    "ArticleError",
    "GoldError",
    "GraphError",
    "KgError",
    "LanguageError",
    "LexiconError",
    "OutputError",
    "QueryError",
    "ReadingError",
    "TermError",
]


class KgError(Exception):
    """Base of all errors that are the input's fault; the message says where, what is wrong, and what would be right."""


class ArticleError(KgError):
    """An input cannot be read as an article."""


class LanguageError(ArticleError):
    """The text of an article is not English."""


class ReadingError(ArticleError):
    """What reads articles has failed on one, which is a fault of kg's own; the message names the file that holds the trace."""


class LexiconError(KgError):
    """A Turtle file under the ontology does not say what the reader needs."""


class TermError(KgError):
    """Code names a term that the ontology does not declare."""


class GraphError(KgError):
    """A graph file cannot be read, or breaks the contract."""


class GoldError(KgError):
    """A file of gold does not keep the frames format, or does not go with the graphs."""


class QueryError(KgError):
    """A SPARQL query is wrong or unknown."""


class OutputError(KgError):
    """A result cannot be written."""
