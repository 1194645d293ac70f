"""A number in its reading comes in; whether the words before it make something else of it than a figure goes out."""

from etl.claims.counting import flights, other_rates, uncounted
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
# What makes of a number no count, with the characters before it within which it is looked for.
UNCOUNTED = (GAP, *uncounted.AHEAD_NEAR)
NO_COUNT = (*UNCOUNTED, SIZED, LEFT_OUT, WITHIN_HOURS, DONE_BY)
NO_COUNT_FAR = (
    Reach(
        (uncounted.AVERAGE_OF, *other_rates.AHEAD),
        other_rates.REACH,
        ("average", *other_rates.AHEAD_WORDS),
    ),
    Reach((PICTURE,), 100, ("enough", "equivalent", "as many as")),
    uncounted.CLAIMS_AHEAD,
)
NO_COUNT_AHEAD = Ahead(Reach(NO_COUNT, 60), *NO_COUNT_FAR)
NO_COUNT_AHEAD_OR_ABOARD = Ahead(Reach((*NO_COUNT, IN_OTHER), 60), *NO_COUNT_FAR)
# And of what is a rate of boats, or a change.
NO_RATE_AHEAD = Ahead(
    Reach(UNCOUNTED, 60), Reach((uncounted.AVERAGE_OF,), 90, ("average",)), uncounted.CLAIMS_AHEAD
)
NO_CHANGE_AHEAD = Ahead(Reach((GAP,), 60, ("gap",)))


def rule_out(reading: Reading, quantity: Quantity, measure: Measure) -> bool:
    """Whether the words before a number make something else of it than a figure of its measure."""
    if measure is not Measure.COUNT:
        ahead = NO_RATE_AHEAD if measure is Measure.PER_BOAT else NO_CHANGE_AHEAD
        return ahead.stands_in(reading.before(quantity, ahead.reach))
    before = reading.before(quantity, NO_COUNT_AHEAD.reach)
    if not NO_COUNT_AHEAD_OR_ABOARD.stands_in(before):
        return False
    # "A coach with 31 people": but for those whom a flight takes back under the treaty.
    return NO_COUNT_AHEAD.stands_in(before) or not flights.are_returned(reading, quantity)
