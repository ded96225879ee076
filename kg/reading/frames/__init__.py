"""Triggers and the frames that they fill."""
