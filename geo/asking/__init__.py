"""Asking: one table of mentions, and the lens that narrows it.

Where things are: ``mentions`` is the table, ``columns`` what it holds in Arrow
(``mention_bytes``: as bytes that a library keeps), ``database`` where it is asked by SQL,
``sentences`` what stands beside a mention, ``order`` the order of print, ``shelved`` the bundled
articles laid out so. ``bulk`` reads a corpus of any size into an archive (``bulk_ready``: what its
processes share), and ``archive`` asks it; ``coded`` are GDELT's codings as mentions.
``lens`` is what the reader asks; ``voices`` follows one speaker; ``comparison`` sets two articles
side by side; ``stories`` groups
articles about one happening; ``territories`` is for regions, ``story`` for an
article step by step; ``explain``
says why a mark is there; ``correctable`` is what a reader can put right, ``open_points`` what is
unsure, ``dayless`` what waits for a day of publication, ``windows`` the days of a timeline
that is played.
"""
