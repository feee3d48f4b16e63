from typing import Any, BinaryIO

class Canvas:
    _doc: Any
    _code: list[str]
    _formsinuse: list[str]
    _preamble: str
    def __init__(
        self,
        filename: str | BinaryIO,
        *,
        pageCompression: int,
        invariant: int,
        pdfVersion: tuple[int, int],
        lang: str,
    ) -> None: ...
    def _make_preamble(self) -> None: ...
    def setPageSize(self, size: tuple[float, float]) -> None: ...
    def setViewerPreference(self, pref: str, value: str) -> None: ...
    def bookmarkPage(self, key: str) -> None: ...
    def linkAbsolute(
        self,
        contents: str,
        destinationname: str,
        Rect: tuple[float, float, float, float],
        *,
        Border: str = ...,
    ) -> None: ...
    def addOutlineEntry(self, title: str, key: str, level: int = 0) -> None: ...
    def showPage(self) -> None: ...
    def addPageLabel(
        self,
        pageNum: int,
        style: str | None = None,
        start: int | None = None,
        prefix: str | None = None,
    ) -> None: ...
