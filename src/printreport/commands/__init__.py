"""What the words of the command line do, but for building: starters, lists, imposing, preflight, progress, summaries."""
