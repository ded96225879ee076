"""What each component reads and writes, by groups of findings, and which orders of components can work.

spaCy's own ``assigns`` and ``requires`` know only the attributes of Docs and tokens; all our groups are ``doc.spans`` to them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kg.errors import KgError
from kg.reading.findings import groups as g

__all__ = ["CONTRACTS", "Contract", "check_order"]

_Groups = tuple[g.FindingGroup[Any], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """The groups that a component reads, and those that it alone writes."""

    reads: _Groups = ()
    writes: _Groups


_PLACES: _Groups = (g.NAMED_PLACES, g.DESCRIBED_PLACES)
_LISTED: _Groups = (g.ACTORS, *_PLACES, g.TIMES, g.QUANTITIES, g.WEAPONS, g.NOMINALS)
"""All that may fill a role before any frame is filled."""
_FILLERS: _Groups = (*_LISTED, g.UNLISTED_NOMINALS, g.TRIGGERS)
"""All that may fill a role, or is a source."""
_TOLD: _Groups = (*_FILLERS, g.LINKS, g.STATUSES)

CONTRACTS = {
    "sections": Contract(writes=(g.SECTIONS,)),
    "names": Contract(reads=(g.SECTIONS,), writes=(g.ACTOR_CANDIDATES,)),
    "places": Contract(reads=(g.ACTOR_CANDIDATES,), writes=(g.NAMED_PLACES, g.ACTORS)),
    "place_anaphora": Contract(reads=(g.ACTORS, g.NAMED_PLACES), writes=(g.DESCRIBED_PLACES,)),
    "weapons": Contract(reads=(g.ACTORS, *_PLACES), writes=(g.WEAPONS,)),
    "times": Contract(reads=(g.SECTIONS, g.ACTORS, *_PLACES, g.WEAPONS), writes=(g.TIMES,)),
    "quantities": Contract(reads=(g.ACTORS, *_PLACES, g.TIMES), writes=(g.QUANTITIES,)),
    "nominals": Contract(reads=(g.SECTIONS, g.ACTORS, *_PLACES, g.TIMES, g.QUANTITIES), writes=(g.NOMINALS,)),
    "triggers": Contract(reads=(g.ACTORS, *_PLACES, g.NOMINALS), writes=(g.TRIGGER_CANDIDATES,)),
    "roles": Contract(reads=(g.SECTIONS, *_LISTED, g.TRIGGER_CANDIDATES), writes=(g.TRIGGERS, g.REJECTED_FRAMES, g.UNLISTED_NOMINALS)),
    "quotations": Contract(writes=(g.QUOTATIONS,)),
    "coreference": Contract(reads=(*_FILLERS, g.QUOTATIONS), writes=(g.LINKS,)),
    "status": Contract(reads=(*_FILLERS, g.QUOTATIONS), writes=(g.STATUSES,)),
    "merging": Contract(reads=(g.SECTIONS, g.QUOTATIONS, *_TOLD), writes=(g.EVENTS, g.REJECTED_MERGING)),
    "relevance": Contract(reads=(*_TOLD, g.EVENTS, g.REJECTED_FRAMES), writes=(g.TOLD, g.REJECTED_RELEVANCE)),
    "days": Contract(reads=(g.SECTIONS, g.QUOTATIONS, g.TIMES, g.TRIGGERS, g.STATUSES, g.TOLD), writes=(g.HANDED_TIMES,)),
    "scenes": Contract(reads=(*_TOLD, g.TOLD), writes=(g.SCENES,)),
}


def check_order(components: Iterable[str]) -> None:
    """Raise `KgError` where a component is none of ours, or reads a group that none before it writes."""
    written: set[str] = set()
    for name in components:
        if name not in CONTRACTS:
            raise KgError(f"component {name!r}: there is none of this name; there are {', '.join(CONTRACTS)}")
        for group in CONTRACTS[name].reads:
            if group.name not in written:
                writer = next(other for other, contract in CONTRACTS.items() if group in contract.writes)
                raise KgError(f"component {name!r} reads the group {group.name!r}, which none before it writes; put {writer!r} before it")
        written.update(group.name for group in CONTRACTS[name].writes)
