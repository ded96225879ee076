"""Who did it, by all that is told of an event: names first, nobody to himself, claims apart."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from kg import model
from kg.reading.findings.filled import Role, Trigger
from kg.reading.perpetrators.doer_roles import CLAIMS, DOERS, PERPETRATOR

__all__ = ["as_own_claim", "is_contested", "status_apart", "with_doers_settled"]

_WINNERS = (PERPETRATOR, "gainedBy")
_HARMED = ("target", "victim", "lostBy")


def status_apart(role: Role, trigger: Trigger) -> model.Status | None:
    """Return the status that a role keeps from its own words, None for that of the event.

    A claim or blame stays one: "rebels claimed the attack" beside "the attack killed ten".
    """
    own = role.status or (trigger.status if trigger.status in CLAIMS else None)
    return model.Status(own) if own else None


def is_contested(prop: str, status: model.Status) -> bool:
    """Whether a role is less certain than its event.

    A claim or blame is of the doer alone, a denial or plan of all that it names.
    """
    return prop in DOERS if status.value in CLAIMS else not status.is_factual


def as_own_claim(status: model.Status, doer: str, who: Collection[str]) -> model.Status:
    """Return the status of who did it where he says so himself: "the group said it was behind it"."""
    return model.Status.CLAIMED if status is model.Status.ALLEGED and set(who) == {doer} else status


def with_doers_settled(
    roles: Mapping[str, list[str]],
    *,
    unnamed: Collection[str],
    nouns: Mapping[str, str],
    is_told_often: bool,
) -> dict[str, list[str]]:
    """Return the roles of an event, fillers (IRIs) by property, with its doers settled.

    ``unnamed`` are the nodes without a name, ``nouns`` the lemmas of unnamed groups. Of an
    event that is told often a group of the doer's noun is no victim: "gunmen attacked. Two gunmen
    were killed, too".
    """
    settled = dict(roles)
    for prop in DOERS:
        settled[prop] = _named_first(roles.get(prop, ()), unnamed)
    doers = {doer for prop in _WINNERS for doer in settled.get(prop, ())}
    doing = {nouns[doer] for doer in doers if doer in nouns} if is_told_often else set()
    for prop in _HARMED:
        others = (filler for filler in roles.get(prop, ()) if filler not in doers)
        settled[prop] = [filler for filler in others if nouns.get(filler) not in doing]
    return settled


def _named_first(iris: Iterable[str], unnamed: Collection[str]) -> list[str]:
    """Those with a name; where nobody has one, all."""
    found = list(iris)
    return [iri for iri in found if iri not in unnamed] or found
