"""Web pages: what a reader sees of the article, and what the page states of itself."""

from datetime import date

import pytest

from etl.formats import html, mastheads
from etl.formats.contents import Content


def page(body: str, head: str = "") -> Content:
    return html.read(f"<!doctype html><head>{head}</head><body>{body}".encode(), "a.html")


def lines(body: str, head: str = "") -> list[str]:
    return page(body, head).text.split("\n\n")


ARTICLE = "<article><h1>Headline</h1><p>On Saturday 369 people crossed.</p>{}</article>"
KEPT = ["Headline", "On Saturday 369 people crossed."]

# What stands around an article or in it and is not part of it.
AROUND = {
    "navigation": "<nav><p>12 stories</p></nav>{}",
    "a site's header": "<header><a href=/>The Paper</a> 12 offers</header>{}",
    "a footer": "{}<footer><p>Since 1912</p></footer>",
    "a cookie banner": '<div id="cookie-consent"><p>We and our 912 partners.</p></div>{}',
    "a banner with a role": '<div role="dialog"><p>Subscribe for £1.</p></div>{}',
    "comments": '{}<section class="CommentsList"><p>I say 900 came.</p><p>No, 901.</p></section>',
    "related stories": '{}<div class="related-content"><p>600 crossed on Friday.</p></div>',
    "related stories by their heading": "{}<div><h3>More on this story</h3><p>600 came.</p></div>",
    "a sidebar": '{}<div class="layout__side-bar sidebar"><p>700 came.</p></div>',
    "a form": "{}<form><label>Ask 5 questions</label><button>Go 6</button></form>",
    "a script": "{}<script>var people = 999;</script><noscript>998 people</noscript>",
    "a picture's code": "{}<svg><text>997 people</text></svg>",
}
WITHIN = {
    "a link to another story": "<p><a href=/x>Record 1,305 cross in a day</a></p>",
    "a link with its call": "<p>READ MORE: <a href=/x>Record 1,305 cross</a> today</p>",
    "links in a list": "<ul><li><a href=/x>1,305 cross</a></li></ul>",
    "an advertisement": '<div class="ad ad--wide"><p>5 days in Rome</p></div>',
    "a newsletter": '<aside class="newsletter-signup"><p>Join 90,000 readers</p></aside>',
    "buttons to share": '<div class="social-share">12 shares</div>',
    "what was struck out": "<p><del>370 people</del> <s>371</s></p>",
}
HIDDEN = {
    "hidden": "<p hidden>99 people</p>",
    "display none": '<p style="color: red; DISPLAY : none">99 people</p>',
    "visibility": '<p style="visibility:hidden">99 people</p>',
    "no size": '<p>So <span style="font-size:0px">99 people</span></p>',
    "no ink": '<p style="opacity: 0.0">99 people</p>',
    "beside the page": '<p style="position:absolute; left:-9999px">99 people</p>',
    "clipped": '<p style="clip: rect(0 0 0 0)">99 people</p>',
    "for listeners": '<p class="visually-hidden">99 people</p>',
    "a rule of the page": '<p class="promo-x">99 people</p><p id="y">99 people</p>',
    "a comment": "<!-- <p>99 people</p> -->",
    "a template": "<template><p>99 people</p></template>",
    "a closed dialogue": "<dialog><p>99 people</p></dialog>",
    "a picture's words": '<img alt="99 people" title="99 people">',
}
SHEET = (
    "<style>/* .visible {display:none} */ .promo-x, #y { color:red; display:none }"
    " @media print { .lead { display: none } }</style>"
)


@pytest.mark.parametrize("name", AROUND)
def test_what_stands_around_an_article_is_left_out(name: str) -> None:
    assert lines(AROUND[name].format(ARTICLE.format(""))) == KEPT


@pytest.mark.parametrize("name", WITHIN)
def test_what_stands_between_paragraphs_is_left_out(name: str) -> None:
    assert lines(ARTICLE.format(WITHIN[name])) == KEPT


@pytest.mark.parametrize("name", HIDDEN)
def test_what_no_reader_sees_is_left_out(name: str) -> None:
    assert "99" not in page(ARTICLE.format(HIDDEN[name]), SHEET).text


def test_a_page_that_hides_itself_until_it_is_loaded_is_read() -> None:
    hides = "<style>.loading { display: none }</style>"
    found = html.read(f"<body class=loading>{hides}<p>369 people</p>".encode(), "a.html")
    assert found.text == "369 people"


def test_what_is_hidden_in_print_alone_is_kept() -> None:
    found = lines(ARTICLE.format('<p class="lead">42 people</p>'), SHEET)
    assert found == [*KEPT, "42 people"]


SEEN = [
    ("<p>One<br>two</p>", ["One\ntwo"]),
    ("<ul><li>7 boats<li>369 people</ul>", ["7 boats", "369 people"]),
    ("<table><tr><th>Day<td>369</table>", ["Day | 369"]),
    ("<figure><img><figcaption>In 7 boats</figcaption></figure>", ["In 7 boats"]),
    ("<blockquote>She said <b>42</b> were <i>returned</i></blockquote>", ["She said 42 were returned"]),
    ("<p>36,7<wbr>34 and 36,8\u200b16 peo&shy;ple</p>", ["36,734 and 36,816 people"]),
    ("<p>5&nbsp;703 in all<sup>1</sup><sup>[2]</sup>, on the 20<sup>th</sup></p>",
     ["5\u00a0703 in all, on the 20th"]),
    ("<p>Some <a href=/x>369 people</a> crossed</p>", ["Some 369 people crossed"]),
    ("<p>x</p><p>x</p>", ["x", "x"]),
    ("<div>bare words <p>and a paragraph</p> more</div>", ["bare words", "and a paragraph", "more"]),
    ("369 people", ["369 people"]),
    ("<h2>What the comments say</h2>", ["What the comments say"]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "found"), SEEN, ids=[row[0][:30] for row in SEEN])
