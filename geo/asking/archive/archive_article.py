"""An article of an archive, ready to be read."""

from __future__ import annotations

import json

from geo.keeping.archive.archive_store import Opened
from geo.reading.marks import Findings
from geo.reading.unpacking import unpack
from geo.text import Article


def find(archive: Opened, id: str) -> tuple[Article, Findings] | None:
    """Return an article with what was read in it, ``None`` where the archive has no text of the id.

    Raises
    ------
    ArticleError
        When its findings cannot be read.
    """
    row = archive.article(id)
    if row is None or not row["findings"]:  # what GDELT coded comes without its text
        return None
    article = Article(
        row["id"], row["title"], row["text"], row["outlet"], row["published"], row["url"],
        row["author"],
    )  # fmt: skip
    return article, unpack(json.loads(row["findings"]), article.text, article.published)
