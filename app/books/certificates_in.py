"""Rosters and class lists of those who are to get a certificate: every row accounted for."""

from __future__ import annotations

from app.books import cells, particulars, reading
from app.books.plan import LEFT_OUT, Choices, Plan
from app.books.sheet import Book
from app.books.table import Form, Meaning, Row
from app.messages import in_one
from app.records.certificates import CertificateRequest
from app.records.certificates.preparing import Line
from app.records.people import Person

_SAID = ("village", "what", "since", "until", "hours")


def plan(book: Book, choices: Choices | None = None) -> Plan:
    """How a list of names is understood; the values of an item are what a certificate says.

    Raises NoSuchSheet and NoTable.
    """
    return reading.read(book, form(), choices or Choices())


def lines(made: Plan) -> list[Line]:
    """A line for every row of the sheet, those that are left out with the reason."""
    found: list[Line] = []
    for item in made.items:
        values = {**item.person, **item.values}
        if item.state == LEFT_OUT:
            why = in_one(reason.words() for reason in item.reasons)
            found.append(Line({}, item.row, {}, why))
            continue
        # What is missing is found again when the kind is known; here only what cannot be read.
        reasons = {each.column: each.words() for each in item.reasons if each.original}
        identity = str(values.pop("identity", None) or "")
        found.append(Line(values, item.row, reasons, identity=identity))
    return found


def form() -> Form:
    """What such a list may hold: who, and what differs from one to the next."""
    columns = CertificateRequest.columns()
    others = [
        Meaning(name, columns[name], cells.reader(columns[name]), ditto=True) for name in _SAID
    ]
    return Form(
        "certificates",
        (
            Meaning("name", columns["name"], particulars.name),
            Meaning("sex", columns["sex"], cells.by_word, ditto=True),
            # It goes on no certificate, but a wrong one may mean somebody else.
            Meaning("identity", Person.columns()["identity"], particulars.identity, "person"),
            *others,
        ),
        frozenset({"name"}),
        _finish,
    )


def _finish(row: Row) -> None:
    """Nothing more has to agree: what a kind needs is asked once the kind is chosen."""
