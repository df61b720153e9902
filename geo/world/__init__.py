"""The world: places and their names, borders, regions, and the reference chronology."""
