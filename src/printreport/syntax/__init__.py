"""Reading what people type: YAML with places, typed values, characters, messages gathered by place.

Knows nothing of reports; content, themes and font lists are read through it.
"""
