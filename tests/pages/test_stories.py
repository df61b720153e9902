"""The page of stories: what it groups of the bundled articles, why, and where it leads."""

from tests.pages.test_pages import asking, headline, page, under


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
