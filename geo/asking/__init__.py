"""Asking: one table of mentions, and the lens that narrows it.

Where things are: ``mentions`` is the table, ``lens`` what narrows it, ``sayings`` the lens in
words, ``narrowed`` and ``counts`` what it keeps and how much, ``companions`` and ``upon`` what
belongs to a mention, ``order`` the order of print. ``voices``, ``spoken``, ``wordings`` and
``noted`` follow one speaker; ``sides`` and ``comparing`` set two articles side by side;
``territories`` and ``heard`` are for regions; ``stories`` for an article step by step;
``reasons``, ``rules`` and ``claims`` explain marks; ``righting`` is what a reader can put right.
"""
