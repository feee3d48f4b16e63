"""Commands on who serves which village: the directory, what is not covered, who can come."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Annotated, Any

import typer

from app.books import positions_in
from app.commands.terminal import Data, Json, note, opened, opened_office, reading, report
from app.errors import AppError
from app.language import N_, _, n_
from app.messages import words
from app.records import places
from app.records.network import contacts, coverage, links, nearest, villages
from app.records.network.contacts import Contact
from app.records.network.coverage import STATE_WORDS, Held, Network, Village


class NoSuchVillage(AppError):
    """No village of the area has a code, or had it (code)."""

    message = N_("No village of this area has the code {code}.")


def list_directory(
    within: Annotated[
        str,
        typer.Option("--within", metavar="CODE", help=N_("Only where codes begin so: 370406101.")),
    ] = "",
    kinds: Annotated[
        list[str] | None,
        typer.Option(
            "--link", metavar="NAME", help=N_("Only such links; may be said several times.")
        ),
    ] = None,
    uncovered: Annotated[
        bool, typer.Option("--uncovered", help=N_("The villages that nobody serves."))
    ] = False,
    near: Annotated[
        str, typer.Option("--near", metavar="CODE", help=N_("Who can come to this village."))
    ] = "",
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Say who serves which village, by town; or where nobody does, or who can come."""
    asked = kinds or []
    known = [each.name for each in links.every()]
    if unknown := [each for each in asked if each not in known]:
        raise typer.BadParameter(f"--link: {'、'.join(unknown)}；{' | '.join(known)}")
    if uncovered and near:
        raise typer.BadParameter(_("Give either --uncovered or --near."))
    with opened(data):
        network = villages.read()
        if near:
            _report_near(network, near, as_json)
        elif uncovered:
            _report_uncovered(network, within, asked, as_json)
        else:
            _report_contacts(network, within, asked, as_json)


def _report_contacts(network: Network, within: str, kinds: Collection[str], as_json: bool) -> None:
    found = [each for each in contacts.every(network, kinds) if each.code.startswith(within)]
    served = coverage.served(_within(network, within), kinds)
    counted = coverage.counts(served)
    said: dict[str, object] = {
        "day": network.on.isoformat(),
        "villages": counted,
        "people": [*map(_said, found)],
    }
    lines = ["\t".join(_line(each)) for each in found]
    summary = "\t".join(f"{_(STATE_WORDS[state])} {count}" for state, count in counted.items())
    report(as_json, said, *lines, summary)


def _report_uncovered(network: Network, within: str, kinds: Collection[str], as_json: bool) -> None:
    found = [
        each.village
        for each in coverage.served(_within(network, within), kinds)
        if each.state == coverage.UNCOVERED
    ]
    said: dict[str, object] = {"villages": [*map(_said_village, found)]}
    lines = ["\t".join((each.code, *each.town, each.name)) for each in found]
    report(as_json, said, *(lines or [_("Somebody serves every village.")]))


def _report_near(network: Network, code: str, as_json: bool) -> None:
    place = places.by_code(code)
    wanted = {code, place.id if place is not None else code}
    village = next((each for each in network.villages if each.id in wanted), None)
    if village is None:
        raise NoSuchVillage(code=code)
    found = nearest.nearest(network, village)
    said: dict[str, object] = {
        "village": _said_village(village),
        "people": [
            {**_said_held(each.held), "serves": _said_village(each.village), "metres": each.metres}
            for each in found
        ],
    }
    lines = [
        "\t".join((*_words(each.held), nearest.where_words(each) or each.village.name))
        for each in found
    ]
    report(as_json, said, *(lines or [_("Nobody who serves nearby is known here.")]))


def _within(network: Network, within: str) -> Network:
    kept = tuple(each for each in network.villages if each.code.startswith(within))
    return Network(network.on, kept, network.links, network.of_towns)


def _said(each: Contact) -> dict[str, Any]:
    where = {"district": each.district, "town": each.town, "village": each.village}
    return {**where, "code": each.code, **_said_held(each.held)}


def _said_held(held: Held) -> dict[str, Any]:
    return {
        "person": held.person,
        "name": held.name,
        "link": held.kind,
        "unit": held.unit,
        "duty": held.duty,
        "phone": held.phone,
        "until": held.until.isoformat() if held.until else None,
    }


def _said_village(each: Village) -> dict[str, Any]:
    district, town = each.town
    return {"code": each.code, "district": district, "town": town, "name": each.name}


def _line(each: Contact) -> tuple[str, ...]:
    return each.district, each.town, each.village or _("the whole town"), *_words(each.held)


def _words(held: Held) -> tuple[str, ...]:
    return held.name, links.called(held.kind), held.phone, held.duty


def take_positions(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help=N_("A table: code, longitude, latitude.")),
    ],
    data: Data = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=N_("Only say what would be taken."))
    ] = False,
    as_json: Json = False,
) -> None:
    """Let places lie where a table says; what cannot be taken is listed."""
    with opened_office(data):
        with reading(file):
            found = positions_in.read(file)
        left = [{"where": where, "why": words(why)} for where, why in found.left]
        for each in left:
            note(f"{each['where']}：{each['why']}")
        count = len(found.ready) if dry_run else positions_in.keep(found)
        said: dict[str, object] = {"taken": count, "known": found.known, "left": left}
        line = n_("{count} place has a position now.", "{count} places have a position now.", count)
        if dry_run:
            line = n_("{count} place gets a position.", "{count} places get a position.", count)
        report(as_json, said, line.format(count=count))


COMMANDS = (
    ("directory", list_directory, N_("Say who serves which village, or who can come to one.")),
    ("positions", take_positions, N_("Let places lie where a table says.")),
)
