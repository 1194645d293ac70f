"""The sentence of a claim comes in, its words go out, without what desks change when they print a text."""

import re

from rapidfuzz.distance import Indel

from etl.vocabulary import Claim


# Two sentences are one text where so much of their words is common, in the same order. In the table of
# pairs (tests/cases/copies.toml) copies have 0.80 and more, own words 0.67 and less.
ALIKE = 0.75
# Below that, two newsrooms may well find the same words ("Another 42 crossed on Monday").
FEWEST_WORDS = 8

NUMBER = "#"

_WHO = r"""
    (?: an? [ ] | the [ ] | one [ ] )?
    (?: home[ ]office | government | interior[ ]ministry | ministry[ ]of[ ]defence | department | border[ ]force
      | coastguards? | prefecture | officials? | ministers? | sources? | spokes(?:man|woman|person)
      | (?: [a-z]+ [ ] )? (?: official | officer )
      | (?: press[ ]association | pa | afp | reuters | ap | dpa ) (?: [ ] news[ ]agency | [ ] media )?
    )
    (?: ['’]s )? (?: [ ] (?: figures | data | statistics | analysis ) )?
"""
_SAYS = r"""
    (?: has [ ] | have [ ] | had [ ] )?
    (?: say | says | said | show | shows | showed | shown | confirm | confirms | confirmed | reveal | reveals
      | revealed | announced | reported | reports | understands | stated
      | (?: told | tells ) [ ] (?: the [ ] )? (?: [a-z]+ [ ]? ){1,3}
    )
"""
# Who is named as the source is the first thing that a desk changes in another's copy.
ATTRIBUTION = re.compile(
    rf"""
      ,? [ ]? \b according [ ] to [^,.;:]{{1,60}}
    | ^ (?: (?: latest | new | official ) [ ] )? {_WHO} [ ] {_SAYS} \b ,? (?: [ ] that \b )?
    | , \s* {_WHO} [ ] {_SAYS} (?: [ ] (?: on [ ] [a-z]+day | last [ ] night | yesterday | today ) )? (?= \W* $ )
    | \b it [ ] (?: is | was ) [ ] (?: understood | reported | believed ) (?: [ ] that \b )?
    | \b (?: meanwhile | reportedly ) \b
    """,
    re.VERBOSE,
)
WORD = re.compile(rf"{NUMBER}|\d+(?:[.,]\d+)*|[^\W\d]+")


def words(claim: Claim) -> list[str]:
    """The words that count, in order; the claim's own number is one and the same sign in all."""
    sentence = f"{claim.prefix}{NUMBER}{claim.suffix}".lower()
    return WORD.findall(ATTRIBUTION.sub(" ", sentence))


def likeness(one: Claim, other: Claim) -> float:
    """The share of words that two sentences have in common in the same order, from 0 to 1."""
    return Indel.normalized_similarity(words(one), words(other))


def alike(one: Claim, other: Claim) -> bool:
    """Whether two sentences are one text, their numbers aside."""
    fewest = min(len(words(one)), len(words(other)))
    return fewest >= FEWEST_WORDS and likeness(one, other) >= ALIKE
