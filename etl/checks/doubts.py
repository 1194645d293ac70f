"""A finding that something differs comes in; it goes out undecided where the reading itself is in doubt.

A number far from what it is held against was likelier read amiss than reported so, and a sentence that does not
name its own days may speak of others than those carried over to it.
"""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import replace

from etl.checks import digit_slips
from etl.checks.witnesses import SAME_PART, in_one_sentence, is_on_total
from etl.vocabulary import Basis, Bound, Claim, ClaimPart, Finding, How, Measure, Reason, Verdict


# No slip of the pen that was met so far, the moving of digits apart, more than doubled a number.
FARTHEST = 2.0
# A total of many days that is farther off was counted over other days than those read.
LONG, FARTHEST_OF_LONG = 60, 1.25
# These look at words or at days that stand in the sentence itself.
CERTAIN = ("calendar",)
COMPUTED = ("stated_differences", "percent_changes", "rates")
DERIVED = (Measure.DIFFERENCE, Measure.PERCENT_CHANGE, Measure.PER_BOAT, Measure.PER_DAY)

# So many points may lie between a sound percentage of this year so far and the official one: it was worked
# out on another day, or cut off where it should be rounded.
POINTS_APART = 5

# Rates are of all that arrived in their days: without days of their own nothing is sure of them.
RATES = (Measure.PER_BOAT, Measure.PER_DAY)
# "...; 29,437 is the total in 2023": the year for which the number is right.
RIGHT_FOR = re.compile(
    r";[ ](?=[^;]*(?:is[ ]the[ ]total|would[ ]be[ ]right))[^;]*?\b(?P<year>20\d\d)\b[^;]*$"
)
# "It takes the total for the year to date to 12,313", behind words of an older year.
TO_DATE = re.compile(r"\b(?:to[ ]date|so[ ]far|this[ ]year)\b", re.IGNORECASE)
YEAR_SAID = re.compile(r"\b20\d\d\b|\byear\b", re.IGNORECASE)
BOATS_SAID = re.compile(r"\b(?:boats?|dingh(?:y|ies)|vessels?|craft)\b", re.IGNORECASE)
# "It was", "put it at": what is counted stands elsewhere; "in 20" behind such a number goes on with it.
IT = re.compile(r"\bit[ ](?:was|is|had[ ]been|at)[ ](?:[\w,]+[ ]){0,3}$", re.IGNORECASE)
DAY_SAID = re.compile(r"\d|day\b|Eve\b", re.IGNORECASE)

# "More than 2,000 landed in four days": which days these were is not said.
SOME_DAYS = re.compile(
    r"^(?:(?:just|only|the[ ](?:last|past))[ ])?[\w-]{1,20}[ ](?:days|nights)"
    r"|(?:(?:over|in|within|of)[ ])?(?:\d{1,3}|[a-z]{3,8})[ ](?:weeks|months|years)",
    re.IGNORECASE,
)
# "66 a day, compared with 148 a year ago", "up 48% from 13,489": a number of the older side.
OLDER_SIDE = re.compile(
    r"\b(?:compared[ ](?:with|to)|from|against|than)[ ](?:\w+[ ]){0,2}(?:\d[\d.]*[ ][^.;\d]{0,40}[ ]and[ ])?$",
    re.IGNORECASE,
)
# "In fewer than 400 boats": this "than" compares with nothing older.
BOUND_BEFORE = re.compile(r"\b\w{1,12}[ ]than[ ]$", re.IGNORECASE)
BOUNDS_WITH_THAN = (Bound.MORE_THAN, Bound.LESS_THAN, Bound.AT_LEAST, Bound.AT_MOST)
# Days that another figure of the sentence bears out make a slip of so little certain.
SLIP = 0.05
# "So forty-four gone back altogether": a sum of what was told just before.
SUMMED = re.compile(
    r"\b(?:altogether|in[ ](?:all|total)|all[ ]told|makes|added[ ]to|adds?[ ]up)\b", re.IGNORECASE
)
JUST_BEFORE = 200

# "...; in 2025 it would be right": of a whole comparison or rate, the days are easily read amiss.
OTHER_DAYS_RIGHT = re.compile(r";[ ](?:in|from|on)[ ][^;]*[ ]it[ ]would[ ]be[ ]right\b")
# "...; 605 is the total on 25 February 2026": the day or days for which the number is right.
DAY_RIGHT = re.compile(
    r";[ ][^;]*is[ ]the[ ]total[^;]*?\b(?P<day>\d\d?)[ ](?P<month>[A-Z][a-z]+)[ ]20\d\d[^;\d]*$"
)

WHY = "the sentence does not make certain which days or what it counts, so this is left open"


