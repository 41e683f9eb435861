"""The checks asked of a file that was read, and what they found as text, as a page, as messages of a build."""
