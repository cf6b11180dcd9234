"""Widgets follow the room that they have, without a word in the browser's console."""

from __future__ import annotations

import pytest

from tests.browser.frames import drawn
from tests.browser.test_touch import WIDGETS

SHOW = """() => {
  window.said = [];
  window.addEventListener("error", (event) => said.push(event.message));
  window.view = document.createElement("div");
  bundle.default.render({ model, el: view });
  document.body.append(view); // a moment later, as in Jupyter
}"""


@pytest.mark.parametrize("name", WIDGETS)
def test_no_size_changes_while_sizes_are_observed(static_page, name):
    page = static_page(WIDGETS[name]()).page
    page.evaluate(SHOW)
    drawn(page)
    for width in (360, 620, 420):
        page.evaluate("width => (view.style.width = `${width}px`)", width)
        drawn(page)
        drawn(page)  # the first is for the news of the size
        assert page.evaluate("view.scrollWidth") <= width
    assert page.evaluate("said") == []
