"""统计: what is counted each month for every place, described once and folded for any period."""

from app.records.stats.areas import LEVELS, Where
from app.records.stats.by_hand import Hand, HandNumber
from app.records.stats.closing import Closing
from app.records.stats.counting import Counted, Line, Way, counted
from app.records.stats.periods import NotAPeriod, Period, PeriodEndsFirst
from app.records.stats.rows import BY
from app.records.stats.sheets import NAMES, Cell, Sheet, Value, cells, every, sheet
from app.records.stats.superior import SuperiorBook, SuperiorCell

__all__ = [
    "BY",
    "LEVELS",
    "NAMES",
    "Cell",
    "Closing",
    "Counted",
    "Hand",
    "HandNumber",
    "Line",
    "NotAPeriod",
    "Period",
    "PeriodEndsFirst",
    "Sheet",
    "SuperiorBook",
    "SuperiorCell",
    "Value",
    "Way",
    "Where",
    "cells",
    "counted",
    "every",
    "sheet",
]
