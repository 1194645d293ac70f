"""A number in its sentence comes in; what it is goes out: a date, an age, money, a change in words, a label."""

import re
from dataclasses import dataclass

from etl.quantities import ages, calendar, counting
from etl.quantities.forms import Form
from etl.quantities.setting import Setting
from etl.vocabulary import Direction, TakenAs


@dataclass(frozen=True, slots=True)
class Kind:
    """What a number was taken for. No figure comes of a `label`: it names, or stays vague."""

    taken_as: TakenAs
    label: bool = False
    percent: bool = False
    ordinal: bool = False
    direction: Direction = Direction.NONE


AGE, DATE, IDIOM = Kind(TakenAs.AGE), Kind(TakenAs.DATE), Kind(TakenAs.IDIOM)
RANK = Kind(TakenAs.UNREAD, ordinal=True)
CHANGE = Kind(TakenAs.OTHER_INDICATOR, percent=True)
LABEL = Kind(TakenAs.UNREAD, label=True)
WHAT = {
    Form.MONEY: Kind(TakenAs.MONEY),
    Form.DATE: DATE,
    Form.CLOCK: LABEL,
    Form.CODE: LABEL,
    Form.MARK: Kind(TakenAs.LIST),
    Form.IDIOM: IDIOM,
}

RANKS = (
    "highest|biggest|largest|busiest|lowest|smallest|deadliest|worst|most|fewest|least|greatest"
    "|heaviest|quietest|longest|strongest|steepest|costliest|best|fullest|slowest|fastest"
)
# "second-highest", "the third most", "second only to 2022", "ranks second": a place in an order.
RANKED = re.compile(rf"[ -](?:{RANKS}|only[ ]to)\b")
BOUNDING = {"than", "over", "under", "least", "most", "nearly", "almost", "barely", "to"}
RANKING = {"rank", "ranks", "ranked", "ranking"}
# A fraction tells a change where the words say more or less than what; else it is a share of a whole.
CHANGE_AFTER = re.compile(
    r"""
    [ ] (?: more | fewer | less | higher | lower | up | down | above | below | rise | fall | drop | increase
          | decrease | reduction | smaller | larger | bigger | greater | worse | better
          | as [ ] (?: many | much | high | big | low ) ) \b
    """,
    re.VERBOSE,
)
CHANGE_BEFORE = re.compile(
    r"""
    \b (?: by | up | down | off | f[ae]ll | fallen | falls | falling | drop(?:s|ped|ping) | rose | risen
         | ris(?:es|ing) | cut | slashed | grew | grown | shrank | (?:in|de)creased? | declined?
         | reduced
         | (?: rise | fall | drop | increase | decrease | reduction | decline | jump | surge | cut )
           [ ] of )
    [ ] (?: (?: more | less | fewer | than | over | about | around | nearly | almost | roughly | just
              | under | well | some | at | least | approximately | close | to | an? | further
              | another ) [ ] ){0,4} $
    """,
    re.VERBOSE,
)
# "twice as many", "double the number", "half last year's total": the newer number against the older.
AGAINST = re.compile(
    r"""
    [ ] (?: as [ ] (?: many | much | high | big | busy | low | large )
          | (?: the | its | their | his | last [ ] (?: year | month | week | summer ) ['’]s
              | this [ ] year ['’]s | that [ ] of )
            [ ] (?: [a-z’'-]+ [ ] ){0,2}
            (?: numbers? | totals? | figures? | rate | tally | levels? | count | average | arrivals
              | crossings | population | amount | sum | pace | toll )
          | what | (?: that | those ) [ ] of | more | higher | larger | bigger | greater
          | the [ ] \d | last [ ] year ['’]s | (?: 19 | 20 ) \d\d ['’]s ) (?![a-z])
    """,
    re.VERBOSE,
)
# "a double-decker": no number is doubled.
NO_VERB = re.compile(
    r"[- ](?:deckers?|glaz\w+|standards?|bed\w*|rooms?|shifts?|check\w*|figures?|digits?|act|life)\b"
)
# "a third of them", "a third in hotels": a share; before any other noun "a third" is an ordinal.
NOT_A_THING = re.compile(
    r"""
    [ ]? (?: [.,;:!?)”"’'—–] | $ )
    | [ ] (?: of | more | fewer | less | higher | lower | to | in | on | from | since | this | last
            | compared | as | up | down | above | below | over | the | w(?:ere|as|ill) | a(?:re|nd|t)
            | after | against | ha[ds] | have | who | came | during | by | between | than | or | but
            | so | when | while | because | despite | overall | today | yesterday | again | until | amid
            | before | within | year | larger | bigger | smaller | greater | rise | fall | drop
            | increase | did | said | say | it | that | with | for | is | live | lived | crossed
            | arrived | full ) \b
    """,
    re.VERBOSE,
)


