"""Which mentions tell of one event, and which of none."""
