"""What is measured on each kind of set, and where others stand: a floor of simple rules, the best published or tried, a careful reader."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["GROUPS", "MEASURES", "Group", "Measure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A score: its name, the counts that it is made of, and which of P, R and F1 of them it is.

    ``unit`` is 100 for percent and 1 for a plain number; of most scores more is better, of the others ``less`` is. What is ``free`` may
    fall: a change may give up recall for precision, and what is found more may be found in more pieces.
    """

    name: str
    key: str
    of: str = "P"
    unit: int = 100
    less: bool = False
    free: bool = False
    floor: str = ""
    best: str = ""
    reader: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A table of counts whose keys begin with ``key/``; ``columns`` names the statistics that are shown."""

    key: str
    title: str
    columns: tuple[tuple[str, str], ...] = (("P", "P"), ("R", "R"), ("F1", "F1"))


MEASURES: dict[str, tuple[Measure, ...]] = {
    "frames": (
        Measure(name="slots F1", key="slots", of="F1", floor="28", reader="84-95"),
        Measure(name="slots precision", key="slots", of="P"),
        Measure(name="slots recall", key="slots", of="R", free=True),
        Measure(name="events found", key="events", floor="54", reader="84-97"),
        Measure(name="of the right kind", key="kind", free=True),
        Measure(name="spurious per article", key="spurious", unit=1, less=True, floor="1.3"),
        Measure(name="pieces per event", key="pieces", unit=1, less=True, free=True),
        Measure(name="whole on one node", key="whole"),
        Measure(name="doubles per found event", key="doubles", unit=1, less=True),
        Measure(name="deaths right", key="deaths"),
        Measure(name="joined wrongly", key="joined", less=True),
    ),
    "status": (
        Measure(name="covered", key="covered", floor="65", reader="89-100"),
        Measure(name="right", key="right", floor="65", reader="100"),
        Measure(name="false fact", key="false fact", less=True, floor="100", reader="0"),
        Measure(name="lost fact", key="lost fact", less=True),
        Measure(name="source right", key="source right", floor="0", reader="97"),
    ),
    "re3d": (
        Measure(name="entities, overlap and type", key="overlap", of="F1", floor="49", best="69-71", reader="86"),
        Measure(name="entities, exact", key="exact", of="F1", floor="37", best="57", reader="77"),
        Measure(name="relations, relaxed", key="relations", of="F1", floor="17", reader="49"),
    ),
    "muc4": (
        Measure(name="roles by head noun F1", key="head", of="F1", floor="32", best="62 (1992), 57, 56", reader="~70"),
        Measure(name="templates by head F1", key="template", of="F1", floor="31", best="59 (1992)", reader="~65"),
        Measure(name="incident types F1", key="type", of="F1", floor="59", best="84", reader="~88"),
        Measure(name="relevance precision", key="relevance", of="P", floor="63", best="85-99", reader="~92"),
        Measure(name="relevance recall", key="relevance", of="R", free=True),
    ),
    "questions": (
        Measure(name="the seed's questions", key="seed"),
        Measure(name="the seed rewritten", key="rewritten"),
        Measure(name="the seed in another order", key="reordered"),
    ),
}

RATE = (("wrong", "P"),)
GROUPS: dict[str, tuple[Group, ...]] = {
    "frames": (
        Group(key="slot", title="slot"),
        Group(key="bound", title="bound of a count with the right value", columns=(("right", "P"),)),
        Group(key="event", title="event of the gold's first kind", columns=(("found", "P"),)),
        Group(key="class", title="event class: spurious, or with a false perpetrator or target", columns=RATE),
        Group(key="class spurious", title="event class: spurious", columns=RATE),
    ),
    "status": (Group(key="status", title="status", columns=(("right of those met", "P"), ("met", "R"))),),
    "re3d": (
        Group(key="entity", title="entity type, overlap"),
        Group(key="entity exact", title="entity type, exact"),
        Group(key="mention", title="kind of mention, overlap and type", columns=(("R", "P"),)),
        Group(key="relation", title="relation type"),
    ),
    "muc4": (
        Group(key="role", title="role, head noun over the document"),
        Group(key="slot", title="slot of a template, by head"),
        Group(key="incident", title="incident type"),
        Group(key="detail", title="detail of an aligned template"),
    ),
    "questions": (),
}
