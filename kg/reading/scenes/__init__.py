"""Where an event took place whose own words leave that open."""
