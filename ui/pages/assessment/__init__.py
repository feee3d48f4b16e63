"""The page of the assessment: at an office the ranking, in a room its own trial score."""
