"""Scores of volumes from a file, as JSON or CSV: all of them are kept, or none."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, cast

from app.errors import AppError, FieldErrors
from app.fields import Points
from app.language import N_
from app.records.assessment.tables import exact
from app.records.reviews import listed, scoring
from app.records.reviews.model import Review, ReviewScore
from app.records.reviews.scoring import Typed
from app.store import journal

_LARGEST: Final = 5_000_000
"""Bytes of a file of scores."""


class BadScores(AppError):
    """A file of scores cannot be read, or one of its lines does not fit (file, line, why)."""

    message = N_("{file}, line {line}: {why}")


class BadScore(AppError):
    """What a line says of an item or veto does not fit (item; why, another refusal)."""

    message = N_("{item}: {why}")


class NoScores(AppError):
    """A file has no scores."""

    message = N_(
        "A volume, its items and their points belong here; `review list --json` shows how."
    )


class TooManyScores(AppError):
    """A file of scores is larger than any review needs."""

    message = N_("The file is too large; split it.")


def keep(review: Review, file: Path) -> list[ReviewScore]:
    """Keep the scores of a file, an action each. Raises BadScores, NotOurs."""
    found = _read(file, review)
    kept: list[ReviewScore] = []
    with journal.together():
        for line, case, typed in found:
            try:
                kept.append(scoring.keep(review, case, typed))
            except FieldErrors as wrong:
                name, why = next(iter(wrong.fields.items()))
                said = BadScore(item=name, why=why)
                raise BadScores(file=file.name, line=line, why=said) from wrong
            except (scoring.NotInReview, scoring.VoidVolume) as wrong:
                raise BadScores(file=file.name, line=line, why=wrong) from wrong
    return kept


def _read(file: Path, review: Review) -> list[tuple[int, str, Typed]]:
    """The scores of a file: line, volume and what was decided. Raises BadScores."""
    try:
        with file.open("rb") as opened:
            data = opened.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise BadScores(file=file.name, line=1, why=TooManyScores())
        text = data.decode("utf-8-sig")
        rows = _rows(text, is_json=file.suffix.lower() == ".json")
    except (OSError, ValueError, RecursionError, csv.Error) as wrong:
        raise BadScores(file=file.name, line=1, why=NoScores()) from wrong
    if not rows:
        raise BadScores(file=file.name, line=1, why=NoScores())
    numbers = {each.number: each.id for each in listed.volumes(review) if each.number}
    found: list[tuple[int, str, Typed]] = []
    for line, row in rows:
        try:
            case = str(row.get("volume") or "")
            found.append((line, numbers.get(case, case), _typed(review, row)))
        except AppError as wrong:
            raise BadScores(file=file.name, line=line, why=wrong) from wrong
    return found


def _rows(text: str, *, is_json: bool) -> list[tuple[int, Mapping[str, Any]]]:
    """The lines of a file with their numbers. Raises ValueError, csv.Error."""
    if not is_json:
        reader = csv.DictReader(io.StringIO(text, newline=""))
        return [(reader.line_num, row) for row in reader]
    said = json.loads(text)
    rows = cast("list[Any]", said) if isinstance(said, list) else []
    if not all(isinstance(each, dict) for each in rows):
        raise ValueError
    return list(enumerate(cast("list[dict[str, Any]]", rows), start=1))


def _typed(review: Review, row: Mapping[str, Any]) -> Typed:
    """What a line decides: an item that it does not name keeps all its points."""
    kind = Points()
    points: dict[str, int | None] = {}
    notes: dict[str, str] = {}
    for each in scoring.sheet_of(review).items:
        said = row.get(each.name)
        blank = said is None or said == ""
        points[each.name] = exact(each.points) if blank else kind.parse(str(said))
        notes[each.name] = str(row.get(f"note.{each.name}") or "")
    struck: Any = row.get("vetoes") or ()
    several = struck.split() if isinstance(struck, str) else struck
    vetoes = [str(e) for e in cast("list[Any]", several)] if isinstance(several, list) else []
    return Typed(points, notes, vetoes, (), str(row.get("words") or ""))
