"""What is relied on of reportlab's inside is still there; a new version is looked at here first."""

import io
import re
import zlib
from pathlib import Path

import pytest
import reportlab
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import TTFontFace
from reportlab.pdfgen.canvas import Canvas

from app.documents.typeset.fonts import KAI, SANS
from app.documents.typeset.output import RELIED_ON, Document, Sheet
from app.documents.typeset.page import Paper, to_bytes
from app.resources import resource

ROOT = Path(__file__).parents[3]


@pytest.fixture
def canvas():
    made = Canvas(io.BytesIO(), invariant=1)
    made.drawString(0, 0, "a")
    return made


def test_the_version_is_the_one_that_was_looked_at():
    pinned = re.search(r"^reportlab==(\S+)", (ROOT / "requirements.txt").read_text(), re.M)
    assert pinned
    assert reportlab.__version__ == pinned[1]


def test_a_canvas_has_the_private_names_that_are_used(canvas):
    assert [name for name in RELIED_ON["canvas"] if not hasattr(canvas, name)] == []
    assert isinstance(canvas._code, list)
    assert isinstance(canvas._formsinuse, list)


def test_a_document_has_the_private_names_that_are_used(canvas):
    assert [name for name in RELIED_ON["document"] if not hasattr(canvas._doc, name)] == []
    assert "BasicFonts" in canvas._doc.idToObject


def test_a_finished_page_holds_its_operators_where_they_are_taken_from(canvas):
    name = canvas._doc.thisPageName()
    canvas._code.append("1 2 m 3 4 l S")
    canvas.showPage()
    page = canvas._doc.idToObject[name]
    assert [each for each in RELIED_ON["page"] if not hasattr(page, each)] == []
    assert "1 2 m 3 4 l S" in page.stream
    assert page.stream.startswith(canvas._preamble)


def test_the_beginning_of_each_page_is_our_own():
    sheet = Sheet(io.BytesIO())
    assert sheet._preamble == "1 0 0 1 0 0 cm"
    sheet.next_page()
    assert sheet._code[:1] in ([], ["1 0 0 1 0 0 cm"])


def test_objects_are_numbered_as_they_are_referred_to():
    document = Document(invariant=1)
    before = document.objectcounter
    thing = pdfdoc.PDFStream(content=b"x")
    document.Reference(thing, "mine")
    assert document.objectcounter == before + 1
    assert document.idToObject["mine"] is thing
    assert document.numberToId[before + 1] == "mine"
    assert document.idToObjectNumberAndVersion["mine"] == (before + 1, 0)


def test_a_finished_piece_is_in_the_file_before_the_document_ends():
    out = io.BytesIO()
    sheet = Sheet(out)
    sheet.keep_shape("square", "0 0 1 1 re f", 1)
    assert b"/Subtype /Form" in out.getvalue()


def test_a_face_tells_glyphs_widths_and_measures():
    face = TTFontFace(str(resource("fonts", "NotoSansSC-Regular.ttf")))
    glyph = face.charToGlyph[ord("法")]
    assert glyph
    assert face.charWidths[ord("法")] == pytest.approx(1000)
    assert face.makeSubset([0, ord("法")])[:4] in (b"\0\1\0\0", b"true")
    for name in ("bbox", "italicAngle", "ascent", "descent", "capHeight", "stemV", "defaultWidth"):
        assert getattr(face, name) is not None


@pytest.mark.parametrize("face", [SANS, KAI], ids=lambda face: face.name)
def test_a_subset_is_the_one_that_reportlab_cuts_out_of_a_copy_of_all_outlines(face):
    whole = TTFontFace(str(face.path))
    composite = ord("é")
    assert composite in whole.charToGlyph
    for asked in ([0], [0, composite, ord("法"), ord("①"), ord("x")]):
        assert face.ttf.makeSubset(asked) == whole.makeSubset(asked)


def test_a_page_holds_what_was_put_on_it_and_nothing_of_reportlabs():
    def write(out):
        with Paper(out, title="试") as paper:
            paper.page()
            paper.text(10, 20, "法律", SANS, 12)

    data = to_bytes(write)
    assert b"Helvetica" not in data
    streams = re.findall(rb"stream\r?\n(x.*?)endstream", data, re.S)
    packed = [zlib.decompress(each) for each in streams]
    pages = [each for each in packed if b" Tf " in each]
    assert len(pages) == 1
    assert re.search(rb"BT [\d.]+ [\d.]+ Td /F1 12 Tf <00010002> Tj ET", pages[0])
