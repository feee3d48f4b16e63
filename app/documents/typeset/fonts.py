"""The faces that paper is set in: which there are, what each can draw, how wide each is."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from reportlab.pdfbase.ttfonts import TTFError, TTFontFace

from app.documents.typeset.mapped import mapped
from app.resources import resource

# Drawn in place of a character that no face has, as printers do; the text behind it stays right.
GETA = "〓"
# A ticked box is an empty one with a tick drawn over it: no bundled face has either.
TICKED = "☑"
_DRAWN_AS = {TICKED: "□", "☐": "□"}
_NO_EMBEDDING = 0x0002

FaceName = Literal[
    "sans", "sans-bold", "serif", "serif-bold", "kai", "official-title", "official-body"
]
"""The two official ones are 小标宋 and 仿宋 of the PC where it has them."""


class _Outlines:
    """The outlines of a face as reportlab asks for them: a piece of the file at a time."""

    def __init__(self, file: bytes, start: int) -> None:
        self._file = file
        self._start = start

    def __getitem__(self, piece: slice) -> bytes:
        return self._file[self._start + piece.start : self._start + piece.stop]


class _Font(TTFontFace):
    """A TrueType file whose outlines are not copied, 10 MB of them, for each subset."""

    def get_table(self, tag: str) -> Any:
        """A table of the file: bytes, or what cuts them out."""
        if tag == "glyf":
            return _Outlines(self._ttf_data, self.get_table_pos(tag)[0])
        return super().get_table(tag)


class Face:
    """One TrueType file; read when first asked for a width, so importing costs nothing."""

    def __init__(self, name: str, path: Path, fallbacks: tuple[Face, ...] = ()) -> None:
        self.name = name
        self.path = path
        self.fallbacks = fallbacks
        self.foreign: set[str] = set()
        self.advances = _Advances(self)

    @cached_property
    def ttf(self) -> TTFontFace:
        """The file as reportlab reads it (0.05 s)."""
        return _Font(str(self.path))

    @cached_property
    def _characters(self) -> Container[int]:
        # Whether it draws a character is asked of faces of which nothing is set in the end.
        ours = self.path.parent == resource("fonts") and "ttf" not in self.__dict__
        found = mapped(self.path) if ours else None
        return self.ttf.charToGlyph if found is None else found

    def has(self, character: str) -> bool:
        """Whether this file itself draws the character."""
        return ord(character) in self._characters

    def home(self, character: str) -> Face | None:
        """The face that draws the character: this one, else the first fallback that can."""
        drawn = _DRAWN_AS.get(character, character)
        return next((face for face in (self, *self.fallbacks) if face.has(drawn)), None)

    def glyph_of(self, character: str) -> int:
        """The code under which this file keeps what stands for the character on paper."""
        drawn = _DRAWN_AS.get(character, character)
        return ord(drawn if self.has(drawn) else GETA)

    def width(self, text: str, size: float) -> float:
        """Width in points of cleaned text on one line, with no space between Han and Latin."""
        return sum(map(self.advances.__getitem__, text)) * size / 1000


class _Advances(dict[str, float]):
    """Thousandths of the size each character takes, found once."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, character: str) -> float:
        face = self._face
        home = face.home(character)
        if home is not face:
            face.foreign.add(character)
        by = home or face
        advance = float(by.ttf.charWidths.get(by.glyph_of(character), by.ttf.defaultWidth))
        self[character] = advance
        return advance


def _bundled(file: str, *fallbacks: Face) -> Face:
    return Face(file, resource("fonts", f"{file}.ttf"), fallbacks)


_plain = _bundled("NotoSansSC-Regular")
_kai = _bundled("LXGWWenKai-Regular")
_serif = _bundled("NotoSerifSC-Regular", _plain, _kai)
SANS = _bundled("NotoSansSC-Regular", _serif, _kai)
SANS_BOLD = _bundled("NotoSansSC-Bold", SANS, _serif, _kai)
SERIF = _serif
SERIF_BOLD = _bundled("NotoSerifSC-Bold", SANS_BOLD, _serif, _kai)
KAI = _bundled("LXGWWenKai-Regular", _serif, _plain)


