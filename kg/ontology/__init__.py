"""The declared terms, and the lexicon, authority file and background that the Turtle under ``ontology/`` holds."""
