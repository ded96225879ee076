"""Questions to built graphs: SPARQL as given, and the named questions."""
