"""A quantity in its sentence comes in; the part of the whole that it counts goes out."""

import re

from etl.claims.counting import loads
from etl.claims.counting.nouns import COUNTRIES, COUNTRY_NAMES, Counted, counted, noun_end
from etl.claims.keyed import Keyed
from etl.claims.parts import Draft, Reading, Spoken
from etl.claims.wordlists import Folded
from etl.vocabulary import Quantity, Span


NATIONALITIES = (
    "Albanian|Afghan|Syrian|Eritrean|Iranian|Iraqi|Sudanese|Vietnamese|Turkish|Somali|Ethiopian"
    "|Indian|Pakistani|Kurdish|Kuwaiti|Bangladeshi|Yemeni|Egyptian"
)
NATIONALITY = re.compile(rf"\b({NATIONALITIES})s?\b")
# Where nothing like one of these stands, no nation is named.
A_NATION = re.compile(rf"{NATIONALITIES}|{COUNTRY_NAMES}")
AGE_OR_SEX = re.compile(
    r"\b(children|child|minors|women|girls|boys|babies|unaccompanied|adults"
    r"|foreign[ ]national[ ]offenders|foreign[ ]offenders)\b",
    re.IGNORECASE,
)
PART_OF_DAY = Keyed(
    Folded(
        r"""
    \b (?: by | before ) [ ]
    (?: mid-?day | noon | lunchtime | breakfast | teatime | dawn | daybreak | sunrise | sunset | nightfall | dusk
      | (?: (?: the | early | late ) [ ] | mid-? [ ]? )? (?: morning | afternoon | evening )
      | \d{1,2} (?: [.:] \d\d )? [ ]? [ap]m ) \b
    | \b early [ ] (?: on [ ] )? \w+day \b
    | \b this [ ] morning \b | \b so [ ] far [ ] today \b
    """,
        re.VERBOSE,
    ),
    *("by ", "before ", "early ", "this morning", "so far today"),
)
# "Published by the Home Office this morning": of the announcement, not of the boats.
ANNOUNCED = re.compile(
    r"\b(?:published|released|issued|announced|confirmed|revealed|disclosed|reported|said|told|figures|data"
    r"|statistics|out)[ ](?:(?:by|from|to|the|Home|Office|ministers?|officials|reporters|MPs|on|\w+day)[ ])*$",
    re.IGNORECASE,
)
# More than have ever come in a day: no part of one.
A_DAY_HOLDS = 1_500
AGE = re.compile(r"\b(children|child|minors|babies|adults)\b", re.IGNORECASE)
EVERYONE = re.compile(r"men,? women,? and children|men and women|women and children", re.IGNORECASE)
NATIONALITY_TOPIC = re.compile(
    rf"(?:^|\b(?:arrivals|number|crossings|returns|removals)[ ]of[ ]|[,;:][ ]){NATIONALITY.pattern}"
    r"(?:[ ]\w{1,30})?(?:,[ ]of[ ]whom)?(?:(?!,[ ](?:and|while|but)[ ][\d,]*$)[^.;]){0,90}$"
)
# "Of those", "of the 895 migrants who arrived": the whole of which a number counts a part.
OF_ALL = (
    r"[ ]of[ ](?:those|them|the(?:[ ](?:more[ ]than|nearly|some|about|around))?(?:[ ]\d[\d,]*)?[ ]\w+)\b"
    r"[^.;,\d]{0,60}?"
)
# "12,000 were Albanian", "2,100 of them were Afghans".
WERE = re.compile(
    rf"^(?:{OF_ALL}|[ ]of[ ][\w’' ]{{1,24}}[ ](?:arrivals|crossings|people|total))?"
    rf"[ ](?:were|are)[ ](?:all[ ]|mostly[ ])?{NATIONALITY.pattern}"
)
# "13,000 of those who arrived were from Albania", "4,200 people from Vietnam".
COUNTRY = rf"({COUNTRIES})"
FROM_COUNTRY = re.compile(
    rf"^(?:[ ](?:people|migrants|men|arrivals)|[^.;,\d]{{0,50}}?[ ](?:were|are|came|arrivals|crossings))"
    rf"[ ](?:all[ ]|mostly[ ]|chiefly[ ])?from[ ]{COUNTRY}(?![ ](?:and|or)\b|,[ ][A-Z])"
)
REACH_BACK = 100
# "Arrivals from Albania fell by 90 per cent".
ARRIVALS_FROM = re.compile(
    rf"\b(?:arrivals|crossings|people|migrants|numbers)[ ]from[ ]{COUNTRY}"
    r"(?![ ](?:and|or)\b|,[ ][A-Z])[^.;,\d]{0,40}$"
)
# "Followed by Eritrean (5,880)", "then Iranians with 3,844".
BRACKETED = re.compile(rf"{NATIONALITY.pattern}[ ](?:\(|(?:with|on|at)[ ])$")
OF_COUNTRY = re.compile(rf"{COUNTRY}[ ]\($")
# "..., while the number of Albanians fell": a clause with people of its own.
CLAUSE = re.compile(r",[ ](?:while|but|whereas|and)[ ](?=(?:the[ ])?(?:number|arrivals|[A-Z]))")
# "Fourteen of those who died last year were children", "16 of the 895 who arrived were minors".
WERE_AGED = re.compile(
    rf"^{OF_ALL}[ ](?:were|was)[ ](?:all[ ])?(?:unaccompanied[ ])?(children|minors|babies)\b",
    re.IGNORECASE,
)
# "12,000 had come, of whom 10,000 were single adult men".
WERE_MEN = re.compile(
    r"^[ ](?:were|are)[ ](?:all[ ]|mostly[ ]|(?:said|thought|believed)[ ]to[ ](?:be|have[ ]been)[ ])?"
    r"((?:(?:single|adult|young|lone|unaccompanied)[ ]){1,3}(?:men|males|women))\b"
)
# "Enforced returns rose by 11 per cent to 10,031", "returns of people who had arrived by small boat".
ENFORCED = re.compile(
    r"\b(enforced|voluntary)[ ](?:returns|removals|departures)\b[^.;,]{0,60}$", re.IGNORECASE
)
# "9,914 enforced returns".
ENFORCED_BEHIND = re.compile(
    r"^[ ](?:(?:were|was)[ ])?(enforced|voluntary)(?:[ ](?:returns|removals|departures)\b|(?=[ ]?[.,;)]|$))",
    re.I,
)
# "18,000 of them left voluntarily", "went home of their own accord".
OF_OWN_WILL = re.compile(
    r"^[ ](?:(?!(?:and|or|but|while)\b)[\w’']+[ ]){0,6}?(voluntarily|of[ ]their[ ]own[ ](?:accord|free[ ]will))\b",
    re.I,
)
VOLUNTARY = dict.fromkeys(
    ("voluntarily", "of their own accord", "of their own free will"), "voluntary"
)
CAME_BY_BOAT = re.compile(
    r"^[ ](?:(?:\w+[ ])?(?:returns|removals)[ ]of[ ]|(?:were|was)[ ](?:of[ ])?)?"
    r"((?:people[ ]who[ ])?(?:had[ ])?(?:previously[ ])?(?:arrived|came|come)[ ]"
    r"(?:(?:in|to)[ ](?:the[ ]UK|Britain|England|this[ ]country)[ ])?by[ ]small[ ]boat)\b",
    re.IGNORECASE,
)
HOME = re.compile(
    r"^[^.;,]{0,40}\b(?:to|home[ ]to)[ ]((?:Albania|Vietnam|Iraq|India|Brazil|Romania|Nigeria)\b)",
    re.IGNORECASE,
)

