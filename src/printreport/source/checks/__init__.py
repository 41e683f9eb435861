"""What must hold in a whole report: figures stand in the text, pictures are used, glyphs exist, marks are full-width."""
