"""Why a sentence was read as it was, and which entries of the lexicon fire."""
