"""The page of comparisons: ``side_views``, two sides and what each tells."""