def of(setting: Setting) -> Kind:
    """What a number is, told from its form and the words beside it."""
    form = setting.written.form
    if form is Form.NUMBER:
        return _number(setting)
    return WHAT[form] if form in WHAT else TOLD[form](setting)


def _number(setting: Setting) -> Kind:
    written = setting.written
    kind = counting.beside(setting)
    if kind is not None:
        return LABEL if kind is TakenAs.UNREAD else Kind(kind)
    for looked_for, found in PLAIN:
        if looked_for(setting):
            return found
    noun = written.percent or counting.NOUN_AFTER.match(setting.low, written.after)
    return Kind(TakenAs.OTHER_INDICATOR if noun else TakenAs.UNREAD, percent=written.percent)


def _ordinal(setting: Setting) -> Kind:
    if RANKED.match(setting.low, setting.written.end) or setting.last in RANKING:
        return RANK
    return DATE if calendar.is_nth_day(setting) else LABEL


def _fraction(setting: Setting) -> Kind:
    exact, low, place = setting.exact, setting.low, setting.written.end
    if exact.startswith("a ") and RANKED.match(low, place):
        return RANK
    if exact in ("half", "quarter") and calendar.is_part(setting):
        return DATE
    if exact.startswith("half") and AGAINST.match(low, place):
        # "more than half the number" fell by less than half: the bound would tell the wrong side.
        if setting.last in BOUNDING:
            return LABEL
        return Kind(TakenAs.OTHER_INDICATOR, percent=True, direction=Direction.BELOW)
    told = CHANGE_AFTER.match(low, place) or CHANGE_BEFORE.search(setting.before)
    thing = exact.startswith(("a ", "an ")) and not NOT_A_THING.match(low, place)
    return LABEL if not told or thing or low.startswith(" of", place) else CHANGE


def _multiple(setting: Setting) -> Kind:
    """A verb ("doubled") tells a change by itself, an adverb ("twice", "double") only of a number."""
    exact, low, place = setting.exact, setting.low, setting.written.end
    verb = exact.endswith(("ed", "ing", "fold", "es")) or exact == "halve"
    if NO_VERB.match(low, place) or not (verb or AGAINST.match(low, place)):
        return LABEL
    way = Direction.BELOW if exact.startswith("hal") else Direction.ABOVE
    return Kind(TakenAs.OTHER_INDICATOR, percent=True, direction=way)


def _vague(setting: Setting) -> Kind:
    return AGE if ages.is_decade(setting) else LABEL


# What a plain number is looked at for, in this order.
PLAIN = (
    (counting.is_list_mark, Kind(TakenAs.LIST)),
    (counting.is_idiom, IDIOM),
    (calendar.is_date, DATE),
    (counting.is_label, LABEL),
    (ages.is_age, AGE),
)
TOLD = {
    Form.ORDINAL: _ordinal,
    Form.FRACTION: _fraction,
    Form.MULTIPLE: _multiple,
    Form.VAGUE: _vague,
}
