"""The kinds of field: the only place that parses, checks, shows, masks and stores values."""

from app.fields.dates import (
    Clock,
    Day,
    Moment,
    long_day,
    long_period,
    tells_from_today,
    time_behind,
)
from app.fields.described import Described, Entry
from app.fields.hours import Hours
from app.fields.kind import Flag, Kind, plain
from app.fields.lengths import Millimetres
from app.fields.money import Money, Whole, in_words, parse_amount
from app.fields.numbers import (
    CreditCode,
    IdentityNumber,
    Phone,
    PlaceCode,
    age_on,
    birth_and_sex,
    identity_check_digit,
    identity_echo,
)
from app.fields.points import Points
from app.fields.position import Degrees
from app.fields.text import Address, Code, Codes, Name, Names, Reference, Text, mask_name

__all__ = [
    "Address",
    "Clock",
    "Code",
    "Codes",
    "CreditCode",
    "Day",
    "Degrees",
    "Described",
    "Entry",
    "Flag",
    "Hours",
    "IdentityNumber",
    "Kind",
    "Millimetres",
    "Moment",
    "Money",
    "Name",
    "Names",
    "Phone",
    "PlaceCode",
    "Points",
    "Reference",
    "Text",
    "Whole",
    "age_on",
    "birth_and_sex",
    "identity_check_digit",
    "identity_echo",
    "in_words",
    "long_day",
    "long_period",
    "mask_name",
    "parse_amount",
    "plain",
    "tells_from_today",
    "time_behind",
]
