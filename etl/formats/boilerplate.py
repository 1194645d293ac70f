"""The tree of a web page comes in; what surrounds the article and what is hidden is taken out of it."""

import re
from collections import Counter
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from etl.formats import walks


# Not shown, or struck out.
UNSEEN = (
    "script, style, noscript, template, iframe, object, svg, math, canvas, audio, video, select, "
    "textarea, input, datalist, dialog:not([open]), del, s, strike, [hidden]"
)
# Shown, and never the text of an article.
NEVER = (
    "nav, menu, form, button, label, dialog, [role=navigation], [role=banner], [role=contentinfo], "
    "[role=search], [role=complementary], [role=dialog], [role=alertdialog], [aria-modal=true]"
)
# Around an article, unless they hold its headline.
AROUND = "header, footer, aside"

HIDING = r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?![.\d]*[1-9])"
HIDDEN = re.compile(
    rf"{HIDING}|opacity\s*:\s*0(?![.\d]*[1-9])|(?:left|top|text-indent)\s*:\s*-\d{{3,}}"
    r"|clip\s*:\s*rect\(\s*[01]|clip-path\s*:\s*inset\(\s*(?:50|100)%",
    re.IGNORECASE,
)
HIDING_RULE = re.compile(HIDING, re.IGNORECASE)
COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
# What stands before each brace; the end counts as one, or text without any would be looked through from each letter.
BRACE = re.compile(r"[^{}]*(?P<brace>[{}]|\Z)")
PLAIN_SELECTOR = re.compile(r"(?P<kind>[.#])(?P<name>[\w-]+)")

