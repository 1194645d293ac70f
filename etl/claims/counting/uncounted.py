"""A number in its reading comes in; whether it counts nobody who came, or one who came beside a plan, goes out."""

import re
from collections.abc import Iterable, Sequence

from etl.claims.counting import loads, nouns
from etl.claims.counting.nouns import Counted, counted
from etl.claims.cues import ELSEWHERE, one_of
from etl.claims.keyed import Keyed
from etl.claims.parts import Reading
from etl.vocabulary import Measure, Quantity


# A pattern, the characters behind a number within which it is looked for, and words of which every match has one,
# if any are given.
Behind = tuple[re.Pattern[str], int, Sequence[str]]

# "62 people to the bad", "a net change of three people", "one crossing is one too many": no count of anybody.
NET_BEHIND = (
    r"(?:[ ]\w+)?[ ]to[ ]the[ ](?:bad|good)\b|[ ]\w+[ ]is[ ](?:still[ ])?(?:one[ ])?too[ ]many\b"
)
# "He had crossed with about 60 others in a boat": the company of somebody in a story.
CAME_WITH = re.compile(
    r"\b(?:he|she|I|who)[ ](?:had[ ]|has[ ])?(?:also[ ])?(?:crossed|c[ao]me|travelled|arrived|sailed"
    r"|made[ ]the[ ]\w+)[ ]"
    r"(?:\w+[ ]){0,3}?(?:with|alongside)[ ](?:\w+[ ]){0,2}$",
    re.IGNORECASE,
)
# "Two men who were removed have since made their way back": told of those already counted.
CAME_BACK = re.compile(
    r"(?:[ ](?!more)\w+){1,2}[ ](?:(?:are|is|were|was)[ ](?:known|thought|believed|understood)[ ]to[ ])?"
    r"(?:have|had|has)[ ](?:since[ ]|already[ ])?"
    r"(?:made[ ](?:it|their[ ]way|his[ ]way)|come|crossed|re-?entered|returned|got)[ ](?:back[ ]|again[ ])?"
    r"[^.;,]{0,50}\bafter[ ](?:being|(?:they|he)[ ](?:had[ ]been|were|was)|having[ ]been)[ ]"
    r"(?:removed|returned|deported|sent|flown)\b"
    r"|(?:[ ]\w+)?[ ]who[ ](?:were|was|had[ ]been|have[ ]been)[ ](?:removed|returned|deported|sent[ ]back)"
    r"[^.;,]{0,30}[ ](?:have|had|has)[ ](?:since[ ])?(?:made|come|crossed|re-?entered)\b"
    r"|(?:[ ]\w+)?[ ](?:returned|removed|deported|sent[ ]back)[^.;,]{0,40}[ ](?:are|is|were|was)[ ]"
    r"(?:known|thought|believed|understood|reported|said)[ ]to[ ]have[ ]"
    r"(?:come|crossed|returned|re-?entered|made|got)\b"
    r"|[ ](?:men|women|people|migrants)[ ]who[ ]came[ ]back\b"
    r"|(?:[ ]\w+)?[ ]who[ ](?:were|was|had[ ]been|have[ ]been)[ ](?:removed|returned|deported|sent[ ]back)"
    r"[^.;,]{0,30}[ ](?:are|is|were|was)[ ](?:known|thought|believed|understood|reported|said)[ ]to[ ]be\b"
)
SEES_ONE = re.compile(r"\b(?:see|sees|saw|seen|seeing|hear|heard|every|each)[ ]$", re.IGNORECASE)
# "327 unaccompanied children had come into its care", "23 on its manifest".
LISTED = re.compile(
    r"[^.;,\d]{0,50}[ ]into[ ](?:its|their|his|her|local[ ]authority|council|foster|(?:the[ ])?(?:council|county)[’']s)"
    r"[ ]care\b"
    r"|(?:[ ]\w+)?[ ]on[ ](?:its|the|their|a)[ ](?:\w+[ ])?(?:manifest|list|roll|register|books)\b"
)
# "112 tried to board one dinghy": who came of them is not said.
TRIED = (
    r"(?:[ ]\w+)?[ ](?:had[ ])?(?:tried|attempted|rushed|scrambled|fought|pushed|were[ ]trying)[ ](?:to[ ])?"
    r"(?:board|climb|get[ ]on|squeeze|cram|clamber)\w*\b"
)
# "About 700 of them were taken there", "the 18,000 people told that", "400 are now out on any one night".
DONE_WITH = (
    r"(?:[ ]of[ ](?:them|those))?[ ](?:were|was)[ ](?:taken|moved|driven)[ ](?:there|elsewhere)\b"
    r"|[ ]people[ ](?:told|warned|notified|informed)\b"
    r"|(?:[ ]\w+)?[ ](?:asked|polled|surveyed|interviewed|canvassed|quizzed|questioned)\b"
    r"|[ ]are[ ](?:now[ ])?(?:out|on[ ]duty|deployed|posted|based|stationed)\b"
    r"|[ ]more[ ](?:are|is)[ ](?:on|in|at|waiting|behind|ready)\b"
)
# "Intercepted one paddling pool.": a thing that closes its sentence, and nobody.
ONE_THING = re.compile(r"[ ][a-z]+ing[ ](?!boats?|dingh|vessel)[a-z]+[.;]?$")
# "The Conservative majority was 12,278": of what the words before say, where they name no total of ours.
NAMED = (
    r"totals?|tall(?:y|ies)|figures?|numbers?|averages?|high|low|peak|record|best|rises?|falls?|increases?|drops?|change|gap"
    r"|difference|counts?|toll|year|month|week|day|date|summer|winter|spring|autumn|quarter|half|decade|equivalent"
    r"|boats?|dingh(?:y|ies)|vessels?|people|migrants?|arrivals?|crossings?|returns?|removals?|deaths?|men|others|rate"
    r"|one|ones|rest|answer|sum|result|latest|most|least|first|last|[a-z]*est|daily|weekly|monthly|annual|balance"
    r"|score|other|same|flow|level|group|flight|nationals?|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
)
OF_ANOTHER = Keyed(
    re.compile(
        rf"(?:^|[,;:][ ]|[ ](?:and|but)[ ])(?:the|his|her|their|its|a)[ ]"
        rf"(?!(?:[\w’'-]+[ ]){{0,6}}?(?:{NAMED})[ ])(?:[a-z’'-]+[ ]){{1,5}}(?:was|is|were|stood[ ]at|stands[ ]at)[ ]"
        r"(?:(?:just|only|about|around|some|nearly|almost|over|now|a|more[ ]than)[ ]){0,2}$",
        re.IGNORECASE,
    ),
    *("was ", "is ", "were ", "stood at ", "stands at "),
)
# "Five people suspected of links to the crossing": told for what they did, and not for having come.
SUSPECTS = (
    r"[ ](?:other[ ]|more[ ])?(?:people|men|women|suspects?|individuals|migrants)?[ ]?(?:who[ ](?:are|were)[ ])?"
    r"(?:suspected|accused|convicted)[ ]of\b"
)
# "The Mediterranean, where more than 1,600 have died": told of that sea, whatever else is named.
ABROAD = one_of(ELSEWHERE["abroad"])
WHERE_ELSE = re.compile(rf"\b(?:{ABROAD}),[ ]where\b[^.;\d]{{0,60}}$")
# "93,475 in France and 121,955 in Germany": told of those countries.
IN_COUNTRY = re.compile(rf"(?:[ ]\w+)?[ ]in[ ](?:France|Rwanda|Albania|{ABROAD})\b")
# "The number of boats found on the beaches, 1,381, was up": of those that never left.
BOATS_FOUND = Keyed(
    re.compile(
        r"\bnumber[ ]of[ ](?:small[ ])?(?:boats|dinghies|vessels|engines)[ ](?:found|seized|discovered|destroyed"
        r"|abandoned|recovered|bought|sold|supplied)\b[^.;\d]{0,60}$"
    ),
    "number of ",
)
# "One dinghy was so overloaded that": how a boat was, and not how many came.
STATE = re.compile(
    r"[ ](?:small[ ]|inflatable[ ])?(?:boat|dinghy|inflatable|vessel|craft)[ ](?:was|looked|seemed|appeared)[ ]"
    r"(?:so|too|badly|heavily|dangerously|visibly|clearly|over(?:loaded|crowded)|deflating|sinking|taking[ ]on)\b"
)
# "The number who come in a single dinghy: 60 or 70 is now the norm": how many usually do, and no count.
THE_NORM = re.compile(
    r"(?:[ ](?:or|to|and)[ ][\w,]+)?(?:[ ]\w+)?[ ](?:is|are|was|were)[ ](?:now[ ]|usually[ ]|often[ ])?"
    r"(?:the[ ]norm|typical|usual|normal|common(?:place)?|the[ ]usual|not[ ]unusual)\b"
)
# "Of 111,084 asylum claims, 43,600 were from people who had come": how many claims.
OF_CLAIMS = Keyed(
    re.compile(
        r"\bOf[ ](?:(?:the|all|these|some|about|around|nearly)[ ]){0,2}(?:[\d,]+[ ])?(?:\w+[ ])?"
        r"(?:asylum[ ])?(?:claims|applications|applicants|claimants)\b[^.;]*$"
    ),
    "claim",
    "applica",
)
# "There were more "red days", on which conditions favour crossings: 60": a number of days.
MORE_DAYS = Keyed(
    re.compile(
        r"\b(?:more|fewer|number[ ]of|many)[ ][“\"‘']?(?:[\w-]+[ ]){1,2}(?:days|nights)\b"
        r"[^.;:\d]{0,110}:[ ](?:\w+[ ])?$",
        re.IGNORECASE,
    ),
    "days",
    "nights",
)
OTHERS = re.compile(r"[ ](?:others?|more|fellow|other)\b")
# "A decade ago the typical vessel carried seven or eight": of no days that can be told.
LONG_AGO = Keyed(
    re.compile(
        r"\b(?:a[ ](?:decade|generation|century)[ ](?:or[ ](?:so|more)[ ])?ago|in[ ]the[ ]early[ ](?:days"
        r"|years))\b"
        r"[^.;]*$",
        re.IGNORECASE,
    ),
    " ago",
    "in the early",
)
# "Will overtake the whole of 2024, when 36,816 came": what happened then is told beside what will.
THEN_CAME = re.compile(
    r"\b(?:(?:19|20)\d\d|last[ ]year|the[ ]year[ ]before|(?:disaster|tragedy|sinking|incident)(?:[ ][\w-]+){0,4}),"
    r"[ ](?:when|in[ ]which)[ ](?:(?:a|some|about|only|just|record|at|least|more|than)[ ])*$",
    re.IGNORECASE,
)
CAME = re.compile(
    r"(?:[ ](?:people|migrants|arrivals))?[ ](?:came|arrived|crossed|landed|did[ ]so|made|were|had|died|drowned)\b"
)


