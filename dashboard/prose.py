"""A description with `code` in backticks comes in, HTML that is safe to send goes out."""

import re

from markupsafe import Markup, escape


CODE = re.compile(r"`([^`]+)`")


def html(text: str) -> Markup:
    return Markup(CODE.sub(r"<code>\1</code>", str(escape(text))))  # nosec B704 - escaped here
