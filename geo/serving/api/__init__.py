"""The address for programs: a text in and findings out, and the mentions that a lens keeps.

``/api/openapi.json`` describes it, ``/api`` says the same to people, and ``/feed.atom`` is a lens
to be watched. Errors are problems as RFC 9457 has them; limits and checks are those of the pages.

Where things are: ``application`` puts it together; ``reading``, ``asking`` and ``feed`` answer,
``parameters`` reads what is asked and ``paging`` which page of it, ``described`` is the
description and ``page`` its page, ``problems`` says what is wrong.
"""

from geo.serving.api.application import api_routes

__all__ = ["api_routes"]
