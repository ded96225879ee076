"""Facts to triples: IRIs, nodes, statements, derived edges, and sorted Turtle."""
