"""What an office does: sticks, rooms, counts, invitations."""
