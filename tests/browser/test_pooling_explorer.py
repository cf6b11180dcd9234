"""PoolingExplorer in a real JupyterLab: pointer, keys, controls and Python agree on where one is."""

from __future__ import annotations

import re

import numpy as np
import pytest

from course_utils.widgets import PoolingExplorer
from course_utils.widgets.shared.kit import number
from tests.browser.frames import drawn, tells

CELLS = [
    "import numpy as np\nfrom course_utils.widgets import PoolingExplorer\n"
    "images = np.random.default_rng(0).uniform(0, 1, (3, 12, 12)).astype(np.float32)\n"
    "explorer = PoolingExplorer(images, [7, 0, 4])",
    "explorer",
    "ready = True",
]
IMAGES = np.random.default_rng(0).uniform(0, 1, (3, 12, 12)).astype(np.float32)
START = {
    "index": 0,
    "mode": "max",
    "size": 2,
    "stride": None,
    "padding": "valid",
    "shift": 0,
    "row": 2,
    "column": 3,
    "difference": False,
}
FREE = 2  # CSS pixels around the cells of a canvas


@pytest.fixture(scope="module")
def notebook(open_notebook):
    return open_notebook("pooling_explorer", CELLS)


@pytest.fixture
def view(notebook):
    """The explorer inside the first image, not shifted."""
    yield notebook.begin("explorer", START, PoolingExplorer(IMAGES, [7, 0, 4], row=2, column=3).describe())
    assert not notebook.page.problems


def canvas(view, name):
    return view.locator(f"canvas.{name}")


def says(view, explorer):
    """Wait until the page says of itself what Python says of the same state."""
    tells(view, explorer.describe())


def shows(view, row, column):
    view.locator(".position", has_text=re.compile(rf"^output row {row}, column {column}\b")).wait_for()


def place(view, name, row, column, cells=None):
    """Return where a cell's middle is, relative to its canvas."""
    width = canvas(view, name).evaluate("canvas => canvas.getBoundingClientRect().width")
    cell = (width - 2 * FREE) / (cells or {"input": 12, "output": 6}[name])
    return {"x": FREE + (column + 0.5) * cell, "y": FREE + (row + 0.5) * cell}


class TestThePointer:
    def test_the_window_under_it_is_shown_on_the_input(self, notebook, view):
        canvas(view, "input").hover(position=place(view, "input", 9, 1))
        shows(view, 4, 0)
        assert view.locator(".result").text_content() == number(float(IMAGES[0, 8:10, :2].max()))
        assert notebook.run("explorer.row, explorer.column") == "(2, 3)"
        notebook.page.mouse.move(0, 0)
        shows(view, 2, 3)

    def test_the_window_follows_it_on_the_output(self, view):
        canvas(view, "output").hover(position=place(view, "output", 5, 1))
        shows(view, 5, 1)

    def test_overlapping_windows_have_their_middle_under_it(self, notebook, view):
        notebook.run("[setattr(explorer, *pair) for pair in dict(size=3, stride=1).items()]")
        view.locator(".shape", has_text="10 × 10").wait_for()
        canvas(view, "input").hover(position=place(view, "input", 5, 7))
        shows(view, 4, 6)
        canvas(view, "input").hover(position=place(view, "input", 11, 0))
        shows(view, 9, 0)

    @pytest.mark.parametrize(("name", "row", "column"), [("input", 8, 2), ("output", 4, 1)])
    def test_a_click_chooses_for_python_too(self, notebook, view, name, row, column):
        canvas(view, name).click(position=place(view, name, row, column))
        notebook.expect("explorer.row, explorer.column", "(4, 1)")
        notebook.page.mouse.move(0, 0)
        drawn(notebook.page)
        shows(view, 4, 1)

    def test_dragging_chooses_where_it_ends(self, notebook, view):
        canvas(view, "output").hover(position=place(view, "output", 1, 1))
        notebook.page.mouse.down()
        canvas(view, "output").hover(position=place(view, "output", 3, 5))
        notebook.page.mouse.up()
        notebook.expect("explorer.row, explorer.column", "(3, 5)")


