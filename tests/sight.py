"""A colour comes in, how light it is and how it looks to eyes of each kind goes out."""

from collections.abc import Sequence
from math import dist


Triple = Sequence[float]

# Eyes without one kind of cone: Machado, Oliveira and Fernandes (2009), severity 1, over linear RGB.
EYES: dict[str, Sequence[Triple]] = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}

# To Oklab (Ottosson 2020), in which equal steps look equal: to cones, then to lightness and two hues.
TO_CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
TO_OKLAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)


def linear(colour: str) -> list[float]:
    channels = [part / 255 for part in bytes.fromhex(colour[1:])]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def luminance(colour: str) -> float:
    return sum(part * of for part, of in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2, from 1 to 21."""
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def seen(colour: str, eyes: str) -> list[float]:
    """A colour in Oklab as eyes of a kind see it."""
    within = [min(1.0, max(0.0, part)) for part in _times(EYES[eyes], linear(colour))]
    return _times(TO_OKLAB, [part ** (1 / 3) for part in _times(TO_CONES, within)])


def apart(one: str, other: str, eyes: str) -> float:
    """How different two colours look, from 0 to 100 for black and white; 2 can just be told apart."""
    return 100 * dist(seen(one, eyes), seen(other, eyes))


def _times(rows: Sequence[Triple], values: Triple) -> list[float]:
    return [sum(a * b for a, b in zip(row, values, strict=True)) for row in rows]
