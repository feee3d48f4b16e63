"""Disputes of different rooms that may be one, decided on pair by pair."""
