"""Certificates with their signed code, and reading that code off a photo."""
