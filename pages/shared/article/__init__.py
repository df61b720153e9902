"""The page of one article: ``choosing`` it, the ``map_beside`` it, its ``story_player``.

``correcting`` a mark, with its ``correction_forms``, and the ``missed_words``.
"""
