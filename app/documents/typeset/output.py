"""The PDF that is written: the one file that touches what reportlab keeps to itself.

reportlab keeps a whole document in memory and sets text slowly; here finished pages, fonts and
pictures go to the file at once and drawing operators are put down as they are. `RELIED_ON` names
every private thing that this rests on; a test looks whether the installed reportlab still has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO, cast
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

RELIED_ON = {
    "canvas": ("_code", "_doc", "_formsinuse", "_make_preamble", "_preamble"),
    "document": (
        "Catalog", "ID", "Reference", "_timeStamp", "_pdfVersion", "encrypt", "idToObject",
        "idToObjectNumberAndVersion", "idToOffset", "info", "numberToId", "objectcounter",
        "thisPageName",
    ),
    "page": ("Contents", "Resources", "XObjects", "stream"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Png:
    """A picture of up to 256 colours: its size, three bytes a colour, its packed rows."""

    pixels: tuple[int, int]
    palette: bytes
    rows: bytes


Piece = pdfdoc.PDFStream
"""Something stored in the PDF, such as a picture."""


def stream(content: bytes | str | None, *, packed: bool = True, **entries: Any) -> Piece:
    """A stored piece with the entries of its dictionary."""
    made = pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress] if packed else [])
    made.dictionary.dict.update(entries)
    return made


def dictionary(entries: Mapping[str, Any]) -> pdfdoc.PDFDictionary:
    """A dictionary of the PDF; lists in it are arrays."""
    return pdfdoc.PDFDictionary({name: _nested(each) for name, each in entries.items()})


def array(values: Iterable[Any]) -> pdfdoc.PDFArray:
    """A list of the PDF."""
    return pdfdoc.PDFArray([_nested(each) for each in values])


def _nested(value: Any) -> Any:
    return array(cast("list[Any]", value)) if isinstance(value, list) else value


def name(text: str) -> str:
    """A name of the PDF, whatever characters it has."""
    return pdfdoc.PDFName(text)


class Document(pdfdoc.PDFDocument):
    """reportlab's document, whose finished objects go to the file at once."""

    Catalog: pdfdoc.PDFCatalog
    idToObject: dict[str, Any]  # noqa: N815 - reportlab's
    _pdfVersion: tuple[int, int]  # noqa: N815 - reportlab's

    def open(self, out: BinaryIO) -> None:
        """Begin the file."""
        self._out = out
        self._offset = 0
        self._written: set[int] = set()
        self._put(b"%%PDF-%d.%d\n%%\xe6\xb3\x95\xe5\xbe\x8b\n" % tuple(self._pdfVersion))

    def made(self) -> str:
        """When the file says that it was made (ISO 8601); the same for all, so that bytes are."""
        stamp = self._timeStamp
        year, month, day, hour, minute, second = stamp.YMDhms
        date = f"{year:04d}-{month:02d}-{day:02d}"
        return f"{date}T{hour:02d}:{minute:02d}:{second:02d}{stamp.dhh:+03d}:{stamp.dmm:02d}"

    def add_font(self, name: str, font: pdfdoc.PDFDictionary) -> None:
        """Let every page know a font under its name."""
        self.idToObject["BasicFonts"].dict[name] = self.Reference(font, f"font:{name}")

    def write_page(self, name: str) -> None:
        """Write a finished page with its content and forget both."""
        page = self.idToObject[name]
        # Without the ASCII armour that reportlab's own page streams wear.
        page.Contents = stream(page.stream)
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

    def keep_shape(self, name: str, operators: str, side: int) -> None:
        """Keep a shape drawn on so many units a side, to be put as a unit square."""
        part = 1 / side
        made = stream(operators, Matrix=array([part, 0, 0, part, 0, 0]), **_form(0, 0, side, side))
        self._keep(name, made)

    def keep_picture(self, name: str, jpeg: bytes, pixels: tuple[int, int], *, grey: bool) -> None:
        """Keep a JPEG file as it is, to be put as a unit square."""
        entries = {
            "Type": "/XObject", "Subtype": "/Image", "Width": pixels[0], "Height": pixels[1],
            "ColorSpace": "/DeviceGray" if grey else "/DeviceRGB", "BitsPerComponent": 8,
            "Filter": "/DCTDecode",
        }  # fmt: skip
        self._keep(name, stream(jpeg, packed=False, **entries))

    def keep_png(self, name: str, png: Png) -> None:
        """Keep a picture of few colours as its file has it, to be put as a unit square."""
        count = len(png.palette) // 3 - 1
        table = f"<{png.palette.hex()}>"
        rows = {"Predictor": 15, "Colors": 1, "BitsPerComponent": 8, "Columns": png.pixels[0]}
        entries = {
            "Type": "/XObject", "Subtype": "/Image", "Width": png.pixels[0],
            "Height": png.pixels[1], "BitsPerComponent": 8, "Filter": "/FlateDecode",
            "ColorSpace": array(["/Indexed", "/DeviceRGB", count, table]),
            "DecodeParms": dictionary(rows),
        }  # fmt: skip
        self._keep(name, stream(png.rows, packed=False, **entries))

    def link(self, box: tuple[float, float, float, float], key: str) -> None:
        """Let a press on a box (left, bottom, right, top) of the page lead to a bookmark."""
        self.linkAbsolute("", key, box, Border="[0 0 0]")

    def _keep(self, name: str, thing: Piece) -> None:
        stored = pdfdoc.xObjectName(name)
        self._doc.Reference(thing, stored)
        self._doc.write_now(stored)

    def reserve(self, name: str) -> Piece:
        """Keep a name for a piece whose content comes later, by `supply`."""
        made = stream(None)
        self._doc.Reference(made, pdfdoc.xObjectName(name))
        return made

    def supply(self, piece: Piece, operators: str, box: tuple[float, float, float, float]) -> None:
        """What a reserved piece draws within this box, in the fonts of the pages."""
        piece.content = operators.encode("ascii")
        fonts = pdfdoc.PDFDictionary({"Font": pdfdoc.PDFObjectReference("BasicFonts")})
        piece.dictionary.dict.update(_form(*box), Resources=fonts)

    def stored(self, name: str) -> bool:
        """Whether there is a picture or piece of this name."""
        return pdfdoc.xObjectName(name) in self._doc.idToObject

    def next_page(self) -> None:
        """End the page and write it out."""
        name = self._doc.thisPageName()
        self.showPage()
        self._doc.write_page(name)

    def label(self, page: int, *, number: int | None = None, words: str = "") -> None:
        """What a page (from 1) is called in a viewer, and the pages after it by counting on.

        A number, or words alone, by which the pages after it are called too.
        """
        self.addPageLabel(page - 1, None if number is None else "ARABIC", number, words or None)

    def describe(self) -> None:
        """Say in XMP too what the file says of itself, where archives look for it."""
        info, date = self._doc.info, self._doc.made()
        said = {
            "dc:title": _alternative(info.title),
            "dc:creator": f"<rdf:Seq>{_items(info.author)}</rdf:Seq>" if info.author else "",
            "dc:description": _alternative(info.subject),
            "dc:language": f"<rdf:Bag>{_items('zh-CN')}</rdf:Bag>",
            "dc:format": "application/pdf",
            "xmp:CreatorTool": escape(info.creator),
            "xmp:CreateDate": date,
            "xmp:ModifyDate": date,
            "pdf:Producer": escape(info.producer),
        }
        body = "".join(f"<{name}>{value}</{name}>" for name, value in said.items() if value)
        data = f"{_XMP[0]}{body}{_XMP[1]}".encode()
        entries = {"Type": "/Metadata", "Subtype": "/XML"}
        self._doc.Catalog.Metadata = stream(data, packed=False, **entries)

    def finish(self) -> None:
        """Write what is left and end the file."""
        self._doc.GetPDFData(self)

    def _make_preamble(self) -> None:
        # reportlab would name a Helvetica here that no page uses and no file embeds.
        self._preamble = "1 0 0 1 0 0 cm"


_XMP = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">',
    '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>',
)


def _items(text: str, attributes: str = "") -> str:
    return f"<rdf:li{attributes}>{escape(text)}</rdf:li>"


def _alternative(text: str) -> str:
    """A text in the one language it is in."""
    said = _items(text, ' xml:lang="x-default"')
    return f"<rdf:Alt>{said}</rdf:Alt>" if text else ""


def _form(left: float, bottom: float, right: float, top: float) -> dict[str, Any]:
    box = array([left, bottom, right, top])
    return {"Type": "/XObject", "Subtype": "/Form", "BBox": box}