# "12,700 Albanians crossed in 2022; in 2023 1,000 did so": what makes a number go on with those.
DID_SO = re.compile(r"^[ ](?:have[ ]|had[ ])?(?:did|done)[ ]so\b", re.IGNORECASE)
THERE_WERE = re.compile(
    r"[“\"]?In[ ](?:(?:the[ ]whole|all)[ ]of[ ])?20\d\d,?[ ](?:there[ ]were|it[ ]was|the[ ]figure[ ]was)[ ](?:\w+[ ])?"
)
# "Albanians now make up the biggest group": those of whom a text goes on to speak.
NATIONALS_DO = re.compile(
    rf"(?:^[“\"]?|\b(?:deal|agreement|summer|year|month|rules?|scheme|but|and|that)[ ,]{{1,2}}){NATIONALITY.pattern}"
    r"(?<=s)[ ](?:(?:now|still|also)[ ])?(?:are|were|have|had|make|made|account|form|remain|became|come|came)\b"
)
# "It can be put down to Albanians. Some 12,300 of them came": those with whom a sentence ends.
ENDS_WITH = re.compile(rf"{NATIONALITY.pattern}(?<=s)[.”\"]*$")
OF_THEM_CAME = re.compile(r"[ ]of[ ]them[ ]")
HAVE_DONE = re.compile(
    r"[ ](?:have|had)[ ](?:already[ ]|now[ ])?(?:come|crossed|arrived|been[ ](?:returned|removed|sent|deported))\b"
)
OF_ALL_OF_THEM = re.compile(
    r"\b(?:total|tally|overall|altogether|in[ ]all|of[ ]all|record)\b", re.I
)
AND_YEAR = re.compile(
    r"(?:,[ ](?:he|she|they)[ ]\w+)?(?:,|,?[ ]and|;|,?[ ]then)"
    r"[ ](?:in[ ]20\d\d,?|last[ ]year|this[ ]year|the[ ]year[ ]before)[ ](?:\w+[ ])?",
    re.IGNORECASE,
)
# Characters between two sentences with an empty line between.
NEXT_PARAGRAPH = 3


