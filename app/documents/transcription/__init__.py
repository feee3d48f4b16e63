"""The list of what is typed over into the platform of the province (省平台转录清单)."""

from app.documents.transcription.fields import Copied, Field, Part, of_record
from app.documents.transcription.listing import KINDS, MOST, Row, State, columns, rows

__all__ = [
    "KINDS", "MOST", "Copied", "Field", "Part", "Row", "State", "columns", "of_record", "rows"
]  # fmt: skip
