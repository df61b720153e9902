"""E-mail, by the standard library: what was written, or the article that was passed on."""

from __future__ import annotations

import re
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any, cast

from geo.keeping.intake.day_parsing import written_day
from geo.keeping.intake.outcomes import CannotTake, Draft
from geo.keeping.intake.plain_text import unwrapped, without_tags
from geo.keeping.intake.web_pages import read_page

LONGEST_HEADER = 2_000
"""Characters of a header that are looked at: what is longer was made to keep somebody busy."""

MOST_PARTS = 500
BOUNDARY = re.compile(rb'boundary\s{0,9}=\s{0,9}"?([^"\s;]{1,70})', re.IGNORECASE)
FORWARDS = re.compile(r"(?:(?:fwd?|re|aw|wg|tr)\s{0,3}(?:\[\d{1,3}\])?:\s{0,3})+", re.IGNORECASE)
"""What mail programs put before a subject."""

PASSED_ON = re.compile(r"forwarded message|begin forwarded|weitergeleitete", re.IGNORECASE)
_HEAD = re.compile(r"[*>\s]{0,6}(From|Date|Sent|Subject|To|Cc|Reply-To):\*?\s+(\S.*)")
NEAR = 600
"""Characters above which a head inside a mail is taken for what was passed on."""


class _Short(EmailPolicy):
    """The usual policy, but for headers of endless length."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        return super().header_fetch_parse(name, str(value)[:LONGEST_HEADER])


def read_mail(content: bytes) -> Draft:
    """Return the body of an e-mail; its HTML part where that says more than the plain one.

    Of an article that was passed on, the article: its own head gives the title and offers the
    day, and what the sender wrote above it is left out.
    """
    _check_parts(content)
    message = cast(EmailMessage, message_from_bytes(content, policy=_Short()))
    draft = _body(message)
    if not _passed_on(message, draft):
        _sent_details(message, draft)
    _without_replies(draft)
    draft.text = unwrapped(draft.text)
    names = [part.get_filename() or "unnamed" for part in message.iter_attachments()]
    if names:
        draft.notes.append(f"Attachments were left out: {', '.join(names)[:300]}.")
    return draft


def _check_parts(content: bytes) -> None:
    borders = dict.fromkeys(BOUNDARY.findall(content)[: MOST_PARTS + 1])
    parts = sum(content.count(b"--" + border) for border in list(borders)[:50])
    if len(borders) > MOST_PARTS or parts > 3 * MOST_PARTS:
        raise CannotTake("The e-mail has too many parts.", "Copy its text and paste it.")


def _body(message: EmailMessage) -> Draft:
    plain, marked = _part(message, "plain"), _part(message, "html")
    if not marked or (len(plain) >= 200 and len(plain) >= len(without_tags(marked)) / 4):
        return Draft(plain)
    try:
        page = read_page(marked.encode("utf-8", "replace"))
    except CannotTake:
        if not plain.strip():
            raise
        return Draft(plain, notes=["Its HTML part could not be read; this is the plain part."])
    notes = ["Read from the e-mail’s HTML part."] if page.text else []
    return Draft(page.text or plain, notes=notes)


def _part(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    if part is None:
        return ""
    try:
        return str(part.get_content()).replace("\r\n", "\n")
    except (LookupError, ValueError):
        payload = part.get_payload(decode=True)
        return payload.decode("latin-1") if isinstance(payload, bytes) else ""


def _sent_details(message: EmailMessage, draft: Draft) -> None:
    name, address = parseaddr(str(message.get("From", "")))
    subject = str(message.get("Subject", ""))
    draft.add("title", FORWARDS.sub("", subject, count=1), "the e-mail’s subject")
    draft.add("outlet", name or address.partition("@")[2], "the e-mail’s sender", sure=False)
    day = _day_of(str(message.get("Date", "")))
    passed_on = FORWARDS.match(subject) is not None
    draft.add("day", day, "the e-mail’s “Date” line, by the sender’s clock", sure=not passed_on)


def _day_of(written: str) -> str:
    """Return the day of a “Date” line where it was sent; empty when it says none."""
    try:
        sent: datetime | None = parsedate_to_datetime(written)
    except (ValueError, TypeError, OverflowError, IndexError):
        sent = None
    day = sent.date() if sent else written_day(written[:100])
    return day.isoformat() if day else ""


def _passed_on(message: EmailMessage, draft: Draft) -> bool:
    """Take the head of an article that was passed on out of the text; whether there is one."""
    forwarded = FORWARDS.match(str(message.get("Subject", ""))) is not None
    found: dict[str, str] = {}
    while head := _head_in(draft.text, forwarded or bool(found)):
        above, found, draft.text = head
        if said := " ".join(PASSED_ON.sub("", above).strip(" -_\n:>").split()):
            draft.notes.append(f"What the sender wrote above it was left out: “{said[:200]}”.")
    if not found:
        return False
    name, address = parseaddr(found.get("From", "")[:LONGEST_HEADER])
    draft.add("title", FORWARDS.sub("", found.get("Subject", ""), count=1), "its subject")
    draft.add("outlet", name or address.partition("@")[2], "who sent it first", sure=False)
    day = _day_of(found.get("Date") or found.get("Sent") or "")
    draft.add("day", day, "the head of the e-mail that was passed on", sure=False)
    return True


def _head_in(text: str, forwarded: bool) -> tuple[str, dict[str, str], str] | None:
    """Return what stands above the head of a mail inside a text, the head, and what follows."""
    lines = text.split("\n")
    for start in (n for n, line in enumerate(lines[:80]) if _HEAD.match(line[:500])):
        found: dict[str, str] = {}
        end = start
        while end < len(lines) and (line := _HEAD.match(lines[end][:500])):
            found[line[1].title()] = line[2]
            end += 1
        above = "\n".join(lines[:start])
        near = len(above) <= NEAR and (forwarded or PASSED_ON.search(above))
        if near and {"From", "Subject"} <= found.keys():
            return above, found, "\n".join(lines[end:]).lstrip("\n")
    return None


def _without_replies(draft: Draft) -> None:
    """Leave out runs of quoted lines that say who wrote them in an earlier mail."""
    kept: list[str] = []
    run: list[str] = []
    for line in [*draft.text.split("\n"), ""]:
        if line.startswith(">"):
            run.append(line)
            continue
        before = next((k for k in reversed(kept) if k.strip()), "")
        if run and any(r.rstrip().endswith("wrote:") for r in (before, *run)):
            while kept and (not kept[-1].strip() or kept[-1].rstrip().endswith("wrote:")):
                kept.pop()
        else:
            kept += run
        run = []
        kept.append(line)
    text = "\n".join(kept).rstrip("\n")
    if len(text) < len(draft.text.rstrip("\n")):
        draft.notes.append("Quoted earlier e-mails were left out.")
        draft.text = text
