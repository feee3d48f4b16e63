"""The guides on paper: everything said, chapters found, the same bytes again."""

import re

import pytest

from app.documents.guides import guide
from app.documents.guides.reading import (
    Code,
    Grid,
    Heading,
    Paragraph,
    Run,
    Shown,
    UnknownMarkup,
    read,
)
from app.documents.made import FinishedPaper
from app.documents.typeset.page import MM
from app.errors import Cancelled
from app.resources import guide as file_of
from app.resources import guide_text
from tests.documents.conftest import Read

NAMES = list(guide.FILES)


@pytest.fixture(scope="module")
def printed() -> dict[str, FinishedPaper]:
    return {name: guide.printed(name) for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_a_guide_uses_nothing_that_is_not_read(name):
    blocks = read(guide_text(guide.FILES[name])[0])
    assert isinstance(blocks[0], Heading)
    assert sum(isinstance(each, Heading) and each.level == 2 for each in blocks) > 10


def test_what_is_not_read_is_refused():
    for text in ("<table>x</table> <b>bold</b>", "# a\n\n***\n", "word ![p](p.png) word"):
        with pytest.raises(UnknownMarkup):
            read(text)


def test_markdown_is_read_to_what_it_says():
    text = (
        "# 手册\n\n按 `F2`，**别忘了**\n登记。one\ntwo\n\n1. 一\n2. 二\n   - 里面\n\n"
        "| 键 | 做什么 |\n|---|---|\n| `F1` | 看 |\n\n```\nmain.py\n```\n\n![首页](home.png)\n"
    )
    assert read(text) == [
        Heading(1, "手册"),
        Paragraph((Run("按 "), Run("F2", "key"), Run("，"), Run("别忘了", "strong"),
                   Run("登记。one two"))),
        Paragraph((Run("一"),), 1, "1."),
        Paragraph((Run("二"),), 1, "2."),
        Paragraph((Run("里面"),), 2, "•"),
        Grid(((Run("键"),), (Run("做什么"),)), (((Run("F1", "key"),), (Run("看"),)),)),
        Code("main.py"),
        Shown("home.png", "首页"),
    ]  # fmt: skip


def between_head_and_foot(read: Read) -> str:
    """What runs on from page to page, without blanks."""
    parts: list[str] = []
    for page in read.document:
        foot, head = 18 * MM, page.get_height() - 22 * MM
        parts.append(page.get_textpage().get_text_bounded(bottom=foot, top=head))
    return "".join("".join(parts).split())


@pytest.mark.parametrize("name", NAMES)
def test_everything_a_guide_says_is_on_paper(printed, name):
    plain = between_head_and_foot(Read(printed[name].pdf))
    for block in read(guide_text(guide.FILES[name])[0]):
        if isinstance(block, Heading):
            assert re.sub(r"\s", "", block.title) in plain
        elif isinstance(block, Paragraph):
            for run in block.runs:
                # A line or a page may end anywhere in it.
                start = re.sub(r"\s", "", run.text).replace("↵", "回车")[:6]
                assert start in plain, run.text
        elif isinstance(block, Shown):
            assert block.words in plain
    assert not printed[name].missing


@pytest.mark.parametrize("name", NAMES)
def test_the_contents_name_the_page_of_every_chapter(printed, name):
    made = Read(printed[name].pdf)
    titles = [
        each.title
        for each in read(guide_text(guide.FILES[name])[0])
        if isinstance(each, Heading) and each.level == 2
    ]
    pages = {
        item.get_title(): item.get_dest().get_index() + 1
        for item in made.document.get_toc()
        if item.get_dest() is not None
    }
    before = max(pages[titles[0]], 2)  # the contents, however many pages they take
    contents = "\n".join(made.document[n].get_textpage().get_text_range() for n in range(before))
    for title in titles:
        assert title in pages
        assert re.search(rf"{re.escape(title)}\s*…?\s*{pages[title]}(?!\d)", contents), title
    assert f"{printed[name].count}/{printed[name].count}" in made.text
    assert len(made.document) == printed[name].count


@pytest.mark.parametrize("name", NAMES)
def test_a_page_says_what_it_is_of(printed, name):
    made = Read(printed[name].pdf)
    title = guide.title(name)
    for page in range(2, len(made.document)):
        assert title in made.document[page].get_textpage().get_text_range()
        assert min(made.edges(page)) >= 8


def test_the_same_guide_gives_the_same_bytes(printed):
    assert guide.printed("room").pdf == printed["room"].pdf


def test_every_picture_is_kept_as_its_file_has_it(printed):
    shown = [each for each in read(guide_text("guide.md")[0]) if isinstance(each, Shown)]
    weight = sum(file_of(each.file).stat().st_size for each in shown)
    assert shown
    assert len(printed["room"].pdf) < weight + 1_500_000


def test_setting_it_can_be_stopped():
    def stop(done: int, total: int) -> None:
        assert total > 20
        raise Cancelled

    with pytest.raises(Cancelled):
        guide.printed("room", stop)
