"""Traces and a layout come in, a chart as plotly's program draws it goes out: plain lists and dictionaries."""

import json
from dataclasses import dataclass, field
from typing import Any


Attributes = dict[str, Any]


@dataclass(slots=True)
class Figure:
    """A chart in the words of plotly, whose own objects look at each of them whenever it is set or read.

    That took half the time of a page, for charts that differ in their numbers alone; so a test looks at
    all of them once.
    """

    layout: Attributes
    data: list[Attributes] = field(default_factory=list)

    def add_scatter(self, **given: Any) -> None:
        self.data.append({"type": "scatter", **given})

    def add_bar(self, **given: Any) -> None:
        self.data.append({"type": "bar", **given})

    def to_json(self) -> str:
        """What the program in the browser draws."""
        whole = {"data": self.data, "layout": self.layout}
        return json.dumps(whole, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