def find(text: str, quantity: Quantity, indicator: str) -> tuple[str, Span | None]:
    """A subset named at the number, or one boat or part of a day named near it, and its words; empty for all."""
    start, end = quantity.span.start, noun_end(text, quantity) + 12
    # "Syrians (4,699), Iranians (4,191)": behind the bracket others are named.
    phrase = text[start:end].split(")")[0] if text[:start].endswith("(") else text[start:end]
    named = _of_people(phrase, start, indicator)
    if named and EVERYONE.search(text[start : end + 12]):
        named = None
    people = named or _spoken_of(text, quantity, indicator)
    if people:
        return VOLUNTARY.get(people.exact.lower(), people.exact), people
    low = max(0, start - 60)
    near = text[low : quantity.span.end + 60]
    boat = loads.in_one_boat(near) if indicator in ("arrivals", "boats") else None
    if boat:
        return "one boat", _words(text, low + boat.start(), low + boat.end())
    load = loads.boat_of(text, quantity) if indicator == "arrivals" else None
    if load:
        return "one boat", load
    if quantity.value > A_DAY_HOLDS:
        return "", None
    part = next((p for p in PART_OF_DAY.finditer(near) if not _is_announced(text, low, p)), None)
    return (
        ("partial day", _words(text, low + part.start(), low + part.end())) if part else ("", None)
    )


def gone_on_with(reading: Reading, quantity: Quantity, spoken: Spoken) -> str:
    """ "12,700 Albanians crossed in 2022; in 2023 1,000 did so", "In 2023 there were 927": of the same people."""
    last = spoken.drafts[-1] if spoken.drafts else None
    bare = counted(reading.sentence.text, quantity) is Counted.NOTHING
    topic = _topic(reading, quantity, spoken) if bare else ""
    if last is None or topic:
        return topic
    if loads.were_on_board(reading, quantity, spoken):
        return "one boat"
    nation = NATIONALITY.search(last.subset) if last.subset else None
    men = WERE_MEN.match(reading.after(quantity, 60))
    if men:
        return f"{nation[1]} {men[1]}" if nation and last.reading is reading else men[1]
    if not last.subset:
        return ""
    next_or_same = last.reading is reading or _is_next(reading, last)
    did_so = next_or_same and DID_SO.match(reading.after(quantity, 12))
    there_were = THERE_WERE.fullmatch(reading.before(quantity, 40)) and _is_next(reading, last)
    few = quantity.value < last.quantity.value and bare
    listed = bare and _is_one_more(reading, quantity, last)
    goes_on = did_so or (there_were and few) or listed
    return (nation[1] if nation else last.subset) if goes_on else ""


