"""Hours of those who serve, and who is still to be trained."""

from app.records.network import literate
from app.records.network.service import Service, proposals, response, take_over, totals

__all__ = ["Service", "literate", "proposals", "response", "take_over", "totals"]
