"""The whole run: from an editor's folder through every stage to finished files, kept, published and reported.

The only room that knows every stage; no stage imports it.
"""
