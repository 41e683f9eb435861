"""Paints a Layout: one walk over its items, a painter for each kind of file."""