def is_sure(claim: Claim) -> bool:
    """Whether a figure's days are named in its own sentence; a statement was typed with its days."""
    if claim.start is None:
        return True
    if not claim.period_text or SAME_PART.search(claim.period_text):
        return False
    if claim.period_basis is Basis.INFERRED and SOME_DAYS.fullmatch(claim.period_text):
        return False
    # The days before the words of a comparison are those of its newer side.
    before, behind = (claim.period_text in text for text in (claim.prefix, claim.suffix))
    return behind or (before and not is_of_older_side(claim)) or _is_in(claim)


def is_of_older_side(claim: Claim) -> bool:
    """Whether the words before a figure set it against a newer one: "down from 2,867"."""
    before = claim.prefix
    if claim.bound in BOUNDS_WITH_THAN:
        before = BOUND_BEFORE.sub("", before)
    return OLDER_SIDE.search(before) is not None


def _is_in(claim: Claim) -> bool:
    """Whether the words of the days hold the number itself."""
    return claim.exact in claim.period_text


def is_plausible(reported: float | None, expected: float | None, days: int = 1) -> bool:
    """Whether two numbers are near enough for one to be a slip of the other; long totals lie nearer."""
    if reported is None or expected is None:
        return True
    low, high = sorted((abs(reported), abs(expected)))
    farthest = FARTHEST if days < LONG else FARTHEST_OF_LONG
    return reported * expected > 0 and high <= farthest * low


def told_twice(claims: Iterable[Claim]) -> frozenset[str]:
    """The counts of which one sentence has two for the same days: of one of them the days were read amiss."""
    told: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.measure is Measure.COUNT and claim.start is not None:
            sentence = claim.document_id, claim.prefix + claim.exact + claim.suffix
            days = claim.period_start, claim.period_end
            told[*sentence, claim.indicator, claim.subset, *days].append(claim)
    return frozenset(
        claim.claim_id
        for group in told.values()
        if len({claim.value for claim in group}) > 1
        for claim in group
    )


def settled(
    finding: Finding,
    claims: Mapping[str, Claim],
    twice: Container[str] = frozenset(),
    borne_out: Container[str] = frozenset(),
) -> Finding:
    """The finding as it stands, or undecided with the reason said.

    `twice` comes from `told_twice`, `borne_out` from `witnesses.borne_out`.
    """
    if finding.verdict is not Verdict.DIFFERS or finding.check in CERTAIN:
        return finding
    if digit_slips.is_exchange(finding.reported, finding.expected):
        return finding
    if finding.check == "percent_changes" and _is_cut_off(finding):
        return _left_open(finding)
    named = [claims[claim_id] for claim_id in finding.claim_ids.split()]
    if any(_is_of_others(finding, claim) or claim.claim_id in twice for claim in named):
        return _left_open(finding)
    clashing = finding.reason is Reason.CONTRADICTION and not _can_clash(named)
    if clashing:
        return _left_open(finding)
    if _is_summed(finding, named) or _is_own_operand(finding, named, claims):
        return finding
    if all(_holds(finding, claim) or _is_witnessed(finding, claim, borne_out) for claim in named):
        return finding
    return _left_open(finding)


def _is_witnessed(finding: Finding, claim: Claim, borne_out: Container[str]) -> bool:
    """Whether another figure bears out the days of a slip, or of a comparison that is not far off."""
    if claim.measure is Measure.COUNT:
        return _is_slip(finding, claim, borne_out)
    said, meant = finding.reported, finding.expected
    if claim.claim_id not in borne_out or said is None or meant is None:
        return False
    return is_plausible(said, meant) and abs(said - meant) > POINTS_APART


def _is_slip(finding: Finding, claim: Claim, borne_out: Container[str]) -> bool:
    """Whether a count is near the official one, for days that another figure beside it bears out."""
    said, meant = finding.reported, finding.expected
    if claim.claim_id not in borne_out or said is None or meant is None:
        return False
    exchanged = digit_slips.single(said, meant) == digit_slips.EXCHANGED
    return exchanged or (said >= digit_slips.TELLING and _is_near(finding))


def _is_cut_off(finding: Finding) -> bool:
    """ "Down by 20 per cent", of 20.8: a speaker leaves out what is behind the point."""
    said, meant = finding.reported, finding.expected
    if said is None or meant is None or said != int(said):
        return False
    return abs(said) == int(abs(meant)) and said * meant > 0


def _is_summed(finding: Finding, named: list[Claim]) -> bool:
    """Whether a text adds up parts that it gave just before, or in the same sentence."""
    if finding.check != "running_totals" or not is_plausible(finding.reported, finding.expected):
        return False
    whole = max(named, key=lambda claim: claim.value)
    parts = [claim for claim in named if claim is not whole]
    if len(named) < 3 or whole.start is None or not SUMMED.search(whole.prefix + whole.suffix):
        return False
    return all(0 < whole.start - part.start <= JUST_BEFORE for part in parts)


