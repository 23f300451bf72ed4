"""Ten ways in which pages hold an article, each with the text that is to be found and nothing else."""

from __future__ import annotations

import json
from dataclasses import dataclass

TITLE = "Ferry company Alden Lines to buy three electric boats"
STORY = (
    "The ferry company Alden Lines will buy three electric boats for the western islands, its board decided on "
    "Tuesday "
    "after a meeting of six hours in the town hall of Port Alden.",
    "“The old boats drink more diesel than all the cars of the islands together,” said Birgit Sand, who chairs "
    "the board. "
    "She expects the first of the new ones to sail in the spring of next year.",
    "The shipyard at Norvik will build the hulls, while the batteries come from a works in the south. Each boat "
    "is to carry "
    "ninety passengers and eleven cars, somewhat fewer than today.",
    "Fishermen fear for their berths at the inner quay, where the chargers are to stand. The harbour office "
    "wants to hear "
    "them in June, before the first pile is driven.",
    "The islands themselves pay nothing at first. From the third year on, every ticket will cost forty cents "
    "more, a sum that "
    "the mayor of Little Skerry called fair.",
)
OTHER = (
    "The bakery on the market square closes after ninety-one years, as the family told the Gazette on Monday. "
    "Nobody wanted "
    "to take over the oven and the early hours.",
    "Its rye bread was known beyond the islands, and a loaf of it once travelled to the pole and back in the "
    "bag of a "
    "surveyor from Norvik.",
)
COMMENTS = (
    "Fewer cars on the boat means longer queues on Friday evenings, and nobody on the board lives on an island. "
    "Well done.",
    "My grandfather rowed to Little Skerry and back for his mail, so forty cents seems a price that one can live with.",
)
MENU = "<nav><ul><li><a href=/>Home</a></li><li><a href=/sport>Sport</a></li><li><a href=/i>Isles</a></li></ul></nav>"
FOOT = "<footer><p>© Port Alden Gazette. Imprint. Privacy. Terms of use. Advertise with us.</p></footer>"


@dataclass(frozen=True, slots=True)
class Laid:
    """A page, and the paragraphs and subheads that are its article."""

    markup: str
    text: tuple[str, ...]


def _paragraphs(words: tuple[str, ...], attributes: str = "") -> str:
    return "".join(f"<p{attributes}>{one}</p>" for one in words)


def _page(body: str, head: str = "", title: str = TITLE) -> str:
    return (
        f"<!DOCTYPE html><html lang=en><head><title>{title} | Port Alden Gazette</title>"
        f'<meta property="og:title" content="{title}">{head}</head><body>{MENU}{body}{FOOT}</body></html>'
    )


def _declared(**more: object) -> str:
    node = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE, **more}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def _walled() -> Laid:
    """The first paragraphs, a wall with its offers, and the rest in a box that only a subscriber's browser opens."""
    offer = (
        "<div class=paywall-offer><h2>Read on with Gazette Plus</h2><p>Every article, every crossword and the "
        "whole archive "
        "of the Gazette since 1921: four weeks for one crown, then nine crowns a "
        "month.</p><button>Subscribe</button></div>"
    )
    body = (
        f"<article><h1>{TITLE}</h1><div class=story>{_paragraphs(STORY[:2])}</div>{offer}"
        f"<div class='story locked' hidden>{_paragraphs(STORY[2:])}</div></article>"
    )
    return Laid(_page(body, _declared(isAccessibleForFree=False)), STORY)


def _next_data(content: list[dict[str, str]]) -> Laid:
    """An application that would draw the page itself: the text stands in its data alone, among other articles."""
    teaser = [{"title": "Bakery closes", "teaser": OTHER[0]}, {"title": "Rye bread", "teaser": OTHER[1]}]
    props = {"article": {"title": TITLE, "publishedAt": "2024-03-05T18:40:00Z", "content": content}, "more": teaser}
    data = json.dumps({"props": {"pageProps": props}, "buildId": "k2"})
    body = f"<div id=__next><div>Loading…</div></div><script id=__NEXT_DATA__ type='application/json'>{data}</script>"
    return Laid(_page(body, _declared()), STORY)


def _amp() -> Laid:
    """The page of an accelerated reader: custom elements, a consent box, a list of stories below."""
    body = (
        "<amp-consent id=c><div><p>We and our 812 partners store and read information on your device to show you "
        "advertisements that suit you.</p><button>I agree</button></div></amp-consent>"
        f"<main><h1>{TITLE}</h1><amp-img src=f.jpg></amp-img><div class=amp-caption>A boat of the old kind.</div>"
        f"<section class=body>{_paragraphs(STORY[:3])}<amp-ad><div fallback>Advertisement</div></amp-ad>"
        f"{_paragraphs(STORY[3:])}</section></main><amp-list><h3>More stories</h3>"
        "<a href=/b>The bakery closes after ninety-one years</a><a href=/c>A loaf at the pole</a></amp-list>"
    )
    return Laid(_page(body, "<style amp-custom>p{}</style>").replace("<html", "<html amp"), STORY)


def _endless() -> Laid:
    """The next article, loaded below by scrolling."""
    body = (
        f"<div class=feed><article id=a1><h1>{TITLE}</h1><div class=text>{_paragraphs(STORY)}</div></article>"
        f"<article id=a2><h1>Bakery closes after ninety-one years</h1><div "
        f"class=text>{_paragraphs(OTHER)}</div></article></div>"
    )
    return Laid(_page(body, _declared()), STORY)


