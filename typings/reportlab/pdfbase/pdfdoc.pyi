# What output.py and embedding.py lean on, private members included.
from collections.abc import Iterable, Sequence
from typing import Any

class PDFObject:
    def format(self, document: PDFDocument) -> bytes: ...

class PDFName(str): ...

class PDFArray(PDFObject):
    def __init__(self, sequence: Sequence[object]) -> None: ...

class PDFDictionary(PDFObject):
    dict: dict[str, object]
    def __init__(self, dict: dict[str, Any] | None = None) -> None: ...
    def __setitem__(self, name: str, value: object) -> None: ...
    def __getitem__(self, name: str) -> object: ...

class PDFZCompress: ...

class PDFStream(PDFObject):
    dictionary: PDFDictionary
    content: str | bytes | None
    def __init__(
        self,
        dictionary: PDFDictionary | None = None,
        content: str | bytes | None = None,
        filters: Sequence[type[PDFZCompress]] | None = None,
    ) -> None: ...

class PDFObjectReference(PDFObject):
    def __init__(self, name: str) -> None: ...

class PDFIndirectObject(PDFObject):
    def __init__(self, name: str, content: object) -> None: ...

class PDFCrossReferenceTable(PDFObject):
    def addsection(self, firstentry: int, ids: Iterable[str]) -> None: ...

class PDFTrailer(PDFObject):
    def __init__(
        self,
        startxref: int,
        Size: int,
        Root: PDFObjectReference,
        Info: PDFObjectReference,
        ID: bytes,
    ) -> None: ...

class PDFInfo(PDFObject):
    title: str
    author: str
    subject: str
    creator: str
    producer: str

class PDFCatalog(PDFObject):
    Metadata: PDFStream

class _TimeStamp:
    YMDhms: tuple[int, int, int, int, int, int]
    dhh: int
    dmm: int

class _Encryption:
    def prepare(self, document: PDFDocument) -> None: ...

class PDFDocument(PDFObject):
    Catalog: PDFCatalog
    info: PDFInfo
    encrypt: _Encryption
    objectcounter: int
    numberToId: dict[int, str]
    idToObject: dict[str, Any]
    idToObjectNumberAndVersion: dict[str, tuple[int, int]]
    idToOffset: dict[str, int]
    _pdfVersion: tuple[int, int]
    _timeStamp: _TimeStamp
    def __init__(
        self, *, compression: int, invariant: int, pdfVersion: tuple[int, int], lang: str
    ) -> None: ...
    def format(self) -> bytes: ...
    def GetPDFData(self, canvas: object) -> bytes: ...
    def ID(self) -> bytes: ...
    def Reference(self, obj: PDFObject, name: str | None = None) -> PDFObjectReference: ...
    def thisPageName(self) -> str: ...
    def setTitle(self, title: str) -> None: ...
    def setAuthor(self, author: str) -> None: ...
    def setSubject(self, subject: str) -> None: ...
    def setCreator(self, creator: str) -> None: ...

def xObjectName(externalname: str) -> str: ...
