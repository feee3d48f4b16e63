"""A guide in Markdown, read to what it says: headings, paragraphs, lists, tables, pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

Style = Literal["plain", "strong", "key"]
"""A key is what stands on the keyboard, or what is typed."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style."""

    text: str
    style: Style = "plain"


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of the guide (1), of a chapter (2), of a part of it (3)."""

    level: int
    title: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words; in a list so many deep, with the sign that stands before its first line, if any."""

    runs: Runs
    depth: int = 0
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """Lines to be typed, or answered, as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the words of its head and of each row."""

    head: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture by the name of its file, and what it shows."""

    file: str
    words: str


Block = Heading | Paragraph | Code | Grid | Shown


class UnknownMarkup(ValueError):
    """A guide uses what is not read here."""


_WIDE: Final = 0x2E80
"""From this character on they are as wide as tall, and no blank parts them."""
_BULLET: Final = "•"
_SILENT: Final = frozenset({"thead_open", "thead_close", "tbody_open", "tbody_close"})


def read(text: str) -> list[Block]:
    """The blocks of a guide in their order. Raises UnknownMarkup."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    return list(_Reader(tokens).blocks())


class _Reader:
    """Walks through the tokens once; lists within lists are remembered on the way."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = iter(tokens)
        self._lists: list[int | None] = []
        """Of each list that is open, the number of its last item; None where it has none."""
        self._sign = ""

    def blocks(self) -> Iterator[Block]:
        for token in self._tokens:
            kind = token.type
            if kind == "heading_open":
                title = "".join(each.text for each in _runs(self._inline()))
                yield Heading(int(token.tag[1:]), title)
            elif kind == "paragraph_open":
                yield from self._paragraph(self._inline())
            elif kind in ("bullet_list_open", "ordered_list_open"):
                start = int(token.attrs.get("start", 1)) - 1
                self._lists.append(start if kind.startswith("ordered") else None)
            elif kind in ("bullet_list_close", "ordered_list_close"):
                self._lists.pop()
            elif kind == "list_item_open":
                self._begin_item()
            elif kind in ("fence", "code_block"):
                yield Code(token.content.rstrip("\n"))
            elif kind == "table_open":
                yield self._table()
            elif kind == "html_block" and not token.content.startswith("<!--"):
                raise UnknownMarkup(token.content)
            elif kind not in ("heading_close", "paragraph_close", "list_item_close", "html_block"):
                raise UnknownMarkup(kind)

    def _inline(self) -> Sequence[Token]:
        token = next(self._tokens)
        if token.type != "inline":
            raise UnknownMarkup(token.type)
        return token.children or ()

    def _begin_item(self) -> None:
        last = self._lists[-1]
        if last is None:
            self._sign = _BULLET
        else:
            self._lists[-1] = last + 1
            self._sign = f"{last + 1}."

    def _paragraph(self, children: Sequence[Token]) -> Iterator[Block]:
        pictures = [each for each in children if each.type == "image"]
        if not pictures:
            sign, self._sign = self._sign, ""
            yield Paragraph(_runs(children), len(self._lists), sign)
            return
        if any(each.type not in ("image", "softbreak") for each in children):
            raise UnknownMarkup("a picture among words")
        for each in pictures:
            yield Shown(str(each.attrs["src"]), each.content)

    def _table(self) -> Grid:
        rows: list[list[Runs]] = []
        for token in self._tokens:
            if token.type == "table_close":
                break
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(_runs(token.children or ()))
            elif token.type not in _SILENT and token.type.split("_")[0] not in ("tr", "th", "td"):
                raise UnknownMarkup(token.type)
        head, *others = (tuple(each) for each in rows)
        return Grid(head, tuple(others))


def _runs(children: Sequence[Token]) -> Runs:
    """The words of a line of tokens, neighbours of one style as one."""
    made: list[Run] = []
    style: Style = "plain"

    def add(text: str, how: Style) -> None:
        if made and made[-1].style == how:
            text = made.pop().text + text
        if text:
            made.append(Run(text, how))

    for at, each in enumerate(children):
        kind = each.type
        if kind == "text":
            add(each.content, style)
        elif kind == "code_inline":
            add(each.content, "key")
        elif kind in ("softbreak", "hardbreak"):
            add(_blank(made, children[at + 1 :]), style)
        elif kind in ("strong_open", "em_open"):
            style = "strong"
        elif kind in ("strong_close", "em_close"):
            style = "plain"
        elif kind == "html_inline" and each.content in ("<kbd>", "</kbd>"):
            style = "key" if each.content == "<kbd>" else "plain"
        elif kind not in ("link_open", "link_close"):
            raise UnknownMarkup(f"{kind} {each.content}")
    return tuple(made)


def _blank(before: Sequence[Run], after: Sequence[Token]) -> str:
    """What stands for the end of a line of the file: nothing beside a character of Chinese."""
    following = next((each.content for each in after if each.content), "")
    beside = (before[-1].text[-1:] if before else "") + following[:1]
    return "" if any(ord(each) >= _WIDE for each in beside) else " "
