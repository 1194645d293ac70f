import pytest

from dashboard import prose


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("plain words", "plain words"),
        ("`none`: link only", "<code>none</code>: link only"),
        ("`<id>` & co", "<code>&lt;id&gt;</code> &amp; co"),
        ("a lone ` tick", "a lone ` tick"),
        ("<script>", "&lt;script&gt;"),
    ],
)
def test_only_backticks_become_markup(text, html):
    assert prose.html(text) == html
