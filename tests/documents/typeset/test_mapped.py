import pytest
from reportlab.pdfbase.ttfonts import TTFontFace

from app.documents.typeset.mapped import mapped
from app.resources import resource

FONTS = sorted(resource("fonts").glob("*.ttf"))


@pytest.mark.parametrize("path", FONTS, ids=[each.stem for each in FONTS])
def test_it_is_what_reportlab_finds(path):
    assert mapped(path) == set(TTFontFace(str(path)).charToGlyph)


@pytest.mark.parametrize("left", [0, 11, 40, 5_000_000])
def test_a_file_that_is_cut_off_says_nothing(left, tmp_path):
    cut = tmp_path / "cut.ttf"
    cut.write_bytes(FONTS[0].read_bytes()[:left])
    assert mapped(cut) is None
