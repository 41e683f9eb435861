"""Themes: YAML in 字号, em, lines and modules, worked out for one trim size."""
