"""What every page is made of: the module grid, what a form costs, ink and grounds, running heads.

No text flow, no picture and no figure stands here; all other rooms of layout rest on this one.
"""
