"""An article carried in a link: for hosts without a disk, and for readers without an account.

The text, its details and the corrections made in it are packed into a few thousand characters
of a URL. Nothing is stored anywhere; whoever has the link has the article. A link comes from
anybody, so it is opened with limits of size and depth, and what it holds is only ever text.
"""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from geo.errors import ArticleError
from geo.keeping.exports.everything import article_dict
from geo.keeping.intake.outcomes import LONGEST
from geo.keeping.received import article_from, corrections_from, json_from
from geo.reading.corrections.log import Correction
from geo.text import Article

LONGEST_LINK = 6_000
"""Characters of a packed article: what browsers, mail and chat let through."""

LARGEST = 6 * LONGEST
"""Bytes that a link may unpack to."""

VERSION = "1"
"""Stands before what is packed; ``COMMON`` may only change together with it."""

COMMON = (
    b' government president minister foreign defence military nuclear missile strikes talks'
    b' United States Russia Ukraine Israel Iran North Korea South Korea China ceasefire'
    b' said that the of and to in a for on was with by from at has have had which were their they'
    b'"kind":"move","scope":"article","place":{"id":"geonames:","kind":"city","country":"","lat":'
    b'"corrections":[{"id":"","article":"","start":,"end":,"words":"","who":"","when":"2025-'
    b'{"article":{"id":"","title":"","text":"","outlet":"","published":"2025-","url":"https://www.'
)  # fmt: skip
"""What most articles hold: the packer begins with it known (a preset dictionary, RFC 1950)."""


def carry(article: Article, corrections: Iterable[Correction] = ()) -> str:
    """Pack an article into characters that a URL takes as they are.

    Raises
    ------
    ArticleError
        When it does not fit into ``LONGEST_LINK`` characters; the message says by how much.
    """
    told = [c.to_dict() for c in corrections]
    values: dict[str, Any] = {"article": article_dict(article), "corrections": told}
    values["article"] = {k: v for k, v in values["article"].items() if v}
    plain = json.dumps(values, separators=(",", ":"), ensure_ascii=False)
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, 9, zdict=COMMON)
    packed = packer.compress(plain.encode("utf-8", "surrogatepass")) + packer.flush()
    link = VERSION + base64.urlsafe_b64encode(packed).decode().rstrip("=")
    if len(link) > LONGEST_LINK:
        raise ArticleError(
            f"The article fills {len(link):,} characters of a link; at most {LONGEST_LINK:,} "
            "are carried. Publish it, or export it as one HTML file."
        )
    return link


ASK_AGAIN = "Ask for it again, or for the article as a file."
EXPORT_AGAIN = "Export it again."
"""What to do about a damaged link, and, in the words of exports, about one of them."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What a link held: an article, its corrections, and how many others were left out."""

    article: Article
    corrections: list[Correction]
    left_out: int


def opened(link: str) -> tuple[Article, list[Correction]]:
    """Return the article that ``carry`` packed, with its corrections.

    Raises
    ------
    ArticleError
        When the link is cut short or damaged, or unpacks to more than an article may be.
    """
    held = opened_whole(link)
    return held.article, held.corrections


def opened_whole(link: str) -> Carried:
    """Return all that ``opened`` does, and how much it left out: a link comes from anybody."""
    if len(link) > LONGEST_LINK:
        raise ArticleError("The link is too long to hold an article. Ask for a new one.")
    try:
        values = json_from(_unpacked(link).decode("utf-8", "surrogatepass"))
        article = article_from(values["article"])
        if not article.text:
            raise ValueError("no text")
    except ArticleError as error:  # which speaks of exports: a link is made anew by who sent it
        why = str(error).removesuffix(EXPORT_AGAIN).strip()
        raise ArticleError(f"The link cannot be opened. {why} {ASK_AGAIN}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise ArticleError(
            "The link holds no whole article: it may have been cut short when it was sent. "
            f"{ASK_AGAIN}"
        ) from error
    told, left = corrections_from(values.get("corrections"), [article])
    own = [c for c in told if c.article == article.id]
    return Carried(article, own, left + len(told) - len(own))


def _unpacked(link: str) -> bytes:
    if not link.startswith(VERSION):
        raise ValueError("another version")
    body = link.removeprefix(VERSION)
    padded = body + "=" * (-len(body) % 4)
    try:
        packed = base64.b64decode(padded, altchars=b"-_", validate=True)
        opener = zlib.decompressobj(-zlib.MAX_WBITS, zdict=COMMON)
        plain = opener.decompress(packed, LARGEST)
    except (binascii.Error, zlib.error) as error:
        raise ValueError(str(error)) from error
    if opener.unconsumed_tail or not opener.eof:
        raise ValueError("too large, or cut short")
    return plain
