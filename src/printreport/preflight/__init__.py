"""Judges any PDF, ours or another's, as a print house would: by what its pages really paint."""
