"""Asking an archive: the same lens and the same SQL, and never the whole of it in memory.

Where things are: ``archive_mentions`` are an archive's mentions as the lens asks them,
``archive_map`` is what the map shows (marks, or a grid of counts while there are too many),
``bins`` what the timeline shows, ``quotation_pages`` the quotations page by page, the most telling
first, and ``choices`` what the chips offer, ``archive_article`` an article of it, ready to be read,
and ``gdelt_comparison`` one as it was read here and as GDELT coded it.
"""
