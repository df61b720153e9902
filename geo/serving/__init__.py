"""What is served beside the pages: addresses for programs, and what goes around every answer.

Plain Starlette; ``app.py`` hands both to the server. A new address is one entry of ``routes``, a
new layer around every answer one of ``layers``.
"""

from geo.serving.layers import layers
from geo.serving.routes import routes

__all__ = ["layers", "routes"]
