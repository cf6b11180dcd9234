"""Take the README's pictures in JupyterLab: `python -m tests.browser.screenshots [NAME ...]`.

Both widgets start empty; a mouse draws on their pads, as a learner would.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from course_utils.widgets import DigitPad
from tests.browser.conftest import FLAGS
from tests.browser.lab import Lab, Notebook

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"


class Shot(NamedTuple):
    """A picture of one cell with a widget, after a digit has been drawn on its pad."""

    code: str
    digit: int
    size: tuple[int, int]  # of the browser's window, in pixels


SHOTS = {
    "digit_pad": Shot("DigitPad()", 3, (1150, 900)),
    "network_tour": Shot('NetworkTour(layer="conv_2", feature_map=5)', 7, (1400, 1500)),
}


def draw(page: Page, pad: dict[str, float], digit: int) -> None:
    """Draw an example with the mouse on the canvas that occupies ``pad``."""
    for stroke in DigitPad.example(digit).strokes:
        points = [(pad["x"] + x * pad["width"], pad["y"] + y * pad["height"]) for x, y in stroke]
        page.mouse.move(*points[0])
        page.mouse.down()
        for point in points[1:]:
            page.mouse.move(*point)
        page.mouse.up()


def take(name: str, shot: Shot, lab: Lab, browser: Browser) -> None:
    """Open the widget, draw, and store what the cell shows."""
    width, height = shot.size
    page = browser.new_page(viewport={"width": width, "height": height}, device_scale_factor=1.5)
    widget = shot.code.partition("(")[0]
    cells = [
        f"from course_utils.widgets import {widget}\n\nwidget = {shot.code}\nwidget",
        "widget.strokes = []\nready = True",
    ]
    notebook = Notebook(lab, page, name, cells)
    canvas = notebook.widget().locator("canvas.pad").bounding_box()
    assert canvas is not None
    draw(page, canvas, shot.digit)
    notebook.expect("widget.prediction", str(shot.digit))
    page.mouse.move(5, 5)
    page.locator(".jp-CodeCell").first.screenshot(path=FOLDER / f"{name}.png")
    page.close()


def main(names: list[str]) -> None:
    """Take the pictures of these names, or all."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        lab = Lab(Path(folder))
        try:
            for name in names or SHOTS:
                take(name, SHOTS[name], lab, browser)
        finally:
            lab.stop()
            browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
