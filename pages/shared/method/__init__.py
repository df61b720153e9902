"""The page Method: its ``sections``."""
