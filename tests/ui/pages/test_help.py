"""The guide beside the work."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from app import store
from app.resources import guide
from ui.widgets.plain import Button


def test_f1_shows_the_guide_with_its_parts(shell, qtbot, press):
    shell.show_page("home")
    press(Qt.Key.Key_F1)
    page = shell.pages["help"]
    links = [each.text() for each in page.findChildren(Button)]
    assert "三十秒记一次来访" in links
    assert "按 F2" in page.text.toPlainText()


def test_a_part_is_brought_to_the_top_and_stays_so_in_a_narrower_window(shell, qtbot):
    page = shell.show_page("help")
    link = next(each for each in page.findChildren(Button) if each.text() == "备份")
    link.click()
    assert page.text.textCursor().block().text() == "备份"
    assert page.text.verticalScrollBar().value() > 0


def sizes(guide_shown):
    """How large the words at the beginning of the first paragraphs are."""
    cursor, found = QTextCursor(guide_shown.document()), []
    for _paragraph in range(5):
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        found.append(cursor.charFormat().font().pixelSize())
        cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
    return found


def test_a_guide_looks_the_same_when_it_is_set_again(shell, qtbot):
    text = shell.show_page("help").text
    [title, first, *_more] = before = sizes(text)
    assert title > first
    wide = text._wide
    shell.resize(shell.width() - 180, 700)
    qtbot.waitUntil(lambda: text._wide != wide)
    text.show_file("guide.md")
    assert sizes(text) == before


def test_pictures_are_no_wider_than_the_page(shell, qtbot):
    page = shell.show_page("help")
    qtbot.waitUntil(lambda: page.text.horizontalScrollBar().maximum() == 0)


def test_an_office_reads_its_own_guide(office: store.Store, shell_of):
    page = shell_of().show_page("help")
    assert "邀请工作室" in [block.text() for block in page.text.headings()]


@pytest.mark.parametrize(
    ("page", "chapter"),
    [("visits", "三十秒记一次来访"), ("cases", "调解一件纠纷"), ("deliver", "每月上报")],
)
def test_f1_opens_the_chapter_of_the_page(shell, press, page, chapter):
    shell.show_page(page)
    press(Qt.Key.Key_F1)
    assert shell.pages["help"].text.textCursor().block().text() == chapter


@pytest.mark.parametrize(("kind", "file"), [("room", "guide.md"), ("office", "office-guide.md")])
def test_every_page_has_a_chapter_and_none_is_told_in_the_text(kind, file, request, shell_of):
    request.getfixturevalue(kind)
    shell = shell_of()
    text = shell.show_page("help").text
    pages = [n for n, i in shell._listed.items() if kind in i.kinds and not i.whole and n != "help"]
    missing = [each for each in pages if each not in text._chapters]
    assert missing == []
    assert "<!--" in guide(file).read_text(encoding="utf-8")
    assert "<!--" not in text.toPlainText()
