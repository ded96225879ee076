"""Graphs to another store, by the SPARQL 1.1 Graph Store HTTP Protocol: named graph by named graph, each replaced as a whole.

Putting a graph twice gives what putting it once gives, so that whatever was cut off is simply done again; with a `Progress` only what has
changed since goes over the wire, and graphs that are no more are deleted there. https://www.w3.org/TR/sparql11-http-rdf-update/
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from types import TracebackType
from urllib.parse import urlsplit

import pyoxigraph as ox
import requests
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth
from urllib3.util.retry import Retry

from kg.errors import OutputError
from kg.store.contents import LEDGER

__all__ = ["Progress", "Pushed", "Remote", "graphs_of", "push"]

BATCH = 20_000  # triples a request: servers parse a request in memory
TIMEOUT = (10, 600)  # seconds to connect, and to wait for an answer
RETRIES = Retry(total=4, backoff_factor=0.5, status_forcelist=(429, 502, 503, 504), allowed_methods=None, raise_on_status=False)
N_TRIPLES = "application/n-triples"
Triples = frozenset[ox.Triple]


@dataclass(slots=True, kw_only=True)
class Pushed:
    """How many graphs were sent, were there already, and were deleted; how many triples went over the wire."""

    sent: int = 0
    unchanged: int = 0
    deleted: int = 0
    triples: int = 0
    differing: list[str] = field(default_factory=list)


class Progress:
    """What a server was given: graph name → digest of its triples, kept in a JSON file, written after each graph."""

    def __init__(self, path: Path | None, server: str) -> None:
        self.path = path
        self.server = server
        self.all: dict[str, dict[str, str]] = json.loads(path.read_text(encoding="utf-8")) if path and path.exists() else {}
        self.known = self.all.setdefault(server, {})

    def note(self, graph: str, digest: str | None) -> None:
        """Note that the server has the graph with this digest, or (None) no longer has it."""
        if digest is None:
            self.known.pop(graph, None)
        else:
            self.known[graph] = digest
        if self.path:
            waiting = self.path.with_name(f".{self.path.name}.tmp-{os.getpid()}")
            waiting.write_text(json.dumps(self.all, indent=0, sort_keys=True), encoding="utf-8")
            waiting.replace(self.path)


class Remote:
    """A graph store at ``url``, the address that takes ``?graph=NAME``; with ``user`` it authenticates by what the server asks for."""

    def __init__(self, url: str, *, user: str = "", password: str = "") -> None:
        if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).netloc:
            raise OutputError(f"{url}: is no address of a graph store; right would be http://127.0.0.1:7878/store")
        self.url = url
        self.user = (user, password)
        self.auth: AuthBase | None = None
        self.session = requests.Session()
        self.session.trust_env = False  # no proxies or passwords from the surroundings
        for scheme in ("http://", "https://"):
            self.session.mount(scheme, HTTPAdapter(max_retries=RETRIES))

    def __enter__(self) -> Remote:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.session.close()

    def put(self, graph: str, triples: Iterable[ox.Triple]) -> int:
        """Replace the graph by the triples, in batches; return how many there were."""
        rest, number = iter(sorted(f"{triple} .\n" for triple in triples)), 0
        while (batch := list(islice(rest, BATCH))) or number == 0:
            self._request("POST" if number else "PUT", graph, data="".join(batch).encode())
            number += len(batch)
            if not batch:
                break
        return number

    def get(self, graph: str) -> Triples:
        """Return the graph's triples; none where the server does not know it."""
        answer = self._request("GET", graph, accept=N_TRIPLES)
        if answer.status_code == requests.codes.not_found:
            return frozenset()
        form = ox.RdfFormat.from_media_type(answer.headers.get("Content-Type", N_TRIPLES)) or ox.RdfFormat.N_TRIPLES
        return frozenset(quad.triple for quad in ox.parse(answer.content, format=form))

    def delete(self, graph: str) -> None:
        """Delete the graph, if the server has it."""
        self._request("DELETE", graph)

    def _request(self, method: str, graph: str, *, data: bytes | None = None, accept: str = "*/*") -> requests.Response:
        headers = {"Accept": accept} | ({"Content-Type": N_TRIPLES} if data is not None else {})
        try:
            answer = self._send(method, graph, data, headers)
            if answer.status_code == requests.codes.unauthorized and self.auth is None and self.user[0]:
                asked = answer.headers.get("WWW-Authenticate", "").lower()
                self.auth = HTTPDigestAuth(*self.user) if asked.startswith("digest") else HTTPBasicAuth(*self.user)
                answer = self._send(method, graph, data, headers)
        except requests.RequestException as error:
            raise OutputError(f"{self.url}: does not answer: {_reason(error)}; start the server, or give its right address") from error
        missing = method in ("GET", "DELETE") and answer.status_code == requests.codes.not_found
        if not answer.ok and not missing:
            raise OutputError(f"{self.url}: {method} of {graph}: {answer.status_code} {answer.reason}; {_advice(answer)}")
        return answer

    def _send(self, method: str, graph: str, data: bytes | None, headers: Mapping[str, str]) -> requests.Response:
        # Virtuoso knows the graph by a parameter of its own
        name = "graph-uri" if "sparql-graph-crud" in self.url else "graph"
        return self.session.request(
            method, self.url, params={name: graph}, data=data, headers=dict(headers), auth=self.auth, timeout=TIMEOUT, allow_redirects=False
        )


