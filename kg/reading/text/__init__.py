"""The sections of an article: headline, dateline, captions, body."""
