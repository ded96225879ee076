"""The nodes of the graph: IRIs, labels, mentions, sources."""