# "A boat carrying more than 45 came apart off the French coast": those in it need not have come.
WRECKED = (
    r"(?:[ ](?:people|migrants|men|passengers|others))?(?:[ ](?:on[ ]board|aboard))?[ ](?:had[ ])?"
    r"(?:came[ ]apart|broke[ ](?:up|apart|down)|sank|sunk|capsized|overturned|foundered|burst|folded|caught[ ]fire"
    r"|g[oe]t(?:s|ting)?[ ]into[ ](?:difficult\w*|trouble|distress)|began[ ]to[ ](?:sink|deflate|founder|take))\b"
)

# "82,100, in 21,900 cars and 610 coaches": who came in those came in no small boat.
VEHICLES = ("cars", "vehicles", "lorries", "trucks", "vans", "trains", "ferries", "sailings")
IN_CARS = re.compile(
    rf"[^.;,\d]{{0,60}},?[ ](?:in|on|aboard)[ ](?:\d[\d,]*|{loads.NUMBER})[ ](?:\w+[ ])?"
    rf"(?:{'|'.join(VEHICLES)})\b"
)
# "Referrals to the modern slavery system reached 17,004": a count of what its sentence begins with, and of nobody.
OF_SUBJECT = Keyed(
    re.compile(
        rf"(?:^|[.;:][ ])[“\"]?(?!(?:{NAMED}|{nouns.PEOPLE}|{nouns.BOATS}|{nouns.EVENTS})\b)[a-z]{{3,}}s"
        r"(?:[ ](?:to|for|of|by|from|in|under)[ ][^.;:,\d]{2,50})?[ ](?:(?:have|had|has)[ ])?"
        r"(?:reached|totalled|numbered|stood[ ]at|hit|topped|(?:rose|fell|climbed|dropped|came|risen|fallen)[ ]to)[ ]"
        r"(?:(?:just|only|about|around|some|nearly|almost|over|a|record|more[ ]than)[ ]){0,2}$",
        re.IGNORECASE,
    ),
    " to ",
    *("reached ", "totalled ", "numbered ", "stood at ", "hit ", "topped "),
)

