"""The stick to the office, and what it says."""
