"""The sheet of forms: every form of a theme drawn small, by the composer's own code."""
