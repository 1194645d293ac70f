"""A number in its reading comes in; whether the words before it make something else of it than a figure goes out."""

from etl.claims.counting import flights, measures, other_rates
from etl.claims.counting.ahead import Ahead, Reach
from etl.claims.parts import Reading
from etl.vocabulary import Measure, Quantity


# "The gang ran up to 100 crossings", "he was behind 20 journeys": told of what somebody did, and no count.
DONE_BY = (
    r"(?:ran|runs?(?![ ]of\b)|organis\w+|arrang(?:ed?|es|ing)|facilitat\w+|smuggl\w+|traffick\w+|advertis\w+|plott\w+"
    r"|relating[ ]to|concerning|covering|responsible[ ]for|linked[ ]to|involved[ ]in|suspected[ ]of"
    r"|(?:was|were|is|are|been|allegedly|network|gang|man|men)[ ]behind(?![ ]the[ ]))"
    r"[ ](?:[\w-]+[ ]){0,3}"
)
# "Fits inside five dinghies", "boats of more than 80": how large; "it added one on Tuesday": a correction.
SIZED = (
    r"(?:fits?|fill(?:s|ed)?)[ ](?:inside[ ]|into[ ]|in[ ])?(?:just|only|some|about)?[ ]?"
    r"|(?:boats?|dingh(?:y|ies)|vessels?|craft)[ ]of[ ]"
    r"(?:(?:more|fewer|less|than|over|about|some|up|to)[ ]){0,2}"
    r"|(?:safe[ ]|legal[ ])?(?:limit|capacity)[ ](?:is|was|of)[ ](?:\w+[ ])?"
    r"|(?<!the[ ])majorit(?:y|ies)[ ]of[ ](?:(?:just|only|more|less|fewer|under|than|over|about)[ ]){0,2}"
    r"|(?:it|office|ministry|department|they|officials)[ ](?:later[ ]|then[ ]|since[ ])?"
    r"(?:has[ ]|had[ ])?added[ ](?:another[ ])?"
)
# "A second coach with 31 people": who came in it came by no boat.
IN_OTHER = (
    r"(?:coach|bus|train|plane|flight|aircraft|ferry|lorry|truck|van|car|minibus|helicopter|ship|yacht|trawler"
    r"|camp|hotel|centre|barge|room|hostel|hall)(?:es|s)?"
    r"(?:[ ](?:left|flew|departed|took[ ]off|landed|set[ ]off)(?:[ ]\w+){0,3}?)?"
    r"[ ](?:(?:that|which)[ ])?(?:with|carrying|carried|holding|held|bringing|brought|full[ ]of|of)"
    r"[ ](?:[\w-]+[ ]){0,3}"
)
# "The gap now stands at 24, having been as wide as 60".
GAP = r"gap\b[^.;]{0,50}"
# "Enough to fill Wembley and leave 10,000 outside": a picture of a number, and none itself.
PICTURE = (
    r"(?:enough[ ](?:people[ ])?to[ ](?:fill|populate|leave|man|crew|pack|form|make)\b"
    r"|the[ ]equivalent[ ]of|equivalent[ ]to"
    r"|as[ ]many[ ]as[ ](?:live|fit))\b[^.;]{0,90}"
)
# "Those found within 72 hours of arrival (1,650)": counted by another rule than ours.
WITHIN_HOURS = r"within[ ]\d+[ ](?:hours|days)[ ]of[ ]arriv\w+[ ]\("
# "Figures do not include 214 people": those left out of every count.
LEFT_OUT = (
    r"(?:(?:do(?:es)?|did)[ ]not|don[’']t|doesn[’']t)[ ](?:include|cover|count)[ ](?:the[ ])?(?:\w+[ ]){0,2}"
    r"|(?:exclud(?:es?|ing)|leav(?:es?|ing)[ ]out|left[ ]out)[ ](?:the[ ])?(?:\w+[ ]){0,2}"
)
# "A net change of three people": no count of anybody.
NET_BEFORE = (
    r"net[ ](?:change|effect|reduction|increase|decrease|gain|loss|total|result|difference)[ ]of[ ]"
    r"(?:(?:just|only|about|exactly|precisely|some|a|mere)[ ])*"
)
# "I told 30 young men", "interviews with 31 people who crossed", "a programme under which 435 came": spoken with,
# or come otherwise.
ASKED = (
    r"(?:I|we|he|she|they|who)[ ](?:have[ ]|had[ ])?(?:told|informed|warned|briefed)[ ](?:about[ ]|some[ ]|all[ ])?"
    r"|interview(?:s|ed)?[ ](?:with[ ])?(?:\w+[ ]){0,2}"
    r"|(?:spoke|talked|spoken|speaking|talking)[ ](?:to|with)[ ](?:\w+[ ]){0,2}"
    r"|(?:surveyed|polled|questioned|canvassed|quizzed)[ ](?:\w+[ ]){0,2}"
    r"|(?:resettlement|visa|sponsorship|family)[ ](?:\w+[ ])?(?:schemes?|programmes?|routes?),?"
    r"[ ](?:under|through|by)[ ]which[ ](?:\w+[ ]){0,2}"
)
# "A charity that helped 3,100 people last year", "they see one person make it": told of those who help or look on.
HELPED = (
    r"(?:which|who|that|charity|they|we|it|has|have|had|also)[ ](?:helped|supported|advised|assisted|sheltered|fed"
    r"|trained|taught|represented|employs|employed|clothed)[ ](?!to[ ])(?:[\w-]+[ ]){0,3}"
)
# "He said he counted about a dozen people on the shingle".
EYEWITNESS = (
    r"(?:he|she|I|who|(?:photographer|reporter|journalist|witness|walker|resident)(?:[ ](?:in|from|at)[ ]\w+)?)[ ]"
    r"(?:had[ ]|has[ ])?(?:counted|saw|seen|met|watched|spotted|(?:got|made[ ]it)[ ](?:up[ ])?to)[ ]"
    r"(?:about[ ]|around[ ]|some[ ]|at[ ]least[ ])?"
)
# "Five days with more than 1,000 arrivals": a mark that each of them passed.
DAYS_WITH = r"(?:days|occasions)[ ](?:with|on[ ]which|when)[ ](?:more[ ]than|over|at[ ]least)[ ]"
# "Five vessels, carrying between 10 and 22 people": how full each was.
FROM_TO = r"(?:carrying|with|holding|containing)[ ]between[ ]\w+[ ]and[ ]"
# "A hangar was opened for 800 people": room for so many, and nobody who came.
ROOM_FOR = (
    r"(?:opened|built|put[ ]up|set[ ]up|hangar|shelter|camp|barracks|tents?|beds|room|space|places)\b[^.;\d]{0,50}"
    r"[ ]for[ ](?:\w+[ ]){0,2}"
)
# "Received fewer asylum claims than others: about 35,000", "a term of five years, or six for those who", a poll.
CLAIMS_ARE = (
    r"asylum[ ](?:claims|applications)\b[^.;:\d]{0,60}:[ ](?:(?:about|around|some|nearly|just|over)[ ])*"
    r"|(?:years?|months?|weeks?)(?:[ ]in[ ](?:prison|jail))?,?[ ]or[ ]"
    r"|(?:poll\w*|survey\w*)\b[^.;\d]{0,80}[ ](?:among|of|by|with)[ ](?:\w+[ ])?"
)
# "Walmer has a population of 8,300", "the town of 31,000 people": how many live or sit there.
PEOPLE_OF = (
    r"(?:population|electorate|turnout|congregation|readership|membership|workforce|crowd|audience|class"
    r"|school|college|jury|panel|sample|rally|meeting|march|protest|vigil|gathering|demonstration"
    r"|town|city|village|parish|ward|place|island|resort|port|community)[ ]of[ ]"
    r"(?:(?:just|only|about|around|some|nearly|almost|over|under|more|fewer|less|than|at|least|a|mere)[ ]){0,3}"
)
# "The average reply was 39", "the ferry had an average of 190 passengers".
AVERAGE_OF = (
    rf"average[ ](?:{measures.OTHER_AVERAGE})\b[^.;\d]{{0,30}}"
    rf"|{measures.OTHER_CRAFT.pattern}[^.;\d]{{0,50}}\baverage[ ]of[ ](?:\w+[ ])?"
)

