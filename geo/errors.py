"""Everything that Dateline Atlas raises on purpose.

The tree::

    DatelineError
    ├── ArticleError      an article file or its front matter cannot be used
    ├── GazetteerError    a place id or a gazetteer file cannot be used
    ├── LexiconError      a word list is missing or malformed
    ├── CalendarError     a day or an EDTF string cannot be used
    ├── LibraryError      the store of kept articles cannot be opened or written
    └── RoomError         a file cannot be written: no room on the disk, or no right to

Each message says what is wrong, where, and the next step. Prose never raises: what cannot be
read in an article becomes a doubt (``geo.reading.marks.Doubt``).
"""

from __future__ import annotations


class DatelineError(Exception):
    """The base of every error raised on purpose."""


class ArticleError(DatelineError):
    """An article file, or a line of its front matter, cannot be used."""


class GazetteerError(DatelineError):
    """A place id is unknown, or a gazetteer file is missing or broken."""


class LexiconError(DatelineError):
    """A word list of ``data/reading/lexicon`` is missing or malformed."""


class CalendarError(DatelineError):
    """A day or an EDTF string is malformed, or names a day that never was."""


class LibraryError(DatelineError):
    """The store of kept articles is newer than this program, damaged, or out of reach."""


class RoomError(DatelineError):
    """A file cannot be written: the disk is full, or this account may not write there."""
