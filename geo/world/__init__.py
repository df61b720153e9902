"""The world: places and their names, borders, regions, and the reference chronology.

Where things are: ``gazetteer`` (with ``gazetteer_files`` and ``folding`` of names) and ``places``;
``countries``, which are names alone; ``zones`` of time; ``borders``, ``points`` and ``regions``
(``definitions`` and ``landmarks`` below them); ``chronology``; ``yaml_records`` reads the
hand-written files. What ``build`` makes of pinned packages is made by ``build_borders``,
``build_disputed``, ``build_gazetteer`` (with ``gazetteer_rows`` and ``gazetteer_sources``),
``build_regions`` and ``build_shapes``.
"""
