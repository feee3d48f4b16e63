"""What is wrong with an edited file of the print design, in words somebody can act on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.language import N_, _

_AT = re.compile(r" - at `\$(.*?)`$")
_KINDS = {
    "float": N_("a number"),
    "int": N_("a whole number"),
    "str": N_("words in quotes"),
    "array": N_("a list in square brackets"),
    "object": N_("names and values in braces"),
    "bool": N_("true or false"),
    "null": N_("null"),
    "bytes": N_("a picture"),
}
_OWN = (
    ("colour", N_("A colour is one number (grey) or three (red, green, blue), each from 0 to 1.")),
    ("outline", N_("This outline cannot be drawn: arcs (A) and other words are not known.")),
    ("numbers after", N_("This outline cannot be drawn: numbers are missing or too many.")),
    ("box of the emblem", N_("The box of the emblem has no size.")),
    ("no blank", N_("Something in braces is filled in by nobody.")),
    ("base64", N_("This is no picture that can be read.")),
)


@dataclass(frozen=True)
class Fault:
    """One fault: the file, what it is of, the field in it, and what is wrong."""

    name: str
    label: str
    where: str
    words: str

    @property
    def sentence(self) -> str:
        """File and field first."""
        where = f"{self.where}：" if self.where else ""
        return f"{self.name}.json（{self.label}）{where}{self.words}"


def words_of(error: Exception, data: bytes) -> tuple[str, str]:
    """The field that a refusal of msgspec is about, and what is wrong with it."""
    said = str(error)
    found = _AT.search(said)
    where = _field(found[1]) if found else ""
    text = _AT.sub("", said)
    for pattern, say in (
        (r"missing required field `(.+?)`", N_("`{0}` is missing.")),
        (r"unknown field `(.+?)`", N_("There is no `{0}` here; is it misspelt?")),
        (r"Expected `.+?` <= ([\d.]+)", N_("At most {0}.")),
        (r"Expected `.+?` >= ([\d.]+)", N_("At least {0}.")),
        (r"of length <= (\d+)", N_("At most {0} of them.")),
        (r"of length >= (\d+)", N_("At least {0} of them.")),
        (r"of length (\d+)", N_("There must be {0} of them.")),
        (r"Invalid enum value (.+)", N_("{0} is none of the words that may stand here.")),
        (r"Invalid value (.+)", N_("{0} is none of the words that may stand here.")),
    ):
        if match := re.search(pattern, text):
            return where, _(say).format(*match.groups())
    if match := re.search(r"Expected `(\w+).*?`, got `(\w+)`", text):
        wanted, got = (_(_KINDS[each]) if each in _KINDS else each for each in match.groups())
        return where, _("{wanted} belongs here, not {got}.").format(wanted=wanted, got=got)
    for mark, say in _OWN:
        if mark in text.lower() or mark in text:
            return where, _(say)
    if "malformed" in text or "truncated" in text or "trailing" in text or "utf-8" in text.lower():
        return where, _broken(text, data)
    return where, _("This cannot be used.")


def _field(path: str) -> str:
    parts = [each for each in re.split(r"\.|\[(?:\.\.\.|\d+)\]", path) if each]
    return " → ".join(parts)


def _broken(text: str, data: bytes) -> str:
    at = re.search(r"\(byte (\d+)\)", text)
    line = data[: int(at[1])].count(b"\n") + 1 if at else data.count(b"\n") + 1
    return _("It cannot be read from line {line} on: a comma, quote or bracket is wrong.").format(
        line=line
    )
