"""What is printed of inspections."""
