"""How many were harmed, with bounds, and of whom."""
