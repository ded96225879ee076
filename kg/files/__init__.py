"""Files that are written whole or not at all, and cells that are safe to open."""