def _table() -> Laid:
    """A page laid out by tables, as of 1999: menu, text and advertisements each in a cell."""
    body = (
        "<table><tr><td width=120><a href=/1>News</a><br><a href=/2>Boats</a><br><a href=/3>Letters</a></td>"
        f"<td><font "
        f"size=5><b>{TITLE}</b></font><p>{STORY[0]}<p>{STORY[1]}<p>{STORY[2]}<p>{STORY[3]}<p>{STORY[4]}</td>"
        "<td><font size=1>Visit our sponsor: Norvik Savings Bank, on the market square since "
        "1889.</font></td></tr></table>"
    )
    return Laid(_page(body), STORY)


def _breaks() -> Laid:
    """One box, its paragraphs parted by line breaks, with a picture and a signature among them."""
    text = "<br><br>".join(STORY)
    body = (
        f"<div id=wrap><div class=hd>{TITLE}</div><div class=dt>5 March 2024</div><div class=tx>{text}<br><br>"
        "<i>Ida Holm</i></div><div class=sh>Share this</div></div>"
    )
    return Laid(_page(body, '<meta name=author content="Ida Holm">'), STORY)


def _live() -> Laid:
    """A live blog: each entry with its time, who wrote it, and its buttons."""
    entries = "".join(
        f"<article class=entry><time datetime='2024-03-05T{18 - i}:10'>{18 - i}:10</time><h3>{head}</h3>"
        f"<p>{words}</p><ul class=share><li><a href=#>Facebook</a></li><li><a href=#>Copy "
        f"link</a></li></ul></article>"
        for i, (head, words) in enumerate(zip(("Boats", "Diesel", "Hulls", "Berths", "Fares"), STORY, strict=True))
    )
    body = (
        f"<main><h1>{TITLE}</h1><div class=live-controls><button>Newest first</button><p>Updates every 30 "
        f"seconds</p></div>"
        f"<div class=entries>{entries}</div><button>Show earlier entries</button></main>"
    )
    heads = ("Boats", "Diesel", "Hulls", "Berths", "Fares")
    text = tuple(line for pair in zip(heads, STORY, strict=True) for line in pair)
    return Laid(_page(body, _declared()), text)


def _gallery() -> Laid:
    """A story with a gallery of captions in its middle."""
    slides = "".join(
        f"<div class=slide><img src={i}.jpg><div class=txt>{words}</div></div>"
        for i, words in enumerate(
            (
                "The quay at low tide, seen from the lighthouse",
                "Birgit Sand on the bridge of the Aldena",
                "A charger in Norvik",
            )
        )
    )
    body = (
        f"<article><h1>{TITLE}</h1><div class=b>{_paragraphs(STORY[:2])}<div class=pics>{slides}</div>"
        f"{_paragraphs(STORY[2:])}</div></article>"
    )
    return Laid(_page(body, _declared()), STORY)


def _thread() -> Laid:
    """Comments below, longer than the story, with nothing but their place and their names to tell them."""
    said = "".join(
        f"<div class=c1><div class=u>reader{i}</div><div class=d>{i} hours ago</div><p>{words}</p><a "
        f"href=#>Reply</a></div>"
        for i, words in enumerate(COMMENTS * 4)
    )
    body = (
        f"<article><h1>{TITLE}</h1><div class=b>{_paragraphs(STORY)}</div></article>"
        f"<section id=comments><h2>8 comments</h2>{said}</section>"
    )
    return Laid(_page(body, _declared()), STORY)


QUESTIONS = (
    "Why do the islands need new boats at all?",
    "Who pays for them in the end?",
    "What becomes of the fishermen at the quay?",
)


def _interview() -> Laid:
    """Questions and answers in a list of definitions."""
    pairs = tuple(zip(QUESTIONS, STORY[1:4], strict=True))
    said = "".join(f"<dt>{question}</dt><dd>{answer}</dd>" for question, answer in pairs)
    body = f"<article><h1>{TITLE}</h1><p>{STORY[0]}</p><dl>{said}</dl></article>"
    return Laid(_page(body, _declared()), (STORY[0], *(line for pair in pairs for line in pair)))


INGREDIENTS = ("500 g rye flour", "350 ml lukewarm water", "2 teaspoons of salt", "a handful of caraway")


def _recipe() -> Laid:
    """A recipe: a story, ingredients of a few words each, and steps."""
    title = "The rye bread that went to the pole"
    steps = (
        "Mix the flour with the water and the salt, cover the bowl and let it stand in a warm place overnight.",
        "Shape a loaf, strew the caraway over it and bake it for an hour until the crust sounds hollow.",
    )
    listed = "".join(f"<li>{one}</li>" for one in INGREDIENTS)
    told = "".join(f"<li>{one}</li>" for one in steps)
    body = (
        f"<article><h1>{title}</h1><div class=b>{_paragraphs(OTHER)}<h2>Ingredients</h2><ul>{listed}</ul>"
        f"<h2>How to bake it</h2><ol>{told}</ol></div></article>"
    )
    return Laid(_page(body, title=title), (*OTHER, "Ingredients", *INGREDIENTS, "How to bake it", *steps))


LAYOUTS = {
    "walled": _walled(),
    "data of an application": _next_data([{"type": "paragraph", "html": f"<p>{words}</p>"} for words in STORY]),
    "data without markup": _next_data([{"type": "paragraph", "text": words} for words in STORY]),
    "accelerated": _amp(),
    "endless": _endless(),
    "table": _table(),
    "breaks": _breaks(),
    "live blog": _live(),
    "gallery": _gallery(),
    "comments": _thread(),
    "interview": _interview(),
    "recipe": _recipe(),
}
