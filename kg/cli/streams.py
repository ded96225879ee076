"""Standard input, output and error as the command needs them, whatever they were given as.

Text that the terminal's encoding lacks is escaped; ASCII, which is what a terminal is taken for that
says nothing, is written as UTF-8. What cannot be written is one line, and a reader
that has gone away (``kg ask ... | head -1``) ends the command without a word. A stream that was
closed is opened on nothing, so that no file of ours takes its number.
"""

from __future__ import annotations

import codecs
import io
import os
import sys
from typing import TYPE_CHECKING, TextIO

from kg.errors import OutputError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

__all__ = ["ReaderGoneError", "open_streams"]


class ReaderGoneError(Exception):
    """Whoever read standard output has closed it."""


class _Results(io.FileIO):
    """Standard output's bytes; raises `ReaderGoneError`, or `OutputError` where they cannot be written.

    It does so once: what comes after is dropped, as what is still held when the process ends.
    """

    has_failed = False

    def write(self, data: ReadableBuffer, /) -> int:
        if self.has_failed:
            return memoryview(data).nbytes
        try:
            return super().write(data)
        except BrokenPipeError as error:
            self.has_failed = True
            raise ReaderGoneError from error
        except OSError as error:
            self.has_failed = True
            right = "open it, or write to a file"
            raise OutputError(f"standard output: cannot be written: {error.strerror}; {right}") from error


class _Messages(io.FileIO):
    """Standard error's bytes; what nobody can read is dropped."""

    def write(self, data: ReadableBuffer, /) -> int:
        try:
            return super().write(data)
        except OSError:
            return memoryview(data).nbytes


def open_streams() -> None:
    """Replace the three standard streams of `sys` by ones that behave as the module says."""
    if sys.stdin is None:
        nothing = os.open(os.devnull, os.O_WRONLY)  # to read it is an error, as of a closed one
        sys.stdin = open(nothing, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = _text(sys.stdout, _Results, os.O_RDONLY)
    sys.stderr = _text(sys.stderr, _Messages, os.O_WRONLY)


def _text(stream: TextIO | None, kind: type[io.FileIO], flags: int) -> TextIO:
    number = os.open(os.devnull, flags) if stream is None else stream.fileno()
    encoding = "utf-8" if stream is None or _is_ascii(stream.encoding) else stream.encoding
    raw = kind(number, "wb", closefd=False)
    return io.TextIOWrapper(
        io.BufferedWriter(raw),
        encoding=encoding,
        errors="backslashreplace",
        line_buffering=kind is _Messages or raw.isatty(),
    )


def _is_ascii(encoding: str) -> bool:
    return codecs.lookup(encoding).name == "ascii"
