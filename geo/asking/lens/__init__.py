"""What the reader asks to see: facets, the one query they make, and what is counted of it."""

from geo.asking.lens.facets import FACETS, KINDS, Facet
from geo.asking.lens.question import Lens

__all__ = ["FACETS", "KINDS", "Facet", "Lens"]
