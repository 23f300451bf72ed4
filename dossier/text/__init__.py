"""Pure string helpers with no opinion about news."""
