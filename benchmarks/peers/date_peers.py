"""A sentence and its day of publication come in, the date expressions that each peer finds go out."""

import calendar
import logging
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any

from benchmarks.peers.expressions import Dated, Find, Peer, in_order
from benchmarks.peers.number_peers import duckling_locale, recognizers
from etl import periods
from etl.vocabulary import Sentence


DAY = timedelta(days=1)


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12))


def stretch(day: date, grain: str) -> tuple[date, date]:
    """The days that a date of a grain stands for: a year is its year, a month its month."""
    if grain == "year":
        return day.replace(month=1, day=1), day.replace(month=12, day=31)
    if grain == "quarter":
        return day, stretch((day.replace(day=1) + 70 * DAY), "month")[1]
    if grain == "month":
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return (day, day + 6 * DAY) if grain == "week" else (day, day)


def own() -> Find[Dated]:
    def find(text: str, published: date) -> Iterator[Dated]:
        for each in periods.find(Sentence(0, text), published):
            yield Dated(each.span.start, each.span.end, each.start, each.end)

    return find


def recognizers_date_time() -> Find[Dated]:
    module = recognizers("date_time")

    def find(text: str, published: date) -> Iterator[Dated]:
        for each in module.recognize_datetime(text, "en-us", reference=noon(published)):
            readings = [days_of(value) for value in (each.resolution or {}).get("values", ())]
            days = latest([days for days in readings if days], published)
            if days:
                yield Dated(each.start, each.end + 1, *days)

    return find


Days = tuple[date | None, date | None]


def days_of(value: dict[str, str]) -> Days | None:
    """A reading of Microsoft's; a length of time alone, or an hour, is no days."""
    if value["type"] in ("date", "datetime"):
        return (day(value["value"]),) * 2 if value.get("value", "")[:1].isdigit() else None
    if value["type"] in ("daterange", "datetimerange"):
        return day(value.get("start")), day(value.get("end"))
    return None


def day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def latest(readings: list[Days], published: date) -> Days | None:
    """Of several readings the last one that had begun when the text was published."""
    past = [days for days in readings if (days[0] or days[1] or date.max) <= published]
    return max(past, key=lambda days: days[0] or days[1]) if past else next(iter(readings), None)


def duckling_time() -> Find[Dated]:
    import duckling

    zones = duckling.load_time_zones("/usr/share/zoneinfo")
    locale, wanted = duckling_locale(duckling), duckling.parse_dimensions(["time"])

    def find(text: str, published: date) -> Iterator[Dated]:
        seconds = int(noon(published).timestamp())
        now = duckling.parse_ref_time(zones, "Europe/London", seconds)
        context = duckling.Context(now, locale)
        for each in duckling.parse(text, context, wanted, False):
            readings = [days_of_duckling(value) for value in each["value"]["values"]]
            yield Dated(each["start"], each["end"], *(latest(readings, published) or (None, None)))

    return find


def days_of_duckling(value: dict[str, Any]) -> Days:
    if value["type"] == "value":
        return stretch(date.fromisoformat(value["value"][:10]), value["grain"])
    first, after = (day(value.get(end, {}).get("value")) for end in ("from", "to"))
    return first, after - DAY if after else None


def dateparser() -> Find[Dated]:
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    def find(text: str, published: date) -> Iterator[Dated]:
        settings = {"RELATIVE_BASE": noon(published), "PREFER_DATES_FROM": "past"}
        parser = DateDataParser(languages=["en"], settings=settings)
        pieces = search_dates(text, languages=["en"], settings=settings) or []
        for start, end, found in in_order(text, pieces):
            grain = parser.get_date_data(text[start:end]).period or "day"
            yield Dated(start, end, *stretch(found.date(), grain))

    return find


def datefinder() -> Find[Dated]:
    """Its offsets count in a text that it has changed, so the words are looked for anew."""
    import datefinder as package

    def find(text: str, published: date) -> Iterator[Dated]:
        found = package.find_dates(text, base_date=noon(published), source=True)
        for start, end, moment in in_order(text, ((words, moment) for moment, words in found)):
            yield Dated(start, end, moment.date(), moment.date())

    return find


def parsedatetime() -> Find[Dated]:
    import parsedatetime as package

    reader = package.Calendar()

    def find(text: str, published: date) -> Iterator[Dated]:
        for moment, kind, start, end, _ in reader.nlp(text, sourceTime=noon(published)) or ():
            if kind:
                yield Dated(start, end, moment.date(), moment.date())

    return find


def ctparse() -> Find[Dated]:
    from ctparse import ctparse as parse

    # It tells of each sentence in which it finds nothing.
    logging.getLogger("ctparse").setLevel(logging.CRITICAL)

    def find(text: str, published: date) -> Iterator[Dated]:
        best = parse(text, ts=noon(published), timeout=5)
        found = best.resolution if best else None
        # What is no days at all (an hour, a weekday without its week) has no such moment.
        with suppress(AttributeError, ValueError):
            yield Dated(found.mstart, found.mend, found.start.dt.date(), found.end.dt.date())

    return find


OWN = Peer(
    "Channel Figures, dates alone", "channel-figures", "nearest expression, as for the others", own
)
PEERS = (
    Peer(
        "ms-recognizers date-time",
        "ms-recognizers-text-date-time",
        "of several readings the last past one",
        recognizers_date_time,
    ),
    Peer(
        "Duckling",
        "pyduckling-native-phihos",
        "dimension `time`; of several readings the last past one, but it leans to the days to come",
        duckling_time,
    ),
    Peer("dateparser", "dateparser", "`search_dates`, past preferred, with its grain", dateparser),
    Peer("datefinder", "datefinder", "days only", datefinder),
    Peer("parsedatetime", "parsedatetime", "days only; leans to the days to come", parsedatetime),
    Peer("ctparse", "ctparse", "one expression a sentence; leans to the days to come", ctparse),
)
