"""Pictures: map and timeline as SVG and PNG, without a browser, from what the app is drawn from.

The same table, the same palette, the same marks and lanes. SVG keeps its text as text, in the
project's fonts or the nearest of a reader's system; PNG is drawn by resvg with the project's own
font files, so that it is the same everywhere.

Where things are: ``window`` is what of the world is seen, ``basemap_svg`` the ground in it,
``map_symbols`` the pins and ``labels`` the names; ``map_picture`` puts the map together.
``timeline_picture`` is the timeline, ``strip`` a line of time, ``axis_days`` what stands under
either. ``plate`` is a whole picture with its signs, sources and scale, ``social`` the one that a
link shows. ``raster`` makes PNG of SVG, ``exported_picture`` articles as a picture that is taken
out, ``first_look`` what stands in the app's map until it is there.
"""

from geo.drawing.picture.exported_picture import sources, taken_png, taken_svg
from geo.drawing.picture.first_look import first_look
from geo.drawing.picture.map_picture import map_alt, map_drawn, map_svg
from geo.drawing.picture.plate import PARTS, WIDTHS, Caption, Plate, picture_svg
from geo.drawing.picture.raster import to_png
from geo.drawing.picture.social import social_svg

__all__ = [
    "PARTS", "WIDTHS", "Caption", "Plate", "first_look", "map_alt", "map_drawn", "map_svg",
    "picture_svg",
    "social_svg", "sources", "taken_png", "taken_svg", "to_png",
]  # fmt: skip
