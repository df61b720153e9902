"""The frame around every page: ``framing`` draws it; ``navigation``, ``tour``."""
