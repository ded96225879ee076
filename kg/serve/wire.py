"""What the server and its workers say to each other: a job, and its answer.

A job is one line of JSON; an answer one line of JSON and as many bytes as it says. (JSON and not pickle: what comes out of a worker that
ran hostile queries is not to be trusted with running code.)
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kg.serve.media import TEXT

__all__ = ["Answer", "Job", "Kind", "problem"]


class Kind(StrEnum):
    """What is to be done."""

    QUERY = "query"
    QUESTION = "question"
    RESOURCE = "resource"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Something to answer: ``text`` is SPARQL, a question's name or an IRI.

    ``accepts`` are ``Accept`` headers in the order of their weight; ``values`` a question's parameters; ``default_graphs`` and
    ``named_graphs`` the dataset that the protocol names, None where it names none.
    """

    kind: Kind
    text: str
    accepts: tuple[str, ...] = ("*/*",)
    values: Mapping[str, str] = field(default_factory=dict)
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    page: int = 1

    def line(self) -> bytes:
        """Return the job as it is sent."""
        return json.dumps(dataclasses.asdict(self)).encode() + b"\n"

    @classmethod
    def read(cls, line: bytes) -> Job:
        """Return the job that a line says."""
        said = json.loads(line)
        graphs = {name: None if said[name] is None else tuple(said[name]) for name in ("default_graphs", "named_graphs")}
        return cls(**said | graphs | {"kind": Kind(said["kind"]), "accepts": tuple(said["accepts"])})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer as HTTP has it; ``link`` is a ``Link`` header or empty."""

    body: bytes
    media: str
    status: int = 200
    link: str = ""

    def head(self) -> bytes:
        """Return the line that goes before the body."""
        said = {"status": self.status, "media": self.media, "link": self.link, "length": len(self.body)}
        return json.dumps(said).encode() + b"\n"


def problem(status: int, message: str) -> Answer:
    """Return a failure, told in one line."""
    return Answer(status=status, media=TEXT, body=f"{message}\n".encode(errors="replace"))
