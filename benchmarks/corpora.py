"""Quoted passages come in, made-up articles go out, the same on every machine."""

import random
import re
from datetime import date, timedelta
from pathlib import Path

from etl import documents
from etl.vocabulary import Text


PASSAGES = Path(__file__).parents[1] / "seeds" / "passages"
OFFSET = re.compile(r"^@\d+ ", re.MULTILINE)
NUMBER = re.compile(r"(?<![\d,.])\d{1,3}(?:,\d{3})+(?![\d,])")
FIRST_DAY = date(2025, 1, 1)

# As in the articles quoted: about a quarter of the paragraphs have figures in them.
QUOTED, PLAIN = 8, 25
PROSE = (
    "Ministers from several countries are to meet in London to speak about the routes that people take across the "
    "continent, and about what each of them can do to make the sea crossing safer and rarer.",
    "A spokesperson said that officers on both sides of the water had worked through the night, and thanked the crews "
    "of the lifeboats for what she called their patience and their skill.",
    "The agreement lets the government return people who arrive by small boat, and take others who apply from abroad "
    "and have not tried to cross before.",
    "Charities said that people would go on making the journey for as long as there was no other way to ask for "
    "protection, and called for the scheme to be widened.",
    "“We have always said that no single measure would be enough,” the minister told reporters outside the building. "
    "“It takes work with our neighbours, and it takes time.”",
    "The opposition said that the arrangement was too small to matter, and would be judged by what happened once "
    "the weather was calm again.",
    "Boats have been leaving from beaches further along the coast, the prefecture said, which makes them harder to "
    "watch and the crossing longer.",
    "Officials publish the number of people and of boats for each day, and correct it later where a day was counted "
    "late or twice.",
)


def paragraphs() -> list[str]:
    """Every quoted paragraph, in the order of the files."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(PASSAGES.glob("*.txt"))]
    lines = (line for text in texts for line in OFFSET.sub("", text).splitlines())
    return [line for line in lines if line.strip()]


def made(articles: int) -> list[Text]:
    """Articles of quoted and plain paragraphs, shuffled, with other large numbers in them."""
    dice = random.Random(7)
    quoted = paragraphs()
    return [article(number, dice, quoted) for number in range(articles)]


def article(number: int, dice: random.Random, quoted: list[str]) -> Text:
    chosen = dice.choices(quoted, k=QUOTED) + dice.choices(PROSE, k=PLAIN)
    dice.shuffle(chosen)
    changed = NUMBER.sub(lambda _: f"{dice.randrange(1_000, 60_000):,}", "\n\n".join(chosen))
    published = FIRST_DAY + timedelta(days=dice.randrange(600))
    return documents.from_string(changed, published, f"made-{number:04}")


def treaty(published: date) -> Text:
    """An article with one figure, of what no official series counts."""
    said = "Officials said that 42 people were returned to France in October under the treaty."
    return documents.from_string(said, published, "treaty")
