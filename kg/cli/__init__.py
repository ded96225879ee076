"""The ``kg`` command: a file a verb. The only place that prints: data on standard output, all else on standard error."""

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> None:
    """Run the command with the process's arguments, and end the process with its exit status."""
    try:
        from kg.cli.process import run

        status = run()
    except KeyboardInterrupt:  # before `run` could see to it
        sys.stderr.write("kg: stopped; nothing is half-written\n")
        status = 130
    sys.exit(status)
