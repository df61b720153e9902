"""What the reader asks to see: facets, the one query they make, and what is counted of it.

Where things are: ``facets`` has a row for each way of narrowing, ``question`` is the lens made of
them, ``related`` what belongs to the one mention looked at, ``sentence`` the lens in words,
``counts`` how often what occurs and ``offers`` what the chips show of that, ``subset`` articles
with only the marks that a lens keeps.
"""

from geo.asking.lens.facets import FACETS, KINDS, Facet
from geo.asking.lens.question import Lens

__all__ = ["FACETS", "KINDS", "Facet", "Lens"]
