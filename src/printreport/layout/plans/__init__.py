"""From an editor's wishes to a chosen plan, and from a plan to words: page counts, locks, replays, explanations."""
