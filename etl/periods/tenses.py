"""A line and a word of it come in; whether the words around it speak of what is still to come goes out."""

from etl.periods.parts import BLANKS, JOINTS, Line


# How far a verb governs the words behind it.
REACH = 18
FUTURE = {
    "will", "ll", "shall", "due", "upcoming", "scheduled", "expected", "expects", "expect", "hopes",
    "hope", "plans", "plan", "planning", "planned", "set", "forecast", "forecasts", "predicts",
    "predicted", "projected", "follows", "begins", "starts", "opens", "meets", "resumes", "target",
    "aims", "intends", "pledged", "ahead", "tomorrow", "slated",
}  # fmt: skip
SHOW = {"show", "reveal", "confirm", "suggest"}
# "Boxing Day is forecast to bring a gale".
FORETOLD = {"forecast", "expected", "due", "set", "likely", "predicted", "scheduled"}
# "Was due to leave" is told of a day that has passed, and so is "a plan to leave slipped on Tuesday".
PERFECT = {"was", "were", "been", "had", "be"}
# "It follows the arrival of 13 people on Tuesday" tells what has happened.
REPORTED = {"it", "this", "that", "which"}
NEEDS_TO = {"set", "ahead", "plan", "plans"}
PAST = {
    "was", "were", "had", "did", "came", "arrived", "crossed", "reached", "passed", "made", "fell",
    "rose", "saw", "brought", "recorded", "landed", "left", "took", "died", "sent", "removed",
    "returned", "counted", "stood", "has", "have", "last",
}  # fmt: skip
# A new clause has a tense of its own.
BREAKS = {
    "said", "told", "announced", "reported", "confirmed", "but", "while", "after", "who", "which",
    "when", "where", "because", "whereas", "although", "since",
}  # fmt: skip
SOFT = BLANKS | JOINTS | {", ", "'", ". ", '" ', ' "', "/", ","}


def is_ahead(line: Line, i: int) -> bool:
    """Whether a verb before or right behind word `i` puts it in the future."""
    clause = _clause(line, i)
    # "Are expected to show that 30,100 were housed at the end of June": what they show has been.
    shown = [k for k in clause if line.words[k] == "that" and line.words[k - 1] in SHOW]
    clause = range(i - 1, shown[0], -1) if shown else clause
    if any(_is_future(line, k, clause) for k in clause):
        return True
    for k in range(i + 1, i + 4):
        if line.gaps[k - 1] not in SOFT - {", "}:
            return False
        if line.words[k] in ("will", "ll"):
            return True
        if line.words[k] in ("is", "are") and line.words[k + 1] in FORETOLD:
            return True
    return False


def is_past(line: Line, i: int) -> bool:
    """Whether the clause before word `i` tells what has happened."""
    return any(line.words[k] in PAST and line.words[k - 1] != "to" for k in _clause(line, i))


def _clause(line: Line, i: int) -> range:
    """The words of the clause before word `i`, nearest first."""
    k = i
    while k > max(0, i - REACH) and line.gaps[k - 1] in SOFT and line.words[k - 1] not in BREAKS:
        k -= 1
    return range(i - 1, k - 1, -1)


def _is_future(line: Line, k: int, clause: range) -> bool:
    word = line.words[k]
    if word == "to":
        return line.words[k - 1] in ("is", "are", "s", "re") and k > 0
    if word == "follows" and k and line.words[k - 1] in REPORTED:
        return False
    if word not in FUTURE or (k and line.words[k - 1] in PERFECT):
        return False
    if word not in NEEDS_TO:
        return True
    told = any(line.words[later].endswith("ed") for later in clause if later > k)
    return not told and line.words[k + 1] in ("to", "for", "of")
