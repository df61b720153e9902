"""Pictures: map and timeline as SVG and PNG, without a browser, from what the app is drawn from.

The same table, the same palette, the same marks and lanes. SVG keeps its text as text, in the
project's fonts or the nearest of a reader's system; PNG is drawn by resvg with the project's own
font files, so that it is the same everywhere.

Where things are: ``window`` is what of the world is seen, ``land`` the ground in it, ``marks`` the
pins and ``labels`` the names; ``mapped`` puts the map together. ``timed`` is the timeline,
``strip`` a line of time, ``days`` what stands under either. ``plate`` is a whole picture with its
signs, sources and scale, ``social`` the one that a link shows. ``raster`` makes PNG of SVG,
``taken`` articles as a picture that is taken out,
``first_look`` what stands in the app's map until it is there.
"""

from geo.drawing.picture.first_look import first_look
from geo.drawing.picture.mapped import map_alt, map_drawn, map_svg
from geo.drawing.picture.plate import PARTS, WIDTHS, Caption, Plate, picture_svg
from geo.drawing.picture.raster import to_png
from geo.drawing.picture.social import social_svg
from geo.drawing.picture.taken import sources, taken_png, taken_svg

__all__ = [
    "PARTS", "WIDTHS", "Caption", "Plate", "first_look", "map_alt", "map_drawn", "map_svg",
    "picture_svg",
    "social_svg", "sources", "taken_png", "taken_svg", "to_png",
]  # fmt: skip
