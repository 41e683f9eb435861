"""From a checked document and a theme to pages of placed items."""
