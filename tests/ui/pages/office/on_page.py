"""What is seen on the page of an office."""

from PySide6.QtWidgets import QApplication, QLabel, QPushButton


def words(widget):
    QApplication.processEvents()
    return "\n".join(
        each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)
    )


def sheet_of(page, kind, button):
    [line] = [each for each in page.rooms.lines if each.kind == kind]
    page.rooms.show_room(line)
    QApplication.processEvents()
    [found] = [
        each for each in page.window().findChildren(QPushButton) if each.text().startswith(button)
    ]
    return found
