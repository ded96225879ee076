"""The closed classes of English: numerals, the calendar, tables of listed words and names."""
