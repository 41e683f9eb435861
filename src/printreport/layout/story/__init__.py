"""Running text as units of whole lines, and the ways in which columns take them.

Knows nothing of pictures, figures or the search: it says how text stands in zones of a given shape.
"""
