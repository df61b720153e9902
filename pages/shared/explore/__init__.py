"""What serves the page Explore: ``linked_views`` are its map, timeline, cards and list."""
