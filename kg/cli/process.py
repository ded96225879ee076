"""The command as a process: how it ends, by itself, by Ctrl+C, or where its reader has gone."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType

from kg.cli.console import complain, say
from kg.cli.streams import ReaderGoneError, open_streams
from kg.errors import KgError

__all__ = ["Interrupts", "run"]

_READER_GONE = 128 + signal.SIGPIPE
"""The exit status that a shell shows for a program whose reader has gone."""
_IMPATIENT = 3
"""Interrupts after which the process ends at once, whatever it is about."""
_AGAIN = 0.2
"""Seconds until an interrupt that got lost is raised again."""


class Interrupts:
    """Turn SIGINT and SIGTERM into `KeyboardInterrupt`, and remember which of them came.

    A library may turn that exception into one of its own, so what counts is ``number``: the last
    signal that came, 0 for none. A library that is being loaded may also swallow it, and where an
    object is finalised it is lost: then it is raised again until something makes way for it. A
    signal that was ignored when the process began stays ignored.
    """

    def __init__(self) -> None:
        self.number = 0
        self._count = 0
        self._process = os.getpid()

    def install(self) -> None:
        """Begin to listen."""
        for number in (signal.SIGINT, signal.SIGTERM):
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._stop)
        signal.signal(signal.SIGALRM, self._insist)
        sys.unraisablehook = self._lose

    def end(self) -> None:
        """Stop listening: from here on the signals end the process without a word."""
        signal.setitimer(signal.ITIMER_REAL, 0)
        for number in (signal.SIGINT, signal.SIGTERM):
            if signal.getsignal(number) == self._stop:
                signal.signal(number, signal.SIG_DFL)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.number = number
        self._count += 1
        is_child = os.getpid() != self._process
        if is_child or self._count >= _IMPATIENT:
            os._exit(128 + number)
        if _is_loading(frame):
            signal.setitimer(signal.ITIMER_REAL, _AGAIN, _AGAIN)
        if self._count == 1:
            raise KeyboardInterrupt

    def _insist(self, _number: int, _frame: FrameType | None) -> None:
        if not _is_making_way(sys.exc_info()[1]):
            raise KeyboardInterrupt

    def _lose(self, lost: sys.UnraisableHookArgs) -> None:
        if issubclass(lost.exc_type, KeyboardInterrupt):
            signal.setitimer(signal.ITIMER_REAL, _AGAIN, _AGAIN)
        else:
            sys.__unraisablehook__(lost)


def run() -> int:
    """Run the verb that the process's arguments name and return the exit status.

    An error of ours that comes outside of a verb is one line, as within it. A bug shows its trace.
    """
    interrupts = Interrupts()
    interrupts.install()
    try:
        status = _run(interrupts)
    finally:
        interrupts.end()
    if interrupts.number and status:
        say("kg: stopped; nothing is half-written")
        return 128 + interrupts.number
    return status


def _run(interrupts: Interrupts) -> int:
    open_streams()
    try:
        status = _verb()
        sys.stdout.flush()
    except ReaderGoneError:
        return _READER_GONE
    except KgError as error:
        complain(error)
        return 1
    except BaseException:
        if not interrupts.number:
            raise
        return 1
    return status


def _verb() -> int:
    from kg.cli.app import app

    try:
        app(prog_name="kg")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    return 0


def _is_making_way(error: BaseException | None) -> bool:
    """Return whether what is handled at the moment is an interrupt, or came of one."""
    while error is not None:
        if isinstance(error, KeyboardInterrupt):
            return True
        error = error.__context__
    return False


def _is_loading(frame: FrameType | None) -> bool:
    """Return whether a module is being loaded, here or further out."""
    while frame is not None:
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            return True
        frame = frame.f_back
    return False
