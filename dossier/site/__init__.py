"""Unique addresses, navigation and redirects."""
