"""The one error for input that cannot be read."""


class InputError(ValueError):
    """Input that cannot be read, told as "place: problem, expected"."""

    def __init__(self, place: object, problem: str, expected: str) -> None:
        super().__init__(f"{place}: {problem}, expected {expected}")
