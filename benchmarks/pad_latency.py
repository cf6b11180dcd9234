"""Measure how soon a pointer's event shows in a real Chromium: `python -m benchmarks.pad_latency`.

The widgets stand on a page without a kernel. The browser's own input pipeline delivers each event at a
random moment of a frame. The clock stops in the first task after the frame in which the page was drawn; it
starts when the event reaches the page, and, for `from_input`, already when the browser received it, which
adds the wait for the next frame. An event counts only if it changed what is shown.
"""

from __future__ import annotations

import os
import random
import shutil
import statistics
from typing import Any

import numpy as np
from playwright.sync_api import Page, sync_playwright

from benchmarks.record import write
from course_utils.widgets import DigitPad, PixelInspector
from tests.browser.conftest import FLAGS
from tests.browser.static import StaticPage

EVENTS = 300
SEED = 0
CLOCK = """selector => {
  const elements = [...document.querySelectorAll(selector)];
  const shown = () => elements.map((element) => element.textContent + element.style.cssText).join();
  const samples = [];
  let before = shown();
  document.addEventListener("pointermove", (event) => {
    const delivered = performance.now();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        const now = performance.now(), after = shown();
        if (after !== before) samples.push([now - delivered, now - event.timeStamp]);
        before = after;
      };
      port2.postMessage(null);
    });
  }, { capture: true });
  window.samples = samples;
}"""


def draw_examples(page: Page, rng: random.Random) -> None:
    """Draw the pad's ten digits with the mouse, over and over."""
    box = page.locator(".pad").bounding_box()
    assert box is not None
    digit = 0
    while page.evaluate("samples.length") < EVENTS:
        page.get_by_role("button", name="Clear").click(force=True)
        for stroke in DigitPad.example(digit % 10).strokes:
            points = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in stroke]
            page.mouse.move(*points[0])
            page.mouse.down()
            for point in points[1:]:
                page.wait_for_timeout(rng.uniform(8, 40))
                page.mouse.move(*point)
            page.mouse.up()
        digit += 1


def wander(page: Page, rng: random.Random) -> None:
    """Move the mouse over the inspector's digit, from place to place."""
    box = page.locator(".digit").bounding_box()
    assert box is not None
    while page.evaluate("samples.length") < EVENTS:
        for _ in range(25):
            page.wait_for_timeout(rng.uniform(8, 40))
            page.mouse.move(
                box["x"] + 30 + rng.random() * (box["width"] - 40),
                box["y"] + 30 + rng.random() * (box["height"] - 40),
            )


def summarise(samples: list[list[float]]) -> dict[str, Any]:
    """Return the median and the 95th percentile of both clocks, in milliseconds."""
    result: dict[str, Any] = {"events": len(samples)}
    for name, times in zip(("from_event", "from_input"), zip(*samples, strict=True), strict=True):
        result[name] = {
            "median_ms": round(statistics.median(times), 1),
            "p95_ms": round(float(np.percentile(times, 95)), 1),
        }
    return result


def main() -> None:
    """Measure both widgets and store the run."""
    rng = random.Random(SEED)
    images = np.random.default_rng(SEED).integers(0, 256, (10, 28, 28), np.uint8)
    cases = {
        "digit_pad": (DigitPad(), ".fill", draw_examples),
        "pixel_inspector": (PixelInspector(images), ".position", wander),
    }
    result: dict[str, Any] = {"seed": SEED, "load_average": round(os.getloadavg()[0], 1)}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        result["chromium"] = browser.version
        for name, (widget, watched, act) in cases.items():
            page = browser.new_page(viewport={"width": 760, "height": 560})
            StaticPage(page, widget)
            page.evaluate(CLOCK, watched)
            act(page, rng)
            result[name] = summarise(page.evaluate("samples")[:EVENTS])
            print(name, result[name])
            page.close()
        browser.close()
    write("pad_latency", "benchmarks/pad_latency.py", result)


if __name__ == "__main__":
    main()
