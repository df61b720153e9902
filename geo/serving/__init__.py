"""What is served beside the pages: addresses for programs, and what goes around every answer.

Plain Starlette; ``app.py`` hands both to the server. A new address is one entry of ``routes``, a
new layer around every answer one of ``middleware``. ``headers`` says what pages may load and who
may frame them, ``health`` whether the server is well, ``visit_cookie`` holds the key of a visit,
``logs`` what is written down. ``page_changes`` holds a page back until it is changed: ``preloads``
puts into every page what the browser will need first, ``packed`` packs what is sent. ``workers``
serves the app by several processes.

``requested_view`` reads what an address asks to see, ``page_contents`` is what Region, Voices and
Stories show of it by their own rules, ``view_description`` says it in words, ``tags`` writes the
head of its page; ``previews`` puts that into every page and draws its picture. ``embeds`` is the
light page that others may frame. ``search_engines`` is what search engines are told, ``api`` the
address for programs, ``switches`` what a host can switch off, ``bases`` under which address readers
reach the app, ``limits`` how much somebody may ask for.
"""

from geo.serving.logs import set_up_logs
from geo.serving.middleware import middleware
from geo.serving.routes import routes

__all__ = ["middleware", "routes", "set_up_logs"]
