"""What a check of the environment answers: items, and the report that shows them."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import Literal

Status = Literal["ready", "note", "missing"]
SIGNS: dict[Status, str] = {"ready": "✓", "note": "○", "missing": "✗"}
COLOURS: dict[Status, str] = {"ready": "#009E73", "note": "#767676", "missing": "#D55E00"}


@dataclass(frozen=True)
class Item:
    """One thing the course needs: its state, and in words what it is for or how to mend it."""

    name: str
    status: Status
    text: str

    def __repr__(self) -> str:
        return f"{SIGNS[self.status]} {self.name}: {self.text}"


@dataclass(frozen=True)
class Report:
    """All items; Jupyter shows them as a list."""

    items: tuple[Item, ...]

    @property
    def ready(self) -> bool:
        """Whether nothing is missing; notes do not stand in the way."""
        return all(item.status != "missing" for item in self.items)

    @property
    def summary(self) -> str:
        """The one sentence to act on."""
        missing = sum(item.status == "missing" for item in self.items)
        if missing:
            return f"{missing} to mend: follow what stands after ✗, then run this cell again."
        return "Ready: every lesson runs here."

    def __repr__(self) -> str:
        return "\n".join([*map(repr, self.items), "", self.summary])

    def _repr_html_(self) -> str:
        rows = "".join(
            f'<li><b style="color: {COLOURS[item.status]}">{SIGNS[item.status]}</b> '
            f"<b>{html.escape(item.name)}</b>: {html.escape(item.text)}</li>"
            for item in self.items
        )
        return (
            f'<ul style="list-style: none; padding-left: 0.5em">{rows}</ul>'
            f"<p><b>{html.escape(self.summary)}</b></p>"
        )