def _is_one_more(reading: Reading, quantity: Quantity, last: Draft) -> bool:
    """ "In 2020 there were 50, he said, and last year 800": of another year, and the same people."""
    between = reading.sentence.text[last.quantity.span.end : quantity.span.start]
    return last.reading is reading and AND_YEAR.fullmatch(between) is not None


def _topic(reading: Reading, quantity: Quantity, spoken: Spoken) -> str:
    """ "Albanians are now the biggest group. 12,000 had come since January": the people just spoken of."""
    told = spoken.readings[-1] if spoken.readings else None
    if told is None or told.paragraph != reading.paragraph or told.quantities:
        return ""
    if OF_ALL_OF_THEM.search(reading.sentence.text) or NATIONALITY.search(reading.sentence.text):
        return ""
    named = NATIONALITY.findall(told.sentence.text)
    ends = ENDS_WITH.search(told.sentence.text)
    if ends and OF_THEM_CAME.match(reading.after(quantity, 10)):
        return ends[1]
    subject = NATIONALS_DO.search(told.sentence.text)
    told_of = HAVE_DONE.match(reading.after(quantity, 40))
    return subject[1] if subject and told_of and len(set(named)) == 1 else ""


def _is_next(reading: Reading, last: Draft) -> bool:
    """Whether a sentence stands right behind that of a figure; of a nation's people also in the next paragraph."""
    apart = reading.sentence.start - last.reading.sentence.end
    if reading.paragraph == last.reading.paragraph:
        return 0 <= apart <= 1
    return NATIONALITY.match(last.subset) is not None and 0 <= apart <= NEXT_PARAGRAPH


def _is_announced(text: str, low: int, part: re.Match[str]) -> bool:
    """ "Figures published this morning": a morning that tells when something was said."""
    return ANNOUNCED.search(text[: low + part.start()]) is not None


def _of_people(phrase: str, offset: int, indicator: str) -> Span | None:
    """Who of all: "12 Albanian men", "20 children"; the dead are counted whoever they were."""
    patterns = (AGE,) if indicator == "deaths" else (NATIONALITY, AGE_OR_SEX)
    for pattern in patterns:
        if match := pattern.search(phrase):
            return _span(match, 1, offset)
    return None


def _spoken_of(text: str, quantity: Quantity, indicator: str) -> Span | None:
    """ "Albanians, of whom more than 12,000 crossed", "5,500 people have been returned to Albania"."""
    before, after = text[: quantity.span.start], text[quantity.span.end :]
    if indicator == "deaths":
        were = WERE_AGED.match(after)
        return _span(were, 1, quantity.span.end) if were else None
    if indicator == "other_returns":
        kind = ENFORCED.search(before) or ENFORCED_BEHIND.match(after)
        kind = kind or CAME_BY_BOAT.match(after) or OF_OWN_WILL.match(after)
        if kind:
            return _span(kind, 1, 0 if kind.string is before else quantity.span.end)
    # Of children, and of those who went home, it is told without such a name too.
    is_named = A_NATION.search(text) is not None
    were = (WERE.match(after) if is_named else None) or WERE_AGED.match(after)
    were = were or (FROM_COUNTRY.match(after) if is_named else None)
    if were:
        return _span(were, 1, quantity.span.end)
    named = _of_nation(before) if is_named else None
    home = None if named else HOME.match(after)
    return _span(home, 1, quantity.span.end) if home else named


def _of_nation(before: str) -> Span | None:
    """ "Followed by Eritrean (5,880)", "Albanians, of whom more than 12,000 crossed"."""
    bracketed = BRACKETED.search(before) or OF_COUNTRY.search(before)
    bracketed = bracketed or ARRIVALS_FROM.search(before[-REACH_BACK:])
    if bracketed:
        return _span(bracketed, 1, 0)
    low = max((m.end() for m in CLAUSE.finditer(before)), default=0)
    own = NATIONALITY_TOPIC.search(before[low:])
    topic = own or NATIONALITY_TOPIC.search(before)
    return _span(topic, 1, low if own else 0) if topic else None


def _words(text: str, start: int, end: int) -> Span:
    return Span(start, end, text[start:end])


def _span(match: re.Match[str], group: int, offset: int) -> Span:
    return Span(offset + match.start(group), offset + match.end(group), match[group])
