"""A saved web page into an article's fields: main text and title by trafilatura, the date only where the page declares it."""

from __future__ import annotations

import codecs
import re
from typing import Any

from kg.articles.limits import MAX_ATTRIBUTES, MAX_CHILDREN, MAX_NESTING, MAX_TAGS
from kg.articles.sources import decode
from kg.errors import ArticleError

__all__ = ["published_date", "read_page"]

CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?([\w-]+)", re.IGNORECASE)
# By Python's names: the encodings of the Encoding Standard of the web.
WEB_ENCODINGS = re.compile(
    r"utf-8(?:-sig)?|ascii|utf-16(?:-[lb]e)?|iso8859-\d+|cp125[0-8]|cp866|cp874|koi8-[ru]|mac-(?:roman|cyrillic)"
    r"|gb2312|gbk|gb18030|big5(?:hkscs)?|euc_jp|shift_jis|iso2022_jp|euc_kr|cp949|cp932|tis-620|latin-1"
)
START_TAG = re.compile("<[a-zA-Z]")
# Tags long enough to hold more than `MAX_ATTRIBUTES`, what is quoted in them, and what is between attributes.
LONG_TAG = re.compile(rf"<[a-zA-Z][^>]{{{2 * MAX_ATTRIBUTES},}}")
QUOTED = re.compile("\"[^\"]*\"|'[^']*'")
SPACE = re.compile(r"[\s/]+")
META_NAMES = (
    "article:published_time",
    "datePublished",
    "date",
    "pubdate",
    "publishdate",
    "DC.date.issued",
    "dcterms.issued",
    "parsely-pub-date",
)
DECLARED = "//meta[@property=$name or @name=$name or @itemprop=$name]/@content | //time[@itemprop=$name]/@datetime"
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")
LINKED_DATA = re.compile(r'"datePublished"\s*:\s*"([^"]+)"')


def read_page(data: bytes, where: str) -> dict[str, object]:
    """Return text, title, date, publisher and url of a page; raise `ArticleError` where it holds no article text."""
    from trafilatura import bare_extraction  # 0.5 s

    page = decode(data, where, declared_encoding(data))
    refuse_monsters(page, where)
    found: Any = bare_extraction(page, with_metadata=True, include_comments=False)
    if found is None or not found.text:
        raise ArticleError(f"{where}: no article text was found in the page; save the article's own page, or its text as .txt")
    return {"text": found.text, "title": found.title, "date": published_date(page), "publisher": found.sitename, "url": found.url}


def declared_encoding(data: bytes) -> str:
    """Return the encoding of text that a page's first bytes declare, else UTF-8.

    What Python calls an encoding and no page is written in (base64, zlib, UTF-7, escapes) counts as UTF-8.

    >>> declared_encoding(b'<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">')
    'iso8859-1'
    """
    declared = CHARSET.search(data[:2048])
    try:
        name = codecs.lookup(declared[1].decode("ascii")).name if declared else "utf-8"
    except (LookupError, ValueError):
        return "utf-8"
    return name if WEB_ENCODINGS.fullmatch(name) else "utf-8"


def refuse_monsters(page: str, where: str) -> None:
    """Raise `ArticleError` where a page has more elements than any article's, more deeply nested or with more attributes."""
    number = sum(1 for _ in START_TAG.finditer(page))
    if number > MAX_TAGS:
        raise ArticleError(f"{where}: the page has {number:,} elements; at most {MAX_TAGS:,} are read; save its text as .txt")
    attributes = max((_spaces_in(tag[0]) for tag in LONG_TAG.finditer(page)), default=0)
    if attributes > MAX_ATTRIBUTES:  # before the parser, whose time grows by their square
        raise ArticleError(f"{where}: an element of the page has {attributes:,} attributes; at most {MAX_ATTRIBUTES} are read")
    depth, children = _extent(page)
    if depth > MAX_NESTING:
        raise ArticleError(f"{where}: the page's elements are nested more than {MAX_NESTING} deep; save its text as .txt")
    if children > MAX_CHILDREN:
        raise ArticleError(f"{where}: an element of the page holds {children:,} others; at most {MAX_CHILDREN:,} are read")


def _spaces_in(tag: str) -> int:
    return len(SPACE.findall(QUOTED.sub("", tag)))


def _extent(page: str) -> tuple[int, int]:
    """How deep the elements of a page are nested, and how many one of them holds."""
    from lxml.etree import ParserError, iterwalk
    from lxml.html import document_fromstring

    depth = deepest = most = 0
    try:
        tree = document_fromstring(page.encode())
    except ParserError:  # there is no element at all
        return 0, 0
    for event, element in iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest, most = max(deepest, depth), max(most, len(element))
    return deepest, most


def published_date(page: str) -> str | None:
    """Return the day of publication that the page's metadata declare. Dates in running text or footers are never taken.

    >>> published_date('<meta property="article:published_time" content="2023-08-09T23:30:00Z"><p>On 9 March 2015 ...</p>')
    '2023-08-09T23:30:00Z'
    >>> published_date("<p>On 9 March 2015 ...</p><footer>Last updated 2019-05-12</footer>")
    """
    from lxml.html import document_fromstring

    tree = document_fromstring(page.encode())
    found = [value for name in META_NAMES for value in tree.xpath(DECLARED, name=name)] + LINKED_DATA.findall(page)
    return next((value.strip() for value in found if ISO_DAY.match(value.strip())), None)
