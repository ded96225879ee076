"""From a parsed article to facts, a room a question; imports go down only."""
