"""Ways to bring something in: a link, files, a feed with a choice of items."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

import streamlit as st

from geo.keeping.intake import (
    ENDINGS,
    FeedItem,
    Offered,
    Outcome,
    count,
    take_feed_items_watched,
    take_files_watched,
    take_link_watched,
)
from geo.keeping.intake.fetching import fetching_as_set
from geo.keeping.intake.outcomes import Refused
from geo.words import spoken_days
from pages.shared.add import door as door
from pages.shared.add.doubles import read_on
from pages.shared.add.jobs import Job, begin
from pages.shared.add.tally import Tally
from pages.shared.library.allowed import why_wait
from pages.shared.markdown_escaping import plain

FEED, UPLOADS = "feed-offered", "uploads"
ITEMS_SHOWN = 25
"""Items of a feed that are shown at a time."""


def show_link() -> None:
    """Ask for a link, and fetch it only when asked to."""
    if not fetching_as_set().allowed:
        st.info(
            "Fetching links is switched off on this app. Open the page in your browser, copy the "
            "text and paste it; or save the page and take it in as a file.",
            icon=":material/link_off:",
        )
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            "Link to an article, a PDF or a feed", key="link", placeholder="https://",
            max_chars=2000, width="stretch",
        )  # fmt: skip
        st.button("Fetch it", key="fetch", type="primary", on_click=_fetch)
    st.caption(
        "This server asks the site for the page once, with no cookies and nothing about you. "
        "At most 10 seconds and 5 MB; addresses inside networks are refused."
    )
    if offered := st.session_state.get(FEED):
        _show_feed(offered)


def _fetch() -> None:
    door.clear_refused()
    url = (st.session_state["link"] or "").strip()
    if not url:
        door.let_in(Refused("No link", "There is no link to fetch.", "Paste one first."))
        return
    if "://" not in url:
        url = f"https://{url}"
    if why := why_wait("fetch"):
        door.let_in(Refused(_host(url), why, ""))
        return
    st.session_state.pop(FEED, None)
    begin(Job(f"Asking {_host(url)}, at most 10 seconds", take_link_watched(url), 1, _fetched))


def _host(url: str) -> str:
    """Return whom a link asks, or the link itself where that cannot be told."""
    try:
        return urlsplit(url).hostname or url
    except ValueError:  # such as "http://["; why it is refused is said when it is fetched
        return url


def _fetched(outcome: Outcome | Offered) -> str:
    """Have an article wait at the door, and a feed offer its items."""
    if isinstance(outcome, Offered):
        st.session_state[FEED] = outcome
        return outcome.name
    return door.let_in(outcome)


def _show_feed(offered: Offered) -> None:
    """Let the reader choose among the items of a feed."""
    items = offered.items
    st.markdown(f"**{plain(items[0].outlet or offered.name)}** offers {len(items):,} articles.")
    shown = st.session_state.setdefault("feed-shown", ITEMS_SHOWN)
    with st.container(height=360, key="feed"):
        for number, item in enumerate(items[:shown]):
            st.checkbox(
                f"{plain(item.title or item.url)} · {_item_told(item)}", key=f"feed-item-{number}"
            )
        if shown < len(items):
            st.button("Show more", key="feed-more", type="tertiary", on_click=_show_more)
    chosen = [i for n, i in enumerate(items[:shown]) if st.session_state.get(f"feed-item-{n}")]
    with st.container(horizontal=True):
        st.button(
            f"Take in the {len(chosen)} chosen" if chosen else "Take in what is chosen",
            key="take-feed", type="primary" if chosen else "secondary",
            disabled=not chosen, on_click=_take_items,
        )  # fmt: skip
        st.button("Choose all shown", key="feed-all", on_click=_choose_all, args=(items[:shown],))
        st.button("Close the feed", key="feed-close", type="tertiary", on_click=_close_feed)


def _item_told(item: FeedItem) -> str:
    day = spoken_days(item.published, item.published) or "no day given"
    return f"{day}, {'whole in the feed' if item.whole else 'its page is fetched'}"


def _show_more() -> None:
    st.session_state["feed-shown"] += ITEMS_SHOWN


def _choose_all(items: Sequence[FeedItem]) -> None:
    for number in range(len(items)):
        st.session_state[f"feed-item-{number}"] = True


def _take_items() -> None:
    door.clear_refused()
    items = st.session_state[FEED].items
    chosen = [i for n, i in enumerate(items) if st.session_state.get(f"feed-item-{n}")]
    if why := why_wait("fetch", len(chosen)):
        door.let_in(Refused("The feed", why, ""))
        return
    _close_feed()
    steps = take_feed_items_watched(chosen)
    _begin_taking(steps, len(chosen))


def _close_feed() -> None:
    st.session_state.pop(FEED, None)
    st.session_state.pop("feed-shown", None)
    for key in [k for k in st.session_state if str(k).startswith("feed-item-")]:
        del st.session_state[key]


def show_files() -> None:
    """Ask for files; what is chosen is taken in at one press."""
    number = st.session_state.setdefault(UPLOADS, 0)
    files = st.file_uploader(
        "Files, several at once",
        accept_multiple_files=True,
        key=f"files-{number}",
        help=f"Files that end in {', '.join(ENDINGS)}.",
    )
    told = "1 file" if len(files) == 1 else f"{len(files)} files"
    st.button(
        f"Take in {told}" if files else "Take in the files",
        key="take-files", type="primary" if files else "secondary", disabled=not files,
        on_click=_take_files, args=(number,),
    )  # fmt: skip
    st.caption(
        "Text, Markdown, web pages, PDF, Word and e-mail; a zip of them; a table (CSV, JSON Lines) "
        "with one article a row; a saved feed; or what was taken out of this atlas as JSON."
    )


def _take_files(number: int) -> None:
    door.clear_refused()
    files = [(f.name, f.getvalue()) for f in st.session_state.get(f"files-{number}") or []]
    if why := why_wait("read", len(files)):
        door.let_in(Refused("The files", why, ""))
        return
    st.session_state[UPLOADS] = number + 1  # a new uploader, with nothing in it
    _begin_taking(take_files_watched(files), count(files))


def _begin_taking(steps: Iterator[Outcome | None], total: int) -> None:
    """Take in many things one after another, and say at the end what became of them."""
    tally = Tally()
    begin(Job("Taking in", steps, total, tally.let_in, door.is_full, tally.told, read_on))
