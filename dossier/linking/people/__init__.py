"""Names and speakers of all articles → people and organisations, and the questions that only a curator can answer."""

from dossier.linking.people.link import PeopleLinks, link_people

__all__ = ["PeopleLinks", "link_people"]
