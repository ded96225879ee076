"""Quotations, and the cues of saying and doubt."""
