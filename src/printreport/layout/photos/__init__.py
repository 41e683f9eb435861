"""Photographs at every place they can take: alone, as bands, on walls, over the fold.

Crops and captions are decided here; which page shows a photograph is not.
"""
