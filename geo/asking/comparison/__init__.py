"""Two articles, or two outlets, side by side.

Where things are: ``sides`` are the two, ``shared`` what both tell and what only one tells.
"""
