"""Fits the weights by which tellings are known to be of one event, and scores them by cross-validation over groups of articles.

usage: python tests/bench/identity_weights.py FOLDER GRAPH.ttl MENTIONS.ttl [--write]

FOLDER holds ``identity.dev.jsonl`` and its scorer, the graph is ``kg build`` of that file. Articles that tell of common events are one
group; each group is linked by weights that were fitted on the other groups alone. With ``--write`` the weights of all groups are written
to ``ontology/identity/weights.tsv``.

The model is a logistic regression with a penalty on the squares of its weights, in which no agreement may speak against two tellings and
no disagreement for them. Pairs of one event in the same two articles share their vote. It has no random numbers.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sets import scorer

from kg.account.given import read
from kg.identity.clusters import components
from kg.identity.comparing import compare
from kg.identity.linking import Identity, identities_of
from kg.identity.telling import Telling
from kg.identity.tellings import tellings_in
from kg.identity.weights import FIRST, Weights
from kg.ontology.terms import ontology_dir

_PENALTY = 1.0
_ROUNDS, _EXACT = 300, 1e-5
_AGAINST = frozenset({"other", "far", "apart", "elsewhere", "country", "kin"})
_EITHER = frozenset({("day", "overlap"), ("day", "article"), ("day", "aside"), ("day", "week"), ("place", "within"), ("place", "region")})
_STORY = {"lead": 1, "aside": -1, "article": -1}
_HEAD = """# What each agreement of two tellings weighs: logarithms of odds, whose sum is the score of two tellings.
# Made by tests/bench/identity_weights.py; no agreement may speak against, and no disagreement for, two tellings being of one event.
# feature\tvalue\tweight\tpairs of one event\tpairs of two
"""

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """Two tellings with what they agree on, whether they are of one event, the articles' groups, and whom the vote is shared with."""

    agreed: Mapping[str, str]
    is_one: bool
    groups: frozenset[str]
    shared: tuple[str, ...]


class Gold:
    """The gold, the graph's tellings, and which of them stand for which event."""

    def __init__(self, folder: Path, graph: str, mentions: str) -> None:
        self.scores = scorer("score_identity", folder)
        self.articles = self.scores.read(str(folder / "identity.dev.jsonl"))
        self.graph = self.scores.read_graph([graph, mentions])
        self.tellings = list(tellings_in(read([graph])))
        self.events = {iri: cluster for (_, iri), cluster in self.scores.align_events(self.articles, self.graph).items()}
        self.groups = self._groups()

    def _groups(self) -> dict[str, str]:
        """The group of each article, by its IRI."""
        told = [(f"article {a['id']}", f"event {m['cluster']}") for a in self.articles for m in a["mentions"]]
        found = {name: part[0] for part in components(told) for name in part}
        return {telling.article: found["article " + telling.article.rpartition("/")[2]] for telling in self.tellings}

    def examples(self) -> Iterator[Example]:
        """Pairs of tellings of which at least one stands for an event of gold; what does not is of another event than what does."""
        for one, other in combinations(self.tellings, 2):
            found = compare(one, other, {})
            is_open = found.score is None or found.veto or (found.agreed["day"] == "open" and one.article != other.article)
            if is_open or not {one.iri, other.iri} & self.events.keys():
                continue
            first, second = (self.events.get(telling.iri, f"none {telling.iri}") for telling in (one, other))
            yield Example(
                agreed=found.agreed,
                is_one=first == second,
                groups=frozenset({self.groups[one.article], self.groups[other.article]}),
                shared=(one.article, first[:4], other.article, second[:4]),
            )

    def report(self, found: Iterable[Identity]) -> dict[str, Any]:
        """What the scorer says of identities."""
        for node in self.graph["events"].values():
            node["identities"] = set()
        for identity in found:
            for member in identity.members:
                self.graph["events"][member.iri]["identities"] = {identity.key}
        report: dict[str, Any] = self.scores.score(self.articles, self.graph)[0]["events"]
        return report


def fitted(examples: list[Example]) -> dict[tuple[str, str], float]:
    """Return the weights, by coordinate descent with Newton's steps."""
    items = sorted({item for example in examples for item in example.agreed.items() if item[1] != "open"})
    columns = {item: at for at, item in enumerate(items)}
    table = np.zeros((len(examples), len(items) + 1))
    table[:, -1] = 1.0
    for row, example in enumerate(examples):
        for item in example.agreed.items():
            if item in columns:
                table[row, columns[item]] = 1.0
    found = _descended(table, np.array([e.is_one for e in examples], float), _votes(examples), [*map(_sign, items), 0])
    return dict(zip([*items, FIRST], (round(float(weight), 2) for weight in found), strict=True))


def _votes(examples: list[Example]) -> Array:
    number = Counter(example.shared for example in examples)
    return np.array([number[example.shared] ** -0.5 for example in examples])


def _sign(item: tuple[str, str]) -> int:
    if item[0] == "story":
        return _STORY[item[1]]
    return 0 if item in _EITHER else -1 if item[1] in _AGAINST or item[0] == "mark" else 1


def _descended(table: Array, truth: Array, votes: Array, signs: list[int]) -> Array:
    found, sums = np.zeros(table.shape[1]), np.zeros(len(table))
    penalty = np.full(len(found), _PENALTY)
    penalty[-1] = 1e-6
    for _ in range(_ROUNDS):
        before = found.copy()
        for at, sign in enumerate(signs):
            share, column = 1 / (1 + np.exp(-sums)), table[:, at]
            slope = (column * votes * (truth - share)).sum() - penalty[at] * found[at]
            new = found[at] + slope / ((column * votes * share * (1 - share)).sum() + penalty[at])
            new = 0.0 if sign * new < 0 else new
            sums += column * (new - found[at])
            found[at] = new
        if np.abs(found - before).max() < _EXACT:
            break
    return found


def cross_validated(gold: Gold, examples: list[Example]) -> list[Identity]:
    """Return the identities of each group by the weights that the other groups give."""
    found = []
    for group in sorted(set(gold.groups.values())):
        weighed = fitted([example for example in examples if group not in example.groups])
        own = [telling for telling in gold.tellings if gold.groups[telling.article] == group]
        found += _identities(own, weighed)
    return found


def _identities(tellings: list[Telling], weighed: Weights) -> list[Identity]:
    return [one for one in identities_of(tellings, weighed) if isinstance(one, Identity)]


def written(weighed: Weights, examples: list[Example]) -> str:
    """Return the table as it is kept."""
    counted = Counter((item, example.is_one) for example in examples for item in example.agreed.items())
    rows = [(*item, f"{weight:.2f}", counted[item, True], counted[item, False]) for item, weight in sorted(weighed.items())]
    return _HEAD + "".join("\t".join(map(str, row)) + "\n" for row in rows)


def main(folder: str, graph: str, mentions: str, *options: str) -> None:
    """Print the scores, and write the weights where it is asked for."""
    gold = Gold(Path(folder), graph, mentions)
    examples = list(gold.examples())
    weighed = fitted(examples)
    report = {
        "cross-validated": gold.report(cross_validated(gold, examples)),
        "fitted on all": gold.report(_identities(gold.tellings, weighed)),
    }
    sys.stdout.write(json.dumps(report, indent=1) + "\n")
    if "--write" in options:
        (ontology_dir() / "identity" / "weights.tsv").write_text(written(weighed, examples), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
