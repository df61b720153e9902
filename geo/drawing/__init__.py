"""Drawing: the atlas, the timeline, the cards, and the one palette they share."""
