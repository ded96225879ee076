"""How certain it is, and by whose word."""
