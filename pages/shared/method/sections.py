"""What the page Method says: how reading works, how well, whose borders, which sources."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import streamlit as st

from geo.reading.calibration import Finder, measured
from geo.world.borders import WORLDVIEWS, disputed, disputed_points
from geo.world.regions import MAIN, regions
from pages.shared.markdown_escaping import plain

ROOT = Path(__file__).parents[3]
FLOORS = ROOT / "tests" / "floors.json"
SOURCES = ROOT / "data" / "SOURCES.md"

READING = """
An article is cut into sentences, and three finders read it, each without knowing the others:
**places**, **times** and **quotations**. What they find is then joined by sentence. Everything
runs on this server with rules, a gazetteer and small trained models that come with the project;
no text is sent anywhere, and the same text always gives the same reading.

**Places.** A name is looked up among 243,000 places in many spellings, and weighed against the
other names in the article, its size, and what is printed beside it (“Paris, Texas”). Its *role*
is read too: in “Moscow warned” a government speaks and nobody need be in Moscow, so the map draws
a ring instead of a disc. What lies nowhere, such as “the West”, gets no pin.

**Times.** A date keeps the precision it is printed with: a month is shown as a month, never as its
first day. “Last Tuesday” is counted from the day of publication, “just days after the strikes” from
the event in the reference chronology, with the base shown. What no calendar can hold (“recent
months”) is listed, not dated. Distances are shown as counted, and not judged.

**Quotations.** Direct, mixed and indirect speech, with the words that introduce it (“warned”) and
the speaker, found through “he said” and “the minister”. In a transcript each turn is its speaker’s.
Where something was said is kept apart from what it is about.

**Doubts.** When an article says two things that do not fit, or a name could well be another place,
that is listed beside the text as a question.
"""

LIMITS = """
- English only. Other languages are recognised, and refused with a message.
- Names that are spelled like places (people, ships, companies) are told apart by their company,
  and sometimes wrongly.
- A place that the gazetteer does not know is marked without a pin.
- Irony, hypotheses and denials are not understood: a place or a day that an article denies is
  marked like any other.
- A quotation is shown as the article prints it. Whether it was said is not checked.
- *Sure* and *not sure* are estimates. Click a mark to see how sure, and what else it could be.
"""

PRIVACY = """
What you add is read in this server's memory, shown to you alone, and forgotten when this visit
ends (when you close its tab) unless you keep it. Nothing of it is written to disk unless you keep
or publish it. What you **keep** lies in this server's library under a key that your browser holds
in a cookie, which no script can read and which is set with the first thing you keep; nobody else
sees it, and a hosted app forgets it after 30 days; served to this machine alone, the library is
yours and stays. What you **publish** can be read by whoever has its link, until you take the link
back. An article *carried in a link* is stored nowhere but in the link. Corrections stay with what
they correct.