class TestTheKeyboard:
    @pytest.mark.parametrize("name", ["input", "output"])
    @pytest.mark.parametrize(
        ("keys", "expected"),
        [
            ("ArrowUp", "(0, 1, 3)"),
            ("ArrowDown ArrowDown ArrowRight", "(0, 4, 4)"),
            ("Home ArrowLeft", "(0, 2, 0)"),
            ("End ArrowRight", "(0, 2, 5)"),
            ("PageUp ] [ PageDown ] ]", "(2, 2, 3)"),
        ],
    )
    def test_every_place_is_reached(self, notebook, view, name, keys, expected):
        canvas(view, name).focus()
        for key in keys.split():
            notebook.page.keyboard.press(key)
        notebook.expect("explorer.index, explorer.row, explorer.column", expected)

    def test_keys_win_over_a_pointer_that_rests(self, notebook, view):
        canvas(view, "input").hover(position=place(view, "input", 9, 1))
        shows(view, 4, 0)
        canvas(view, "output").focus()
        notebook.page.keyboard.press("ArrowUp")
        shows(view, 1, 3)

    def test_tab_reaches_every_control_in_the_order_of_the_page(self, notebook, view):
        notebook.run("setattr(explorer, 'shift', 1)")
        view.get_by_role("checkbox", disabled=False).wait_for()
        view.get_by_role("button", name="Previous image").focus()
        seen, visible = [], []
        for _ in range(10):
            focused = """() => {
              const at = document.activeElement, box = at.closest(".choice") ?? at;
              return [at.ariaLabel ?? at.value, getComputedStyle(box).outlineStyle];
            }"""
            name, outline = notebook.page.evaluate(focused)
            seen.append(name.split(".")[0])
            visible.append(outline == "solid")
            notebook.page.keyboard.press("Tab")
        expected = ["Previous image", "Next image", "The image", "The pooled output", "max"]
        assert seen == [*expected, "Size", "Stride", "Padding", "1", "on"]
        assert all(visible[1:])  # the first was focused by the test, not by a key

    def test_arrow_keys_change_mode_and_shift(self, notebook, view):
        view.get_by_role("radio", name="Max").focus()
        notebook.page.keyboard.press("ArrowRight")
        notebook.expect("explorer.mode", "'average'")
        view.get_by_role("radio", name="0", exact=True).focus()
        notebook.page.keyboard.press("ArrowRight")
        notebook.page.keyboard.press("ArrowRight")
        notebook.expect("explorer.shift", "2")

    def test_space_shows_what_changed(self, notebook, view):
        view.get_by_role("radio", name="1", exact=True).check(force=True)
        box = view.get_by_role("checkbox", name="show what changed", disabled=False)
        box.focus()
        notebook.page.keyboard.press("Space")
        notebook.expect("explorer.difference", "True")


