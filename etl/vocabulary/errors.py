"""The one error for input that cannot be read."""

from collections.abc import Callable


class InputError(ValueError):
    """Input that cannot be read, told as "place: problem, expected"."""

    def __init__(self, place: object, problem: str, expected: str) -> None:
        super().__init__(f"{place}: {problem}, expected {expected}")

    def __reduce__(self) -> tuple[Callable[[str], "InputError"], tuple[str]]:
        # Its words are whole already when it comes from another process.
        return _told, (str(self),)


def _told(words: str) -> InputError:
    error = InputError.__new__(InputError)
    ValueError.__init__(error, words)
    return error
