"""The headers Retry-After and Date of an answer come in, the seconds to wait go out."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


# Eleven years at most: more digits are no wait that anybody means.
SECONDS = re.compile(r"[0-9]{1,9}")


def seconds(retry_after: str, date: str = "") -> float | None:
    """How long an answer asks to wait, in whole seconds; None where it does not say."""
    asked = retry_after.strip()
    if SECONDS.fullmatch(asked):
        return float(asked)
    until = _moment(asked)
    if until is None:
        return None
    # By the clock of the server, which may not be that of this machine.
    return max(0.0, float(round((until - (_moment(date) or _now())).total_seconds())))


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
