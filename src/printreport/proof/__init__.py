"""Reads the finished file back and holds it against what the editor wrote."""
