"""Who is meant by a pronoun, a description or a short name."""
