from __future__ import annotations

import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

from app.documents.typeset import fonts
from app.documents.typeset.fonts import KAI, SANS, SANS_BOLD, SERIF, SERIF_BOLD
from app.documents.typeset.page import A4, MM, Calibration, Paper, noticing, to_bytes
from app.resources import resource
from tests.documents.conftest import Read

RARE = "䶮㛃𬭎"


def one_line(text: str, face=SERIF, **more) -> bytes:
    def write(out):
        with Paper(out, title="试印", author="店子村") as paper:
            paper.page(A4)
            paper.text(20 * MM, 20 * MM, text, face, 12, **more)

    return to_bytes(write)


@pytest.mark.parametrize("face", [SANS, SANS_BOLD, SERIF, SERIF_BOLD, KAI])
def test_rare_characters_print_and_read_back(face):
    read = Read(one_line(RARE + "㐀𫍲", face))
    assert RARE + "㐀𫍲" in read.poppler("pdftotext")
    assert RARE + "㐀𫍲" in read.text


def test_the_space_between_han_and_latin_is_not_in_the_text():
    data = one_line("2026年1月5日第3组，电话13806321234号")
    assert "2026年1月5日第3组，电话13806321234号" in Read(data).poppler("pdftotext")


def test_spread_characters_read_back_joined():
    read = Read(one_line("聘书", tracking=2))
    assert "聘书" in read.poppler("pdftotext")


def test_same_input_same_bytes():
    assert one_line("甲乙丙") == one_line("甲乙丙")


def test_what_a_file_says_of_itself_stands_in_it_as_archives_look_for_it():
    def write(out):
        with Paper(out, title="卷 & <一>", author="店子村", subject="2026") as paper:
            paper.page(A4)

    data = to_bytes(write)
    root = ElementTree.fromstring(Read(data).poppler("pdfinfo -meta"))
    said = {each.tag.rpartition("}")[2]: "".join(each.itertext()) for each in root[0][0]}
    assert said["title"] == "卷 & <一>"
    assert (said["creator"], said["description"], said["language"]) == ("店子村", "2026", "zh-CN")
    # The day is the same in all, or no two prints would be alike.
    assert said["CreateDate"] == said["ModifyDate"] == "2000-01-01T00:00:00+00:00"


def test_a_page_is_called_by_what_stands_on_it():
    def write(out):
        with Paper(out, title="试印") as paper:
            paper.page(A4)
            for number in (None, None, 1, 2, 7):
                paper.page(A4)
                paper.label(number, "" if number else "目录")

    read = Read(to_bytes(write))
    labels = [read.document.get_page_label(each) for each in range(6)]
    assert labels == ["1", "目录", "目录", "1", "2", "7"]


def test_all_fonts_are_embedded_subsets():
    rows = Read(one_line(RARE + "𫍲abc")).poppler("pdffonts").splitlines()[2:]
    assert rows
    assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows)


def test_the_file_says_title_author_and_language():
    data = one_line("甲")
    info = Read(data).poppler("pdfinfo")
    assert "试印" in info
    assert "店子村" in info
    assert b"/Lang (zh-CN)" in data


@pytest.mark.parametrize(
    "text",
    ["<b>粗</b>", '<img src="file:///etc/passwd"/>', "&amp;&lt;", "(\\)Tj ET", "%PDF", "=1+1"],
)
def test_markup_and_operators_print_as_they_are_written(text):
    assert "".join(text.split()) in Read(one_line(text)).text


def test_unseen_controls_are_left_out_and_half_a_surrogate_shows():
    assert fonts.clean("a\u202eb\u200bc\x00d\ufeff\ud800e\tf\r\ng") == "abcd�e f\ng"
    assert "王建国" in Read(one_line("王\u202e建\u2066国\u200d")).text


def test_a_character_no_face_has_is_named_and_leaves_a_mark():
    with noticing() as missing:
        read = Read(one_line("王𠀀国" + RARE))
    assert missing == {"𠀀": "王𠀀国" + RARE[:2]}
    assert "王𠀀国" in read.poppler("pdftotext")
    assert read.draw().getextrema()[0] == 0


def test_ticked_boxes_are_ticked_on_paper_and_in_the_text():
    with noticing() as missing:
        ticked, empty = Read(one_line("☑男")), Read(one_line("☐男"))
    assert not missing
    assert "☑男" in ticked.poppler("pdftotext")
    assert ticked.draw().tobytes() != empty.draw().tobytes()


def test_calibration_moves_what_is_printed():
    def write(out, **mend):
        with Paper(out, title="", calibration=Calibration(**mend)) as paper:
            paper.page(A4)
            paper.rectangles([(50 * MM, 50 * MM, 110 * MM, 197 * MM)])

    plain = Read(to_bytes(write)).edges()
    moved = Read(to_bytes(lambda out: write(out, right=3, down=5))).edges()
    wide = Read(to_bytes(lambda out: write(out, wide=1.02))).edges()
    assert moved[0] - plain[0] == pytest.approx(3, abs=0.3)
    assert moved[1] - plain[1] == pytest.approx(5, abs=0.3)
    assert plain[0] - wide[0] == pytest.approx(1.1, abs=0.3)
    assert wide[1] == plain[1]


def test_a_stopped_document_leaves_no_file(tmp_path: Path):
    paper = Paper(tmp_path / "a.pdf", title="")
    paper.page(A4)
    paper.__exit__(ZeroDivisionError)
    assert not list(tmp_path.iterdir())


def test_a_finished_document_is_one_file(tmp_path: Path):
    with Paper(tmp_path / "a.pdf", title="") as paper:
        paper.page(A4)
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_official_papers_are_set_in_the_faces_the_pc_has(tmp_path: Path):
    shutil.copy(resource("fonts", "LXGWWenKai-Regular.ttf"), tmp_path / "SIMKAI.TTF")
    (tmp_path / "simfang.ttf").write_bytes(b"not a font")
    found = fonts.installed([tmp_path])
    assert found.kai.path.name == "SIMKAI.TTF"
    assert found.body is fonts.BUNDLED.body
    assert found.title is fonts.BUNDLED.title
    read = Read(one_line("楷体" + RARE, found.kai))
    assert "楷体" + RARE in read.poppler("pdftotext")


def test_switched_off_the_pcs_faces_are_not_looked_for():
    assert fonts.official() is fonts.BUNDLED


def test_nothing_written_in_a_colour_leaves_the_next_words_black():
    def write(out):
        with Paper(out, title="") as paper:
            paper.page(A4)
            paper.text(20 * MM, 20 * MM, "灰", SERIF, 40, color=(0.8,))
            paper.text(20 * MM, 40 * MM, "", SERIF, 40)
            paper.text(20 * MM, 60 * MM, "黑", SERIF, 40)

    assert Read(to_bytes(write)).draw().getextrema()[0] == 0
