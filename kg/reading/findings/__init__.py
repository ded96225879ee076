"""What components find, and what they hand on in the Doc."""
