"""Asking: one table of mentions, and the lens that narrows it."""