class TestTheControls:
    @pytest.mark.parametrize("mode", ["Max", "Average"])
    @pytest.mark.parametrize(
        ("size", "stride", "padding"),
        [(3, "", "valid"), (3, "2", "same"), (2, "4", "valid"), (4, "1", "same"), (1, "", "valid")],
    )
    def test_page_and_python_stay_together(self, notebook, view, mode, size, stride, padding):
        view.get_by_text(mode, exact=True).click()
        # In this order no output on the way is smaller than the last one, so that messages may be merged.
        view.get_by_label("Padding").select_option(padding)
        view.get_by_label("Stride").select_option(stride)
        view.get_by_label("Size").select_option(str(size))
        stride = int(stride) if stride else None
        notebook.expect(
            "explorer.mode, explorer.size, explorer.stride, explorer.padding",
            repr((mode.lower(), size, stride, padding)),
        )
        right = PoolingExplorer(IMAGES, [7, 0, 4], row=2, column=3)
        right.mode, right.padding, right.stride, right.size = mode.lower(), padding, stride, size
        says(view, right)
        shows(view, right.row, right.column)
        view.locator(".shape", has_text=" × ".join(map(str, right.output_shape))).wait_for()
        assert view.locator(".result").text_content() == number(float(right.output[right.row, right.column]))
        notebook.expect("explorer.describe()", repr(right.describe()))

    @pytest.mark.parametrize("shift", [1, 2, 3, 4])
    def test_a_shift_is_measured_on_input_and_output(self, notebook, view, shift):
        view.get_by_text("Average", exact=True).click()
        view.get_by_role("radiogroup", name="Shift").get_by_text(str(shift), exact=True).click()
        notebook.expect("explorer.shift", str(shift))
        right = PoolingExplorer(IMAGES, [7, 0, 4], mode="average", shift=shift, row=2, column=3)
        says(view, right)
        shares = [f"{number(100 * change, 0)} %" for change in right.changes]
        assert view.locator(".share").all_text_contents() == shares
        assert f"changes by {shares[0]} of its ink" in view.locator(".changed").text_content()
        fills = view.locator(".fill").evaluate_all(
            "all => all.map((one) => one.offsetWidth / one.parentElement.offsetWidth)"
        )
        np.testing.assert_allclose(fills, np.minimum(np.array(right.changes) / 2, 1), atol=0.01)

    def test_without_a_shift_there_is_nothing_to_compare(self, view):
        view.get_by_text("Shift the image, and compare").wait_for()
        assert view.locator(".share").all_text_contents() == ["", ""]
        assert view.get_by_role("checkbox", name="show what changed").is_disabled()

    def test_buttons_turn_to_other_images_and_stop_at_the_ends(self, notebook, view):
        assert view.get_by_role("button", name="Previous image").get_attribute("aria-disabled") == "true"
        view.get_by_role("button", name="Next image").click()
        notebook.expect("explorer.index", "1")
        view.get_by_role("button", name="Next image").press("Enter")
        view.get_by_role("button", name="Next image").press("Enter")
        notebook.expect("explorer.index", "2")
        view.get_by_text("image 2 (of 0 to 2), a 4", exact=True).wait_for()
        assert view.get_by_role("button", name="Next image").get_attribute("aria-disabled") == "true"


class TestPython:
    def test_it_moves_the_view(self, notebook, view):
        changes = {"index": 2, "size": 4, "mode": "average", "row": 0, "column": 2, "shift": 1}
        notebook.run(f"[setattr(explorer, *pair) for pair in {changes}.items()]")
        says(view, PoolingExplorer(IMAGES, [7, 0, 4], **changes))
        assert view.get_by_label("Size").input_value() == "4"
        assert view.get_by_label("Stride").input_value() == ""
        assert view.get_by_role("radio", name="Average").is_checked()
        assert view.get_by_role("radio", name="1", exact=True).is_checked()


class TestScreenReaders:
    def test_everything_has_a_name(self, view):
        explorer = PoolingExplorer(IMAGES, [7, 0, 4], row=2, column=3)
        assert view.get_attribute("aria-label") == explorer.describe()
        assert "Arrow keys move the window" in canvas(view, "input").get_attribute("aria-label")
        assert canvas(view, "output").get_attribute("aria-label").startswith("The pooled output.")
        values = ", ".join(number(float(value)) for value in explorer.window.ravel())
        assert (
            view.get_by_role("img").get_attribute("aria-label") == f"The pixels under the window: {values}."
        )
        assert view.get_by_role("radiogroup", name="Mode").get_by_role("radio").count() == 2
        assert view.get_by_role("radiogroup", name="Shift to the right").get_by_role("radio").count() == 5

    def test_a_move_is_told_as_the_place_and_its_winner(self, notebook, view):
        canvas(view, "input").focus()
        notebook.page.keyboard.press("ArrowDown")
        explorer = PoolingExplorer(IMAGES, row=3, column=3)
        row, column = explorer.winners[3, 3]
        sentence = (
            f"Row 3, column 3: the largest of 4 pixels is {number(float(explorer.output[3, 3]))}, "
            f"in row {row}, column {column}."
        )
        view.get_by_role("status").get_by_text(sentence, exact=True).wait_for(state="attached")

    def test_a_shift_is_told_with_what_it_changes(self, view):
        view.get_by_role("radiogroup", name="Shift").get_by_text("2", exact=True).click()
        explorer = PoolingExplorer(IMAGES, [7, 0, 4], shift=2, row=2, column=3)
        view.get_by_role("status").get_by_text(explorer.describe(), exact=True).wait_for(state="attached")
