"""The frame around every page: ``page_frame`` draws it; ``navigation``, ``tour``."""
