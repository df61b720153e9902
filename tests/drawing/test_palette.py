"""Colours: read easily, told apart by everyone, and the same in Streamlit's own theme."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from geo.drawing.palette import DARK, HUES, LIGHT, PATTERNS, css_tokens, faded, hue_of, theme_named
from geo.drawing.vision import BLINDNESS, closest, contrast, difference, mixed, seen_with

CONFIG = Path(__file__).parents[2] / ".streamlit" / "config.toml"
THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda t: t.name)


@THEMES
@pytest.mark.parametrize("ground", ["paper", "panel", "sea", "land"])
def test_every_hue_and_ink_can_be_read_on_every_ground(theme, ground):
    words = [*theme.regions.values(), theme.ink, theme.quiet, theme.doubt, theme.choice]
    assert min(contrast(word, getattr(theme, ground)) for word in words) >= 4.5


@THEMES
def test_marked_words_can_be_read(theme):
    washes = [theme.place, theme.time, theme.quotation, *theme.tints.values()]
    assert min(contrast(theme.ink, wash) for wash in washes) >= 7


@THEMES
@pytest.mark.parametrize("blindness", [None, *BLINDNESS])
def test_hues_stay_apart_however_they_are_seen(theme, blindness):
    assert closest(list(theme.regions.values()), blindness) >= 0.08


def test_regions_are_told_apart_by_pattern_too():
    patterns = [PATTERNS[name] for name in (*HUES, "disputed")]
    assert len(set(patterns)) == len(patterns)


def test_contrast_is_that_of_the_web_content_accessibility_guidelines():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == pytest.approx(1)


def test_red_and_green_come_closer_for_those_blind_to_green():
    seen = [seen_with("deuteranopia", colour) for colour in ("#c00000", "#00a000")]
    assert difference(*seen) < difference("#c00000", "#00a000") / 2


def test_mixing_nothing_leaves_a_colour_alone():
    assert mixed("#1f5fc4", "#ffffff", 1) == "#1f5fc4"
    assert faded("#1f5fc4", 0.5) == "rgba(31,95,196,0.5)"


@pytest.mark.parametrize(
    ("regions", "hue"),
    [
        (("region:levant", "region:middle-east"), "middle-east"),
        (("region:middle-east", "region:korean-peninsula"), "korean-peninsula"),
        ("region:eastern-europe", "eastern-europe"),
        (("region:the-west",), "other"),
        ((), "other"),
        (None, "other"),
    ],
)
def test_a_hue_is_the_first_of_the_three_regions(regions, hue):
    assert hue_of(regions) == hue


@pytest.mark.parametrize("name", [None, "", "light", "sepia"])
def test_an_unknown_theme_is_the_light_one(name):
    assert theme_named(name) is LIGHT


@THEMES
def test_streamlit_shows_the_palettes_own_colours(theme):
    told = tomllib.loads(CONFIG.read_text("utf8"))["theme"][theme.name]
    assert told["backgroundColor"] == theme.paper
    assert told["secondaryBackgroundColor"] == theme.panel
    assert (told["textColor"], told["borderColor"]) == (theme.ink, theme.rule)


def test_no_statistics_are_sent():
    assert tomllib.loads(CONFIG.read_text("utf8"))["browser"]["gatherUsageStats"] is False


def test_tokens_name_every_colour_once():
    tokens = css_tokens("dark")
    assert tokens.count("--korean-peninsula:") == tokens.count("--paper:") == 1
    assert "color-scheme: dark" in tokens
