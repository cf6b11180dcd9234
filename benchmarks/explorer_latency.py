"""Measure how soon a pointer's event shows in each explorer: `python -m benchmarks.explorer_latency`.

In a real Chromium, with the clock of benchmarks/pad_latency.py: the explorers stand on a page without a
kernel, the mouse moves at random moments of a frame, and an event counts only if it changed what is shown. A
new explorer is one more entry in CASES. Names on the command line measure these alone and store nothing.

Where a machine has other work to do, `chrt -r 1 python -m benchmarks.explorer_latency` (Linux, as root) lets
the browser go first; the run says so.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from playwright.sync_api import Page, sync_playwright

from benchmarks.pad_latency import CLOCK, EVENTS, SEED, summarise
from benchmarks.record import write
from course_utils.layers import Conv2D, Dense, Flatten, MaxPool2D, Network, ReLU
from course_utils.widgets import (
    ActivationExplorer,
    ConvolutionExplorer,
    NetworkTour,
    PoolingExplorer,
    SoftmaxExplorer,
)
from course_utils.widgets.shared.kit import CourseWidget
from tests.browser.conftest import FLAGS
from tests.browser.static import StaticPage

LIMIT_MS = 16.7  # one frame, at the 95th percentile
TOUR_MS = 33  # the same for a whole network: two frames, as for the digit pad
WARM_UP = 25  # events: the browser compiles what runs often


@dataclass(frozen=True)
class Case:
    """One explorer in one state.

    Attributes
    ----------
    make : function
        Returns the explorer.
    watched : str
        CSS selector of elements whose text or style changes with what is drawn.
    act : function of (page, rng)
        Moves the mouse some 25 times, at random places and moments.
    limit_ms : float
        What the 95th percentile must not exceed.
    size : tuple of int
        Width and height of the window, in CSS pixels.
    """

    make: Callable[[], CourseWidget]
    watched: str
    act: Callable[[Page, random.Random], None]
    limit_ms: float = LIMIT_MS
    size: tuple[int, int] = (760, 760)


def wander(selector: str) -> Callable[[Page, random.Random], None]:
    """Return what moves the mouse from place to place over the element at ``selector``."""

    def act(page: Page, rng: random.Random) -> None:
        box = page.locator(selector).bounding_box()
        assert box is not None
        for _ in range(25):
            page.wait_for_timeout(rng.uniform(8, 40))
            page.mouse.move(box["x"] + rng.random() * box["width"], box["y"] + rng.random() * box["height"])

    return act


def drag(selector: str) -> Callable[[Page, random.Random], None]:
    """Return what drags the mouse from place to place over the element at ``selector``."""

    def act(page: Page, rng: random.Random) -> None:
        page.locator(selector).hover()
        page.mouse.down()
        wander(selector)(page, rng)
        page.mouse.up()

    return act


def digits(channels: int | None = None, side: int = 28) -> np.ndarray:
    """Return ten images of noise: no digit changes more from place to place."""
    shape = (10, side, side) if channels is None else (10, side, side, channels)
    return np.random.default_rng(SEED).uniform(0, 1, shape)


def tour(
    act: Callable[[Page, random.Random], None],
    watched: str,
    layer: str,
    build: Callable[[], Network | None] = lambda: None,
) -> Case:
    """Return the tour of the shipped network, or of another, with one of its stages open."""
    return Case(lambda: NetworkTour(build(), layer=layer), watched, act, TOUR_MS, (1040, 1300))


def article_a() -> Network:
    """Return a network of article A's size, 607,394 weights: they are random."""
    parts = [Conv2D(28, 3), MaxPool2D(), Flatten(), Dense(128), ReLU(), Dense(10)]
    return Network(parts, (28, 28, 1), seed=SEED)


def growing(page: Page, rng: random.Random) -> None:
    """Let the output grow under the mouse."""
    box = page.get_by_role("checkbox")
    box.uncheck()
    wander("canvas.output")(page, rng)
    box.check()


def draw(page: Page, rng: random.Random) -> None:
    """Draw on the tour's pad, wherever the hand slips to, and clear it."""
    page.locator(".pad").hover()
    page.mouse.down()
    wander(".pad")(page, rng)
    page.mouse.up()
    page.get_by_role("button", name="Clear").click(force=True)


CASES = {
    "convolution_input": Case(
        lambda: ConvolutionExplorer(digits()), ".position, .value", wander("canvas.input")
    ),
    "convolution_output": Case(
        lambda: ConvolutionExplorer(digits(), kernel="blur", padding="same"),
        ".position, .value",
        wander("canvas.output"),
    ),
    "convolution_growing": Case(lambda: ConvolutionExplorer(digits()), ".position, .value", growing),
    "convolution_16_channels_7x7": Case(
        lambda: ConvolutionExplorer(digits(16), kernel=np.ones((7, 7)), padding="same"),
        ".position, .value",
        wander("canvas.input"),
    ),
    "pooling_input": Case(lambda: PoolingExplorer(digits()), ".position", wander("canvas.input")),
    "pooling_output": Case(
        lambda: PoolingExplorer(digits(), mode="average", size=3, stride=1, padding="same"),
        ".position",
        wander("canvas.output"),
    ),
    "activation_map": Case(lambda: ActivationExplorer(digits()[0]), ".readouts", wander("canvas.before")),
    "activation_curve": Case(
        lambda: ActivationExplorer(activation="sigmoid", depth=10), ".readouts", drag(".curve")
    ),
    "tour_drawing_conv_1": tour(draw, ".term b, .fill", "conv_1"),
    "tour_drawing_conv_2": tour(draw, ".term b, .fill", "conv_2"),
    "tour_drawing_scores": tour(draw, ".term b, .fill", "scores"),
    "tour_drawing_article_a": tour(draw, ".term b, .fill", "dense_1", article_a),
    "tour_map_conv_1": tour(wander("figure:last-child > .well > canvas.walked"), ".where", "conv_1"),
    "tour_map_conv_2": tour(wander("figure:last-child > .well > canvas.walked"), ".where", "conv_2"),
    "tour_map_pool_2": tour(wander("canvas.walked"), ".where", "pool_2"),
    "softmax_logit": Case(SoftmaxExplorer, ".loss", drag("[aria-label='Logit of class 0']")),
}


def measure(browser: Any, case: Case) -> dict[str, Any]:
    """Return the times of one case."""
    rng = random.Random(SEED)
    page = browser.new_page(viewport={"width": case.size[0], "height": case.size[1]})
    StaticPage(page, case.make(), width=case.size[0] - 36)
    page.evaluate(CLOCK, case.watched)
    while page.evaluate("samples.length") < EVENTS + WARM_UP:
        case.act(page, rng)
    samples = page.evaluate("samples")[WARM_UP : EVENTS + WARM_UP]
    page.close()
    return {"limit_ms": case.limit_ms, **summarise(samples)}


def main() -> None:
    """Measure all explorers and store the run."""
    asked = sys.argv[1:] or list(CASES)
    result: dict[str, Any] = {
        "seed": SEED,
        "load_average": round(os.getloadavg()[0], 1),
        "goes_first": hasattr(os, "SCHED_RR") and os.sched_getscheduler(0) == os.SCHED_RR,
    }
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        result["chromium"] = browser.version
        for name in asked:
            result[name] = measure(browser, CASES[name])
            print(name, result[name])
        browser.close()
    if not sys.argv[1:]:
        write("explorer_latency", "benchmarks/explorer_latency.py", result)


if __name__ == "__main__":
    main()
