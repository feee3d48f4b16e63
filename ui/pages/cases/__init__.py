"""Disputes: the list, one dispute, and the form of every step."""
