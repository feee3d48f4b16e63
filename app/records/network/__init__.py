"""Hours of those who serve, and what their links with places are called."""

from app.records.network.service import Service, proposals, response, take_over, totals

__all__ = ["Service", "proposals", "response", "take_over", "totals"]
