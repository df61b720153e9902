"""The page of stories: ``story_views`` chooses one and shows what its outlets tell,
and ``story_editing`` takes articles out of a story and puts stories together."""
