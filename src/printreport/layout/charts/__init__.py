"""Charts of two and more points, drawn to scale, with their titles and labels."""
