"""Events, with their roles, labels and parts."""
