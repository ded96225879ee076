"""Who may ask: requests that name this server as their host, and web pages of the origins that are allowed.

A browser sends what any page tells it to. Which answers a page may read, it learns from our headers; and a name of the
page's own that leads to this machine makes us, for the browser, a part of that page (DNS rebinding). Only the Host header tells that.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import ip_address

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from kg.errors import KgError

__all__ = ["LOCAL", "HostGuard", "Origins", "checked_origin"]

LOCAL = ("localhost", "127.0.0.1", "::1")
"""What this machine calls itself."""

_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[^:\[\]/@\s]+)(?::(?P<port>[0-9]{1,5}))?", re.IGNORECASE)
_ORIGIN = re.compile(r"[a-z][a-z0-9+.-]*://(?:\[[0-9a-f:.]+\]|[a-z0-9_.-]+)(?::[0-9]{1,5})?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """The ``hosts`` that requests may name, beside this machine itself, at ``port`` or none, and the pages' ``origins``.

    Where the server listens on all addresses (0.0.0.0 or ::), every address and port may be named, since others may lead here, but no
    name other than the machine's own.
    """

    port: int
    hosts: Collection[str] = ()
    origins: tuple[str, ...] = ()

    def knows(self, host: str) -> bool:
        """Return whether a Host header names this server.

        >>> [Origins(port=8000).knows(host) for host in ("localhost", "[::1]:8000", "127.0.0.1:80", "evil.example:8000")]
        [True, True, False, False]
        """
        found = _HOST.fullmatch(host)
        if found is None:
            return False
        is_everywhere = any(_is_address(host) and ip_address(host).is_unspecified for host in self.hosts)
        if found["port"] and not is_everywhere and int(found["port"]) != self.port:
            return False
        name = found["name"].strip("[]").lower().removesuffix(".")
        return name in {*LOCAL, *map(str.lower, self.hosts)} or (is_everywhere and _is_address(name))


class HostGuard:
    """Answers 421 to a request that names another host."""

    def __init__(self, app: ASGIApp, origins: Origins) -> None:
        self._app, self._origins = app, origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        app: ASGIApp = self._app
        if scope["type"] == "http" and not self._is_known(Headers(scope=scope).getlist("host")):
            app = PlainTextResponse("this server has another name; ask it by the address that it was started with\n", 421)
        await app(scope, receive, send)

    def _is_known(self, hosts: list[str]) -> bool:
        return len(hosts) == 1 and self._origins.knows(hosts[0])


def checked_origin(origin: str) -> str:
    """Return an origin as browsers write it, or ``*``; raises `KgError` where it is none.

    >>> checked_origin("HTTPS://Maps.example/")
    'https://maps.example'
    """
    plain = origin.lower().removesuffix("/")
    if plain in ("*", "null") or _ORIGIN.fullmatch(plain):
        return plain
    raise KgError(f"--allow-origin {origin}: is no origin of web pages; right would be https://maps.example or *")


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
