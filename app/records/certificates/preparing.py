"""Who is to get a certificate: lines gathered from people, roles or a workbook, with what is wrong.

A line is looked at again whenever the kind or what all share changes, so a list may be gathered
before the kind is chosen.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app import codes
from app.errors import AppError
from app.language import _, n_
from app.messages import in_one
from app.messages import words as refusal_words
from app.records import people, places
from app.records.certificates import issuing, words
from app.records.certificates.model import ISSUED, Certificate, CertificateRequest
from app.records.people import Person, Role
from app.store.session import current

_DAYS = ("since", "until")


@dataclass
class Line:
    """One who is to get a certificate; `row` of the workbook it came from.

    `reasons` are words on what could not be read of it, by column; `left_out` says why it is no
    line at all. `identity` is the number that a workbook gives, to tell people of one name apart;
    `twice` names a line above that is the same person by all appearance, unless somebody is `sure`.
    """

    values: dict[str, Any]
    row: int | None = None
    reasons: dict[str, str] = field(default_factory=dict[str, str])
    left_out: str = ""
    identity: str = ""
    twice: str = ""
    sure: bool = False


def of_person(person: Person) -> Line:
    """The line of somebody known."""
    return Line(issuing.of_person(person))


def of_role(role: Role, kind: str) -> Line:
    """The line of somebody who serves: appointed as that, there, for that term."""
    values = issuing.of_person(people.get(role.person))
    if kind == "appointment":
        listed = codes.load("role").entries
        values["what"] = next((each.zh for each in listed if each.code == role.role), None)
        # Where somebody serves, which need not be where they live.
        values["village"] = places.name_of(role.place) or None
        values.update(since=role.since, until=role.until)
    return Line(values)


def more_serving(role: str, kind: str, lines: Iterable[Line]) -> list[Line]:
    """The lines of those who hold a role today and are not among these."""

    def who(line: Line) -> tuple[Any, Any]:
        return line.values.get("person"), line.values.get("village")

    there = set(map(who, lines))
    return [each for each in serving_as(role, kind) if who(each) not in there]


def serving_as(role: str, kind: str) -> list[Line]:
    """A line for everybody who holds a role today, each person once, by name."""
    today = current().today()
    held = Role.select().where(
        (Role.role == role)
        & Role.voided.is_null()
        & (Role.since.is_null() | (Role.since <= today))
        & (Role.until.is_null() | (Role.until >= today))
    )
    found: dict[tuple[str, str | None], Line] = {}
    for each in held.order_by(Role.row):
        known = Person.get_or_none(Person.id == people.main_of(each.person))
        if known is not None and not known.voided:
            # One letter for each place; of everything else one for each person.
            where = each.place if kind == "appointment" else None
            found.setdefault((known.id, where), of_role(each, kind))
    return sorted(found.values(), key=lambda line: str(line.values["name"]))


def compare(lines: Iterable[Line]) -> None:
    """Mark each line whose person stands above already: by identity, else by name and village."""
    seen: dict[tuple[Any, ...], Line] = {}
    for line in lines:
        line.twice = ""
        if line.left_out or not line.values.get("name"):
            continue
        named = (line.values["name"], line.values.get("village"))
        who = ("person", line.values.get("person")), ("identity", line.identity), ("name", named)
        keys = [key for key in who if key[1]]
        above = next((found for key in keys if (found := seen.get(key)) is not None), None)
        if above is not None and not _differ(above, line):
            row = _("row {row}").format(row=above.row) if above.row else ""
            line.twice = f"{above.values['name']} {row}".strip()
        for key in keys:
            seen.setdefault(key, line)


def _differ(one: Line, other: Line) -> bool:
    """Whether two lines are two people, or one person in two roles."""
    people_known = one.values.get("person") and other.values.get("person")
    if people_known and one.values["person"] != other.values["person"]:
        return True
    said = ("what", "village")
    if one.identity and other.identity:
        if one.identity != other.identity:
            return True
        # The same number is the same person however the village was written.
        said = ("what",)
    return any(one.values.get(name) != other.values.get(name) for name in said)


def problems(line: Line, kind: str, shared: Mapping[str, Any]) -> dict[str, AppError | str]:
    """What keeps a line from being issued, by column; refusals, or words on a cell."""
    if line.left_out:
        return {}
    wrong: dict[str, AppError | str] = dict(line.reasons)
    wrong.update(issuing.refused({**shared, **line_values(line), "kind": kind}))
    if line.twice and not line.sure:
        asked = _("stands above already ({who}). Take it off, or open and save it if it is right.")
        wrong.setdefault("name", asked.format(who=line.twice))
    return wrong


def shared_problems(kind: str, shared: Mapping[str, Any]) -> dict[str, AppError]:
    """What is wrong in what all lines say, by column; what is missing each line may say itself."""
    wrong = issuing.refused({**shared, "kind": kind})
    return {name: why for name, why in wrong.items() if name in shared}


def ready(lines: Iterable[Line], kind: str, shared: Mapping[str, Any]) -> list[Line]:
    """The lines that nothing is wrong with."""
    return [each for each in lines if not each.left_out and not problems(each, kind, shared)]


def advice(line: Line, kind: str, shared: Mapping[str, Any]) -> str:
    """What is to be done about a line, in words; empty where nothing is."""
    if line.left_out:
        return line.left_out
    columns = CertificateRequest.columns()
    said = [
        each
        if isinstance(each, str)
        else f"{words.label(kind, name, columns[name].label)}：{refusal_words(each)}"
        for name, each in problems(line, kind, shared).items()
    ]
    if said:
        return in_one(said)
    has = held_already(line, kind, shared)
    return _("has {number} already").format(number=has) if has else ""


def summary(lines: Sequence[Line], count: int) -> str:
    """How many lines there are, of which so many are ready, in words; empty without a line."""
    left = sum(bool(each.left_out) for each in lines)
    wrong = len(lines) - left - count
    if current().is_office:
        ready = n_("{count} can be issued", "{count} can be issued", count)
    else:
        ready = n_("{count} is ready", "{count} are ready", count)
    said = [ready.format(count=count)] if lines else []
    if wrong:
        said.append(n_("{count} needs a look", "{count} need a look", wrong).format(count=wrong))
    if left:
        said.append(_("{count} rows of the workbook are no names").format(count=left))
    return "，".join(said)


def done_words(count: int) -> str:
    """That so many are issued, or asked for where no office sits."""
    if current().is_office:
        said = n_("{count} certificate is issued.", "{count} certificates are issued.", count)
    else:
        said = n_(
            "{count} is asked for; it goes with the next stick.",
            "{count} are asked for; they go with the next stick.",
            count,
        )
    return said.format(count=count)


def own_words(line: Line) -> str:
    """What a line says of its own of place, term and hours."""
    said = line_values(line)
    return "　".join(str(said[n]) for n in ("what", "since", "until", "hours") if n in said)


def set_right(line: Line, values: Mapping[str, Any]) -> Line:
    """The line saying what was typed of it (columns, None where empty), with the person's photo."""
    kept = {n: v for n, v in line.values.items() if n not in values and n != "person"}
    line.values = {**kept, **{n: v for n, v in values.items() if v is not None}}
    if person := line.values.get("person"):
        line.values.setdefault("photo", people.get(person).photo)
    else:
        line.values.pop("photo", None)
    line.reasons = {}
    line.sure = True
    return line


