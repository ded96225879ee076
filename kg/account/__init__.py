"""The read model of a built graph: its statements, events, classes, tolls and places, read once for page, export, server, evaluation."""
