"""The search for the cheapest pages: candidates for a page, lower bounds, the beam over a brochure.

Nothing here measures text or draws; it adds prices.
"""