# What makes of a number no count, each with the characters within which it is looked for: before the number, and
# right behind it; the same of a number without a noun.
BEHIND = (
    (
        re.compile(f"{SUSPECTS}|{NET_BEHIND}"),
        30,
        ("suspected", "accused", "convicted", "to the", "too many"),
    ),
    (THE_NORM, 50, ("norm", "typical", "usual", "common")),
    (re.compile(f"{WRECKED}|{TRIED}|{DONE_WITH}"), 60, ()),
    (LISTED, 90, (" care", "manifest", "list", "roll", "register", "books")),
    (IN_CARS, 100, VEHICLES),
    (CAME_BACK, 110, ("removed", "returned", "deported", "sent", "flown", "came back")),
)
BARE_AHEAD = (
    (BOATS_FOUND, 110),
    (MORE_DAYS, 160),
    (OF_CLAIMS, 160),
    (OF_ANOTHER, 90),
    (OF_SUBJECT, 110),
)
BARE_BEHIND = ((IN_COUNTRY, 30, (" in ",)),)
# As many characters behind a number as any of these is long.
LONGEST = 110


def is_uncounted(reading: Reading, quantity: Quantity, measure: Measure) -> bool:
    """ "62 people to the bad", "with 60 others": what two numbers come to, or the company of one man."""
    if not reading.periods and LONG_AGO.search(reading.before(quantity, 90)):
        return True
    if measure not in (Measure.COUNT, Measure.PER_BOAT):
        return False
    before = reading.before(quantity, 90)
    if ", where" in before and WHERE_ELSE.search(before):
        return True
    if _stands_behind(reading, quantity, BEHIND):
        return True
    bare = counted(reading.sentence.text, quantity) is Counted.NOTHING
    if bare and _is_bare_of_others(reading, quantity):
        return True
    if quantity.value == 1 and _is_one_of_none(reading, quantity, before):
        return True
    with_others = OTHERS.match(reading.sentence.text, quantity.span.end)
    return bool(with_others and CAME_WITH.search(before[-60:]))


