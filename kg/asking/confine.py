"""Takes from this process what no query needs: sockets, and time and memory beyond its share.

The kernel keeps these bounds, whatever the query engine does. That of sockets is Linux's; elsewhere
the checks of queries stand alone.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import platform
import resource
import signal
import struct
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

__all__ = ["bound_memory", "bound_time", "confine", "end_with_parent", "private_output"]

_PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS, _FILTER = 22, 38, 2
_GLANCE = 0.5
"""Seconds between two looks for the parent."""
_LOAD, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x15, 0x06  # of the kernel's packet filter, with which seccomp judges system calls
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | 13  # EACCES
# by machine: the kernel's name for its architecture, and the calls that make a socket: socket, io_uring_setup
_CALLS = {"x86_64": (0xC000003E, (41, 425)), "aarch64": (0xC00000B7, (198, 425))}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def confine() -> bool:
    """Make no sockets and leave no core files from now on; return whether the kernel keeps sockets away.

    To be called before threads begin, since those that are there already stay as they are.
    """
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform != "linux" or platform.machine() not in _CALLS:
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    code = _filter(*_CALLS[platform.machine()])
    program = _Program(len(code) // 8, code)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    return bool(libc.prctl(_PR_SET_SECCOMP, _FILTER, ctypes.byref(program), 0, 0) == 0)


def bound_memory(more: int) -> None:
    """Let the process take ``more`` bytes of address space beyond what it has now."""
    with contextlib.suppress(OSError, ValueError):
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + more
        resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))


def bound_time(seconds: float) -> None:
    """Let the process compute for ``seconds`` from now, or, if they are 0, for as long as it likes again.

    The kernel ends it by SIGPROF when all its threads together have had that much of a processor.
    Time in which others have the processor does not count, so that it makes no difference how busy
    the machine is.
    """
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, seconds)


def end_with_parent() -> None:
    """End with the process that began this one, also if it is killed; to be called after `confine`.

    (Linux can signal the end of the thread that began it, which may well end before its process.)
    """
    threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_GLANCE)
    os._exit(1)


def _filter(architecture: int, calls: tuple[int, ...]) -> bytes:
    """Instructions that refuse some system calls: code, steps on if equal, steps on if not, operand."""
    checks = [(_JUMP_IF_EQUAL, len(calls) - at, 0, call) for at, call in enumerate(calls)]
    steps = [
        (_LOAD, 0, 0, 4),  # the architecture
        (_JUMP_IF_EQUAL, 0, len(calls) + 1, architecture),
        (_LOAD, 0, 0, 0),  # the call's number
        *checks,
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    return b"".join(struct.pack("HBBI", *step) for step in steps)


@contextmanager
def private_output() -> Iterator[BinaryIO]:
    """Keep standard output for answers alone: whatever else is written to it goes to standard error."""
    with os.fdopen(os.dup(1), "wb") as out:
        os.dup2(2, 1)
        yield out
