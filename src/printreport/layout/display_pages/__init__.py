"""Pages with a form of their own: cover and back, opening and closing words, contents.

They are set before the search, which fills what lies between them.
"""