def _is_one_of_none(reading: Reading, quantity: Quantity, before: str) -> bool:
    """ "One dinghy was so overloaded that", "they see one person make it": no count of one."""
    if STATE.match(reading.after(quantity, 60)) or SEES_ONE.search(before):
        return True
    return ONE_THING.match(reading.sentence.text, quantity.span.end) is not None


def _is_bare_of_others(reading: Reading, quantity: Quantity) -> bool:
    """Whether a number without a noun is told of other things, or of another country."""
    ahead = any(p.search(reading.before(quantity, reach)) for p, reach in BARE_AHEAD)
    return ahead or _stands_behind(reading, quantity, BARE_BEHIND)


def _stands_behind(reading: Reading, quantity: Quantity, behind: Iterable[Behind]) -> bool:
    after = reading.after(quantity, LONGEST)
    return any(
        (not words or any(map(after.__contains__, words))) and pattern.match(after, 0, reach)
        for pattern, reach, words in behind
    )


def has_happened(reading: Reading, quantity: Quantity) -> bool:
    """ "Will overtake the whole of 2024, when 36,816 came": no forecast, though it stands beside one."""
    if CAME.match(reading.after(quantity, 30)) is None:
        return False
    return THEN_CAME.search(reading.before(quantity, 60)) is not None
