"""Visits: listed, read, logged."""
