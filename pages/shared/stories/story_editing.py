"""Stories put right by a reader: an article taken out or put in, two stories joined."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from geo.asking.correctable import Told, history_of_stories, signed
from geo.asking.stories import Gathered, Story
from geo.asking.stories.profiles import Profile, headed
from geo.errors import ArticleError
from geo.reading.corrections.log import Correction
from geo.reading.corrections.regrouping import regroup
from geo.words import spoken_days
from pages.shared import correction_log, state
from pages.shared.correction_lines import ask_name, name, show_line, take_back
from pages.shared.excerpts import show_section
from pages.shared.plain import plain

OTHER, TYPED = "story-to-join", "article-to-put"
OFFERED = 8
"""Articles offered at once to be put into a story."""


def printed(article: Profile) -> str:
    """Say when an article was published, and by whom."""
    day = spoken_days(article.published, article.published) or "day not given"
    return " · ".join(filter(None, [day, article.outlet]))


def _titled(article: Profile) -> str:
    return article.title or "Without a headline"


def _by(line: Correction) -> str:
    return signed([line], nobody="a reader who left no name")


def take_out_button(story: Story, article: Profile) -> None:
    """Offer to take an article out of the story."""
    st.button(
        "Take out", key=f"take-out-{article.id}", type="tertiary", icon=":material/call_split:",
        on_click=_take_out, args=(story, article),
        help=f"“{plain(_titled(article))}” tells of something else. You can take this back.",
    )  # fmt: skip


def _take_out(story: Story, article: Profile) -> None:
    others = [a.id for a in story.articles if a.id != article.id]
    if _say("apart", article, others, "Taken out; the list of corrections takes it back"):
        state.go(article=(others[0],), mention="")


def show_put(story: Story, article: Profile) -> None:
    """Say of an article that a reader put it here."""
    if line := story.put.get(article.id):
        st.markdown(plain(f"Joined by a reader: {_by(line)}."))


def show_out(story: Story) -> None:
    """Name the articles that a reader took out of the story."""
    for article, line in story.out:
        with st.container(
            horizontal=True, vertical_alignment="center", key=f"out-of-story-{article.id}"
        ):
            st.markdown(
                plain(f"Taken out by a reader: “{_titled(article)}” ({_by(line)})."),
                width="stretch",
            )
            st.button(
                "Put it back", key=f"put-back-{article.id}", on_click=take_back, args=(line.id,)
            )


def show_joining(story: Story, every: Sequence[Story], found: Gathered) -> None:
    """Offer to join another story to this one, or to put an article into it."""
    with st.popover("Join or add", icon=":material/call_merge:", key="joining"):
        others = {s.id: s for s in every if s.id != story.id}
        if others:
            _show_other_stories(story, others)
        _show_articles(story, others, found)
        ask_name()


def _show_other_stories(story: Story, others: dict[str, Story]) -> None:
    other = st.selectbox(
        "Another story that tells of the same", list(others), index=None, key=OTHER,
        format_func=lambda id: others[id].name, placeholder="Choose a story",
    )  # fmt: skip
    st.button(
        "Join the two stories", key="join-stories", icon=":material/check:", disabled=not other,
        on_click=_join, args=(story, others[other] if other else None),
    )  # fmt: skip


def _show_articles(story: Story, others: dict[str, Story], found: Gathered) -> None:
    typed = st.text_input(
        "An article, by words of its headline or outlet", key=TYPED, max_chars=200
    )
    if not typed.strip():
        return
    here = {a.id for a in story.articles}
    fitting = [a for a in headed(found.known.values(), typed) if a.id not in here]
    if not fitting:
        st.caption("No article beside those of this story has these words.")
    homes = {a.id: other for other in others.values() for a in other.articles}
    for article in fitting[:OFFERED]:
        home = homes.get(article.id)
        leaves = f"; it leaves the story “{home.name}”" if home else ""
        st.button(
            plain(f"Add “{_titled(article)}”, {printed(article)}{leaves}"),
            key=f"put-in-{article.id}", on_click=_put, args=(story, article, home), width="stretch",
        )  # fmt: skip
    if len(fitting) > OFFERED:
        st.caption(f"The newest {OFFERED} of {len(fitting):,} that fit: type more of its words.")


def _join(story: Story, other: Story | None) -> None:
    if other:
        first, *rest = other.articles
        ids = [a.id for a in (*story.articles, *rest)]
        if _say("joined", first, ids, "The two stories are one now"):
            state.go(article=(story.id,), mention="")


def _put(story: Story, article: Profile, home: Story | None) -> None:
    st.session_state[TYPED] = ""
    left = [a.id for a in home.articles if a.id != article.id] if home else []
    if left and not _say("apart", article, left):
        return
    if _say("joined", article, [a.id for a in story.articles], "The article was put in"):
        state.go(article=(story.id,), mention="")


def _say(kind: str, article: Profile, others: Sequence[str], done: str = "") -> bool:
    """Put a line about stories into the log; return whether it could be made."""
    try:
        made = regroup(kind, article.id, others, _titled(article), name())  # type: ignore[arg-type]
    except ArticleError as error:
        st.toast(plain(str(error)), icon=":material/error:")
        return False
    correction_log.add(made)
    if done:
        st.toast(done, icon=":material/check:")
    return True


def show_history_of_stories() -> None:
    """List what readers put right in stories, each with a way to take it back."""
    lines: list[Told] = history_of_stories(correction_log.log())
    if lines:
        show_section("Put right by readers", "What was joined or taken out, the latest first.")
    for line in lines:
        show_line(line)
