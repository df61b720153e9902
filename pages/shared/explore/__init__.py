"""What serves the page Explore: ``linked_views`` are its map, timeline, cards and list;
``playing`` moves a window of days through the timeline."""
