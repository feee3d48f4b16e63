"""Numbers that are typed from paper."""
