"""A sentence, and the names in it. Names stand in [brackets]; what is outside must not be found."""

from __future__ import annotations

import pytest

from tests.extraction.people.support import people_of, unmark

TITLES = [
    "Prime Minister [Astrid Nyborg] resigned on Friday.",
    "NATO Secretary-General [Astrid Nyborg] met German Chancellor [Otto Brandl] in Oslo.",
    "The former US Secretary of State [Helen Ashdown] flew to Geneva.",
    "Mr. [Friday] may follow.",
    "Mr. [Ashdown] and Mrs [Pereira] left early.",
    "Dr [Wanjiru Maina] treated the wounded.",
    "Gen. [J. Halloran] commanded the brigade.",
    "Sen. [Rebecca Stone] (D-Wis.) voted no.",
    "Sen. [Rebecca Stone], a Democrat, voted no.",
    "Pope [Leo] blessed the crowd.",
    "King [Harald] opened the parliament.",
    "His wife [Amina] waited outside.",
    "Her brother [Tomasz] paid the fine.",
    "The striker [Bukayo Adeyinka] scored twice.",
    "Lord [Ashcombe] and Lady [Ashcombe] sold the estate.",
    "Vice President [Dalia Khoury] flew home.",
]
APPOSITIONS = [
    "NATO chief, [Astrid Nyborg], turned the demand down.",
    "[Dmytro Hrynko], Ukraine's deputy minister, asked for help.",
    "[Leila Haddad], a spokeswoman for the port, declined to comment.",
    "Police held [Tarvo Ilmakko], 30, on Monday.",
    "A letter from [Quenby Thrall], the firm's chief data officer, arrived.",
    "Ex-premier [Quenby Thrall] agreed.",
    "[Marcus Obi], 34, was arrested on Monday.",
]
BACK = [
    "[Ingrid Solheim] won. [Solheim] thanked the voters.",
    "[Solheim] faces inquiry\n[Ingrid Solheim] denied the charge.",
    "[Xiao Meilin] sang. The crowd loved [Xiao].",
    "[Kwame Boadu] resigned. On Monday [Boadu]'s deputy took over.",
    "[Zanele Mthembu] spoke first. “We won,” [Mthembu] said.",
]
INITIALS = [
    "[J. Halloran] noted the delay.",
    "[J. R. R. Whitlock] and [Mary T. Boone] signed the deed.",
    "[George W. Hartley] left the room.",
]
PARTICLES = [
    "[Pieter van der Meer] and [Lucia de Santis] were elected.",
    "[Abdullah bin Rashid] arrived in Riyadh.",
    "[Ursula von der Heide] spoke in Brussels. [von der Heide] left at noon.",
    "President [Hassan al-Tamimi] agreed.",
    "[Jean-Luc D'Amico] beat [Anne-Marie O'Brien] by nine votes.",
    "[Maria dos Santos] sued the bank.",
]
LISTS = [
    "The prize went to [Ada Cole], [Ben Marsh], [Chloe Dunn] and [Dev Patel].",
    "(Reporting by [Anna Kovacs] and [Pedro Lima]; Editing by [Ruth Adler])",
    "[Carlos Ibarra], [Juan Ibarra] and their cousin [Elena] were charged.",
]
STARTS = [
    "But [Solveig Dahl] said no.",
    "Yesterday [Tom Ashby] resigned.",
    "Despite [Tom Ashby] the plan failed.",
    "Meanwhile [Olena Kravets] stayed in Kyiv.",
    "When [Ravi Menon] called, nobody answered.",
    "According to [Ravi Menon], prices will rise.",
]
SUFFIXES = [
    "[Samuel Price Jr.] thanked his mother.",
    "[Martin Hale III] inherited the farm.",
    "[Joseph “Joe” Marchetti] ran the club.",
]
TWO_PEOPLE = [
    "[Karin Stolberg] is in Berlin. [Stolberg] met the press. "
    "At a briefing with the minister, [Olaf Renner] [Stolberg] said the talks had failed.",
    "At a briefing with the minister, [Olaf Renner] [Karin Stolberg] said the talks had failed.",
    "[Karin Stolberg Renner] said she would stay. [Paul Renner] left.",
]
HEADLINES = [
    "[NYBORG] VISITS KYIV AGAIN\nPrime Minister [Astrid Nyborg] met soldiers. [Nyborg] left on Friday.",
    "[Otto Brandl] Hammers Northern Mining Bosses\nChancellor [Otto Brandl] spoke in Essen.",
    "Critics Say [Brandl] Sees Victory Ahead\nChancellor [Otto Brandl] spoke in Essen.",
    "[Nyborg] Seeks United Front With Ukraine\nPrime Minister [Astrid Nyborg] spoke.",
]
POSSESSIVES = [
    "[Harriet Bloom]'s report angered the party.",
    "The rules of the [Hartley] administration ended. President [Grace Hartley] agreed.",
    "[Harriet Bloom] sued Bloom & Bloom.",
    "[Harriet Bloom]’s sister [Jane] lives in Leeds.",
]
WORLD = [
    "[Nguyen Van Minh], [Oluwaseun Adeyemi] and [Zoltán Szabó] finished early.",
    "[Park Ji-woo] met [Cheng Wei-ling] in Seoul.",
    "[Ayşe Demir] told reporters the mine was safe.",
    "[Siphokazi Ndlovu] was elected in Durban.",
    "[José Marín] won the stage.",
]
PHOTOGRAPHS = [
    "REUTERS/[Anna Kovacs]",
    "Photo by [Pedro Lima]",
]
AGES = [
    "The court jailed 30-year-old [Mduro Kasu] for theft.",
    "In May, 48-year-old Nepalese [Lhamo Dorze] reached the top.",
    "[Mduro Kasu], a 30-year-old male national, was jailed.",
]
DESCRIBED = [
    "Her stylist, [Lume Rosk], said the coat was hers.",
    "[Safina Ndalo] is a mother of two.",
    "The club was helped by fiery Frenchman [Corent Moutal].",
]
WITHOUT_STOPS = [
    "The retired judge [R B Sreekal] wrote to Delhi governor [VK Saxorna].",
    "“It rained,” said Foreign Minister Dr [AK Abdul Momal].",
]
AGAIN = [
    "For an hour the minister met [Craig Van Dorn] in the town hall. [Van Dorn] left by car.",
    "The envoy met Dr [Muzira] and Mr [Muzira]. [Muzira] is the head of a firm.",
]
LABELS = [
    "Prince [Harald] and [Meghan Marsh] LIVE: couple lose plea\nPrince [Harald] and [Meghan Marsh] lost their plea.",
]
PEOPLE = (
    TITLES + APPOSITIONS + BACK + INITIALS + PARTICLES + LISTS + STARTS + SUFFIXES + TWO_PEOPLE + HEADLINES
    + POSSESSIVES + WORLD + PHOTOGRAPHS + AGES + DESCRIBED + WITHOUT_STOPS + AGAIN + LABELS
)  # fmt: skip

