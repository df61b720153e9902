"""Where a remark comes from: said, first printed, by whom and how, and what they disagree on."""

from __future__ import annotations

from geo.asking.voices.remarks import Saying, Wording
from geo.asking.voices.utterances import cue_of
from geo.drawing.cards import KINDS_SAID
from geo.drawing.excerpt import escape
from geo.drawing.printed import printed_by
from geo.drawing.wording import counted, days_of, listed


def provenance(saying: Saying) -> str:
    """Return a remark's way into print as a strip of short steps, safe HTML."""
    where = f" in {saying.said_at_name}" if saying.said_at_name else ""
    day = days_of(*saying.days)
    steps = [
        ("Said", escape((day or "on a day nobody gives") + where)),
        ("First printed", _first_printed(saying)),
        *(("Printed", _how(wording)) for wording in saying.wordings),
        ("Sources differ", escape(differences(saying))),
    ]
    items = "".join(f"<li><b>{name}</b> <span>{told}</span></li>" for name, told in steps if told)
    return f'<ol class="provenance" aria-label="Where this remark comes from">{items}</ol>'


def _first_printed(saying: Saying) -> str:
    """Say by whom it was printed first, of those printings whose day is known."""
    dated = [u for u in saying.printings if u.published]
    if not dated:
        return ""
    first = min(dated, key=lambda u: (u.published, u.id))
    return f"{escape(days_of(first.published))}, {printed_by([first])}"


def _how(wording: Wording) -> str:
    """Say who prints a wording, and how: word for word or not, and with which verb."""
    kinds = dict.fromkeys(KINDS_SAID.get(u.kind, u.kind) for u in wording)
    cues = dict.fromkeys(f"“{u.cue}”" for u in wording if cue_of(u))
    how = "; ".join(filter(None, [listed(kinds), listed(cues)]))
    return f"{printed_by(wording)} ({escape(how)})" if how else printed_by(wording)


def differences(saying: Saying) -> str:
    """Say what the printings of a remark do not agree on; empty where they agree or there is one.

    A printing that does not give a day or a place disagrees with nobody.
    """
    days = {(u.first, u.last) for u in saying.printings if u.first}
    places = {u.said_at for u in saying.printings if u.said_at}
    cues = {u.cue for u in saying.printings if cue_of(u)}
    wordings = len(saying.wordings) + len(saying.noted)
    told = [
        f"the words ({counted(wordings, 'wording')})" if wordings > 1 else "",
        f"the day ({' or '.join(sorted(map(_days, days)))})" if len(days) > 1 else "",
        "where it was said" if len(places) > 1 else "",
        f"the verb ({listed(f'“{cue}”' for cue in sorted(cues))})" if len(cues) > 1 else "",
    ]
    return listed(told)


def _days(days: tuple[object, object]) -> str:
    return days_of(*days)
