"""The guide beside the work."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from app import store
from app.resources import guide
from ui import style
from ui.widgets.plain import Button
from ui.widgets.preview import Preview


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
    wide = page.text._wide
    shell.resize(shell.width() - 180, 700)
    qtbot.waitUntil(lambda: page.text._wide != wide)
    assert page.text.textCursor().block().text() == "备份"
    at_top = page.text.cursorForPosition(QPoint(0, style.gap(30)))
    assert at_top.block().text() == "备份"


def test_all_of_a_guide_is_to_be_seen(shell, qtbot):
    document = shell.show_page("help").text.document()
    document.size()
    laid, numbers = document.documentLayout(), range(document.blockCount())
    blank = [
        n for n in numbers if not laid.blockBoundingRect(document.findBlockByNumber(n)).height()
    ]
    assert blank == []


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


@pytest.mark.parametrize("kind", ["room", "office"])
def test_all_of_the_guide_is_to_be_read(kind, request, shell_of, qtbot):
    request.getfixturevalue(kind)
    shell = shell_of()
    shell.resize(1366, 740)
    document = shell.show_page("help").text.document()
    qtbot.waitUntil(lambda: document.lastBlock().layout().lineCount() > 0)
    block, without = document.begin(), []
    while block.isValid():
        if block.text() and not block.layout().lineCount():
            without.append(block.text())
        block = block.next()
    assert without == []


@pytest.mark.parametrize(
    ("page", "chapter"),
    [("visits", "三十秒记一次来访"), ("cases", "调解一件纠纷"), ("deliver", "每月上报")],
)
def test_f1_opens_the_chapter_of_the_page(shell, press, page, chapter):
    shell.show_page(page)
    press(Qt.Key.Key_F1)
    text = shell.pages["help"].text
    assert text.textCursor().block().text() == chapter
    QApplication.processEvents()
    assert 0 <= text.cursorRect().top() < 60


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


def find_words(page, qtbot, words):
    page.sought.setFocus()
    page.sought.setText(words)


def test_ctrl_f_leads_to_the_search_of_the_guide(shell, press):
    page = shell.show_page("help")
    press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.sought.hasFocus()


def test_words_are_marked_and_enter_goes_from_place_to_place(shell, qtbot):
    page = shell.show_page("help")
    find_words(page, qtbot, "恢复码")
    marked = page.text.extraSelections()
    assert len(marked) > 3
    assert page.count.text() == f"1 / {len(marked)}"
    first = page.text.textCursor().position()
    qtbot.keyClick(page.sought, Qt.Key.Key_Return)
    assert page.count.text() == f"2 / {len(marked)}"
    assert page.text.textCursor().position() > first
    qtbot.keyClick(page.sought, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert page.text.textCursor().position() == first
    page.before.click()
    assert page.count.text() == f"{len(marked)} / {len(marked)}"


def test_only_the_chapters_with_the_words_are_named(shell, qtbot):
    page = shell.show_page("help")
    every = [each for each in page._links.values() if each.isVisibleTo(page)]
    find_words(page, qtbot, "校准")
    named = [each.text() for each in page._links.values() if each.isVisibleTo(page)]
    assert "卡片印偏了" in named
    assert len(named) < len(every)
    find_words(page, qtbot, "")
    assert [each for each in page._links.values() if each.isVisibleTo(page)] == every
    assert page.text.extraSelections() == []


def test_several_words_are_looked_for_where_all_of_them_stand(shell, qtbot):
    page = shell.show_page("help")
    find_words(page, qtbot, "折痕 尺子")
    named = [each.text() for each in page._links.values() if each.isVisibleTo(page)]
    assert named == ["卡片印偏了"]


def test_what_is_not_found_teaches_what_to_do(shell, qtbot):
    page = shell.show_page("help")
    find_words(page, qtbot, "航天飞机")
    assert "航天飞机" in page.lesson.text()
    assert page.lesson.isVisible()
    assert page.text.extraSelections() == []
    qtbot.keyClick(page.sought, Qt.Key.Key_Escape)
    assert page.sought.text() == ""
    assert not page.lesson.isVisible()


def test_what_was_found_stays_marked_in_a_narrower_window(shell, qtbot):
    page = shell.show_page("help")
    find_words(page, qtbot, "恢复码")
    before = len(page.text.extraSelections())
    shell.resize(900, 700)
    qtbot.waitUntil(lambda: len(page.text.extraSelections()) == before)
    assert page.text.extraSelections()[0].cursor.selectedText() == "恢复码"


def test_the_guide_is_shown_as_it_will_print(shell, qtbot):
    page = shell.show_page("help")
    page.print_guide()
    previews = lambda: shell.findChildren(Preview)  # noqa: E731
    qtbot.waitUntil(lambda: any(each._pages is not None for each in previews()))
    [shown] = [each for each in previews() if each._pages is not None]
    assert len(shown._pages) > 20


def test_the_card_for_the_wall_is_printed_from_here(shell, qtbot, press):
    page = shell.show_page("help")
    page._show("printing", item="wall-card")()
    assert shell.pages["printing"].part.item.name == "wall-card"
