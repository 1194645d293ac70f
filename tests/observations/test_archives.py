"""Opening an archive from outside: bombs, liars and broken ones are refused unread."""

import io
import re
import zipfile
from collections.abc import Callable

import editions
import pytest
from editions import SOUND, THREE_WEEKS, VINTAGE, values
from hypothesis import example, given, settings
from hypothesis import strategies as st

from etl import observations
from etl.observations import archives
from etl.vocabulary import InputError


def lying() -> bytes:
    """An archive that declares a thousand bytes of content and holds more than may be unpacked."""
    packed = bytearray(editions.archive(b" " * (archives.MOST_UNPACKED + 1)))
    true = (archives.MOST_UNPACKED + 1).to_bytes(4, "little")
    return bytes(packed).replace(true, (1000).to_bytes(4, "little"))


def packed_otherwise() -> bytes:
    packed = io.BytesIO(editions.archive(SOUND))
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_LZMA) as file:
        file.writestr("styles.xml", "")
    return packed.getvalue()


def with_two_contents() -> bytes:
    packed = io.BytesIO(editions.archive(SOUND))
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(packed, "a") as file:
        file.writestr("content.xml", SOUND.replace("7", "8"))
    return packed.getvalue()


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda: b"", "not a whole archive (File is not a zip file)"),
        (lambda: b"<!DOCTYPE html><html></html>", "a web page (HTML), expected a spreadsheet"),
        (lambda: editions.archive(SOUND)[:-40], "not a whole archive"),
        (lambda: editions.archive(SOUND)[:500], "not a whole archive"),
        (lambda: editions.archive(SOUND, mimetype="application/zip"), "another kind of file"),
        (with_two_contents, "an archive of another make"),
        (lambda: editions.archive(b" " * (archives.MOST_UNPACKED + 1)), "unpacks beyond the limit"),
        (packed_otherwise, "an archive of another make"),
        (lying, "not a whole archive"),
        (lambda: b"PK" + b"0" * archives.MOST_BYTES, "a file that is too large"),
        (
            lambda: editions.archive(SOUND, **{f"{n}.png": "" for n in range(200)}),
            "an archive of another make",
        ),
    ],
)
def test_an_archive_that_is_not_a_sound_spreadsheet_is_refused(
    tmp_path, make: Callable[[], bytes], problem
):
    path = tmp_path / f"{VINTAGE}.ods"
    path.write_bytes(make())
    with pytest.raises(InputError, match=re.escape(problem)):
        observations.read(path)


@settings(deadline=None)  # each example writes a file
@example(place=1094, flip=1)  # an offset that points before the file: zipfile raises ValueError
@given(st.integers(min_value=0, max_value=2000), st.integers(min_value=1, max_value=255))
def test_one_flipped_byte_gives_the_same_values_or_a_refusal(tmp_path_factory, place, flip):
    content = bytearray(editions.archive(SOUND))
    content[place % len(content)] ^= flip
    path = tmp_path_factory.mktemp("flip") / f"{VINTAGE}.ods"
    path.write_bytes(content)
    try:
        found = observations.read(path)
    except InputError:
        return
    assert list(values(found, "arrivals", 1).values()) == [row[1] for row in THREE_WEEKS]


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_called_a_page_or_spreadsheet_are_refused_and_nothing_else(
    tmp_path_factory, content
):
    folder = tmp_path_factory.mktemp("any")
    for name in ("any.ods", "any.html"):
        (folder / name).write_bytes(content)
        with pytest.raises(InputError):
            observations.read(folder / name)
