"""A story as slides, opened by the libraries and the office suite of others."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from PIL import Image
from pptx import Presentation

from geo.drawing.slides import slides
from geo.errors import ArticleError
from geo.text import Article
from tests.browser.hostile_words import STRINGS
from tests.keeping.conftest import TEXT, sample_findings

ARTICLE = Article("harbour", "The harbour of Lowport", TEXT, "Lowport Post", date(2021, 3, 6))
OFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def told() -> bytes:
    return slides([(ARTICLE, sample_findings())])


def test_each_step_is_a_slide_of_text_that_can_be_edited(told):
    shown = Presentation(BytesIO(told))
    opening, first, *_ = shown.slides
    assert opening.shapes.title.text == ARTICLE.title
    assert first.shapes.title.text.startswith("Speaking in Lowport on 3 March 2021")
    texts = " ".join(s.text_frame.text for s in first.shapes if s.has_text_frame)
    assert "Ada Reed (“warned”)" in texts
    assert "3 March 2021" in texts
    for slide in shown.slides:
        assert (
            "Source: “The harbour of Lowport”, Lowport Post"
            in slide.notes_slide.notes_text_frame.text
        )
        pictures = [shape for shape in slide.shapes if shape.shape_type == 13]
        assert [p.name for p in pictures] == ["Map", "Strip of time"]
        assert all(p._element.nvPicPr.cNvPr.get("descr") for p in pictures)
        assert Image.open(BytesIO(pictures[0].image.blob)).size == (1140, 705)


def test_slides_tell_one_article():
    with pytest.raises(ArticleError, match="Slides tell one article, and these are 2"):
        slides([(ARTICLE, sample_findings())] * 2)


def test_hostile_words_stay_words_on_slides():
    words = "".join(STRINGS[::40])
    whole = slides([(replace(ARTICLE, title=words, outlet=words), sample_findings())])
    assert Presentation(BytesIO(whole)).slides[0].shapes.title.text.startswith("<script>")


@pytest.mark.skipif(
    OFFICE is None and not os.environ.get("CI"), reason="no LibreOffice on this machine"
)
def test_libreoffice_opens_and_draws_every_slide(told, tmp_path):
    (tmp_path / "story.pptx").write_bytes(told)
    assert OFFICE, "LibreOffice is missing"
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = [OFFICE, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path),
               str(tmp_path / "story.pptx")]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    from pypdf import PdfReader

    pages = PdfReader(tmp_path / "story.pdf").pages
    assert len(pages) == len(Presentation(BytesIO(told)).slides)
    assert "The harbour of Lowport" in pages[0].extract_text()