def line_values(line: Line) -> dict[str, Any]:
    """What a line says of its own, without what is empty."""
    can = {"photo", *CertificateRequest.columns()}
    return {n: v for n, v in line.values.items() if n in can and v is not None and v != ""}


def held_already(line: Line, kind: str, shared: Mapping[str, Any]) -> str:
    """The number of a certificate in force that says the same of the same person; else empty."""
    values = {**shared, **line_values(line)}
    asked = (
        (Certificate.origin == current().origin)
        & (Certificate.kind == kind)
        & (Certificate.state == ISSUED)
        & Certificate.voided.is_null()
    )
    who = (
        Certificate.person == values["person"]
        if values.get("person")
        else Certificate.name == values.get("name")
    )
    asked &= who
    if values.get("what"):
        asked &= Certificate.what == values["what"]
    if values.get("village") and kind == "appointment":
        asked &= Certificate.village == values["village"]
    today = current().today()
    for each in Certificate.select().where(asked).order_by(Certificate.row.desc()):
        if not (each.ends and each.until and each.until < today):
            return each.number
    return ""


def to_draft(lines: Iterable[Line]) -> list[dict[str, Any]]:
    """Lines as a draft keeps them (JSON)."""
    columns = CertificateRequest.columns()
    return [
        {
            "values": {
                n: columns[n].kind.to_json(v) if n in columns else v
                for n, v in line_values(each).items()
            },
            "row": each.row,
            "reasons": each.reasons,
            "left_out": each.left_out,
            "sure": each.sure,
        }
        for each in lines
    ]


def from_draft(kept: Iterable[Mapping[str, Any]]) -> list[Line]:
    """The lines that a draft kept."""
    found: list[Line] = []
    for each in kept:
        values = dict(each["values"])
        for name in _DAYS:
            if values.get(name):
                values[name] = datetime.date.fromisoformat(values[name])
        found.append(Line(values, each["row"], dict(each["reasons"]), each["left_out"]))
        found[-1].sure = bool(each.get("sure"))
    return found
