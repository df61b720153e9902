"""The page of stories: ``story_views`` chooses one and shows what its outlets tell."""
