"""When: time expressions, and the days that they can be."""
