"""Files and folders of .txt, .md, .html and .jsonl (each also .gz or .zst) into `Article` values."""

from __future__ import annotations

from kg.articles.language import check_language
from kg.articles.limits import MAX_WORDS, words_in
from kg.articles.reading import read_articles

__all__ = ["MAX_WORDS", "check_language", "read_articles", "words_in"]