# For those who listen to the page, not for those who see it.
FOR_LISTENERS = {"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "u-hidden"}

WORDS = re.compile(r"[a-z]+")
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
SURROUNDS = re.compile(
    r"ad|ads|advert|adverts|advertisement|breadcrumb|breadcrumbs|comment|comments|consent"
    r"|cookie|cookies|disqus|footer|gdpr|menu|modal|mostpopular|mostread|nav|navbar"
    r"|navigation|newsletter|newsletters|outbrain|paywall|popular|popup|promo|promos"
    r"|promoted|readmore|recirc|recirculation|recommendation|recommendations|recommended"
    r"|related|share|sharing|sidebar|signup|skip|social|sponsored|subscribe|subscription"
    r"|taboola|tags|teaser|teasers|trending"
)
COMMENTS = re.compile(r"(?<![a-z])(?:comments?|disqus)(?![a-z])")
OTHER_STORIES = re.compile(
    r"(?:related|recommended|more (?:on|from|like) |most (?:read|popular|viewed)|read more|top stories"
    r"|trending|you (?:may|might) (?:also )?like|latest (?:news|stories)|comments?\b|sign up|see also"
    r"|share this|don[’']t miss|in this section|around the web|promoted)",
    re.IGNORECASE,
)
HEADINGS = "h2, h3, h4, h5, h6"
LONGEST_HEADING = 60
# A line that is a link and nothing else leads to another story.
LINK_LINES = f"p, li, {HEADINGS}"
SHARE_OF_LINK = 0.9

# Given to what is to go, so that it is found again in the order of the page.
OUT = "data-left-out"

ARTICLES = "article, main, [role=main], [itemprop=articleBody]"
# Of the words in paragraphs, how many the article must have, and how many more a larger part may
# have that brings the headline in.
SHARE_OF_ARTICLE = 0.6
GROWTH = 1.3


@dataclass(frozen=True, slots=True)
class Article:
    """Where the article stands in the tree, and its headline if it stands elsewhere."""

    root: LexborNode | None
    headline: tuple[str, ...]


def article(tree: LexborHTMLParser) -> Article:
    """The part of the page with the article; everything else in that part is taken out."""
    hide(tree)
    body = tree.body
    if body is None:
        return Article(None, ())
    kept = _Kept(body)
    _remove(body.css(NEVER))
    _remove([node for node in body.css(AROUND) if not kept.holds(node)])
    named = body.css("[class], [id]")
    _remove([node for node in named if _is_named_as_other(node) and not kept.holds(node)])
    _mark_other_stories(body, kept)
    _remove(body.css(f"[{OUT}]"))
    _remove([line for line in body.css(LINK_LINES) if _is_link(line)])
    root = _root(body)
    headline = body.css_first("h1")
    inside = headline is None or root.css_first("h1") is not None
    return Article(root, () if inside else (headline.text(),))


def hide(tree: LexborHTMLParser) -> None:
    """Take out what no reader of the page sees."""
    if tree.body is not None:
        names = _hidden_by_sheets(tree)
        _remove(tree.body.css(UNSEEN))
        styled = tree.body.css("[class], [id], [style]")
        _remove([node for node in styled if _is_hidden(node, names)])


def _remove(nodes: list[LexborNode]) -> None:
    # A removed node takes with it all that it holds, so the outermost goes last.
    for node in reversed(nodes):
        if node.tag not in ("html", "body"):
            node.decompose()


class _Weights:
    """How many words the paragraphs in each node of a tree have, counted in one walk."""

    def __init__(self, root: LexborNode) -> None:
        self.words: Counter[int] = Counter()
        open_nodes: list[int] = []
        for node, opens in walks.walk(root):
            if opens:
                open_nodes.append(node.mem_id)
            else:
                open_nodes.pop()
                own = len(node.text().split()) if node.tag == "p" else 0
                self.words[node.mem_id] += own
                if open_nodes:
                    self.words[open_nodes[-1]] += self.words[node.mem_id]

    def of(self, node: LexborNode) -> int:
        return self.words[node.mem_id]


class _Kept:
    """The nodes that hold the headline, the text marked as such, or most of what the page says."""

    def __init__(self, body: LexborNode) -> None:
        weights = _Weights(body)
        half = weights.of(body) / 2
        self._heavy = {name for name, words in weights.words.items() if words > half}
        self._marked: set[int] = set()
        for node in body.css("h1, main, [role=main], [itemprop=articleBody]"):
            while node is not None and node.mem_id not in self._marked:
                self._marked.add(node.mem_id)
                node = node.parent

    def holds(self, node: LexborNode) -> bool:
        # Readers may have more to say than the article.
        heavy = node.mem_id in self._heavy and not COMMENTS.search(_names(node))
        return heavy or node.mem_id in self._marked


def _hidden_by_sheets(tree: LexborHTMLParser) -> frozenset[str]:
    """Classes and ids, as .name and #name, that a rule of the page itself hides.

    A rule for print or for narrow screens hides nothing from everyone, so it does not count.
    """
    sheets = "\n".join(node.text() for node in tree.css("style"))
    selectors: list[str] = []
    around: list[str] = []
    for found in BRACE.finditer(COMMENT.sub(" ", sheets)):
        part, brace = found.group().strip("{} \n\t"), found["brace"]
        if brace == "{":
            around.append(part)
        elif brace and around:
            rule = around.pop()
            if HIDING_RULE.search(part) and not any(each.startswith("@") for each in around):
                selectors += rule.split(",")
    return frozenset(name for name in map(str.strip, selectors) if PLAIN_SELECTOR.fullmatch(name))


def _is_hidden(node: LexborNode, hidden: frozenset[str]) -> bool:
    classes = (node.attributes.get("class") or "").split()
    names = {f".{name}" for name in classes} | {f"#{node.attributes.get('id')}"}
    return bool(
        HIDDEN.search(node.attributes.get("style") or "")
        or FOR_LISTENERS & set(classes)
        or hidden & names
    )


def _is_named_as_other(node: LexborNode) -> bool:
    return any(map(SURROUNDS.fullmatch, WORDS.findall(_names(node))))


def _names(node: LexborNode) -> str:
    names = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
    return HUMP.sub(" ", names).lower()


def _mark_other_stories(body: LexborNode, kept: _Kept) -> None:
    """Mark what stands below a heading such as "Related stories"; in the article the heading alone."""
    for heading in body.css(HEADINGS):
        text = heading.text().strip()
        if len(text) <= LONGEST_HEADING and OTHER_STORIES.match(text):
            around = heading.parent
            alone = around is None or around.tag == "article" or kept.holds(around)
            (heading if alone else around).attrs[OUT] = ""


def _is_link(line: LexborNode) -> bool:
    links = line.css("a")
    text = line.text().strip()
    if not links or not text:
        return False
    linked = sum(len(link.text().strip()) for link in links)
    return linked >= SHARE_OF_LINK * len(text) or bool(OTHER_STORIES.match(text))


def _root(body: LexborNode) -> LexborNode:
    """The smallest part with most of the paragraphs, or the larger one that has the headline too."""
    weights = _Weights(body)
    least = SHARE_OF_ARTICLE * weights.of(body)
    parts = [node for node in body.css(ARTICLES) if 0 < least <= weights.of(node)]
    root = min(parts, key=lambda node: len(node.text()), default=body)
    around = root
    while around is not None and weights.of(around) <= GROWTH * weights.of(root):
        if around.css_first("h1") is not None:
            return around
        around = around.parent
    return root
