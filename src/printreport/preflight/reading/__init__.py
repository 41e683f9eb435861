"""A foreign PDF read as values: boxes, colours, fonts, pictures, what each page paints.

No judgement here.
"""
