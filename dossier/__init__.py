"""Turn collected news articles into a trustworthy, searchable dossier."""
