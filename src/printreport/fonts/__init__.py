"""The faces that type is set in: files, their glyphs and measures, the order in which a role asks them."""
