"""Faults done on purpose: processes killed at every step, disks that fill, files that change or are no files."""
