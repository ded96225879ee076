"""When and where an event took place whose own words leave that open."""
