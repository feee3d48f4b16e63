"""Ledgers of every kind of record, and the volumes they are bound into."""
