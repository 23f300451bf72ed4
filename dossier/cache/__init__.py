"""What was found before, kept between runs: what has not changed is not read, extracted or rendered again.

Each stage is a function of its input and of the program alone, so a kept result is the result, as long as both are the
same to the byte. Nothing else is trusted: another seed, an edited word list, a new library, and it is made anew.
"""

from __future__ import annotations

from dossier.cache.fingerprint import cache_folder, digest_of, fingerprint
from dossier.cache.records import Records, open_records, remembered_each
from dossier.cache.whole import keep_dossier, kept_dossier

__all__ = [
    "Records",
    "cache_folder",
    "digest_of",
    "fingerprint",
    "keep_dossier",
    "kept_dossier",
    "open_records",
    "remembered_each",
]
