"""Whole texts in several styles → the role of every line."""

from dossier.model import Metadata, Role

from .reading import read, texts

BODY = [
    "Engineers closed the Tarn viaduct on Sunday after a routine survey found that two of its bearings had moved.",
    "“We would rather have a thousand angry drivers than one accident,” said Ines Falk, who runs the county's roads.",
    "The detour takes twenty minutes longer, and haulage firms say that it will cost them dearly this winter.",
    "A spokesman for the builders, which finished the viaduct in 1998, said that they were looking into the matter.",
    "Repairs may begin in March. Until then the county asks everyone who can to take the train to work.",
]


def story(*lines: str) -> str:
    return "\n\n".join(lines)


def test_clean_story_is_kept_whole() -> None:
    article = read(story("Viaduct closed after bearings move", *BODY))
    assert texts(article, Role.HEADLINE) == ["Viaduct closed after bearings move"]
    assert texts(article, Role.PARAGRAPH) == BODY
    assert all(block.certain for block in article.blocks)


def test_head_of_a_story() -> None:
    article = read(
        story(
            "Viaduct closed after bearings move",
            "Drivers face a long detour until the viaduct has been repaired, and haulage firms fear for the winter",
            "By Ada Finch, Transport Correspondent",
            "Published 3 May 2021, 17:40",
            "The Tarn viaduct seen from the river. Photograph: Ben Hale",
            *BODY,
        )
    )
    roles = [block.role for block in article.blocks]
    head = [Role.HEADLINE, Role.STANDFIRST, Role.BYLINE, Role.DATELINE, Role.CAPTION]
    assert roles == head + [Role.PARAGRAPH] * len(BODY)


def test_scraped_page_loses_its_menus() -> None:
    menu = ["Home", "News", "Sport", "Opinion", "Subscribe", "Sign in"]
    foot = ["Share this article", "Facebook", "Most read", "Related articles", "Ferry sinks in fog", "Privacy policy"]
    article = read("\n".join([*menu, "Viaduct closed after bearings move", *BODY, *foot]))
    assert texts(article, Role.HEADLINE) == ["Viaduct closed after bearings move"]
    assert texts(article, Role.PARAGRAPH) == BODY
    assert texts(article, Role.DEBRIS) == [*menu, *foot]


def test_debris_inside_the_body() -> None:
    lines = ["Viaduct closed after bearings move", *BODY[:2], "Advertisement", *BODY[2:4], "Read also", BODY[4]]
    article = read("\n".join(lines))
    assert texts(article, Role.DEBRIS) == ["Advertisement", "Read also"]
    assert texts(article, Role.PARAGRAPH) == BODY


def test_subhead_between_paragraphs() -> None:
    article = read(story("Viaduct closed after bearings move", *BODY[:3], "A long winter for haulage firms", *BODY[3:]))
    assert texts(article, Role.SUBHEAD) == ["A long winter for haulage firms"]


def test_caption_that_its_credit_repeats() -> None:
    caption = "Ines Falk, head of roads"
    article = read(story("Viaduct closed after bearings move", caption, f"© Tarn Press | {caption}", *BODY))
    assert texts(article, Role.CAPTION) == [caption]
    assert texts(article, Role.CREDIT) == [f"© Tarn Press | {caption}"]


def test_markdown_marks_headline_subheads_and_dateline() -> None:
    article = read(
        story("# Viaduct closed", "# 3 May 2021", *BODY[:3], "## The detour", *BODY[3:], "![A bridge](b.jpg)")
    )
    assert texts(article, Role.HEADLINE) == ["# Viaduct closed"]
    assert texts(article, Role.DATELINE) == ["# 3 May 2021"]
    assert texts(article, Role.SUBHEAD) == ["## The detour"]
    assert texts(article, Role.CAPTION) == ["![A bridge](b.jpg)"]
    assert article.title == "Viaduct closed"


def test_highlight_gives_way_to_the_paragraph_it_repeats() -> None:
    highlight = BODY[2].removesuffix(".")
    article = read(story("Viaduct closed after bearings move", "Highlights", highlight, *BODY))
    assert texts(article, Role.DUPLICATE) == [highlight]
    assert texts(article, Role.PARAGRAPH) == BODY


def test_second_copy_of_a_paragraph_is_a_duplicate() -> None:
    article = read(story("Viaduct closed after bearings move", *BODY, BODY[1]))
    assert texts(article, Role.DUPLICATE) == [BODY[1]]
    assert next(b.span.start for b in article.blocks if b.role is Role.DUPLICATE) > article.text.find(BODY[4])


def test_pull_quote_is_a_duplicate() -> None:
    quote = "We would rather have a thousand angry drivers than one accident"
    article = read(story("Viaduct closed after bearings move", *BODY[:3], quote, *BODY[3:]))
    assert texts(article, Role.DUPLICATE) == [quote]


def test_second_copy_of_byline_and_date_is_debris() -> None:
    head = ["Viaduct closed after bearings move", "Ada Finch", "3 May 2021", "Ada Finch", "3 May 2021"]
    article = read(story(*head, *BODY))
    assert texts(article, Role.BYLINE) == ["Ada Finch"]
    assert texts(article, Role.DATELINE) == ["3 May 2021"]
    assert texts(article, Role.DEBRIS) == ["Ada Finch", "3 May 2021"]


