"""A learner is faster than the kernel: no answer of Python's that comes late moves a view back."""

from __future__ import annotations

from itertools import pairwise

import pytest

ANSWER_MS = 150  # how long the kernel takes to hear of each change
KEYS_MS = 40
CELLS = [
    "import time\nimport numpy as np\nfrom course_utils.widgets import *\n"
    "images = np.random.default_rng(0).uniform(0, 1, (3, 12, 12)).astype(np.float32)\n"
    "def slow(widget):\n"
    "    hear = widget.set_state\n"
    f"    widget.set_state = lambda changes: (time.sleep({ANSWER_MS / 1000}), hear(changes))\n"
    "    return widget",
    "convolution = slow(ConvolutionExplorer(images))\nconvolution",
    "pooling = slow(PoolingExplorer(images))\npooling",
    "inspector = slow(PixelInspector(np.zeros((3, 28, 28), np.uint8)))\ninspector",
    "activation = slow(ActivationExplorer())\nactivation",
    "softmax = slow(SoftmaxExplorer())\nsoftmax",
    "ready = True",
]
SHOWN = """(widget, selector) => {
  const element = selector ? widget.querySelector(selector) : widget;
  const read = () => (selector ? element.textContent : element.getAttribute("aria-label"));
  window.shown = [read()];
  new MutationObserver(() => shown.at(-1) === read() || shown.push(read()))
    .observe(element, { childList: true, subtree: true, attributeFilter: ["aria-label"] });
}"""


@pytest.fixture(scope="module")
def notebook(open_notebook):
    notebook = open_notebook("slow_kernel", CELLS)
    yield notebook
    assert not notebook.page.problems


def press(page, key, times):
    for _ in range(times):
        page.keyboard.press(key)
        page.wait_for_timeout(KEYS_MS)


def watch(notebook, number, selector):
    """Write down from now on what an element of a widget shows, or the widget's name for itself."""
    view = notebook.widget(number)
    view.evaluate(f"(widget, selector) => ({SHOWN})(widget, selector)", selector)
    return view


def rests(notebook):
    """Return all that was shown until the kernel had answered everything, and a while after."""
    notebook.page.wait_for_timeout(ANSWER_MS)
    notebook.run("True")
    notebook.page.wait_for_timeout(3 * ANSWER_MS)
    return notebook.page.evaluate("shown")


@pytest.mark.parametrize(
    ("number", "name", "start", "control", "option", "largest"),
    [
        (0, "convolution", "padding='valid', stride=1, kernel='blur'", "Size", "7,7", 5),
        (0, "convolution", "padding='same', stride=1, kernel='blur'", "Stride", "2", 5),
        (0, "convolution", "padding='same', stride=1, kernel=np.ones((5, 5))", "Padding", "valid", 7),
        (1, "pooling", "padding='valid', stride=None, size=1", "Size", "2", 5),
        (1, "pooling", "padding='same', stride=1, size=2", "Stride", "2", 5),
        (1, "pooling", "padding='same', stride=1, size=4", "Padding", "valid", 8),
    ],
)
def test_the_place_moves_into_a_smaller_output_once_and_keys_move_it_on(
    notebook, number, name, start, control, option, largest
):
    notebook.run(f"[setattr({name}, *pair) for pair in dict({start}).items()]")
    notebook.run(f"[setattr({name}, *pair) for pair in dict(row=9, column=9).items()]")
    notebook.widget(number).locator(".position", has_text="row 9, column 9").wait_for()
    view = watch(notebook, number, ".position")
    view.get_by_label(control, exact=True).select_option(option)
    view.locator("canvas.input").focus()
    press(notebook.page, "ArrowUp", 4)
    rows = [int(text.split("row ")[1].split(",")[0]) for text in rests(notebook)]
    # Two keys may fall into one frame, but none goes lost, and no row comes twice.
    assert rows[0] == 9
    assert largest >= rows[1]
    assert rows[1:] == sorted(set(rows[1:]), reverse=True)
    assert rows[-1] == largest - 4
    notebook.expect(f"{name}.row, {name}.column", f"({largest - 4}, {largest})")


@pytest.mark.parametrize(
    ("number", "name", "selector", "keys", "state", "ends"),
    [
        (
            2,
            "inspector",
            "canvas.digit",
            ["ArrowUp", "PageDown"],
            "inspector.row, inspector.index",
            "(12, 2)",
        ),
        (3, "activation", ".curve", ["ArrowUp", "PageUp"], "activation.z, activation.depth", "(3.2, 5)"),
        (
            4,
            "softmax",
            ".signed >> nth=0",
            ["ArrowDown", "PageDown"],
            "softmax.logits[0], softmax.label",
            "(0.8, 0)",
        ),
    ],
)
def test_what_keys_did_is_never_shown_again(notebook, number, name, selector, keys, state, ends):
    view = watch(notebook, number, None)
    view.locator(selector).focus()
    for key in keys:
        press(notebook.page, key, 2)
    said = rests(notebook)
    assert len(set(said)) == len(said) > 1
    notebook.expect(state, ends)
    notebook.expect(f"{name}.describe()", repr(said[-1]))


def test_a_place_chosen_while_python_changes_the_output_is_one_of_the_new_output(notebook):
    notebook.run("[setattr(pooling, *pair) for pair in dict(padding='valid', stride=1, size=1).items()]")
    notebook.run("setattr(pooling, 'row', 8)")
    view = notebook.widget(1)
    view.get_by_text("output row 8").wait_for()
    watch(notebook, 1, ".position")
    view.locator("canvas.input").focus()
    press(notebook.page, "ArrowDown", 1)
    notebook.run("setattr(pooling, 'stride', 4)")
    shown = rests(notebook)
    assert shown[-1].startswith("output row 2,")
    assert all(one != two for one, two in pairwise(shown))
    notebook.expect("pooling.row", "2")
