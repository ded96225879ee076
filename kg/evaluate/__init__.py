"""Scoring kg against a user's own gold."""
