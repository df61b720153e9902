"""The frame around every page: ``framing`` draws it; ``navigation``, ``brand``, ``tour``."""
