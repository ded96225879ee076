"""The ids of articles: each is its own, whatever others there are, and the same in whatever order they come.

An article's name is the id that its container gives, else its file's stem. It is its id, unless other texts of the same run have that
name, too: then the end of its path tells each of them apart, as much of it as is needed (``2023/index.html``, ``2024/index.html``; of
a name that a container gives ``b.jsonl#7``). What cannot be read has no say in it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from kg.articles.formats import Draft
from kg.articles.limits import MAX_ID
from kg.articles.sources import Source, stem_of
from kg.errors import ArticleError
from kg.model import Article

__all__ = ["Names", "digest_of", "further_ids", "names_of"]

SHOWN = 3
"""So many articles of one name are told, and the number of the others."""
TOLD = 20
"""So many names that several articles have are told, and the number of the others."""

Drafts = Callable[[Source], Iterator[Draft | ArticleError]]


@dataclass(frozen=True, slots=True)
class Names:
    """Ids by name and digest of the text, of those articles whose name others have, too; ``notes`` tell of them, a line each."""

    ids: Mapping[tuple[str, str], str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def id_of(self, name: str, text: str) -> str:
        """Return the id of an article by its name and text."""
        return self.ids.get((name, digest_of(text)), name) if self.ids else name


def names_of(sources: Sequence[Source], drafts: Drafts, checked: Callable[[Draft], Article | ArticleError]) -> Names:
    """Find the names that several texts have, and an id for each of these.

    Only the files that may give an id of their own are read for it, and those articles checked that seem to have a name in common.
    """
    taken, shared = _claimed(sources, drafts)
    if not shared:
        return Names()
    texts: dict[str, dict[str, str]] = {}
    for source in sources:
        if _may_name(source) or source.stem in shared:
            for article in _readable(drafts(source), shared, checked):
                places = texts.setdefault(article.name, {})
                digest = digest_of(article.text)
                places[digest] = min(article.address, places.get(digest, article.address))
    ids: dict[tuple[str, str], str] = {}
    notes = []
    for name in sorted(name for name, places in texts.items() if len(places) > 1):
        found = _told_apart(name, texts[name], taken)
        ids |= {(name, digest): own for digest, own in found.items()}
        notes.append(_note(name, sorted(found.values())))
    if len(notes) > TOLD:
        notes[TOLD:] = [f"{len(notes) - TOLD:,} more ids are those of several articles, and told apart in the same way"]
    return Names(ids, tuple(notes))


def further_ids(article: Article) -> Iterator[str]:
    """Yield ids that the article may have where its own is another's: ever more of its path, last with a digest of its text."""
    for size in range(1, len(PurePath(article.address).parts) + 1):
        yield _label(article.name, article.address, size)
    yield f"{article.id}-{digest_of(article.text)[:12]}"


def digest_of(text: str) -> str:
    """Return the SHA-256 of a text (hex)."""
    return hashlib.sha256(text.encode()).hexdigest()


def _may_name(source: Source) -> bool:
    """Whether a file's articles may bring ids of their own."""
    return source.kind in ("jsonl", "md", "stdin")


def _claimed(sources: Sequence[Source], drafts: Drafts) -> tuple[set[str], set[str]]:
    """All names, and those that seem to be several articles'."""
    claims: dict[str, int] = {}
    shared = set()
    for source in sources:
        for name, claim in _claims(source, drafts):
            if claims.setdefault(name, claim) != claim:
                shared.add(name)
    return set(claims), shared


def _claims(source: Source, drafts: Drafts) -> Iterator[tuple[str, int]]:
    if not _may_name(source):
        yield source.stem, hash(source.address)
        return
    for draft in drafts(source):
        if isinstance(draft, ArticleError):
            continue
        text, given = draft.fields.get("text"), _given(draft)
        if given is not None and isinstance(text, str):
            yield given, hash(text)
        elif given is None and draft.is_alone:
            yield draft.stem, hash(source.address)


def _given(draft: Draft) -> str | None:
    """The id that a draft's container gives, where it is one."""
    given = draft.fields.get("id")
    if isinstance(given, int):
        return str(given)
    return given if isinstance(given, str) and 0 < len(given) <= MAX_ID else None


def _readable(
    drafts: Iterable[Draft | ArticleError], shared: set[str], checked: Callable[[Draft], Article | ArticleError]
) -> Iterator[Article]:
    for draft in drafts:
        if isinstance(draft, ArticleError) or (_given(draft) or draft.stem) not in shared:
            continue
        article = checked(draft)
        if isinstance(article, Article):
            yield article


def _told_apart(name: str, places: Mapping[str, str], taken: set[str]) -> dict[str, str]:
    """Digest to id: the end of each path, as long as they need it to differ from one another and from every other name."""
    alike = {path for path in places.values() if list(places.values()).count(path) > 1}
    endings = {digest: f"-{digest[:12]}" if path in alike else "" for digest, path in places.items()}
    longest = max(len(PurePath(path).parts) for path in places.values())
    for size in range(1, longest + 1):
        found = {digest: _label(name, path, size) + endings[digest] for digest, path in places.items()}
        if len(set(found.values())) == len(found) and taken.isdisjoint(found.values()):
            return found
    return {digest: f"{_label(name, path, longest)}-{digest[:12]}" for digest, path in places.items()}


def _label(name: str, address: str, size: int) -> str:
    """The last parts of a path, one more where the name is the file's own; a name that a container gave stands behind them."""
    parts = PurePath(address).parts
    if name == stem_of(address):
        return "/".join(parts[-size - 1 :]).replace("//", "/")
    return f"{'/'.join(parts[-size:])}#{name}".replace("//", "/")


def _note(name: str, ids: Sequence[str]) -> str:
    more = f" and {len(ids) - SHOWN:,} more" if len(ids) > SHOWN else ""
    return f"id {name!r} is that of {len(ids):,} articles; theirs are now {', '.join(map(repr, ids[:SHOWN]))}{more}"
