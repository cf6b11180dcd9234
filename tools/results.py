"""The README's table of measured figures: a claim beside ours, each with the script that measured it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from statistics import mean
from typing import Any, NamedTuple

from course_utils import measured

NONE = "–"  # nobody published such a figure


class Figure(NamedTuple):
    """A row of the table, and the stored run that it is read from."""

    what: str
    published: str
    here: str
    run: dict[str, Any]


def results_block() -> str:
    """Return the table, and a line on where and when its figures were measured."""
    figures = [figure() for figure in FIGURES]
    rows = [("what", "published", "measured here", "how"), ("---",) * 4]
    rows += [(figure.what, figure.published, figure.here, _script(figure.run)) for figure in figures]
    table = [f"| {' | '.join(row)} |" for row in rows]
    runs = [figure.run for figure in figures]
    machines = dict.fromkeys(f"{run['machine']['cores']} cores, {run['machine']['system']}" for run in runs)
    note = (
        "Accuracies are mean ± standard deviation over the seeds; times in the page are 95th percentiles. "
        f"Measured without a GPU on {' and '.join(machines)}, last on {max(run['date'] for run in runs)}."
    )
    return "\n".join([*table, "", note])


def _article_e() -> Figure:
    run = measured.load("article_e")
    what = f"a published MLP, {run['epochs']} epochs (lesson 02): test accuracy"
    here = _spread(run["mean"], run["std"], len(run["seeds"]))
    return Figure(what, f"{run['claim'] * 100:.2f} %", here, run)


def _shipped_network() -> Figure:
    run = measured.load("tiny_cnn")
    what = f"the digit pad's network, {run['parameters']:,} parameters: test accuracy"
    here = _spread(run["test_mean"], run["test_spread"], len(run["runs"]))
    return Figure(what, NONE, f"{here}; as shipped {run['shipped_test'] * 100:.2f} %", run)


def _lenet_in_numpy() -> Figure:
    run = measured.load("lenet_numpy")
    what = f"LeNet, {run['parameters']:,} parameters, trained by the course's own layers: test accuracy"
    here = _spread(run["mean"], run["std"], len(run["seeds"]))
    return Figure(what, NONE, f"{here} in {mean(run['seconds']):.0f} s", run)


def _convolution_speed() -> Figure:
    run = measured.load("conv2d_speed")
    forward, both = run["forward"]["ratio"], run["forward and backward"]["ratio"]
    what = "`conv2d` in NumPy beside Keras, LeNet's second layer, 128 images: time"
    return Figure(what, NONE, f"{forward:.1f} times Keras's forward, {both:.1f} forward and backward", run)


def _pad_latency() -> Figure:
    run = measured.load("pad_latency")
    what = "the digit pad, from a pointer's event to the new reading on the screen"
    here, waiting = (run["digit_pad"][key]["p95_ms"] for key in ("from_event", "from_input"))
    return Figure(what, NONE, f"{here:.0f} ms; {waiting:.0f} ms with the wait for the next frame", run)


def _explorer_latency() -> Figure:
    return _slowest("the explorers", tour=False)


def _tour_latency() -> Figure:
    return _slowest("the network tour", tour=True)


def _slowest(what: str, tour: bool) -> Figure:
    run = measured.load("explorer_latency")
    cases = [
        case
        for name, case in run.items()
        if isinstance(case, dict) and "from_event" in case and name.startswith("tour_") == tour
    ]
    here, waiting = (max(case[key]["p95_ms"] for case in cases) for key in ("from_event", "from_input"))
    words = f"{what}, from a pointer's event to drawn pixels, the slowest of {len(cases)} ways of use"
    return Figure(words, NONE, f"{here:.0f} ms; {waiting:.0f} ms with the wait for the next frame", run)


def _notebook_times() -> Figure:
    run = measured.load("notebook_times")
    what = f"all {len(run['seconds'])} executed notebooks, one after the other"
    return Figure(what, NONE, f"{sum(run['seconds'].values()):.0f} s", run)


FIGURES: tuple[Callable[[], Figure], ...] = (
    _article_e,
    _shipped_network,
    _lenet_in_numpy,
    _convolution_speed,
    _pad_latency,
    _explorer_latency,
    _tour_latency,
    _notebook_times,
)


def _spread(average: float, deviation: float, seeds: int) -> str:
    return f"{average * 100:.2f} ± {deviation * 100:.2f} % ({seeds} seeds)"


def _script(run: dict[str, Any]) -> str:
    return f"[{Path(run['script']).name}]({run['script']})"
