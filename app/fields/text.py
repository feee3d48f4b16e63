"""Words, names of people, codes from lists, and references to other records."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar, cast

from app import codes
from app.errors import BadReference, NameWithHeadcount, NotChosen, TooLong
from app.fields.kind import Kind, plain, require_printable, seen

_IDENTITY = re.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_HAN = "\u2e80-\u2fdf\u3005\u3007\u3400-\u9fff\uf900-\ufaff\ue000-\uf8ff\U00020000-\U0003ffff"
_ALL_HAN = re.compile(f"[{_HAN}]+")
# A full stop between Han characters is the dot of whoever has no key for it.
_DOTS = re.compile(rf"\s*[·•・･‧∙⋅]\s*|(?<=[{_HAN}])[.．](?=[{_HAN}])")
_BETWEEN_NAMES = re.compile(r"[、,，;；/\n]+")
_HEADCOUNT = re.compile("等?[0-9一二两三四五六七八九十百]+余?人$")
_SURNAMES = (
    "欧阳司马上官诸葛东方皇甫尉迟公孙慕容司徒令狐夏侯澹台公冶宗政濮阳淳于单于太叔申屠赫连"
    "独孤南宫长孙宇文轩辕钟离闾丘鲜于司空端木百里东郭南门呼延梁丘左丘西门拓跋公羊漆雕"
)
_LONGEST_NAME = 6
_ORGANISATIONS = (
    "合作社", "公司", "村民委员会", "居民委员会", "村委会", "居委会", "委员会", "经营部",
    "学校", "医院", "超市", "饭店", "厂", "店", "部", "社", "站", "所", "局", "院", "组",
)  # fmt: skip
_COMPOUND = frozenset(re.findall("..", _SURNAMES))


@dataclass(frozen=True)
class Text(Kind[str]):
    """Words of one or more lines; length in characters."""

    max: int = 200
    lines: int = 1

    def read(self, typed: object, year: int | None) -> str | None:
        """Keep the words; outer spaces and controls go, a whole float loses its `.0`."""
        if isinstance(typed, float) and typed.is_integer():
            typed = int(typed)
        text = seen(str(typed)).strip()
        return (re.sub(r"[\n\t]+", " ", text) if self.lines == 1 else text) or None

    def check(self, value: str) -> None:
        """Raise TooLong, BadCharacter."""
        if len(value) > self.max:
            raise TooLong(most=self.max, length=len(value))
        require_printable(value, lines=self.lines > 1)


@dataclass(frozen=True)
class Name(Text):
    """A person's name; the dot of minority names is always `·` (U+00B7)."""

    max: int = 60

    def read(self, typed: object, year: int | None) -> str | None:
        """Keep the name with one spelling of the dot, and closed up where spaces spread it."""
        text = super().read(typed, year)
        if text is None:
            return None
        parts = _DOTS.sub("·", text).split()
        return ("" if _is_spread(parts) else " ").join(parts)

    def mask(self, value: str | None) -> str:
        """王某某."""
        return mask_name(value) if value else ""


def _is_spread(parts: list[str]) -> bool:
    """Whether these are the pieces of one Chinese name, as in 王　强, and no words or two names."""
    if not all(_ALL_HAN.fullmatch(each) for each in parts):
        return False
    if len(parts) == 2:
        return len(parts[0]) == 1 or len(parts[1]) == 1 or parts[0] in _COMPOUND
    return all(len(each) == 1 for each in parts)


def mask_name(name: str) -> str:
    """A name where others may read it: the surname, then 某 for each further character.

    Of names with a dot and of foreign ones only the first character, as courts publish them: what
    stands first there is the given name. An organisation still shows what kind of one it is.
    """
    if "·" in name:
        return name[0] + "某"
    if name[0].isascii():
        return name[0] + "."
    kind = next((each for each in _ORGANISATIONS if name.endswith(each)), "")
    if kind and len(name) > _LONGEST_NAME:
        return name[0] + "某" + kind
    surname = 2 if name[:2] in _COMPOUND and len(name) > 2 else 1
    return name[:surname] + "某" * max(len(name) - surname, 1)


