"""Photos and scans of a visit or another record: added, looked at, taken off."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from app.errors import AttachmentRefused, UnreadablePicture
from app.file_names import as_file_name
from app.language import _
from app.records import attachments, photos
from app.records.attachments import Attachment
from app.store import Record
from ui import style
from ui.records.form_sheet import About, Done, FormSheet
from ui.records.paper import show
from ui.shell import Shell
from ui.widgets.arrange import Flow
from ui.widgets.files import file_to_write, files_to_open
from ui.widgets.form import Form
from ui.widgets.message import Sheet
from ui.widgets.plain import Button, Label, box, clear, column, row

_ENDINGS: Final = {
    attachments.PDF: ".pdf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/tiff": ".tif",
    "image/webp": ".webp",
}


class Attached(QWidget):
    """What is attached to a record, or prepared for one that is not kept yet."""

    changed = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.record: Record | None = None
        self.prepared: list[dict[str, Any]] = []
        self.fixed = False
        self._flow = Flow(spacing=6)
        self._label = Label(_("Attached"), "quiet")
        self.setLayout(column(self._label, self._flow, spacing=4))
        self.hide()

    def begin(self, record: Record | None) -> None:
        """Show what a record has; nothing for a new one."""
        self.record, self.prepared = record, []
        self._show()

    def restore(self, prepared: list[dict[str, Any]]) -> None:
        """Go back to what a draft had prepared."""
        self.prepared = list(prepared)
        self._show()

    def choose(self) -> None:
        """Ask for files and attach them."""
        self.add(ask_files(self.window()))

    def add(self, files: list[Path]) -> None:
        """Attach files, one after another; a refused one stops and says why."""
        attach(self.shell, self.record, files, self._taken)

    def _taken(self, taken: list[Any]) -> None:
        if self.record is None:
            self.prepared += taken
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        clear(self._flow)
        for each in attachments.of(self.record.id) if self.record is not None else []:
            self._line(each.name, lambda each=each: self.look(each), lambda e=each: self._off(e))
        for at, each in enumerate(self.prepared):
            self._line(each["name"], None, lambda at=at: self._drop(at))
        self.setVisible(self._flow.count() > 0)

    def _line(self, name: str, look: Any, off: Any) -> None:
        short = name if len(name) <= 24 else f"{name[:14]}…{name[-8:]}"
        shown = Button(short, look, look="chip") if look else Label(short, "chip")
        parts: list[QWidget] = [shown]
        if not self.fixed:
            tip = _("Take {name} off").format(name=name)
            parts.append(Button("×", off, look="link", tip=tip))
        self._flow.addWidget(box(row(*parts, spacing=2)))

    def look(self, attachment: Attachment) -> None:
        """Show a photo or a scan."""
        shown = partial(self._show_file, attachment)
        self.shell.act(lambda: attachments.read_original(attachment), done=shown)

    def _show_file(self, attachment: Attachment, data: bytes) -> None:
        title = attachment.caption or attachment.name
        try:
            if attachment.media == attachments.PDF:
                show(self.shell, title, data)
            else:
                self._show_photo(title, photos.upright(data)[0])
        except (UnreadablePicture, AttachmentRefused):
            # It came in a package, or was attached before that was looked at.
            said = _(
                "This cannot be shown here: it is damaged, or asks for a password."
                " Save it as a file and open it in another program."
            )
            keep = Button(_("Save as a file…"), partial(self._write, attachment, data))
            Sheet(self.shell, title).add(Label(said, wrap=True)).show_to_read(keep)

    def _show_photo(self, title: str, data: bytes) -> None:
        picture, window = QPixmap(), self.window()
        picture.loadFromData(data)
        room = QSize(window.width() * 3 // 4, window.height() - style.px(220))
        whole = Qt.AspectRatioMode.KeepAspectRatio
        smooth = Qt.TransformationMode.SmoothTransformation
        label = QLabel()
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setPixmap(picture.scaled(room, whole, smooth))
        Sheet(self.shell, title).add(label).show_to_read()

    def _write(self, attachment: Attachment, data: bytes) -> None:
        name, ending = as_file_name(Path(attachment.name).stem), _ENDINGS.get(attachment.media, "")
        if (path := file_to_write(self, _("Save"), name + ending, f"(*{ending})")) is not None:
            said = _("Saved to {path}").format(path=path)
            self.shell.act(lambda: path.write_bytes(data), words=said)

    def _off(self, attachment: Attachment) -> None:
        self.shell.act(
            lambda: attachments.void(attachment),
            done=lambda _void: self._show(),
            words=_("{name} is taken off.").format(name=attachment.name),
            undo=lambda _void: self._back(attachment.id),
        )

    def _back(self, record: str) -> None:
        attachments.restore(Attachment.get(Attachment.id == record))
        self._show()

    def _drop(self, at: int) -> None:
        attachments.drop(self.prepared.pop(at))
        self._show()
        self.changed.emit()


class PhotosSheet(FormSheet):
    """A sheet that asks for photos too; those of what is not kept after all are thrown away.

    `photos` is what it shows below its form.
    """

    def __init__(
        self,
        shell: Shell,
        title: str,
        form: Form,
        done: Done,
        record: Record | None = None,
        *,
        about: About = (),
    ) -> None:
        super().__init__(shell, title, form, done, about=about)
        self.attached = Attached(shell)
        self.attached.begin(record)
        choose = Button(_("Add a photo…"), self.attached.choose)
        self.photos: tuple[QWidget, ...] = (self.attached, box(row(choose, None)))

    def finish(self, made: Any) -> None:
        self.attached.prepared = []
        super().finish(made)

    def close_sheet(self) -> None:
        for each in self.attached.prepared:
            attachments.drop(each)
        self.attached.prepared = []
        super().close_sheet()


def ask_files(parent: QWidget) -> list[Path]:
    """Ask which photos and scans to attach."""
    kinds = _("Photos and PDF files") + " (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.pdf)"
    title = _("Photos and scans to attach")
    return files_to_open(parent, title, kinds)


def attach(
    shell: Shell, record: Record | None, files: list[Path], done: Callable[[list[Any]], object]
) -> None:
    """Attach files to a record, or prepare them for one that is not kept yet."""
    if files:

        def take(progress: Any) -> list[Any]:
            return attachments.take(record, files, progress)

        shell.run(take, done, title=_("Attaching…"))