def graphs_of(store: ox.Store) -> Iterator[tuple[str, Triples]]:
    """Yield the named graphs and their triples, sorted by name."""
    names = sorted(g.value for g in store.named_graphs() if isinstance(g, ox.NamedNode) and g != LEDGER)
    for name in names:
        yield name, frozenset(q.triple for q in store.quads_for_pattern(None, None, None, ox.NamedNode(name)))


def push(graphs: Iterable[tuple[str, Triples]], remote: Remote, progress: Progress, *, verify: bool = False) -> Pushed:
    """Put each graph that the server was not given yet, delete those that are no more, and (``verify``) read all back and compare.

    Raises `OutputError` where the server refuses or does not answer; what was done until then is noted, and is not done again.
    """
    told, seen = Pushed(), set()
    for name, triples in graphs:
        seen.add(name)
        digest = _digest(triples)
        if progress.known.get(name) == digest and not verify:
            told.unchanged += 1
            continue
        if progress.known.get(name) != digest:
            progress.note(name, None)  # half a graph is none
            told.triples += remote.put(name, triples)
            told.sent += 1
            progress.note(name, digest)
        else:
            told.unchanged += 1
        if verify and remote.get(name) != triples:
            told.differing.append(name)
            progress.note(name, None)
    for name in sorted(set(progress.known) - seen):
        remote.delete(name)
        progress.note(name, None)
        told.deleted += 1
    return told


def _digest(triples: Triples) -> str:
    return hashlib.sha256("\n".join(sorted(map(str, triples))).encode()).hexdigest()


def _reason(error: Exception) -> str:
    inner = error.args[0] if error.args else error
    reason = getattr(inner, "reason", inner)
    return str(reason).rpartition(": ")[2].strip("'\")") or type(error).__name__


def _advice(answer: requests.Response) -> str:
    code = requests.codes
    return {
        code.unauthorized: "name a user with --user, and its password in KG_PASSWORD",
        code.forbidden: "the user may not write there",
        code.not_found: "give the address of the Graph Store Protocol, such as http://127.0.0.1:7878/store",
        code.method_not_allowed: "give the address of the Graph Store Protocol, such as http://127.0.0.1:7878/store",
        code.request_entity_too_large: "allow larger requests there",
    }.get(answer.status_code, answer.text.strip().splitlines()[0][:200] if answer.text.strip() else "see the server's log")