@dataclass(frozen=True)
class Address(Text):
    """Where somebody lives; in public only as far as the village."""

    max: int = 120

    def mask(self, value: str | None) -> str:
        """Up to the village."""
        if not value:
            return ""
        found = re.match(r".*?(?:村|居|社区)", value)
        return (found[0] if found else value[:2]) + "***"


@dataclass(frozen=True)
class Names(Kind["list[str]"]):
    """Several names, written with 、 between them."""

    many: ClassVar[bool] = True

    max: int = 200

    def read(self, typed: object, year: int | None) -> list[str] | None:
        """Split at commas, 、, line ends, and at spaces between whole names."""
        if isinstance(typed, list | tuple):
            given = [str(each) for each in cast("list[object]", typed)]
        else:
            parts = _BETWEEN_NAMES.split(seen(str(typed)))
            given = [each for part in parts for each in _apart(part.split())]
        found = [name for each in given if (name := Name().read(each, None))]
        for each in found:
            if counted := _HEADCOUNT.search(plain(each)):
                raise NameWithHeadcount(words=counted[0])
        return found or None

    def check(self, value: list[str]) -> None:
        """Raise TooLong, BadCharacter."""
        if len(value) > self.max:
            raise TooLong(most=self.max, length=len(value))
        for each in value:
            Name().check(each)

    def show(self, value: list[str] | None) -> str:
        """The names with 、 between them."""
        return "、".join(value or ())

    def mask(self, value: list[str] | None) -> str:
        """Each name masked."""
        return "、".join(mask_name(each) for each in value or ())


def _apart(words: list[str]) -> list[str]:
    """Several Chinese names with spaces between them, or one name of several words."""
    several = all(_ALL_HAN.fullmatch(each) for each in words) and not _is_spread(words)
    return words if several else [" ".join(words)]


@dataclass(frozen=True)
class Code(Kind[str]):
    """One of a dated list; stored as its code, shown as its label."""

    list: str = ""

    def read(self, typed: object, year: int | None) -> str | None:
        """Take a code or a label."""
        found = codes.load(self.list).read(plain(typed))
        if found is None:
            raise NotChosen(typed=plain(typed))
        return found

    def check(self, value: str) -> None:
        """Raise NotChosen for a code that the list never had."""
        if not codes.load(self.list).knows(value):
            raise NotChosen(typed=value)

    def show(self, value: str | None) -> str:
        """The label; a code of a later list shows as it is."""
        return codes.load(self.list).label(value) if value else ""


@dataclass(frozen=True)
class Codes(Kind["list[str]"]):
    """Several of a dated list."""

    many: ClassVar[bool] = True

    list: str = ""

    def read(self, typed: object, year: int | None) -> list[str] | None:
        """Take codes or labels, a list of them or with commas between."""
        if isinstance(typed, (list, tuple)):
            given = [str(each) for each in cast("list[object]", typed)]
        else:
            given = re.split(r"[、,，;；\s]+", plain(typed))
        one = Code(list=self.list)
        return [code for each in given if each and (code := one.read(each, None))] or None

    def check(self, value: list[str]) -> None:
        """Raise NotChosen."""
        for each in value:
            Code(list=self.list).check(each)

    def show(self, value: list[str] | None) -> str:
        """The labels with 、 between them."""
        return "、".join(codes.load(self.list).label(each) for each in value or ())


@dataclass(frozen=True)
class Reference(Kind[str]):
    """Another record, by its identity; whoever shows it looks its title up."""

    to: str = ""

    def read(self, typed: object, year: int | None) -> str | None:
        """Take an identity."""
        return plain(typed).lower()

    def check(self, value: str) -> None:
        """Raise BadReference for what is no identity."""
        if not _IDENTITY.fullmatch(value):
            raise BadReference
