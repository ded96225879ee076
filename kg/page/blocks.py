"""The shapes of the JSON in the page, as its scripts read them (``data.js``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NotRequired, TypedDict

__all__ = [
    "Borders",
    "Counts",
    "DetailsBlock",
    "EventEntry",
    "HarmEntry",
    "IndexBlock",
    "Later",
    "Near",
    "PageHead",
    "PlaceEntry",
    "Row",
    "SameEntry",
    "Start",
    "TallyEntry",
    "TextEntry",
    "VisEdge",
    "VisNode",
]

Row = Sequence[object]
"""Values by their place in the row, which ``data.js`` names."""

Borders = list[tuple[str, str, str, tuple[int, int, int]]]
"""Of each country its number, name, path, and where its name fits."""

Counts = Mapping[str, int]


class Near(TypedDict):
    """What is shown about a node: what so many steps lead to."""

    id: str
    steps: int


class Start(TypedDict):
    """What the page shows at first."""

    view: str
    chosen: NotRequired[str]
    near: NotRequired[Near]


class PageHead(TypedDict):
    """What the page knows besides the network."""

    title: str
    language: str
    counts: Counts
    start: Start


class Later(TypedDict):
    """What components load when they need it."""

    borders: Borders
    timeline: Mapping[str, str]
    drawing: str


class VisNode(TypedDict):
    """What pyvis keeps of a node, as far as it is packed."""

    label: str
    size: int


VisEdge = TypedDict("VisEdge", {"from": str, "to": str, "bend": float})
"""What pyvis keeps of a line, as far as it is packed."""


class TallyEntry(TypedDict):
    """One count of an event (`kg.page.tallies.Tally`)."""

    what: str
    of: str
    low: int | None
    high: int | None
    text: str
    status: str
    sources: Sequence[str]
    part: bool


class EventEntry(TypedDict):
    """When and where an event was, and what its row of the table says."""

    first: str | None
    last: str | None
    days: int | None
    places: Sequence[str]
    near: Sequence[str]
    when: str
    who: str
    whom: str
    where: str
    killed: str
    counts: Sequence[TallyEntry]
    sources: Sequence[str]
    harm: HarmEntry | None


class PlaceEntry(TypedDict):
    """A place on the map (`kg.page.when_where.MapPlace`)."""

    lat: float | None
    long: float | None
    grade: str
    within: Sequence[str]
    country: str


class HarmEntry(TypedDict):
    """What a violent event did (`kg.account.harm.Harm`): nodes with their kinds and statuses, and bounds of the dead."""

    by: Sequence[tuple[str, str]]
    to: Sequence[tuple[str, str, str]]
    dead: Sequence[int | None] | None
    kinds: Mapping[str, Sequence[int | None]]
    mutual: bool
    total: bool


class SameEntry(TypedDict):
    """Events that tell of one (`kg.account.identity.Sameness`)."""

    events: Sequence[str]
    linked: bool


class IndexBlock(TypedDict):
    """Block 0: all nodes and lines, without what is told of them."""

    nodes: Sequence[Row]
    edges: Sequence[Row]
    views: Mapping[str, Sequence[int]]
    same: Sequence[SameEntry]
    words: Sequence[str]


class DetailsBlock(TypedDict):
    """The facts of some nodes and lines; ``of`` leads from one of them to its facts and links."""

    quotes: list[Row]
    facts: list[Row]
    of: dict[str, tuple[Sequence[int], Sequence[str]]]


class TextEntry(TypedDict):
    """An article's words, and where in them (UTF-16) which nodes are named."""

    text: str | None
    mentions: Sequence[tuple[int, int, str]]
