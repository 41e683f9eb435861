"""Callouts and pull quotes: how a figure with its measure word and label is set large.

Which figure stands on which page is decided elsewhere.
"""
