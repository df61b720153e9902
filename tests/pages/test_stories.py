"""The page of stories: what it groups of the bundled articles, why, and what readers put right."""

from geo.keeping.library import open_library
from geo.keeping.shelf import bundled
from tests.pages.test_pages import asking, headline, page, sections, under
from tests.pages.visiting import library_in


def test_the_newest_story_is_told_with_its_reasons():
    at = page("stories")
    assert not at.exception
    assert not at.error
    assert headline(at) == "Wonsan, 12 July 2025"
    assert "2 articles" in under(at)
    assert any("1 shared quotation" in m.value for m in at.markdown)


def test_a_story_is_found_by_any_of_its_articles_and_leads_to_them():
    at = asking("stories", article="june-war-seen-from-washington")
    assert "June 2025" in headline(at)
    at.button(key="read-in-story-june-war-seen-from-tehran").click().run()
    assert at.session_state["article"] == ["june-war-seen-from-tehran"]


TEHRAN, WASHINGTON = "june-war-seen-from-tehran", "june-war-seen-from-washington"


def texts(at) -> str:
    return "\n".join(m.value for m in at.markdown)


def test_an_article_is_taken_out_of_its_story_and_put_back():
    at = asking("stories", article=WASHINGTON)
    held = under(at)
    at.button(key=f"take-out-{TEHRAN}").click().run()
    assert not at.exception
    assert under(at) != held
    assert [line.kind for line in at.session_state["corrections-made"]] == ["apart"]
    assert "Put right by readers" in sections(at)
    back = [b for b in at.button if b.key.startswith("undo-")]
    back[0].click().run()
    assert under(at) == held
    assert any(b.key.startswith("redo-") for b in at.button)


def test_two_stories_are_joined_and_the_joined_articles_say_by_whom():
    at = asking("stories", article=WASHINGTON)
    before = len(at.selectbox(key="story-followed").options)
    other = at.selectbox(key="story-to-join")
    other.set_value(other.options[0]).run()
    at.text_input(key="reader-name").set_value("Ann").run()
    at.button(key="join-stories").click().run()
    assert not at.exception
    assert len(at.selectbox(key="story-followed").options) == before - 1
    assert "Joined by a reader\\: Ann, " in texts(at)


def test_an_article_is_put_into_a_story_by_words_of_its_headline():
    at = asking("stories", article=WASHINGTON)
    at.text_input(key="article-to-put").set_value("zzz").run()
    assert "No article beside those of this story has these words." in [c.value for c in at.caption]
    at.text_input(key="article-to-put").set_value("e").run()
    [first, *_] = [b.key for b in at.button if b.key.startswith("article-to-put-")]
    at.button(key=first).click().run()
    assert f"read-in-story-{first.removeprefix('article-to-put-')}" in [b.key for b in at.button]
    assert "Joined by a reader" in texts(at)


def test_a_story_is_made_of_two_articles_of_which_one_leaves_its_own():
    at = asking("stories", article=WASHINGTON)
    alone = next(a.id for a in bundled() if "Ukraine" in a.text and a.id not in grouped_ids(at))
    for id in (alone, TEHRAN):
        title = next(a.title for a in bundled() if a.id == id)
        at.text_input(key="article-to-begin").set_value(title).run()
        at.button(key=f"article-to-begin-{id}").click().run()
    assert not at.exception
    assert grouped_ids(at) == {alone, TEHRAN}
    assert [line.kind for line in at.session_state["corrections-made"]] == ["apart", "joined"]


def grouped_ids(at) -> set[str]:
    """Return the articles of the story that is shown."""
    keys = (b.key or "" for b in at.button)
    return {k.removeprefix("read-in-story-") for k in keys if k.startswith("read-in-story-")}


def test_stories_put_right_are_kept_with_the_library_and_change_no_other_page(
    tmp_path, monkeypatch
):
    library_in(tmp_path, monkeypatch, "own")
    at = asking("stories", article=WASHINGTON)
    at.button(key=f"take-out-{TEHRAN}").click().run()
    assert [c.kind for c in open_library().visit().corrections()] == ["apart"]
    at = asking("stories", article=WASHINGTON)
    assert [line.kind for line in at.session_state["corrections-made"]] == ["apart"]
    assert f"read-in-story-{TEHRAN}" not in [b.key for b in at.button]


def test_where_nothing_is_left_of_the_stories_a_new_one_can_be_made_and_all_taken_back():
    at = asking("stories")
    for _ in range(len(bundled())):
        out = [b for b in at.button if (b.key or "").startswith("take-out-")]
        if not out:
            break
        out[0].click().run()
    assert headline(at) == "No two articles here tell of one happening"
    assert any((b.key or "").startswith("undo-") for b in at.button)
    for id in (TEHRAN, WASHINGTON):
        at.text_input(key="article-to-begin").set_value("twelve days").run()
        at.button(key=f"article-to-begin-{id}").click().run()
    assert grouped_ids(at) == {TEHRAN, WASHINGTON}
