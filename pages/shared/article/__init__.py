"""The page of one article: ``choosing`` it, the ``map_beside`` it, its ``story_player``.

``mark_paging`` draws so many marks of a long text at once, ``dating`` asks for a day that is
missing, ``editing`` goes through what is unsure, ``attitudes`` tells what somebody thinks or does,
apart from what he says.

``correcting`` a mark, with its ``correction_forms``, and the ``missed_words``.
"""
