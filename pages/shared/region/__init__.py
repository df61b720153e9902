"""The page of a region: ``region_views``, its map, time and speakers."""
