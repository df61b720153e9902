"""Two articles, or two outlets, side by side: what both tell and what only one tells."""
