"""What a visitor keeps: ``visitor_library`` itself, its ``panel``, ``links`` and ``search``.

``remembering`` is the browser's cookie, ``notice`` the one message above a page. ``quiet_hours``
forgets what a hosted app promised to forget, and reads anew what is kept. ``allowed`` knows how
much one visitor may ask for.
"""
