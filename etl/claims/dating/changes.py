"""A percentage in its reading comes in; the days of which the words tell it as a change go out."""

import re

from etl.claims.dating import strangers
from etl.claims.parts import Reading
from etl.vocabulary import Period, Quantity, Reach


# "They fell by 36% in 2023": the change of that year, from the year before.
CHANGED_BY = re.compile(
    r"""
    \b (?: (?: fell | falling | fall | fallen | dropped | dropping | declined | rose | rising | risen | grew
              | growing | increased | increasing | jumped
              | (?: was | were | are | is ) [ ] (?: up | down ) ) [ ] (?: by [ ] )?
          | (?: cut | cutting | reduced | slashed | lowered | brought ) [ ] (?: [\w’'-]+ [ ] ){1,5} by [ ]
          | (?P<noun> fall | drop | rise | increase | decline | decrease | reduction | jump ) [ ]
              (?: (?: was | is | stood [ ] at | came [ ] to | amounted [ ] to | reached | of ) [ ] )
              (?: (?: \w+ [ ] ){0,2} (?: larger | smaller | steeper | higher | lower | greater | bigger ) ,
                [ ] at [ ] )? )
    (?: [\d.]+ [ ]? (?: % | per [ ]? cent ) [ ] in [ ] 20\d\d ,? [ ] and [ ] (?: then [ ] )? (?: by [ ] )? )?
    (?: (?: about | around | some | only | more[ ]than | nearly | just | almost | over ) [ ] )? $
    """,
    re.VERBOSE | re.IGNORECASE,
)
IN_ONLY = re.compile(r"(?:%|[ ]per[ ]?cent)?[ ](?:in|during|over)?[ ]?", re.IGNORECASE)
THIS_YEAR = re.compile(r"(?:so[ ]far[ ])?this[ ]year(?:[ ]so[ ]far)?", re.IGNORECASE)
# "By 36% to 29,437, from a record 45,755 in 2022": the year of the older side.
FROM_NUMBER = re.compile(
    r"(?:%|[ ]per[ ]?cent)(?:[ ]to[ ](?:\w+[ ])?\d[\d,]*)?,?[ ](?:down[ ]|up[ ])?from[ ](?:[a-z]+[ ]){0,3}\d[\d,]*"
    r"(?:[ ][a-z]+){0,3}[ ]$"
)
# Breaks as heavy as this part a comparison from what is said of something else.
APART = 80


def told_of(reading: Reading, quantity: Quantity) -> Period | None:
    """ "They fell by 36% in 2023": the year is the newer side, the year before it the older."""
    changed = CHANGED_BY.search(reading.before(quantity, 70))
    if changed is None or (changed["noun"] and _is_of_sides(reading, quantity)):
        return None
    before = [p for p in reading.periods if p.span.end <= quantity.span.start]
    if before and _is_told(reading, before[-1], quantity):
        return before[-1]
    for period in reading.periods:
        between = reading.sentence.text[quantity.span.end : period.span.start]
        if period.span.start > quantity.span.end and IN_ONLY.fullmatch(between):
            running = THIS_YEAR.fullmatch(period.span.exact) and period.reach is Reach.SO_FAR
            return period if running or period.reach is Reach.DAYS else None
    return None


def _is_of_sides(reading: Reading, quantity: Quantity) -> bool:
    """ "45,755, compared with 28,526 in 2021, a rise of 60 per cent": the counts before it are its sides."""
    before = (q for q in reading.quantities if q.span.end <= quantity.span.start)
    return any(not q.percent for q in before)


def _is_told(reading: Reading, period: Period, quantity: Quantity) -> bool:
    """ "In 2023 the number fell by 36 per cent": the days before, where none follow and no number has them."""
    # "By 11 August the increase was larger, at 47%": of the year up to that day.
    to_a_day = period.reach is Reach.UNTIL and (period.end.month, period.end.day) != (12, 31)
    if not (period.reach is Reach.DAYS or to_a_day) or is_taken(reading, period, quantity):
        return False
    return not strangers.is_compared_with(reading, period) and not _follows(reading, quantity)


def _follows(reading: Reading, quantity: Quantity) -> bool:
    return any(
        p.span.start >= quantity.span.end
        and not FROM_NUMBER.search(reading.sentence.text[quantity.span.end : p.span.start])
        and reading.segments.between(quantity.span, p.span) <= APART
        for p in reading.periods
    )


def is_taken(reading: Reading, period: Period, quantity: Quantity) -> bool:
    """A day that another number between holds: the comparison is of that number's own stretch."""
    return any(
        period.span.end <= other.span.start < quantity.span.start
        and not (other.percent or other.ordinal or other.label)
        for other in reading.quantities
    )
