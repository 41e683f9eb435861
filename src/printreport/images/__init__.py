"""Pictures: judged when they are read, cropped by geometry, converted for the press."""
