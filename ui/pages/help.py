"""The guide, read beside the work: no network, no other program."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QImage,
    QImageReader,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from app.language import _
from app.resources import guide, guide_text
from app.store.session import current
from ui import style
from ui.shell import Page, Shell
from ui.widgets.arrange import scrolled
from ui.widgets.lines import nav_button
from ui.widgets.plain import Card, box, column, row

_PICTURE: Final = 900
"""Pixels at which a picture of the window is still read well; wider ones are made smaller."""
_PICTURE_CHARACTER: Final = "\ufffc"
"""Stands where a picture is (Unicode's object replacement character)."""


class HelpPage(Page):
    """The headings at the left, the guide of a room or an office at the right."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.text = _Guide()
        self.text.show_file("office-guide.md" if current().is_office else "guide.md")
        self.links = column(spacing=2)
        check = nav_button(
            _("Check this computer"), lambda: shell.show_page("computer"), wide=False
        )
        check.ensurePolished()
        links = [self._link(block) for block in self.text.headings()]
        for link in links:
            self.links.addWidget(link)
        self.links.addStretch(1)
        side = Card(_("Help"), scrolled(box(self.links)), check, margin=14)
        widest = max(link.sizeHint().width() for link in (*links, check))
        side.setFixedWidth(widest + style.gap(50))
        self.setLayout(row(side, Card("", self.text, margin=10), spacing=12, stretch=1))

    def open(self, of: str = "", **_wanted: object) -> None:
        """Show the chapter of a page; without one, go on where it was left."""
        self.text.go_to_chapter(of)
        self.text.setFocus()

    def _link(self, block: QTextBlock) -> QWidget:
        at = block.position()
        link = nav_button(block.text(), lambda: self.text.go_to(at), wide=False)
        link.ensurePolished()  # its width is that of the style sheet
        return link


class _Guide(QTextBrowser):
    """A guide in Markdown with its pictures, no wider than there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("guide")
        self.setOpenLinks(False)
        self._wide, self._words = 0, ""
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
        self._set_words()

    def headings(self) -> list[QTextBlock]:
        """Where its parts begin."""
        found: list[QTextBlock] = []
        block = self.document().begin()
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

    def go_to(self, position: int) -> None:
        """Bring a part to the top."""
        block = self.document().findBlock(position)
        area = self.document().documentLayout().blockBoundingRect(block)
        self.verticalScrollBar().setValue(round(area.top()) - style.gap(6))
        self.setTextCursor(QTextCursor(block))
        self.setFocus()

    def _set_words(self) -> None:
        # Past the view its cursors would point into what was thrown away.
        self._looked_at = False
        # Into the document that is shown, Qt sets it with an empty line before and the look of a
        # heading in what follows one.
        made = QTextDocument(self)
        made.setDefaultFont(self.font())
        made.setMarkdown(self._words)
        self.setDocument(made)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        if self._wide:
            self._size_pictures()
            self._looked_at = True

    def _size_pictures(self) -> None:
        """Say how large each picture is, so that none is read before it is seen."""
        cursor = self.document().find(_PICTURE_CHARACTER)
        while not cursor.isNull():
            picture = cursor.charFormat().toImageFormat()
            size = QImageReader(str(guide(picture.name()))).size()
            if size.width() > self._wide:
                size.scale(self._wide, size.height(), Qt.AspectRatioMode.KeepAspectRatio)
            picture.setWidth(size.width())
            picture.setHeight(size.height())
            cursor.setCharFormat(picture)
            cursor = self.document().find(_PICTURE_CHARACTER, cursor)

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
        super().resizeEvent(event)
        wide = min(_PICTURE, self.viewport().width() - 2 * style.gap(12))
        if wide == self._wide:
            return
        self._wide = wide
        # Pictures that were loaded for another width are thrown away with the document's text.
        at = self.verticalScrollBar().value() / max(1, self.verticalScrollBar().maximum())
        self._set_words()
        self.verticalScrollBar().setValue(round(at * self.verticalScrollBar().maximum()))