THINGS_SO_CALLED = [
    "The fashion retailer Tom Ashby lost a tenth of its worth.",
    "The newspaper Tiempo Ibarra wrote so.",
    "A foreign ship lay near the tanker Anna Kovacs.",
    "They hope the Peter Dunn Opposition may deliver it, and the Control Yuan agreed.",
    "Analysts blamed the Hartley administration.",
    "The advocate lives in Helena, and snow fell in Helena.",
    "They signed the Japan-U.S. Status of Forces Agreement and the new Cyber Security Bill.",
    "He died in Lady Ashcombe Private Hospital.",
    "A shop of Marks and Spencer burned, and Ernst & Young said nothing.",
]
PLACES = [
    "The road from Santa Rosa to Port Elizabeth passes Mount Hamilton and Lake Victoria.",
    "Snow fell in Charlotte Street and on Abraham Lincoln Avenue.",
    "Moscow and Kyiv blamed each other; Washington was silent.",
    "Georgia and Jordan signed the treaty in Paris.",
    "The museum on Kennedy Square reopened.",
]
ORGANISATIONS = [
    "Nord Stream 2 and Gazprom face new rules from the European Commission.",
    "NATO, the Kremlin and the White House declined to comment.",
    "The Clara Whitman Foundation paid for the study at Johns Hopkins University.",
    "Shares of Morgan Stanley and Wells Fargo fell on Friday.",
    "The Kennedy Center and Hartley Tower closed.",
    "“All deposits are safe,” Nordbank said.",
    "Analysts at Brook & Hartley wrote a note.",
    "According to Reuters, Boeing will pay.",
]
SHIPS_AND_TEAMS = [
    "The Queen Margaret docked at noon.",
    "USS Abraham Lincoln left the Gulf.",
    "Arsenal beat Chelsea, and Charlton Athletic lost again.",
    "Manchester United drew with Real Madrid.",
]
LAWS_AND_STORMS = [
    "Hurricane Katrina and Storm Eunice did the worst damage.",
    "The Magnitsky Act and the Dayton Accords are cited.",
    "Patients with Parkinson's disease took part.",
    "They ran a Ponzi scheme for years.",
    "Winners of the Albert Kahn Prize met in June.",
]
CALENDAR_AND_THINGS = [
    "The truce of Christmas Eve held.",
    "In April and on Easter Monday the shops are closed.",
    "The iPhone and the Mercedes were stolen in August.",
    "Will the government fall? May the best side win.",
    "Madam Speaker, Mr. President, thank you.",
    "VILLAGE SAVES ‘WONDER’ OAK",
    "Mark the date and bill the owner.",
    "The Ukrainian delegation met Russian diplomats.",
    "Christian and Muslim leaders prayed together.",
]
NO_PEOPLE = THINGS_SO_CALLED + PLACES + ORGANISATIONS + SHIPS_AND_TEAMS + LAWS_AND_STORMS + CALENDAR_AND_THINGS


