"""Fragments: values are escaped, and what a template misses is no silent blank."""

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from dashboard import fragments, prerender


def test_a_value_is_escaped_wherever_a_template_puts_it() -> None:
    shown = fragments.render("absent", claim_id="<b>&")
    assert "“&lt;b&gt;&amp;”" in shown


def test_a_value_that_is_missing_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        fragments.render("absent")


def test_the_first_paint_holds_the_fragment_as_it_is() -> None:
    markup = Markup("<p>36,734</p>")
    assert prerender.to_html(fragments.shown(markup)) == '<div id="fragment"><p>36,734</p></div>'
