"""Noun phrases that the lexicon knows: people, things, weapons."""