@dataclass(frozen=True, slots=True)
class Official:
    """The faces of official papers: 小标宋, 仿宋, 黑体, 楷体, 宋体 and their stand-ins."""

    title: Face
    body: Face
    heading: Face
    kai: Face
    song: Face


BUNDLED = Official(title=SERIF_BOLD, body=SERIF, heading=SANS_BOLD, kai=KAI, song=SERIF)

# File names as Windows, WPS, UOS and Kylin install them. TrueType only: reportlab cannot embed
# OpenType outlines.
_INSTALLED = {
    "title": ("FZXBSJW*.ttf", "FZXBSK*.ttf", "fzxiaobiaosong*.ttf"),
    "body": ("simfang.ttf", "FangSong_GB2312.ttf", "fangsong*.ttf", "FZFSK.ttf", "STFANGSO.ttf"),
    "heading": ("simhei.ttf", "FZHTK.ttf"),
    "kai": ("simkai.ttf", "KaiTi_GB2312.ttf", "FZKTK.ttf", "STKAITI.ttf"),
}
_use_installed = True


def use_installed(yes: bool) -> None:
    """Set official papers in the PC's own 仿宋 and 小标宋 where it has them, or never."""
    global _use_installed
    _use_installed = yes


def official() -> Official:
    """The faces official papers are set in on this PC."""
    return installed(_font_folders()) if _use_installed else BUNDLED


def named(name: FaceName) -> Face:
    """The face that a design means by a name."""
    if name == "official-title":
        return official().title
    if name == "official-body":
        return official().body
    if name == "kai":
        return official().kai
    return _NAMED[name]


_NAMED = {
    "sans": SANS,
    "sans-bold": SANS_BOLD,
    "serif": SERIF,
    "serif-bold": SERIF_BOLD,
}
_found: dict[tuple[Path, ...], Official] = {}


def installed(folders: Iterable[Path]) -> Official:
    """The faces found in these folders, each missing one replaced by its bundled stand-in."""
    key = tuple(folders)
    if key not in _found:
        files = {path.name.lower(): path for path in _files(key)}
        faces = {
            role: next(_usable(role, files, patterns), getattr(BUNDLED, role))
            for role, patterns in _INSTALLED.items()
        }
        _found[key] = Official(**faces, song=BUNDLED.song)
    return _found[key]


def _usable(role: str, files: dict[str, Path], patterns: tuple[str, ...]) -> Iterator[Face]:
    stand_in: Face = getattr(BUNDLED, role)
    for pattern in patterns:
        wanted = re.compile(re.escape(pattern.lower()).replace(r"\*", ".*"))
        for name in sorted(files):
            if not wanted.fullmatch(name):
                continue
            face = Face(f"installed-{role}", files[name], (stand_in, *stand_in.fallbacks))
            if _may_embed(face):
                yield face


def _may_embed(face: Face) -> bool:
    """A damaged file, or one whose maker forbids embedding, is as good as not there."""
    try:
        rights = face.ttf.get_table("OS/2")[8:10]
        return face.has("法") and not int.from_bytes(rights, "big") & _NO_EMBEDDING
    except (TTFError, OSError, KeyError, ValueError, IndexError):
        return False


def _files(folders: tuple[Path, ...]) -> Iterator[Path]:
    for folder in folders:
        for root, _, names in os.walk(folder):
            yield from (Path(root, name) for name in names if name.lower().endswith(".ttf"))


def _font_folders() -> tuple[Path, ...]:
    home = Path.home()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", str(home))
        return (
            Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts"),
            Path(local, "Microsoft", "Windows", "Fonts"),
        )
    return (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts")


# Controls that change how text looks without being seen: bidirectional marks, zero-width
# characters, variation selectors, tags, fillers. A lone surrogate cannot be written at all.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_TO_MEND = re.compile(f"{_UNSEEN.pattern}|[\t\x85\u00a0\u2028\u2029\ud800-\udfff]")


def clean(text: str) -> str:
    """Text as paper can show it: unseen controls are left out, half a surrogate becomes �."""
    if not _TO_MEND.search(text):
        return text
    text = _BREAKS.sub("\n", text).replace("\t", " ").replace("\u00a0", " ")
    return re.sub("[\ud800-\udfff]", "�", _UNSEEN.sub("", text))