The pages ask no other server for anything: map, fonts and scripts come from here. This server
fetches a **link** only when you press *Fetch it*, and then that site sees this server's address,
not yours. Only if you turn on *Online map tiles* does your browser ask OpenStreetMap for pictures
of the ground, which tells it your address. No statistics about you are
collected: a host may count answers and open visits, and its log holds neither what you add nor
your address. To share fairly, the app counts in its memory how many links and files a visit and an
address have asked for in the last hour.
"""

MEASURES = {
    "exact.f": "found, exact words",
    "overlap.f": "found, touching words",
    "role_accuracy": "role right",
    "non_literal.f": "not literal, found",
    "right_of_found": "right place",
    "acc161_of_found": "within 161 km",
    "strict.f": "found, exact words",
    "relaxed.f": "found, touching words",
    "value_f": "right date",
    "direct.f": "direct quotations",
    "direct_or_mixed.f": "direct or mixed",
    "all_overlap30.f": "all quotations",
    "speaker_accuracy_of_found_direct": "right speaker",
}
"""What the figures of ``tests/floors.json`` are called."""

FINDERS: dict[Finder, str] = {
    "toponyms": "Places", "timexes": "Times", "quotations": "Quotations",
}  # fmt: skip
CORPORA = {
    "polnear": "PolNeAR", "aquaint": "AQUAINT", "timebank": "TimeBank", "geowebnews": "GeoWebNews",
    "lgl": "LGL (local news)", "tr": "TR-News",
}  # fmt: skip
"""How readers know the kinds of marks, and what the corpora are called."""


def show_measured() -> None:
    """Show the pinned figures as a table, or say that there are none yet."""
    if not FLOORS.exists():
        st.caption("The measured figures are not pinned yet.")
        return
    pinned = json.loads(FLOORS.read_text("utf8"))
    corpora = {**pinned.get("corpora", {}), **pinned.get("cross_validated", {})}
    rows = [
        {
            "What": FINDERS[corpus.split("-")[0]],
            "Corpus": CORPORA.get(corpus.split("-")[1], corpus.split("-")[1]),
            "Measure": MEASURES.get(measure, measure),
            "Figure": f"{figure:.2f}",
        }
        for corpus, figures in corpora.items()
        if corpus.split("-")[0] in FINDERS
        for measure, figure in figures.items()
    ]
    st.table(pd.DataFrame(rows).set_index(["What", "Corpus"]))
    st.caption(
        "Measured against annotated public corpora kept for development: 1 is a perfect score. "
        "Places are cross-validated by document (`python -m geo.training.toponyms check`) and "
        "quotations scored on every fourth article, kept out while learning (`python -m "
        "geo.training.quotations.folds`), since their weights are learned from these corpora; "
        "times have no weights. Rules and thresholds were tuned with an eye on all of them: expect "
        "a little less elsewhere. `tests/floors.json` pins the figures; no change may lower them."
    )


def show_reliability() -> None:
    """Show of the marks said to be so and so sure how many are right, for the three finders."""
    rows = [
        {
            "What": what,
            "Said to be sure, in 100": f"{100 * point.said:.0f}",
            "Right, in 100": f"{100 * point.right:.0f}",
            "Marks counted": f"{point.count:,}",
        }
        for finder, what in FINDERS.items()
        for point in measured(finder)
    ]
    st.table(pd.DataFrame(rows).set_index(["What", "Said to be sure, in 100"]))
    st.caption(
        "In annotated news that the weights of places were not trained on; the scales were. Of "
        "quotations it is the whole card, words, bounds and speaker together, in passages about "
        "the three regions. `data/reading/calibration` holds the figures, and `data/SOURCES.md` "
        "the command that counts each."
    )


def show_worldviews() -> None:
    """Say whose borders can be drawn."""
    for view in WORLDVIEWS.values():
        source = f"[{plain(view.source)}]({view.source_url})"
        st.markdown(f"**{plain(view.name)}.** {plain(view.note)} Source: {source}.")


def show_disputed() -> None:
    """List every area that is hatched, with its note and source."""
    for table in (disputed("110m"), disputed_points()):
        for row in table.sort_values("name").itertuples():
            st.markdown(
                f"**{plain(row.name)}.** {plain(row.note)} *Claimed by* {plain(row.claimed_by)}; "
                f"*held by* {plain(row.held_by)}. [{plain(row.source)}]({row.source_url})"
            )


def show_regions() -> None:
    """Say how the main regions are drawn, and how others draw them."""
    for id in MAIN:
        region = regions()[id]
        st.markdown(
            f"**{plain(region.name)}.** {plain(region.definition)} "
            f"Source: [{plain(region.source)}]({region.source_url})."
        )
        for rival in region.rivals:
            source = f"[{plain(rival.source)}]({rival.source_url})"
            st.markdown(f"- Otherwise: *{plain(rival.name)}.* {plain(rival.note)} {source}")


def show_sources() -> None:
    """Show where every bundled figure comes from."""
    if SOURCES.exists():
        st.markdown(SOURCES.read_text("utf8").partition("\n")[2])
    else:
        st.caption("The list of sources is in data/SOURCES.md.")
