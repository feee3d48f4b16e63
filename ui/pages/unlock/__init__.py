"""The password, the recovery code."""
