"""A section's body: paragraphs, lists, tables, quotations and the marks inside a line."""
