"""What the pages share: state, caches, chips and views. Only here and in pages: Streamlit.

Where things are: ``state`` is the URL, ``caches`` what is kept between runs (made ready by
``warming``; ``opened_articles``: the articles) and ``kept_views`` what was drawn,
``interactive_map``, ``charts`` and ``interactive_text`` the linked views, ``map_frame`` the map as
it is sent, ``playing`` a window of days that moves through them, ``chips`` what narrows them,
``excerpts`` texts and heads, ``panels`` pieces of pages, ``why`` the panel of a mark,
``taking_out`` and ``share`` the ways out, ``correction_log`` what the visitor put right
(``correction_lines``: as they see it), ``style`` and ``markdown_escaping`` looks and other people's
words. What serves one page lies in its folder: ``frame``, ``add``, ``archive``, ``article``,
``compare``, ``explore``, ``library``, ``method``, ``region``, ``stories``, ``voices``.
"""
