"""What travels: packages on sticks. Nothing here knows the database."""
