"""Makes of rendered pages a file that a print house accepts: identity, intent, metadata."""