def _is_own_operand(finding: Finding, named: list[Claim], claims: Mapping[str, Claim]) -> bool:
    """Whether a count is in question beside a rate of its own sentence and days that is borne out."""
    if finding.check not in COMPUTED or finding.reason is not Reason.ARITHMETIC:
        return False
    beside = [claims[name] for name in finding.beside_ids.split()]
    return all(
        any(
            derived.measure in DERIVED
            and in_one_sentence(count, derived)
            and (count.period_start, count.period_end) == (derived.period_start, derived.period_end)
            for derived in beside
        )
        for count in named
    )


def _left_open(finding: Finding) -> Finding:
    return replace(
        finding,
        verdict=Verdict.UNDECIDED,
        reason=Reason.PERIOD_UNCLEAR,
        explanation=f"{finding.explanation.rstrip('.')}; {WHY}.",
    )


def _is_of_others(finding: Finding, claim: Claim) -> bool:
    """Whether the number is right for other days, and these are likelier meant than the ones read."""
    if claim.measure in DERIVED and OTHER_DAYS_RIGHT.search(finding.explanation):
        return True
    return _is_of_another_year(finding, claim) or _names_the_day(finding, claim)


def _is_of_another_year(finding: Finding, claim: Claim) -> bool:
    """Whether the number is right for a year that its sentence names too, or for one where it names none."""
    right = RIGHT_FOR.search(finding.explanation)
    if right is None or claim.period_start is None or int(right["year"]) == claim.period_start.year:
        return False
    sentence = f"{claim.prefix}{claim.exact}{claim.suffix}"
    if int(right["year"]) > claim.period_start.year and TO_DATE.search(sentence):
        return True
    return right["year"] in sentence or not YEAR_SAID.search(sentence)


def _names_the_day(finding: Finding, claim: Claim) -> bool:
    """Whether the number is right for a day that its sentence names too."""
    right = DAY_RIGHT.search(finding.explanation)
    if right is None:
        return False
    day, month = right["day"], right["month"][:3]
    named = rf"\b{day}(?:st|nd|rd|th)?[ ](?:of[ ])?{month}|\b{month}[a-z]*\.?[ ]{day}\b"
    return re.search(named, f"{claim.prefix}{claim.exact}{claim.suffix}") is not None


def _can_clash(claims: list[Claim]) -> bool:
    """Nobody gives two totals of one thing in one sentence, nor two that are worlds apart."""
    sentences = {
        (c.document_id, c.prefix + c.exact + c.suffix) for c in claims if c.start is not None
    }
    if len(sentences) < sum(claim.start is not None for claim in claims):
        return False
    # "9 October: 26 out", and 26 in all to 9 October: the one is the other, read as a day's.
    if len({(claim.value, claim.period_end) for claim in claims}) < len(claims):
        return False
    same_days = len({claim.period_start for claim in claims}) == 1
    values = sorted(claim.value for claim in claims)
    return not same_days or is_plausible(values[0], values[-1])


def _is_in_row(claim: Claim) -> bool:
    """ "It was 42, then 49, 56 and, this spring, 64": the days stand behind another rate than this."""
    if not claim.period_text or claim.period_text not in claim.suffix:
        return False
    return any(sign.isdigit() for sign in claim.suffix.partition(claim.period_text)[0])


def _names_what(claim: Claim) -> bool:
    """Whether its own sentence says what is counted, or no "it" stands for that: "they put it at 18,000"."""
    if not IT.search(claim.prefix) or BOATS_SAID.search(claim.prefix + claim.suffix):
        return True
    told = [clue for clue in claim.clues if clue.part is ClaimPart.INDICATOR]
    return claim.start is None or not told or any(clue.how is How.BESIDE for clue in told)


def _is_near(finding: Finding) -> bool:
    """Whether two numbers are apart by so little, or by such a slip, that they must be of one thing."""
    said, meant = finding.reported or 0.0, finding.expected or 0.0
    return abs(said - meant) <= SLIP * meant or bool(digit_slips.single(said, meant))


def _holds(finding: Finding, claim: Claim) -> bool:
    if claim.measure is Measure.MILESTONE:
        # "Exceeded 1,000 on six days" is no mark of a total twenty times as large.
        if not is_plausible(finding.reported, finding.expected):
            return False
        return is_sure(claim) and DAY_SAID.search(claim.period_text) is not None
    is_own_sum = finding.reason is Reason.ARITHMETIC and claim.measure not in RATES
    is_near = is_plausible(finding.reported, finding.expected)
    if finding.check in COMPUTED and not is_near and not (is_own_sum and is_on_total(claim)):
        return False
    if claim.measure in RATES and (OLDER_SIDE.search(claim.prefix) or _is_in_row(claim)):
        return False
    if finding.check == "official_series" and not _names_what(claim) and not _is_near(finding):
        return False
    return is_sure(claim) or (claim.measure in DERIVED and is_own_sum)
