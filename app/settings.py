"""Each setting declared once: key, kind, default, label."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from app.fields import Flag, Kind, Millimetres, Money, Phone, Text, Whole
from app.language import N_

V = TypeVar("V")


@dataclass(frozen=True)
class Setting(Generic[V]):
    """One remembered choice."""

    key: str
    kind: Kind[V]
    default: V
    label: str
    help: str = ""
    """What it means, said beneath its field."""
    plain: bool = False
    """Needed before the password: kept beside the database, in a file that anybody may read."""


LANGUAGE = Setting("language", Text(max=5), "zh_CN", N_("Language"), plain=True)
TEXT_SIZE = Setting("text_size", Whole(min=100, max=200), 125, N_("Text size (%)"), plain=True)
HIGH_CONTRAST = Setting("high_contrast", Flag(), False, N_("High contrast"), plain=True)
LOCK_AFTER = Setting("lock_after", Whole(min=1, max=120), 5, N_("Lock after minutes"))
HOTLINE = Setting("hotline", Phone(), "0632-5580148", N_("Local hotline"))
LEGAL_LINE = Setting("legal_line", Phone(), "12348", N_("Legal-service hotline"))
SERVICES = Setting("services", Text(max=60), "", N_("Services on the card"))
COMPLAINT = Setting("complaint", Phone(), "", N_("Complaint number"))
OPEN_HOURS = Setting("open_hours", Text(max=200, lines=3), "", N_("Opening hours"))
SUPERIOR = Setting("superior", Text(max=60), "", N_("Office above"))
HANDLER = Setting("handler", Text(max=60), "", N_("Usually handled by"))
NUMBER_FROM = Setting("number_from", Whole(min=1), 1, N_("Next number of the paper book"))
CASE_NUMBER = Setting(
    "case_number", Text(max=60), "({year}){body}民调字第{n}号", N_("Number of a dispute")
)
CASE_BODY = Setting("case_body", Text(max=10), "", N_("Short name in the number"))
CERTIFICATE_NUMBER = Setting(
    "certificate_number",
    Text(max=60),
    "（{year}）{body}{word}字第{n}号",
    N_("Number of a certificate"),
    N_("{year}, {body}, {word} for the kind and {n} are filled in."),
)
CERTIFICATE_BODY = Setting(
    "certificate_body",
    Text(max=10),
    "",
    N_("Short name in the number of a certificate"),
    N_("Empty: the first character of the district."),
)
CERTIFICATE_ISSUER = Setting(
    "certificate_issuer",
    Text(max=60),
    "",
    N_("Issuer as it stands on certificates"),
    N_("As on the seal; empty: the name of this office."),
)
MAJOR_PEOPLE = Setting(
    "major_people", Whole(min=2, max=100_000), 10, N_("A dispute is major from so many people")
)
MAJOR_AMOUNT = Setting(
    "major_amount", Money(), 10_000_000, N_("A dispute is major from this amount")
)
REVISIT_AFTER = Setting("revisit_after", Whole(min=1, max=365), 7, N_("Return visit after days"))
PRINTER = Setting("printer", Text(max=300), "", N_("Printer"))
PRINTERS = Setting("printers", Text(max=60_000), "", N_("What is known of each printer"))
PRINT_CHOICES = Setting("print_choices", Text(max=60_000), "", N_("How things are printed"))
OFFSET_X = Setting("offset_x", Millimetres(), 0, N_("Left and right (mm)"))
OFFSET_Y = Setting("offset_y", Millimetres(), 0, N_("Up and down (mm)"))
LENGTH_X = Setting("length_x", Millimetres(900, 1100), 1000, N_("Length across (mm)"))
LENGTH_Y = Setting("length_y", Millimetres(900, 1100), 1000, N_("Length down (mm)"))
"""What 100 mm of the ruler sheet measure on paper, in tenths of a millimetre."""
WIDE_MARGIN = Setting("wide_margin", Flag(), False, N_("The printer leaves a wide margin"))
BLACK_ONLY = Setting("black_only", Flag(), False, N_("Black only"))
LIST_COLUMNS = Setting("list_columns", Text(max=60_000), "", N_("Columns shown in lists besides"))
LIST_WIDTHS = Setting("list_widths", Text(max=60_000), "", N_("Widths of the columns of lists"))
BOOK_HEADS = Setting("book_heads", Text(max=60_000), "", N_("What headings of old books mean"))
CODE_COPIED = Setting("code_copied", Flag(), False, N_("The recovery code was copied"))
PRACTISED_FROM = Setting("practised_from", Whole(min=0), 0, N_("Practice began after entry"))
