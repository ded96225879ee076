"""Binary statements between actors and places, and figures of actors."""
