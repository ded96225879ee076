"""Which tellings, in whatever articles, are of one event? Answered by links; the facts stay as they are."""
