"""Words, names of people, codes from lists, and references to other records."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from typing import cast

from app import codes
from app.errors import BadReference, NotChosen, TooLong
from app.fields.kind import UNSEEN, Kind, plain, require_printable

_DOTS = str.maketrans("•・‧∙⋅", "·" * 5)
_SPACES = " \t\u3000\u00a0"
_COMPOUND = ("欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "司徒", "令狐")


@dataclass(frozen=True)
class Text(Kind[str]):
    """Words of one or more lines; length in characters."""

    max: int = 200
    lines: int = 1

    def read(self, typed: object, year: int | None) -> str | None:
        """Keep the words; outer spaces go, a whole float loses its `.0`."""
        if isinstance(typed, float) and typed.is_integer():
            typed = int(typed)
        text = str(typed).translate(UNSEEN).replace("\r\n", "\n").replace("\r", "\n")
        if self.lines == 1:
            text = text.replace("\n", " ").replace("\t", " ")
        return text.strip(_SPACES + "\n") or None

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
        """Keep the name with one spelling of the dot and no space between Han characters."""
        text = super().read(typed, year)
        if text is None:
            return None
        text = text.translate(_DOTS)
        return re.sub(r"(?<=[^\x00-\x7f])[ \u3000]+(?=[^\x00-\x7f])", "", text)

    def mask(self, value: str | None) -> str:
        """王某某."""
        return mask_name(value) if value else ""


def mask_name(name: str) -> str:
    """A name where others may read it: the surname, then 某 for each further character."""
    if "·" in name:
        return name.partition("·")[0] + "·某"
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

    max: int = 200

    def read(self, typed: object, year: int | None) -> list[str] | None:
        """Split at commas, 、 and line ends."""
        if isinstance(typed, list):
            given = [str(each) for each in cast("list[object]", typed)]
        else:
            given = re.split(r"[、,，;；\n]+", str(typed))
        found = [name for each in given if (name := Name().read(each, None))]
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
        return str(typed)

    def check(self, value: str) -> None:
        """Raise BadReference for what is no identity."""
        try:
            uuid.UUID(value)
        except (ValueError, AttributeError) as error:
            raise BadReference from error
