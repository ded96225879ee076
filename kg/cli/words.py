"""Words of a command line in which a question's parameters stand among others: --actor ISIL."""

from __future__ import annotations

from collections.abc import Iterable

import typer

__all__ = ["sorted_words"]


def sorted_words(words: Iterable[str]) -> tuple[list[str], dict[str, str]]:
    """Tell --PARAM VALUE and --PARAM=VALUE from the rest.

    >>> sorted_words(["a.ttl", "--actor", "ISIL", "--since=2023"])
    (['a.ttl'], {'actor': 'ISIL', 'since': '2023'})
    """
    plain: list[str] = []
    values: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        if not word.startswith("--") or word == "--":
            plain.append(word)
            continue
        name, equals, value = word[2:].partition("=")
        values[name] = value if equals else next(rest, "")
        if not values[name]:
            raise typer.BadParameter(f"--{name} needs a value")
    return plain, values
