"""What is printed of an assessment: the sheet of a place or person, the ranking."""