@pytest.mark.parametrize("marked", PEOPLE)
def test_names_are_found_exactly(marked: str) -> None:
    text, marks = unmark(marked)
    _, mentions = people_of(text)
    found = [mention.span.of(text) for mention in mentions]
    assert found == [text[start:end] for start, end, _ in marks]


@pytest.mark.parametrize("text", NO_PEOPLE)
def test_no_person_is_found(text: str) -> None:
    _, mentions = people_of(text)
    assert [mention.span.of(text) for mention in mentions] == []


def test_enough_sentences_hold_the_rules() -> None:
    assert len(PEOPLE) + len(NO_PEOPLE) >= 60


RULES = [
    ("people.courtesy", "Mrs Novak left.", "Mrs"),
    ("people.honorific", "Dr Novak left.", "Dr"),
    ("people.lost-comma", "With the envoy, Olaf Renner Karin Stolberg said yes.", "Olaf Renner Karin Stolberg"),
    ("people.title-name", "Chancellor Otto Brandl left.", "Chancellor"),
    ("people.given-name", "We saw Anna Kovacs there.", "Anna"),
    ("people.kin", "His wife Amina waited.", "wife"),
    ("people.initials", "A letter from J. Halloran arrived.", "J."),
    ("people.credit", "Photo by Pedro Lima", "by"),
    ("people.surname", "We saw Anna Kovacs there. Later Kovacs left.", "Anna Kovacs"),
]


@pytest.mark.parametrize(("rule", "text", "trigger"), RULES)
def test_rule_and_the_words_that_made_it_fire(rule: str, text: str, trigger: str) -> None:
    _, mentions = people_of(text)
    evidence = [m.evidence for m in mentions if m.evidence.rule == rule]
    assert {e.span.of(text) for e in evidence if e.span} == {trigger}
