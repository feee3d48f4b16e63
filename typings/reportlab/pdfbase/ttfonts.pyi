from collections.abc import Sequence

class TTFError(Exception): ...

class TTFontFace:
    name: bytes
    charToGlyph: dict[int, int]
    charWidths: dict[int, float]
    defaultWidth: float
    bbox: Sequence[float]
    italicAngle: float
    ascent: float
    descent: float
    capHeight: float
    stemV: float
    def __init__(self, filename: str) -> None: ...
    _ttf_data: bytes
    def get_table(self, tag: str) -> bytes: ...
    def get_table_pos(self, tag: str) -> tuple[int, int]: ...
    def makeSubset(self, subset: Sequence[int]) -> bytes: ...
