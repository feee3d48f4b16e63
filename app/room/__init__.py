"""What only a room does."""
