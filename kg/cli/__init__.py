"""The ``kg`` command: a file a verb. The only place that prints: data on standard output, all else on standard error."""

from __future__ import annotations

__all__ = ["main"]


def main() -> None:
    """Run the command with the process's arguments."""
    from kg.cli.app import app

    app(prog_name="kg")
