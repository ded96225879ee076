"""`Doc` to facts: where spaCy ends and our own values begin."""

from __future__ import annotations

from kg.facts.collecting import collect_facts

__all__ = ["collect_facts"]
