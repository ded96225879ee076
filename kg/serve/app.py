"""The endpoint and its pages, as an ASGI application on a pool of workers."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.asking.questions import questions
from kg.ontology.terms import DATA
from kg.serve import media, pages
from kg.serve.limits import Limits
from kg.serve.origins import HostGuard, Origins
from kg.serve.pool import Pool
from kg.serve.protocol import RefusedError, accepts_of, parameters, query_job
from kg.serve.view import View
from kg.serve.wire import Answer, Job, Kind, problem

__all__ = ["application"]

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {"content-security-policy": _POLICY, "x-content-type-options": "nosniff", "referrer-policy": "no-referrer"}
_STATIC = {"serve.css": "text/css; charset=utf-8", "serve.js": "text/javascript; charset=utf-8"}
_DESCRIPTION = """@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix formats: <http://www.w3.org/ns/formats/> .

[] a sd:Service ;
\tsd:endpoint <{endpoint}> ;
\tsd:supportedLanguage sd:SPARQL11Query ;
\tsd:resultFormat formats:SPARQL_Results_JSON , formats:SPARQL_Results_XML , formats:SPARQL_Results_CSV , formats:SPARQL_Results_TSV ,
\t\tformats:Turtle , formats:N-Triples , formats:RDF_XML , formats:JSON-LD ;
\tsd:defaultDataset [ a sd:Dataset ; sd:defaultGraph [ a sd:Graph ] ] .
"""


def application(path: Path, limits: Limits, origins: Origins, *, when_ready: Callable[[], None] = lambda: None) -> Starlette:
    """Return the application that serves what lies at ``path``, a store's folder or a database of Oxigraph's, to the ``origins``."""
    pool = Pool(path, limits)

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with pool.running():
            when_ready()
            yield

    site = _Site(pool, limits, View(path))
    routes = [
        Route("/", site.home),
        Route("/sparql", site.sparql, methods=["GET", "POST"]),
        Route("/questions", site.list),
        Route("/questions/{name}", site.question),
        Route("/resource", site.resource),
        *(Route(f"/{segment}/{{rest:path}}", site.resource) for segment in pages.SEGMENTS),
        Route("/static/{name}", site.static),
        Route("/view", site.view),
        Route("/health", site.health),
    ]
    middleware = [Middleware(_Guarded), Middleware(HostGuard, origins)]
    if origins.origins:
        allowed = origins.origins
        cors = Middleware(
            CORSMiddleware, allow_origins=allowed, allow_methods=["GET", "POST"], allow_headers=["*"], expose_headers=["Link"]
        )
        middleware.append(cors)
    handlers = {RefusedError: _refused, ClientDisconnect: _gone}
    return Starlette(routes=routes, middleware=middleware, exception_handlers=handlers, lifespan=lifespan)


class _Guarded:
    """Puts on every response what keeps a browser from running, framing or guessing anything."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = {name.lower() for name, _ in message["headers"]}
                message["headers"] = [
                    *message["headers"],
                    *((k.encode(), v.encode()) for k, v in _HEADERS.items() if k.encode() not in own),
                ]
            await send(message)

        await self.app(scope, receive, guarded)


class _Site:
    """What stands under each path."""

    def __init__(self, pool: Pool, limits: Limits, view: View) -> None:
        self._pool, self._limits, self._view = pool, limits, view

    async def home(self, _: Request) -> Response:
        return Response(pages.query(), media_type=media.HTML)

    async def sparql(self, request: Request) -> Response:
        job = await query_job(request, self._limits.query)
        if job is not None:
            return await self._answered(job)
        if media.prefers_html(request.headers.get("accept", "")):
            return Response(pages.query(), media_type=media.HTML)
        endpoint = str(request.url.replace(query="", fragment="")).translate({ord(c): f"%{ord(c):02X}" for c in '<>"{}|^`\\ '})
        return Response(_DESCRIPTION.format(endpoint=endpoint), media_type=media.TURTLE)

    async def list(self, _: Request) -> Response:
        said = {
            q.name: {"title": q.title, "description": q.description, "parameters": [p.name for p in q.params]} for q in questions().values()
        }
        return JSONResponse(said)

    async def question(self, request: Request) -> Response:
        name, given = request.path_params["name"], parameters(request.scope["query_string"])
        if name not in questions():
            raise RefusedError(404, "there is no question of that name; /questions lists them")
        values = {key: found[-1] for key, found in given.items() if key != "format" and found[-1]}
        return await self._answered(Job(kind=Kind.QUESTION, text=name, values=values, accepts=accepts_of(request, given)))

    async def resource(self, request: Request) -> Response:
        given = parameters(request.scope["query_string"])
        if "rest" in request.path_params:
            raw: bytes = request.scope["raw_path"]  # as it was sent: the IRIs hold what is percent-encoded as it is
            iri = DATA + raw.decode("ascii", "replace").removeprefix("/")
        else:
            iri = next(iter(given.get("iri", ())), "")
        page = next(iter(given.get("page", ())), "1")
        if not (page.isascii() and page.isdigit() and 0 < len(page) < 7 and int(page)):
            raise RefusedError(400, "page is a number, from 1 on")
        return await self._answered(Job(kind=Kind.RESOURCE, text=iri, page=int(page), accepts=accepts_of(request, given)))

    async def static(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in _STATIC:
            raise RefusedError(404, "there is no such file")
        return Response(pages.static(name), media_type=_STATIC[name])

    async def view(self, _: Request) -> Response:
        # The page allows nothing but its own script and style, by their hashes: it says so itself.
        return Response(await self._view.page(), media_type=media.HTML, headers={"content-security-policy": "frame-ancestors 'none'"})

    async def health(self, _: Request) -> Response:
        is_well = self._pool.workers > 0 or not self._pool.trouble
        said = {"status": "ok" if is_well else "failing", "workers": self._pool.workers, "trouble": self._pool.trouble}
        return JSONResponse(said, status_code=200 if is_well else 503)

    async def _answered(self, job: Job) -> Response:
        return _response(await self._pool.run(job), job)


def _response(made: Answer, job: Job) -> Response:
    if made.status >= 500 and made.media == media.TEXT and job.kind is Kind.QUERY and any(map(media.prefers_html, job.accepts[:1])):
        made = Answer(status=made.status, media=media.HTML, body=pages.query(job.text, message=made.body.decode(errors="replace")))
    headers = {"vary": "Accept", **({"link": made.link} if made.link else {}), **({"retry-after": "5"} if made.status == 503 else {})}
    return Response(made.body, status_code=made.status, media_type=made.media, headers=headers)


async def _refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, RefusedError)
    made = problem(error.status, str(error))
    return Response(made.body, status_code=made.status, media_type=made.media)


async def _gone(_: Request, error: Exception) -> Response:
    """Nobody is there to read it; it only keeps the log free of what is no fault of ours."""
    return Response(status_code=400)
