"""Stories: articles about one happening, grouped unasked, each grouping with its reasons.

``profiles`` is what an article is compared by, ``likeness`` how alike two are and why, ``groups``
the stories that come of it, and ``by_hand`` lays over them what readers said of stories.
"""

from geo.asking.stories.groups import Gathered, Story, gathered, stories, story_asked

__all__ = ["Gathered", "Story", "gathered", "stories", "story_asked"]
