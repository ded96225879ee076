"""What is changed of the spaCy model's own components."""
