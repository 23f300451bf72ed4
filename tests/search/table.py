"""One table of queries and answers for the reader in Python and the one in the browser."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Asked:
    """A query, the ids of the articles it finds (sorted), and what the answer says beside them."""

    query: str
    articles: str
    notes: tuple[str, ...] = ()


_SPHERES = "000-2d48d9f8ca2803e4 001-8163649b114ccd0a 002-429a42169083c3fb"
QUERIES = (
    # All words, phrases, prefixes, without, either.
    Asked("bridge ferry", "bridge"),
    Asked('"spheres of influence"', f"{_SPHERES} summit"),
    Asked('"influence of spheres"', ""),
    Asked("“we cannot accept spheres”", "summit"),
    Asked("negot*", "negotiations summit"),
    Asked("mayor -bridge", "orchestra trial"),
    Asked("-said bridge", ""),
    Asked("malaria OR orchestra", "orchestra vaccine"),
    Asked("mayor malaria OR orchestra", "orchestra"),
    # Inflections, by language.
    Asked("negotiate", "negotiations summit", ("instead negotiate negotiations",)),
    Asked("Rücktritte", "ruecktritt"),
    Asked("haus", "ruecktritt", ("instead haus hauser",)),
    # Folding both ways.
    Asked("Zürich", "zurich"),
    Asked("Zurich", "zurich"),
    Asked("Zuerich", "zurich"),
    Asked("Suddeutsche", "zurich"),
    Asked("Ruecktritte", "ruecktritt"),
    Asked("Braekke", "summit"),
    Asked("WISNIEWSKI", "bridge"),
    Asked("elodie", "zurich"),
    # Spellings of a person, one slip of the finger.
    Asked("Schulz", _SPHERES, ("spelling schulz scholz Olaf Scholz", "spelling schulz schultz Olaf Scholz")),
    Asked("Zelenski", "001-8163649b114ccd0a", ("instead Zelenski zelensky",)),
    Asked("malarai", "vaccine", ("typo malarai malaria",)),
    Asked("xurich", "zurich", ("typo xurich zurich",)),
    Asked("qqqqqq", ""),
    # Dates as dates.
    Asked("18 February 2024", "bridge summit"),
    Asked("2024-02-18", "bridge summit"),
    Asked("18.02.2024", "bridge summit"),
    Asked("February 18, 2024 ferry", "bridge"),
    Asked("2 March 2024", "negotiations"),
    Asked("Sunday, 18 February 2024", "bridge summit"),
    Asked("18th of February 2024", "bridge summit"),
    Asked("18 February", "bridge summit"),
    Asked("on 18 February ferry", "bridge"),
    Asked('flood after:"18 February"', "flood flood-later", ("no-date after:18 February",)),
    Asked("Oct 2023", "flood-later negotiations"),
    Asked("30 February 2024 bridge", "bridge", ("some",)),
    # Fields.
    Asked("person:okafor", "bridge orchestra"),
    Asked('person:"Ines Okafor" -person:achterberg', "bridge"),
    Asked("said-by:okafor bridge", "bridge"),
    Asked("said-by:okafor ferry", ""),
    Asked("outlet:gazette", "bridge orchestra"),
    Asked('outlet:"Capital Herald" strike', "negotiations"),
    Asked("outlet:nowhere", "", ("no-outlet nowhere",)),
    Asked("person:nobody", "", ("no-person nobody",)),
    Asked("flood after:2023-07", "flood-later"),
    Asked("flood before:2023-06-09", "flood"),
    Asked("mayor after:soon", "bridge orchestra trial", ("no-date after:soon",)),
    Asked("hoax in:quotes", "orchestra"),
    Asked("ferry in:quotes", ""),
    Asked("ferry in:attic", "bridge", ("no-place in:attic",)),
    # No article has all of it.
    Asked("orchestra ferry malaria bakery", "bridge", ("some",)),
    # Scripts without spaces, possessives, thousands, apostrophes.
    Asked("张伟", "summit"),
    Asked("里斯本", "summit"),
    Asked("峰", "summit"),
    Asked("Mahler's", "orchestra"),
    Asked("200,000", "negotiations"),
    Asked("200000", "negotiations"),
    Asked("closing-down", "bridge"),
    Asked("<img onerror=alert(1)>", ""),
    Asked("of the a than", "002-429a42169083c3fb vaccine"),
)
