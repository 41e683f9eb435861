"""Values every stage shares: lengths, rectangles, colours, places in files, and messages."""