def test_lead_echoed_below_is_the_standfirst() -> None:
    deck = "Engineers have closed the Tarn viaduct after a routine survey found that two of its bearings had moved."
    article = read(story("Viaduct closed on Sunday", deck, *BODY))
    assert texts(article, Role.STANDFIRST) == [deck]


def test_signed_statements_are_body() -> None:
    answers = [
        "“It is the third time in a year. I have stopped counting.” — Rosa Imhof, 41, nurse",
        "“The train is full at six. Where are we meant to sit?” — Karl Dent, 58, joiner",
    ]
    article = read(story("What drivers say of the viaduct", "3 May 2021", BODY[0], *answers, *BODY[2:]))
    assert [line for line in texts(article, Role.PARAGRAPH) if line in answers] == answers


def test_unspaced_script() -> None:
    body = [
        "週末の調査で橋の支えが動いていたことが分かり、県は日曜日に高速道路の橋を閉鎖した。",
        "県の道路課長は「事故が起きるよりは、渋滞で怒られるほうがよい」と記者団に語った。",
        "迂回には二十分ほど余計にかかり、運送会社はこの冬の費用が大きく増えるとみている。",
    ]
    article = read("\n".join(["ホーム", "ニュース", "県が橋を閉鎖、支えの異常で", *body, "シェア", "関連記事"]))
    assert texts(article, Role.PARAGRAPH) == body
    assert texts(article, Role.HEADLINE) == ["県が橋を閉鎖、支えの異常で"]


def test_hard_wrapped_mail() -> None:
    text = """From: Desk <desk@example.org>
To: all@example.org
Date: Mon, 3 May 2021 06:30:00 +0200
Subject: Viaduct closed after bearings move

Engineers closed the Tarn viaduct on Sunday after a routine survey found
that two of its bearings had moved.

The detour takes twenty minutes longer, and haulage firms say that it
will cost them dearly this winter. Until then the county asks everyone
who can to take the train to work.
"""
    article = read(text)
    assert article.title == "Viaduct closed after bearings move"
    assert article.metadata.published is not None
    assert article.metadata.published.value == "2021-05-03T06:30+02:00"
    assert [len(p.splitlines()) for p in texts(article, Role.PARAGRAPH)] == [2, 3]
    assert texts(article, Role.HEADLINE) == ["Viaduct closed after bearings move"]


def test_stated_title_finds_its_line() -> None:
    from dossier.model import Evidence, Statement, Tier

    title = Statement("Bearings move, viaduct closed", Tier.DECLARED, Evidence("intake.front-matter"))
    article = read(story("Tarn valley", "Bearings move, viaduct closed", *BODY), Metadata(title=title))
    assert texts(article, Role.HEADLINE) == ["Bearings move, viaduct closed"]
    assert article.metadata.title == title


def test_short_text_with_debris_keeps_every_full_sentence() -> None:
    lines = [
        "Startseite › Politik",
        "Streit um die Seilbahn: Gemeinderat vertagt Entscheidung",
        "Der Gemeinderat von Hochried hat die Abstimmung zum dritten Mal verschoben – die Gegner jubeln.",
        "Von Anna Lechner",
        "Aktualisiert: 14.02.2023, 19:22 Uhr",
        "Die Talstation der alten Seilbahn in Hochried. © Hans Moser",
        "Der Gemeinderat von Hochried hat am Dienstagabend die Entscheidung über den Neubau der Seilbahn vertagt.",
        "Anzeige",
        "Die Bürgerinitiative sprach von einem Erfolg. „Wir haben Zeit gewonnen“, sagte ihre Sprecherin Petra Wolf.",
        "Nach Angaben der Verwaltung soll der Neubau 21 Millionen Euro kosten, vor zwei Jahren waren es noch 14.",
        "Über den nächsten Termin will der Rat nach Auskunft von Bürgermeister Josef Reiter im April entscheiden.",
    ]
    article = read("\n".join(lines))
    assert texts(article, Role.PARAGRAPH) == [lines[6], *lines[8:]]
    assert texts(article, Role.STANDFIRST) == [lines[2]]
    assert texts(article, Role.CAPTION) == [lines[5]]
    assert texts(article, Role.DEBRIS) == [lines[0], lines[7]]


OTHER = [
    "Cookies help us to remember which settings you chose, and to count how often our pages are opened each day.",
    "Choose below whether small files may be stored in your browser, and for which purposes, by us and by others.",
]


def test_what_follows_far_below_and_speaks_of_something_else_is_no_story() -> None:
    foot = ["Weather", "Puzzles", "Jobs", "Cars", "Travel", "Garden", "Recipes", "Horoscope", "Archive", "Imprint"]
    article = read("\n".join(["Viaduct closed after bearings move", *BODY, *foot, *OTHER]))
    assert texts(article, Role.PARAGRAPH) == BODY
    going_on = [line.replace("may begin", "will begin") for line in BODY[3:]]
    article = read("\n".join(["Viaduct closed after bearings move", *BODY[:4], *foot, *going_on]))
    assert set(going_on) <= set(texts(article, Role.PARAGRAPH)) | {BODY[3]}
