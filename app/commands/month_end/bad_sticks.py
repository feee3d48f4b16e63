"""Ways in which a stick is bad, each done to the package of a room on its way to the office."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from app import seal
from app.exchange.bounds import DEPTH
from app.exchange.label import Label, peek
from app.store.journal import new_id

_ELSEWHERE: Final = "370481001201-01"
"""A room of another district."""


@dataclass(frozen=True)
class BadStick:
    """What is wrong with a stick, by the key of the refusal, and who does it to how many rooms'."""

    why: str
    spoil: Callable[[Path], object]
    rooms: int = 1


def reports(stick: Path) -> list[Path]:
    """The packages of rooms on a stick, in the order of their codes."""
    return sorted(stick.glob("LEGALROOM/report/*/*.age"))


def _signature(package: Path) -> Path:
    return package.with_name(f"{package.name}.minisig")


def _unsigned(stick: Path) -> None:
    [package] = reports(stick)
    _signature(package).unlink()


def _damaged(stick: Path) -> None:
    [package] = reports(stick)
    data = package.read_bytes()
    package.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))


def _swapped(stick: Path) -> None:
    package, other = reports(stick)
    one, two = _signature(package), _signature(other)
    first = one.read_bytes()
    one.write_bytes(two.read_bytes())
    two.write_bytes(first)


def _half_written(stick: Path) -> None:
    [package] = reports(stick)
    data = package.read_bytes()
    package.with_name(f"{package.name}.part").write_bytes(data[: len(data) // 2])
    package.unlink()
    _signature(package).unlink()


def _zipped(stick: Path) -> None:
    [package] = reports(stick)
    with zipfile.ZipFile(stick / "LEGALROOM.zip", "w") as archive:
        for each in (package, _signature(package)):
            archive.write(each, each.relative_to(stick).as_posix())
    shutil.rmtree(stick / "LEGALROOM")


def _buried(stick: Path) -> None:
    deep = stick.joinpath(*(str(level) for level in range(DEPTH + 1)))
    deep.mkdir(parents=True)
    shutil.move(stick / "LEGALROOM", deep)


def _resigned(change: Callable[[Label], str]) -> Callable[[Path], None]:
    """Signed by a key that nobody knows, with another comment."""

    def spoil(stick: Path) -> None:
        [package] = reports(stick)
        label = peek(_signature(package).read_bytes())
        secret, _public = seal.new_signer()
        signed = seal.sign(secret, package.read_bytes(), change(label))
        _signature(package).write_bytes(signed)

    return spoil


def _of_a_newer_program(label: Label) -> str:
    return label.line().replace("legalroom/1", "legalroom/2", 1)


def _of_another_district(label: Label) -> str:
    return replace(label, code=_ELSEWHERE, origin=new_id()).line()


SPOILT: Final = (
    BadStick("no_signature", _unsigned),
    BadStick("altered", _damaged),
    BadStick("swapped", _swapped, rooms=2),
    BadStick("half_written", _half_written),
    BadStick("in_archive", _zipped),
    BadStick("too_deep", _buried),
    BadStick("newer_format", _resigned(_of_a_newer_program)),
    BadStick("other_key", _resigned(Label.line)),
    BadStick("other_area", _resigned(_of_another_district)),
)
