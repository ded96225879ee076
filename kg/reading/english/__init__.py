"""The closed classes of English, each once: word lists with a name, numerals, the calendar. Imports nothing of the reading."""
