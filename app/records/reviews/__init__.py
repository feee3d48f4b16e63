"""卷宗评查: volumes drawn by a seed, scored by a sheet as data, findings back to the rooms."""

from app.records.reviews.drawing import Again, Asked, add, again, draw, draw_from, pool
from app.records.reviews.listed import Volume, reviews, volumes
from app.records.reviews.model import SHEETS, Review, ReviewScore, ReviewSheet
from app.records.reviews.ranking import Ranked, ranked
from app.records.reviews.scoring import Proposed, Typed, keep, proposals, sheet_of
from app.records.reviews.tables import ScoreSheet

__all__ = [
    "SHEETS",
    "Again",
    "Asked",
    "Proposed",
    "Ranked",
    "Review",
    "ReviewScore",
    "ReviewSheet",
    "ScoreSheet",
    "Typed",
    "Volume",
    "add",
    "again",
    "draw",
    "draw_from",
    "keep",
    "pool",
    "proposals",
    "ranked",
    "reviews",
    "sheet_of",
    "volumes",
]
