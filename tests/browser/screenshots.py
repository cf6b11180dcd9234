"""Take the README's picture of the digit pad in JupyterLab: `python -m tests.browser.screenshots`.

The pad starts empty; a mouse draws on it, as a learner would.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from course_utils.widgets import DigitPad
from tests.browser.conftest import FLAGS
from tests.browser.lab import Lab, Notebook

PICTURE = Path(__file__).parents[2] / "docs" / "pictures" / "digit_pad.png"
CELLS = ["from course_utils.widgets import DigitPad\n\npad = DigitPad()\npad", "ready = True"]
DIGIT = 3


def draw(page: Page, pad: dict[str, float]) -> None:
    """Draw an example with the mouse on the canvas that occupies ``pad``."""
    for stroke in DigitPad.example(DIGIT).strokes:
        points = [(pad["x"] + x * pad["width"], pad["y"] + y * pad["height"]) for x, y in stroke]
        page.mouse.move(*points[0])
        page.mouse.down()
        for point in points[1:]:
            page.mouse.move(*point)
        page.mouse.up()


def main() -> None:
    """Open the pad, draw, and store what the cell shows."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        lab = Lab(Path(folder))
        try:
            page = browser.new_page(viewport={"width": 1150, "height": 900}, device_scale_factor=1.5)
            notebook = Notebook(lab, page, "start_here", CELLS)
            canvas = notebook.widget().locator("canvas.pad").bounding_box()
            assert canvas is not None
            draw(page, canvas)
            notebook.expect("pad.prediction", str(DIGIT))
            page.mouse.move(5, 5)
            PICTURE.parent.mkdir(exist_ok=True)
            page.locator(".jp-CodeCell").first.screenshot(path=PICTURE)
        finally:
            lab.stop()
            browser.close()


if __name__ == "__main__":
    main()