# What makes of a number no count, with the characters before it within which it is looked for.
CLAIMS_AHEAD = Reach((CLAIMS_ARE,), 120, ("asylum", " or ", "poll", "survey"))
HELPING = (
    *("helped", "supported", "advised", "assisted", "sheltered", "fed ", "trained", "taught"),
    *("represented", "employ", "clothed"),
)
UNCOUNTED_CASED = Ahead(
    Reach((FROM_TO, DAYS_WITH, HELPED), 60, ("between ", "days ", "occasions ", *HELPING)),
    Reach((ROOM_FOR,), 80, (" for ",)),
    cased=True,
)
UNCOUNTED = (GAP, PEOPLE_OF, EYEWITNESS, ASKED, NET_BEFORE)
NO_COUNT = (*UNCOUNTED, SIZED, LEFT_OUT, WITHIN_HOURS, DONE_BY)
NO_COUNT_FAR = (
    Reach(
        (AVERAGE_OF, *other_rates.AHEAD),
        other_rates.REACH,
        ("average", *other_rates.AHEAD_WORDS),
    ),
    Reach((PICTURE,), 100, ("enough", "equivalent", "as many as")),
    CLAIMS_AHEAD,
)
NO_COUNT_AHEAD = Ahead(Reach(NO_COUNT, 60), *NO_COUNT_FAR)
NO_COUNT_AHEAD_OR_ABOARD = Ahead(Reach((*NO_COUNT, IN_OTHER), 60), *NO_COUNT_FAR)
# And of what is a rate of boats, or a change.
NO_RATE_AHEAD = Ahead(Reach(UNCOUNTED, 60), Reach((AVERAGE_OF,), 90, ("average",)), CLAIMS_AHEAD)
NO_CHANGE_AHEAD = Ahead(Reach((GAP,), 60, ("gap",)))


def rule_out(reading: Reading, quantity: Quantity, measure: Measure) -> bool:
    """Whether the words before a number make something else of it than a figure of its measure."""
    if measure not in (Measure.COUNT, Measure.PER_BOAT):
        return NO_CHANGE_AHEAD.stands_in(reading.before(quantity, NO_CHANGE_AHEAD.reach))
    before = reading.before(quantity, NO_COUNT_AHEAD.reach)
    if UNCOUNTED_CASED.stands_in(before):
        return True
    if measure is Measure.PER_BOAT:
        return NO_RATE_AHEAD.stands_in(before)
    if not NO_COUNT_AHEAD_OR_ABOARD.stands_in(before):
        return False
    # "A coach with 31 people": but for those whom a flight takes back under the treaty.
    return NO_COUNT_AHEAD.stands_in(before) or not flights.are_returned(reading, quantity)
