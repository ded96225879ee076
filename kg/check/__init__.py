"""What is wrong with a built graph: SHACL, quotes, undeclared terms."""
