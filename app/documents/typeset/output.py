"""A reportlab canvas that writes each page to the file as it ends, so memory stays flat."""

from __future__ import annotations

from typing import Any, BinaryIO

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas


class Document(pdfdoc.PDFDocument):
    """reportlab's document, whose finished objects go to the file at once."""

    Catalog: pdfdoc.PDFObject
    idToObject: dict[str, Any]  # noqa: N815 - reportlab's
    _pdfVersion: tuple[int, int]  # noqa: N815 - reportlab's

    def open(self, out: BinaryIO) -> None:
        """Begin the file."""
        self._out = out
        self._offset = 0
        self._written: set[int] = set()
        self._put(b"%%PDF-%d.%d\n%%\xe6\xb3\x95\xe5\xbe\x8b\n" % tuple(self._pdfVersion))

    def write_page(self, name: str) -> None:
        """Write a finished page with its content and forget both."""
        page = self.idToObject[name]
        # Without the ASCII armour that reportlab's own page streams wear.
        page.Contents = pdfdoc.PDFStream(content=page.stream, filters=[pdfdoc.PDFZCompress])
        before = self.objectcounter
        self._write(self.idToObjectNumberAndVersion[name][0])
        for number in range(before + 1, self.objectcounter + 1):
            if isinstance(self.idToObject[self.numberToId[number]], pdfdoc.PDFStream):
                self._write(number)
        page.stream = page.Contents = page.Resources = page.XObjects = None

    def write_now(self, name: str) -> None:
        """Write one finished object, such as a photo, and forget what is in it."""
        self._write(self.idToObjectNumberAndVersion[name][0])

    def format(self) -> bytes:
        """Write all that is left; the bytes are in the file already."""
        self.encrypt.prepare(self)
        catalog, info = self.Reference(self.Catalog), self.Reference(self.info)
        number = 1
        while number in self.numberToId:
            if number not in self._written:
                self._write(number)
            number += 1
        table = pdfdoc.PDFCrossReferenceTable()
        table.addsection(0, [self.numberToId[n] for n in range(1, number)])
        start = self._put(table.format(self))
        trailer = pdfdoc.PDFTrailer(
            startxref=start, Size=number, Root=catalog, Info=info, ID=self.ID()
        )
        self._put(trailer.format(self))
        return b""

    def _write(self, number: int) -> None:
        name = self.numberToId[number]
        thing = self.idToObject[name]
        self._written.add(number)
        self.idToOffset[name] = self._put(pdfdoc.PDFIndirectObject(name, thing).format(self))
        if isinstance(thing, pdfdoc.PDFStream):
            thing.content = b""

    def _put(self, data: bytes) -> int:
        place = self._offset
        self._out.write(data)
        self._offset += len(data)
        return place


class Sheet(Canvas):
    """reportlab's canvas, with fonts, pages and pictures of our own."""

    _code: list[str]
    _formsinuse: list[str]

    def __init__(self, out: BinaryIO) -> None:
        super().__init__(out, pageCompression=1, invariant=1, pdfVersion=(1, 6), lang="zh-CN")
        self._doc = Document(compression=1, pdfVersion=(1, 6), invariant=1, lang="zh-CN")
        self._doc.open(out)
        self.setViewerPreference("PrintScaling", "None")

    @property
    def document(self) -> Document:
        """The PDF behind the canvas."""
        return self._doc

    def put(self, operators: str) -> None:
        """Add drawing operators to the page."""
        self._code.append(operators)

    def put_object(self, name: str, x: float, y: float, width: float, height: float) -> None:
        """Draw a stored picture or piece, stretched from a unit square by these factors."""
        self._formsinuse.append(name)
        self._code.append(
            f"q {width:.3f} 0 0 {height:.3f} {x:.2f} {y:.2f} cm /{pdfdoc.xObjectName(name)} Do Q"
        )

    def store(self, name: str, thing: pdfdoc.PDFStream) -> None:
        """Keep a picture or piece under a name."""
        self._doc.Reference(thing, pdfdoc.xObjectName(name))

    def stored(self, name: str) -> bool:
        """Whether there is a picture or piece of this name."""
        return pdfdoc.xObjectName(name) in self._doc.idToObject

    def next_page(self) -> None:
        """End the page and write it out."""
        name = self._doc.thisPageName()
        self.showPage()
        self._doc.write_page(name)

    def finish(self) -> None:
        """Write what is left and end the file."""
        self._doc.GetPDFData(self)

    def _make_preamble(self) -> None:
        # reportlab would name a Helvetica here that no page uses and no file embeds.
        self._preamble = "1 0 0 1 0 0 cm"
