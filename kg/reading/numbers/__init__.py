"""How many: number expressions, and what they count."""
