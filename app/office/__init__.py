"""What only an office does."""
