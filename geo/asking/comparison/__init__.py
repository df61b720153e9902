"""Two articles, or two outlets, side by side.

Where things are: ``compared_sides`` are the two, ``told_by_both`` what both tell and what only one
tells, ``hours`` what is one day here and another there.
"""
