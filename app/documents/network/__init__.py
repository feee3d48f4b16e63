"""What is printed of those who serve: the month of a village."""
