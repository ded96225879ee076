"""Where: names and descriptions of places."""
