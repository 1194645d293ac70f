"""The one error for input that cannot be read."""

from collections.abc import Callable


class InputError(ValueError):
    """Input that cannot be read, told as "place: problem, expected"."""

    def __init__(self, place: object, problem: str, expected: str) -> None:
        super().__init__(f"{printable(str(place))}: {problem}, expected {expected}")

    def __reduce__(self) -> tuple[Callable[[str], "InputError"], tuple[str]]:
        # Its words are whole already when it comes from another process.
        return _told, (str(self),)


def printable(name: str) -> str:
    """A name as it stands, its line ends, commands to a terminal and bytes of no character as escapes."""
    if name.isprintable():
        return name
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in name)


def _told(words: str) -> InputError:
    error = InputError.__new__(InputError)
    ValueError.__init__(error, words)
    return error
