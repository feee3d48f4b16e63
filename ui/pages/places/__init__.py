"""Places served and what they have."""
