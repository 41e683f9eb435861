"""Reads an editor's files into a checked Document: every value knows its file, line and column."""
