"""Attacks: shapes that once took long, documents made by chance, and damage done on purpose."""
