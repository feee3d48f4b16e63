"""One certificate: the paper as it prints, and above it where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.documents.made import FinishedPaper, say_missing
from app.records import certificates
from app.records.certificates import Certificate, lists, words
from ui import style, work
from ui.records.paper import load
from ui.records.view import RecordView
from ui.widgets.chips import Chips
from ui.widgets.message import error_words
from ui.widgets.plain import Label, Note, box, column, row
from ui.widgets.preview import Preview


def make(ids: Sequence[str], size: str, progress: Any = None) -> FinishedPaper:
    """The papers of certificates on sheets of a size. Raises NotFound."""
    # Setting pages brings much with it that a glance at the list does not need.
    from app.documents.certificates import sources

    return sources.write(list(ids), size="a5" if size == "a5" else "a4", progress=progress)


class CertificateView(RecordView):
    """The paper on sheets of one of two sizes; whoever has it reads only."""

    def lay_out(self) -> None:
        self.title = Label("", "strong", wrap=True)
        self.about = Note("quiet")
        self.sizes = Chips([("a4", "A4"), ("a5", "A5")])
        wide = sum(each.sizeHint().width() for each in self.sizes.chips.values())
        self.sizes.setMinimumWidth(wide + style.gap(12))
        self.sizes.chosen.connect(lambda _size: self._draw(self.record))
        self.preview = Preview(tools=False)
        said = box(column(self.title, self.about, self.marked, spacing=2))
        above = row(said, self.sizes, stretch=0)
        self.setLayout(column(above, self.preview, row(None, self.other), stretch=1))

    def heading(self, record: Certificate) -> str:
        return f"{record.number}　{record.name}"

    def parts(self, record: Certificate) -> Sequence[QWidget]:
        return ()

    def show_record(self, record: Certificate) -> None:
        super().show_record(record)
        said = [words.state(record), *words.about(record, lists.LEFT_OUT)]
        self.about.say("　".join(said))
        self._draw(record)

    @property
    def sized(self) -> str:
        """The size of the sheets that are chosen."""
        return str(self.sizes.value)

    def _draw(self, record: Certificate) -> None:
        if not certificates.can_print([record]):
            self.preview.show_nothing(words.why_not_printed(record))
            return
        ids, size = [record.id], self.sized

        def show(made: FinishedPaper) -> None:
            if self.record is record:
                self.preview.show_document(made.pdf, record.heading())
                self.preview.banner.show_sentence(say_missing(made.missing), "soon")
                self.preview.banner.setVisible(bool(made.missing))

        def refuse(error: Exception) -> None:
            if self.record is record:
                self.preview.show_nothing(error_words(error))

        load()
        work.read(self, lambda: make(ids, size), show, failed=refuse)
