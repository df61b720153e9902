"""Stories: articles about one happening, grouped unasked, each grouping with its reasons.

``profiles`` is what an article is compared by, ``likeness`` how alike two are and why, ``groups``
the stories that come of it.
"""

from geo.asking.stories.groups import Story, stories

__all__ = ["Story", "stories"]
