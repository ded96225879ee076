"""Looking listed things up in a Doc: names as they are written, phrases with their plurals."""
