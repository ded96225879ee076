"""Saved web pages: main text, and the date only where the page declares it."""

from __future__ import annotations

import pytest

from kg.articles.webpage import declared_encoding, published_date, read_page
from kg.errors import ArticleError

BODY = (
    "<nav>Home | World</nav><article><h1>Two killed in raid</h1>"
    "<p>Gunmen killed two farmers near the café in the border town on Monday, the police said in a statement to reporters.</p>"
    "<p>No group has claimed responsibility. Residents had heard shots for about an hour before the police came on March 9, 2015.</p>"
    "</article><footer>Last updated 2019-05-12</footer>"
)


def page(head: str = "", body: str = BODY) -> str:
    return f"<html><head><title>Two killed in raid</title>{head}</head><body>{body}</body></html>"


def test_the_main_text_is_read_and_the_rest_is_not() -> None:
    fields = read_page(page('<meta property="og:site_name" content="Post">').encode(), "a.html")
    assert "Gunmen killed two farmers near the café" in str(fields["text"])
    assert "Home | World" not in str(fields["text"])
    assert (fields["title"], fields["publisher"], fields["date"]) == ("Two killed in raid", "Post", None)


@pytest.mark.parametrize(
    "head, body, date",
    [
        ('<meta property="article:published_time" content="2023-08-09T23:30:00Z">', "", "2023-08-09T23:30:00Z"),
        ('<meta itemprop="datePublished" content=" 2023-08-09 ">', "", "2023-08-09"),
        ('<script type="application/ld+json">{"datePublished": "2023-08-09"}</script>', "", "2023-08-09"),
        ("", '<time itemprop="datePublished" datetime="2023-08-09">today</time>', "2023-08-09"),
        ('<meta name="date" content="sometime"><meta name="pubdate" content="2023-08-09">', "", "2023-08-09"),
        ('<meta property="article:modified_time" content="2023-08-09">', "", None),
        ("", '<p>On <time datetime="2015-03-09">9 March 2015</time> shells fell.</p>', None),
        ("", "<footer>© 2020. Last updated 12 May 2019</footer>", None),
        ('<link rel="canonical" href="https://example.org/2021/05/06/raid">', "", None),
    ],
)
def test_only_a_declared_date_is_taken(head: str, body: str, date: str | None) -> None:
    assert published_date(page(head, body or "<p>x</p>")) == date


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1252"])
def test_the_declared_encoding_is_used(encoding: str) -> None:
    data = page(f'<meta charset="{encoding}">').encode(encoding)
    assert "near the café in" in str(read_page(data, "a.html")["text"])


def test_an_undeclared_or_unknown_encoding_is_utf_8() -> None:
    assert declared_encoding(b"<p>") == declared_encoding(b'<meta charset="klingon">') == "utf-8"


@pytest.mark.parametrize("data", [b"<html></html>", b"plain", page(body="").encode()])
def test_a_page_without_article_is_refused(data: bytes) -> None:
    with pytest.raises(ArticleError, match=r"^a\.html: no article text"):
        read_page(data, "a.html")