def test_what_a_reader_sees_is_kept_in_lines(body: str, found: list[str]) -> None:
    assert lines(ARTICLE.format(body))[2:] == found


SHAPES = {
    "a headline above the text": '<main><h1>Headline</h1><div itemprop="articleBody">{}</div></main>',
    "no marks at all": "<div><h1>Headline</h1><div>{}</div></div>",
    "a sidebar named in the whole": '<div class="has-sidebar with-comments"><h1>Headline</h1>{}</div>',
    "many teasers": "<h1>Headline</h1><article>{}</article>"
    + '<article class="teaser"><p>12 came</p></article>' * 3,
    "a headline far away": "<div><h1>Headline</h1></div><p>Menu of words here today.</p>" * 1
    + "<main>{}</main>",
}


@pytest.mark.parametrize("name", SHAPES)
def test_headline_and_text_are_found_in_pages_of_many_shapes(name: str) -> None:
    text = "<p>On Saturday 369 people crossed the Channel in small boats.</p>" * 3
    found = lines(SHAPES[name].format(text))
    assert found[0] == "Headline"
    assert found[-3:] == ["On Saturday 369 people crossed the Channel in small boats."] * 3
    assert "12 came" not in found


STATED = [
    ('<meta property="article:published_time" content="2025-10-20T08:00:00+01:00">', "2025-10-20"),
    ('<meta property="article:published_time" content="2025-10-19T23:30:00Z">', "2025-10-20"),
    ('<meta property="article:published_time" content="2025-12-19T23:30:00.000Z">', "2025-12-19"),
    ('<meta property="article:published_time" content="2025-10-19T23:30:00-04:00">', "2025-10-19"),
    ('<meta name="DC.date.issued" content="2025-10-20">', "2025-10-20"),
    ('<meta itemprop="datePublished" content="2025-10-20 09:15">', "2025-10-20"),
    ('<meta name="date" content="Mon, 20 Oct 2025 09:00:00 +0100">', "2025-10-20"),
    ('<meta name="date" content="soon">', None),
    ('<meta name="date" content="0001-01-01">', None),
    ('<meta property="article:modified_time" content="2025-10-22">', None),
    ('<script type="application/ld+json">{"@graph": [{"@type": ["Thing", "NewsArticle"],'
     ' "datePublished": "2025-10-20"}]}</script>', "2025-10-20"),
    ('<script type="application/ld+json">{"@type": "Event", "datePublished": "2025-10-20"}</script>',
     None),
    ('<script type="application/ld+json">{not JSON</script>', None),
    ('<body><time datetime="2025-10-20T10:00+01:00">today</time><p>', "2025-10-20"),
    ('<body><time datetime="2025-10-20">x</time><time datetime="2025-10-21">y</time><p>', None),
    ("", None),
]  # fmt: skip


@pytest.mark.parametrize(("head", "day"), STATED, ids=[row[0][:70] for row in STATED])
def test_the_day_of_publication_is_the_one_that_the_page_states(head: str, day: str | None) -> None:
    found = html.read(f"<!doctype html>{head}<p>Text.</p>".encode(), "a.html").published
    assert found == (date.fromisoformat(day) if day else None)


def test_title_publisher_and_address_are_taken_from_the_head() -> None:
    found = page(
        ARTICLE.format(""),
        '<title>Headline | The Paper</title><meta property="og:title" content=" The\n headline">'
        '<meta property="og:site_name" content="The Paper">'
        '<meta property="og:url" content="javascript:alert(1)">',
    )
    assert (found.title, found.publisher, found.url) == ("The headline", "The Paper", "")


def test_a_publisher_is_found_in_linked_data() -> None:
    data = '{"@type": "NewsArticle", "headline": "H", "publisher": {"name": "The Paper"}}'
    found = page("<p>x</p>", f'<script type="application/ld+json">{data}</script>')
    assert (found.title, found.publisher) == ("H", "The Paper")


def test_linked_data_beyond_all_measure_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mastheads, "MOST_LINKED_DATA", 60)
    data = '{"@type": "NewsArticle", "headline": "%s"}'
    heads = [
        f'<script type="application/ld+json">{data % name}</script>' for name in ("H" * 60, "I")
    ]
    assert page("<p>x</p>", "".join(heads)).title == "I"


@pytest.mark.parametrize("stated", [None, 5, "", "x" * 100_000, "2025-13-45", "99999999999999"])
def test_what_is_no_day_is_none(stated: object) -> None:
    assert mastheads.day(stated) is None


WORDS = "“Thirty-nine” crossed – says Zoë"
ENCODED = {
    "UTF-8": WORDS.encode(),
    "UTF-8 with its mark": WORDS.encode("utf-8-sig"),
    "UTF-8 that says Latin-1": b"<meta charset=iso-8859-1>" + WORDS.encode(),
    "UTF-16": WORDS.encode("utf-16"),
    "Windows-1252": WORDS.encode("cp1252"),
    "Windows-1252 that says Latin-1": b"<meta charset=iso-8859-1>" + WORDS.encode("cp1252"),
    "Mac": b'<meta http-equiv=x content="text/html; charset=macintosh">'
    + WORDS.encode("mac_roman"),
}


@pytest.mark.parametrize("name", ENCODED)
def test_a_page_is_read_in_its_encoding(name: str) -> None:
    assert html.read(ENCODED[name], "a.html").text == WORDS
