"""The guide, read beside the work: no network, no other program."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any, Final

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QImage,
    QImageReader,
    QKeyEvent,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from app.documents.made import FinishedPaper
from app.language import _
from app.messages import shortened
from app.resources import guide, guide_text
from app.store.session import current
from ui import style
from ui.records.paper import make_and_show
from ui.shell import Page, Shell
from ui.widgets.arrange import scrolled
from ui.widgets.line import Filter
from ui.widgets.lines import nav_button, turners
from ui.widgets.plain import Button, Card, Label, Note, box, column, row
from ui.work import Progress

_PICTURE: Final = 900
"""Pixels at which a picture of the window is still read well; wider ones are made smaller."""
_PICTURE_CHARACTER: Final = "\ufffc"
"""Stands where a picture is (Unicode's object replacement character)."""


class HelpPage(Page):
    """The headings at the left, the guide of a room or an office at the right, to be searched."""

    scrolls = True

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.text = _Guide()
        self.text.show_file("office-guide.md" if current().is_office else "guide.md")
        self.text.laid_anew.connect(lambda: self.search())
        self.sought = _Find(_("Find in the guide"))
        self.sought.textChanged.connect(lambda: self.search())
        self.sought.moved.connect(self.turn)
        self.sought.left.connect(self.text.setFocus)
        self.count, self.lesson = Label("", "quiet"), Note("quiet")
        self.before, self.after = turners(
            self.turn, _("Where it stands before"), _("Where it stands next")
        )
        self._hits: list[QTextCursor] = []
        self._at = 0
        self.links = column(spacing=2)
        self._links = {each.blockNumber(): self._link(each) for each in self.text.headings()}
        for link in self._links.values():
            self.links.addWidget(link)
        self.links.addStretch(1)
        beneath = [nav_button(_("Check this computer"), self._show("computer"), wide=False)]
        if not current().is_office:
            practise = nav_button(_("Practise for ten minutes"), self._practise, wide=False)
            beneath.insert(0, practise)
        for each in beneath:
            each.ensurePolished()
        side = Card(_("Help"), scrolled(box(self.links)), *beneath, margin=14)
        widest = max(link.sizeHint().width() for link in (*self._links.values(), *beneath))
        side.setFixedWidth(widest + style.gap(50))
        paper = Button(
            _("Print"),
            menu=[
                (_("This guide…"), self.print_guide),
                (_("Card for the wall"), self._show("printing", item="wall-card")),
            ],
        )
        above = row(self.sought, self.count, self.before, self.after, 8, paper, stretch=0)
        read = Card("", above, self.lesson, self.text, margin=10)
        self.setLayout(row(side, read, spacing=12, stretch=1))
        self.search()

    def open(self, of: str = "", **_wanted: object) -> None:
        """Show the chapter of a page; without one, go on where it was left."""
        self.text.go_to_chapter(of)
        self.text.setFocus()

    # Finding

    def search(self) -> None:
        """Mark where the words stand that are looked for, and name only the chapters with them."""
        words = self.sought.text().split()
        self._hits = self.text.places_of(words)
        starts = list(self._links)
        with_hits = {self._chapter_of(each, starts) for each in self._hits}
        for block, link in self._links.items():
            link.setVisible(not self._hits or block in with_hits)
        nothing = bool(words) and not self._hits
        said = _(
            "“{words}” is not in the guide. Try a shorter word, such as “backup”; or read the"
            " headings at the left."
        )
        self.lesson.say(said.format(words=shortened(self.sought.text())) if nothing else "")
        for each in (self.before, self.after):
            each.setEnabled(len(self._hits) > 1)
        self._at = min(self._at, max(0, len(self._hits) - 1)) if words else 0
        self._mark(go=bool(words) and self.sought.hasFocus())

    def turn(self, by: int) -> None:
        """Go to the next place, or the one before; after the last comes the first."""
        if self._hits:
            self._at = (self._at + by) % len(self._hits)
            self._mark(go=True)

    def _mark(self, *, go: bool) -> None:
        self.count.setText(f"{self._at + 1} / {len(self._hits)}" if self._hits else "")
        self.text.mark(self._hits, self._at)
        if go and self._hits:
            self.text.bring(self._hits[self._at])

    @staticmethod
    def _chapter_of(hit: QTextCursor, starts: list[int]) -> int:
        at = bisect_right(starts, hit.block().blockNumber()) - 1
        return starts[max(at, 0)]

    # On paper, and elsewhere

    def print_guide(self) -> None:
        """Set the guide on paper, and show it as it will print."""
        from app.documents.guides import guide as papers  # brings all that sets pages

        name: papers.Name = "office" if current().is_office else "room"

        def make(progress: Progress) -> FinishedPaper:
            return papers.printed(name, progress)

        make_and_show(self.shell, self, papers.title(name), make)

    def _practise(self) -> None:
        self.shell.program.practise()

    def _show(self, page: str, **wanted: str) -> Any:
        return lambda: self.shell.show_page(page, **wanted)

    def _link(self, block: QTextBlock) -> Button:
        at = block.position()
        link = nav_button(block.text(), lambda: self.text.go_to(at), wide=False)
        link.ensurePolished()  # its width is that of the style sheet
        return link


class _Find(Filter):
    """What is looked for; Enter goes to the next place, Shift+Enter back, Esc empties it."""

    moved = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.preedit:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.moved.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            if not self.text():
                self.left.emit()
            self.clear()
        else:
            super().keyPressEvent(event)


class _Guide(QTextBrowser):
    """A guide in Markdown with its pictures, no wider than there is room."""

    laid_anew = Signal()
    """Its text was set again, and what pointed into it points nowhere."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("guide")
        self.setOpenLinks(False)
        # A bar that comes and goes would change the width, and with it all that was laid out.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._wide, self._words = 0, ""
        self._text = self.document()
        """What is shown, or will be once it is known how wide."""
        self._at = 0
        """Where the bar stands while what was gone to is at the top."""
        self._looked_at = False
        """Whether a picture that is asked for is to be seen; else its size alone is wanted."""
        self._chapters: dict[str, str] = {}
        """The title of the chapter about each page."""

    def show_file(self, name: str) -> None:
        """Show a guide; where it was left out, say so."""
        self.setSearchPaths([str(guide(name).parent)])
        try:
            self._words, self._chapters = guide_text(name)
        except OSError:
            self._words = _("The guide is not on this computer.")
        self._text = self._read_words()

    def headings(self) -> list[QTextBlock]:
        """Where its parts begin."""
        found: list[QTextBlock] = []
        block = self._text.begin()
        while block.isValid():
            if block.blockFormat().headingLevel() == 2:
                found.append(block)
            block = block.next()
        return found

    def go_to_chapter(self, page: str) -> None:
        """Bring the chapter about a page to the top, if there is one."""
        wanted = self._chapters.get(page)
        for block in self.headings() if wanted else ():
            if block.text() == wanted:
                self.go_to(block.position())

    def places_of(self, words: list[str]) -> list[QTextCursor]:
        """Where any of some words stands, in the chapters that have all of them."""
        starts = [each.position() for each in self.headings()]
        found: list[tuple[int, QTextCursor, str]] = []
        for word in dict.fromkeys(words):
            cursor = self._text.find(word)
            while not cursor.isNull():
                found.append((bisect_right(starts, cursor.selectionStart()), cursor, word))
                cursor = self._text.find(word, cursor)
        having: dict[int, set[str]] = {}
        for chapter, _cursor, word in found:
            having.setdefault(chapter, set()).add(word)
        whole = [each for each in found if having[each[0]] == set(words)]
        return [each[1] for each in sorted(whole, key=lambda each: each[1].selectionStart())]

    def mark(self, hits: list[QTextCursor], current: int) -> None:
        """Colour what was found, and the one place among them that is looked at otherwise."""
        marked: list[QTextEdit.ExtraSelection] = []
        for at, hit in enumerate(hits):
            each = QTextEdit.ExtraSelection()
            look = QTextCharFormat()
            look.setBackground(style.colour("amber" if at == current else "found"))
            look.setForeground(style.colour("onblue" if at == current else "text"))
            each.cursor, each.format = hit, look  # type: ignore[attr-defined]
            marked.append(each)
        self.setExtraSelections(marked)

    def bring(self, hit: QTextCursor) -> None:
        """Bring a place to where it is read well, a third below the top."""
        there = QTextCursor(hit)
        there.clearSelection()
        self.setTextCursor(there)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect().top() - self.viewport().height() // 3)

    def go_to(self, position: int) -> None:
        """Bring a part to the top."""
        self._set_cursor(position)
        self._to_top()
        self.setFocus()

    def _set_cursor(self, position: int) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        self.setTextCursor(cursor)

    def _to_top(self) -> None:
        """Bring the paragraph with the cursor to the top, and remember that it stands there."""
        bar = self.verticalScrollBar()
        if self.textCursor().atStart():
            # What is above nothing stands there without that all below it is laid out.
            bar.setValue(0)
            self._at = 0
            return
        # All of it is laid out now; the bar would hear of that later.
        tall = round(self.document().size().height()) - self.viewport().height()
        bar.setMaximum(max(bar.maximum(), tall))
        area = self.document().documentLayout().blockBoundingRect(self.textCursor().block())
        bar.setValue(round(area.top()) - style.gap(6))
        self._at = bar.value()

    def _read_words(self) -> QTextDocument:
        made = QTextDocument(self)
        made.setDefaultFont(self.font())
        made.setMarkdown(self._words)
        return made

    def _set_words(self) -> None:
        """Show the words at the width that there is now."""
        # Past the view its cursors would point into what was thrown away.
        self._looked_at = False
        # In the document that is shown Qt would leave most of it without a place once pictures get
        # their size, and set again it would begin with an empty line in the look of a heading.
        if self._text is self.document():
            self._text = self._read_words()
        self._size_pictures(self._text)
        self.setDocument(self._text)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._looked_at = True
        self.laid_anew.emit()

    def _size_pictures(self, within: QTextDocument) -> None:
        """Say how large each picture is, so that none is read before it is seen."""
        cursor = within.find(_PICTURE_CHARACTER)
        while not cursor.isNull():
            picture = cursor.charFormat().toImageFormat()
            size = QImageReader(str(guide(picture.name()))).size()
            if size.width() > self._wide:
                size.scale(self._wide, size.height(), Qt.AspectRatioMode.KeepAspectRatio)
            picture.setWidth(size.width())
            picture.setHeight(size.height())
            cursor.setCharFormat(picture)
            cursor = within.find(_PICTURE_CHARACTER, cursor)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        is_picture = kind == QTextDocument.ResourceType.ImageResource.value
        if is_picture and not self._looked_at:
            return None
        found = super().loadResource(kind, QUrl(name))
        if not is_picture:
            return found
        image = QImage()
        if not image.loadFromData(found) or image.width() <= self._wide:
            return found
        return image.scaledToWidth(self._wide, Qt.TransformationMode.SmoothTransformation)

    def resizeEvent(self, event: QResizeEvent) -> None:
        bar, at = self.verticalScrollBar(), self.textCursor().position()
        stays, share = bar.value() == self._at, bar.value() / max(1, bar.maximum())
        super().resizeEvent(event)
        wide = min(_PICTURE, self.viewport().width() - 2 * style.gap(12))
        if wide == self._wide:
            return
        self._wide = wide
        # Pictures that were loaded for another width are thrown away with the document's text.
        self._set_words()
        self._set_cursor(at)
        if stays:
            self._to_top()
        else:
            bar.setValue(round(share * bar.maximum()))
