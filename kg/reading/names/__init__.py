"""Who is named."""
