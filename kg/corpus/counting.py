"""How much is in a corpus, counted as it streams by."""

from __future__ import annotations

import re
from collections import Counter

from kg.corpus.contents import Contents
from kg.ontology.terms import CK, RDF

__all__ = ["counted_in"]

_CLASSES = ("Event", "Relation", "Actor", "Place", "CasualtyCount")
_TYPED = re.compile(rb"^(<[^>]*>) <%b> <%b(%b)> " % (f"{RDF}type".encode(), CK.encode(), "|".join(_CLASSES).encode()), re.M)
_MENTION = f" <{RDF}type> <{CK}Mention> ".encode()


def counted_in(contents: Contents) -> dict[str, int]:
    """Return the numbers of articles, quads of facts and mentions, and nodes of each class.

    A listed actor or place counts in each article that names it.
    """
    found = Counter[str]()
    for shard in contents.shards():
        for facts, mentions in contents.articles(shard):
            found["articles"] += 1
            found["quads"] += facts.quads.count(b"\n") + mentions.quads.count(b"\n")
            found["Mention"] += mentions.quads.count(_MENTION)
            found.update(kind.decode() for _, kind in set(_TYPED.findall(facts.quads)))
    names = {name: name for name in ("articles", "quads")} | {name: _plural(name) for name in (*_CLASSES, "Mention")}
    return {shown: found[name] for name, shown in names.items()}


def _plural(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower() + "s"
