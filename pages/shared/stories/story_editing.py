"""Stories put right by a reader: an article taken out or put in, two stories joined."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from geo.asking.correctable import Told, history_of_stories, signed
from geo.asking.stories import Gathered, Story
from geo.asking.stories.profiles import Profile, headed
from geo.errors import ArticleError
from geo.reading.corrections.log import Correction
from geo.reading.corrections.regrouping import regroup
from geo.words import NO_HEADLINE, spoken_days
from pages.shared import correction_log, state
from pages.shared.correction_lines import ask_name, name, show_line, take_back
from pages.shared.excerpts import show_section
from pages.shared.markdown_escaping import plain

OTHER, TYPED = "story-to-join", "article-to-put"
NEW, BEGUN = "article-to-begin", "story-begun"
OFFERED = 8
"""Articles offered at once to be put into a story."""


Take = Callable[[Sequence[Profile], Profile, Story | None], None]
"""What is done with an article that was chosen for others, and with the story it is in."""


@dataclass(frozen=True, slots=True)
class Offered:
    """The articles that can be chosen, the story each is in, and what is done with a chosen one."""

    found: Gathered
    homes: Mapping[str, Story]
    take: Take


def printed(article: Profile) -> str:
    """Say when an article was published, and by whom."""
    day = spoken_days(article.published, article.published) or "day not given"
    return " · ".join(filter(None, [day, article.outlet]))


def _titled(article: Profile) -> str:
    return article.title or NO_HEADLINE


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


def show_regrouping(story: Story | None, every: Sequence[Story], found: Gathered) -> None:
    """Offer to join another story to this one, to put an article into it, and to make a new one."""
    homes = {a.id: each for each in every for a in each.articles}
    with st.container(horizontal=True, vertical_alignment="bottom", key="regrouping"):
        if story:
            _show_joining(story, every, Offered(found, homes, _put))
        _show_beginning(homes, found)
        ask_name()


def _show_joining(story: Story, every: Sequence[Story], offered: Offered) -> None:
    with st.popover("Join or add", icon=":material/call_merge:", key="joining"):
        others = {s.id: s for s in every if s.id != story.id}
        if others:
            _show_other_stories(story, others)
        _show_articles(TYPED, "Add", story.articles, offered)


def _show_other_stories(story: Story, others: dict[str, Story]) -> None:
    other = st.selectbox(
        "Another story that tells of the same", list(others), index=None, key=OTHER,
        format_func=lambda id: others[id].name, placeholder="Choose a story",
    )  # fmt: skip
    st.button(
        "Join the two stories", key="join-stories", icon=":material/check:", disabled=not other,
        on_click=_join, args=(story, others[other] if other else None),
    )  # fmt: skip


def _show_articles(key: str, verb: str, story: Sequence[Profile], offered: Offered) -> None:
    """Ask for words, and offer the articles beside those of a story that have them."""
    typed = st.text_input("An article, by words of its headline or outlet", key=key, max_chars=200)
    if not typed.strip():
        return
    here = {a.id for a in story}
    fitting = [a for a in headed(offered.found.known.values(), typed) if a.id not in here]
    if not fitting:
        st.caption("No article beside those of this story has these words.")
    for article in fitting[:OFFERED]:
        home = offered.homes.get(article.id)
        leaves = f"; it leaves the story “{home.name}”" if home else ""
        st.button(
            plain(f"{verb} “{_titled(article)}”, {printed(article)}{leaves}"),
            key=f"{key}-{article.id}", on_click=offered.take, args=(story, article, home),
            width="stretch",
        )  # fmt: skip
    if len(fitting) > OFFERED:
        st.caption(f"The newest {OFFERED} of {len(fitting):,} that fit: type more of its words.")


def _show_beginning(homes: Mapping[str, Story], found: Gathered) -> None:
    """Offer to make a story of two articles that are not found to be one."""
    first = found.known.get(st.session_state.get(BEGUN, ""))
    with st.popover("New story", icon=":material/add:", key="beginning"):
        if first is None:
            _show_articles(NEW, "Begin with", (), Offered(found, {}, _begin))
            return
        st.markdown(plain(f"It begins with “{_titled(first)}”. What else tells of the same?"))
        take = partial(_make, homes.get(first.id))
        _show_articles(NEW, "Add", (first,), Offered(found, homes, take))


def _begin(_: Sequence[Profile], article: Profile, home: Story | None) -> None:
    st.session_state.update({NEW: "", BEGUN: article.id})


def _make(
    left: Story | None, begun: Sequence[Profile], article: Profile, home: Story | None
) -> None:
    """Make a story of two articles; each leaves the one it is in."""
    st.session_state[BEGUN] = ""
    if left is None or _leave(begun[0], left):
        _put(begun, article, home)


def _leave(article: Profile, home: Story) -> bool:
    return _say("apart", article, [a.id for a in home.articles if a.id != article.id])


def _join(story: Story, other: Story | None) -> None:
    if other:
        first, *rest = other.articles
        ids = [a.id for a in (*story.articles, *rest)]
        if _say("joined", first, ids, "The two stories are one now"):
            state.go(article=(story.id,), mention="")


def _put(story: Sequence[Profile], article: Profile, home: Story | None) -> None:
    """Put an article with others; one that is in a story leaves it."""
    st.session_state.update({TYPED: "", NEW: ""})
    if home and not _leave(article, home):
        return
    if _say("joined", article, [a.id for a in story], "The article was put in"):
        state.go(article=(story[0].id,), mention="")


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
