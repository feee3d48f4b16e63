"""A face inside one PDF: a single subset, two bytes a character, whose text reads back exactly."""

from __future__ import annotations

from app.documents.typeset.fonts import Face
from app.documents.typeset.output import Document, dictionary, name, stream

_SYMBOLIC = 4


class Embedded:
    """The characters one PDF uses of one face, numbered as they come.

    The space after a character (between Han and Latin, in a spread name) belongs to the character:
    it gets a number of its own with a wider advance, so no reader takes the space for a blank.
    """

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self._plain = _Codes(self)
        self._spread: dict[tuple[str, int], str] = {}
        self._used: list[tuple[str, int]] = []

    def number(self, character: str, extra: int) -> str:
        """Four hexadecimal digits that draw this character and then `extra` thousandths of air."""
        if not extra:
            return self._plain[character]
        code = self._spread.get((character, extra))
        if code is None:
            code = self._spread[character, extra] = self.add(character, extra)
        return code

    def add(self, character: str, extra: int) -> str:
        """Give a character of this PDF its number."""
        self._used.append((character, extra))
        return f"{len(self._used):04x}"

    def encode_apart(self, text: str, apart: dict[int, int]) -> str:
        """The numbers of a text, with air after the characters at these places."""
        if not apart:
            return "".join(map(self._plain.__getitem__, text))
        return "".join(self.number(c, apart.get(i, 0)) for i, c in enumerate(text))

    def write(self, document: Document) -> None:
        """Put the subset into the PDF under its name."""
        ttf = self.face.ttf
        drawn = [0] + [self.face.glyph_of(c) for c, _ in self._used]
        glyphs: dict[int, int] = {0: 0}
        places = [0]
        for code in drawn[1:]:
            places.append(glyphs.setdefault(ttf.charToGlyph.get(code, 0), len(glyphs)))
        subset = list(dict.fromkeys(c for c in drawn if c in ttf.charToGlyph))
        base = f"LEGALR+{ttf.name.decode('ascii', 'replace')}-{self.name}"
        content = ttf.makeSubset(subset)
        program = stream(content, Length1=len(content))
        descriptor = dictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": name(base),
                "Flags": _SYMBOLIC,
                "FontBBox": list(ttf.bbox),
                "ItalicAngle": ttf.italicAngle,
                "Ascent": ttf.ascent,
                "Descent": ttf.descent,
                "CapHeight": ttf.capHeight,
                "StemV": ttf.stemV,
                "FontFile2": document.Reference(program),
            }
        )
        widths = [
            ttf.charWidths.get(code, ttf.defaultWidth) + extra
            for code, (_, extra) in zip(drawn[1:], self._used, strict=True)
        ]
        to_glyph = b"".join(place.to_bytes(2, "big") for place in places)
        descendant = dictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": name(base),
                "CIDSystemInfo": "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
                "FontDescriptor": document.Reference(descriptor, f"descriptor:{self.name}"),
                "DW": 1000,
                "W": [1, widths],
                "CIDToGIDMap": document.Reference(stream(to_glyph)),
            }
        )
        unicode = stream(self._to_unicode())
        font = dictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": name(base),
                "Encoding": "/Identity-H",
                "DescendantFonts": [document.Reference(descendant, f"descendant:{self.name}")],
                "ToUnicode": document.Reference(unicode),
            }
        )
        document.add_font(self.name, font)

    def _to_unicode(self) -> bytes:
        pairs = [
            f"<{number:04x}> <{character.encode('utf-16-be').hex()}>"
            for number, (character, _) in enumerate(self._used, start=1)
        ]
        blocks = [pairs[i : i + 100] for i in range(0, len(pairs), 100)]
        body = "\n".join(
            f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
        )
        return (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
            f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
        ).encode("ascii")


class _Codes(dict[str, str]):
    def __init__(self, embedded: Embedded) -> None:
        super().__init__()
        self._embedded = embedded

    def __missing__(self, character: str) -> str:
        code = self[character] = self._embedded.add(character, 0)
        return code
