"""The page of voices: ``voice_views``, the map, time and words of one speaker."""
