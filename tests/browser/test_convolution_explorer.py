"""ConvolutionExplorer in a real JupyterLab: pointer, keys, play button and Python agree on where one is."""

from __future__ import annotations

import re

import numpy as np
import pytest

from course_utils.widgets import ConvolutionExplorer
from course_utils.widgets.convolution.kernels import BY_HAND
from course_utils.widgets.shared.cells import short
from course_utils.widgets.shared.kit import number
from tests.browser.frames import drawn

CELLS = [
    "import numpy as np\nfrom course_utils.widgets import ConvolutionExplorer\n"
    "images = np.random.default_rng(0).uniform(0, 1, (3, 12, 12)).astype(np.float32)\n"
    "explorer = ConvolutionExplorer(images, [7, 0, 4])",
    "explorer",
    "ready = True",
]
IMAGES = np.random.default_rng(0).uniform(0, 1, (3, 12, 12)).astype(np.float32)
START = {"index": 0, "kernel": "vertical edge", "stride": 1, "padding": "valid", "row": 4, "column": 4}
FREE = 2  # CSS pixels around the cells of a canvas


@pytest.fixture(scope="module")
def notebook(open_notebook):
    return open_notebook("convolution_explorer", CELLS)


@pytest.fixture
def view(notebook):
    """The explorer at the middle of the first image, its whole output computed."""
    explorer = ConvolutionExplorer(IMAGES, [7, 0, 4], row=4, column=4)
    view = notebook.begin("explorer", START, explorer.describe())
    view.get_by_role("checkbox", name="all at once").set_checked(True)
    drawn(notebook.page)
    yield view
    assert not notebook.page.problems


def canvas(view, name):
    return view.locator(f"canvas.{name}")


def shows(view, row, column):
    view.locator(".position", has_text=re.compile(f"^row {row}, column {column}$")).wait_for()


def place(view, name, row, column, cells=None):
    """Return where a cell's middle is, relative to its canvas."""
    width = canvas(view, name).evaluate("canvas => canvas.getBoundingClientRect().width")
    cell = (width - 2 * FREE) / (cells or {"input": 12, "output": 10}[name])
    return {"x": FREE + (column + 0.5) * cell, "y": FREE + (row + 0.5) * cell}


def colour(view, name, row, column, cells=None):
    """Return the colour near the upper left corner of a cell, where no number is written."""
    spot = place(view, name, row, column, cells)
    return canvas(view, name).evaluate(
        """(canvas, spot) => {
          const ratio = canvas.width / canvas.getBoundingClientRect().width;
          const [x, y] = [(spot.x - 5) * ratio, (spot.y - 7) * ratio];
          return [...canvas.getContext("2d").getImageData(x, y, 1, 1).data];
        }""",
        spot,
    )


def grown(view):
    """How many of the output's 100 cells are computed: striped cells are not opaque."""
    return sum(colour(view, "output", row, column)[3] == 255 for row, column in np.ndindex(10, 10))


def output(kernel="vertical edge", **state):
    return ConvolutionExplorer(IMAGES, kernel=kernel, **state).output


class TestThePointer:
    def test_the_window_s_middle_follows_it_on_the_input(self, notebook, view):
        canvas(view, "input").hover(position=place(view, "input", 3, 7))
        shows(view, 2, 6)
        assert view.locator(".value").text_content() == number(float(output()[2, 6]))
        assert notebook.run("explorer.row, explorer.column") == "(4, 4)"
        notebook.page.mouse.move(0, 0)
        shows(view, 4, 4)

    def test_at_the_rim_the_window_stays_inside(self, view):
        canvas(view, "input").hover(position=place(view, "input", 11, 0))
        shows(view, 9, 0)

    def test_the_window_follows_it_on_the_output(self, view):
        canvas(view, "output").hover(position=place(view, "output", 9, 1))
        shows(view, 9, 1)

    @pytest.mark.parametrize(("name", "row", "column"), [("input", 8, 2), ("output", 7, 1)])
    def test_a_click_chooses_for_python_too(self, notebook, view, name, row, column):
        canvas(view, name).click(position=place(view, name, row, column))
        notebook.expect("explorer.row, explorer.column", "(7, 1)")
        notebook.page.mouse.move(0, 0)
        drawn(notebook.page)
        shows(view, 7, 1)

    def test_dragging_chooses_where_it_ends(self, notebook, view):
        canvas(view, "output").hover(position=place(view, "output", 1, 1))
        notebook.page.mouse.down()
        canvas(view, "output").hover(position=place(view, "output", 6, 8))
        notebook.page.mouse.up()
        notebook.expect("explorer.row, explorer.column", "(6, 8)")


class TestTheKeyboard:
    @pytest.mark.parametrize("name", ["input", "output"])
    @pytest.mark.parametrize(
        ("keys", "expected"),
        [
            ("ArrowUp", "(0, 3, 4)"),
            ("ArrowDown ArrowDown ArrowRight", "(0, 6, 5)"),
            ("Home ArrowLeft", "(0, 4, 0)"),
            ("End ArrowRight", "(0, 4, 9)"),
            ("] PageDown ] [", "(1, 4, 4)"),
        ],
    )
    def test_every_place_is_reached(self, notebook, view, name, keys, expected):
        canvas(view, name).focus()
        for key in keys.split():
            notebook.page.keyboard.press(key)
        notebook.expect("explorer.index, explorer.row, explorer.column", expected)

    def test_tab_reaches_every_control_in_the_order_of_the_page(self, notebook, view):
        view.get_by_role("button", name="Next image").focus()
        seen = []
        for _ in range(17):
            notebook.page.keyboard.press("Tab")
            seen.append(
                notebook.page.evaluate(
                    """() => {
                      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
                      const visible = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
                      const name = document.activeElement.ariaLabel ?? document.activeElement.type;
                      return [name.split(/[.:]/)[0], visible];
                    }"""
                )
            )
        names = [name for name, _ in seen]
        cells = [f"Kernel, row {i}, column {j}" for i, j in np.ndindex(3, 3)]
        before, after = ["The image", "Kernel"], ["Size", "Stride", "Padding", "checkbox"]
        assert names == [*before, *cells, *after, "The output", "Play"]
        assert all(visible for _, visible in seen), "every focus is seen"

    def test_a_typed_number_changes_the_output_and_the_name(self, notebook, view):
        field = view.get_by_label("Kernel, row 1, column 1")
        field.fill("2,5")
        notebook.expect("explorer.kernel[1][1], explorer.preset", "(2.5, 'your own')")
        kernel = BY_HAND["vertical edge"].astype(float)
        kernel[1, 1] = 2.5
        assert view.locator(".value").text_content() == number(float(output(kernel)[4, 4]))
        field.fill("0")
        notebook.expect("explorer.preset", "'vertical edge'")
        assert (
            view.get_by_label("Kernel", exact=True).and_(view.locator("select")).input_value()
            == "vertical edge"
        )

    @pytest.mark.parametrize(("typed", "value"), [("1/8", 0.125), ("−3", -3.0), ("-3", -3.0), (" .5 ", 0.5)])
    def test_numbers_are_read_as_people_write_them(self, notebook, view, typed, value):
        view.get_by_label("Kernel, row 0, column 0").fill(typed)
        notebook.expect("explorer.kernel[0][0]", str(value))

    def test_a_fraction_is_not_disturbed_while_it_is_typed(self, notebook, view):
        """A frame may come when half of it stands there: its first figure was a number already."""
        field = view.get_by_label("Kernel, row 0, column 0")
        field.focus()
        field.evaluate(
            """field => ["1", "1/"].forEach((text) => {
              field.value = text;
              field.dispatchEvent(new Event("input"));
            })"""
        )
        notebook.expect("explorer.kernel[0][0]", "1.0")
        assert field.input_value() == "1/"
        notebook.page.keyboard.press("End")
        notebook.page.keyboard.press("9")
        notebook.expect("explorer.kernel[0][0]", str(1 / 9))

    @pytest.mark.parametrize("typed", ["", "x", "1/0", "1/2/3", "--1"])
    def test_what_is_no_number_is_said_and_changes_nothing(self, notebook, view, typed):
        field = view.get_by_label("Kernel, row 0, column 0")
        field.fill(typed)
        view.get_by_role("alert").get_by_text("is no number").wait_for()
        assert field.get_attribute("aria-invalid") == "true"
        assert notebook.run("explorer.preset") == "'vertical edge'"
        field.blur()
        assert field.input_value() == "−1"
        assert view.get_by_role("alert").text_content() == ""

    def test_what_is_too_large_is_said_and_changes_nothing(self, notebook, view):
        field = view.get_by_label("Kernel, row 0, column 0")
        field.fill("1e6")
        notebook.expect("explorer.kernel[0][0]", "1000000.0")
        for change in (lambda: field.press("ArrowUp"), lambda: field.fill("-1e300")):
            change()
            view.get_by_role("alert").get_by_text("is too large").wait_for()
        drawn(notebook.page)
        assert notebook.run("explorer.kernel[0][0]") == "1000000.0"

    def test_up_and_down_change_a_number(self, notebook, view):
        view.get_by_label("Kernel, row 2, column 0").focus()
        for key in ("ArrowUp", "ArrowUp", "ArrowUp", "Shift+ArrowDown"):
            notebook.page.keyboard.press(key)
        notebook.expect("explorer.kernel[2]", "[1.9, 0.0, 1.0]")


class TestTheSelects:
    @pytest.mark.parametrize("name", ["blur", "horizontal edge (reversed)", "learned 5"])
    def test_a_kernel_is_chosen_by_name(self, notebook, view, name):
        view.locator("select").first.select_option(name)
        notebook.expect("explorer.preset", repr(name))
        explorer = ConvolutionExplorer(IMAGES, [7, 0, 4], kernel=name, row=4, column=4)
        notebook.expect("explorer.describe() == " + repr(explorer.describe()), "True")
        view.and_(view.page.locator(f"[aria-label={explorer.describe()!r}]")).wait_for()
        assert view.get_by_label("Kernel, row 0, column 0").input_value() == short(explorer.kernel[0][0])

    def test_another_size_cuts_or_surrounds_the_kernel(self, notebook, view):
        size = view.get_by_label("Size")
        size.select_option("5×5")
        surrounded = np.pad(BY_HAND["vertical edge"], 1)
        notebook.expect(f"np.array_equal(explorer.kernel, {surrounded.tolist()})", "True")
        size.select_option("3×3")
        notebook.expect("explorer.preset", "'vertical edge'")
        size.select_option("1×1")
        notebook.expect("explorer.kernel", "[[0.0]]")

    @pytest.mark.parametrize(("stride", "padding"), [(2, "valid"), (3, "same"), (4, "valid"), (4, "same")])
    def test_stride_and_padding_keep_page_and_python_together(self, notebook, view, stride, padding):
        view.get_by_label("Stride").select_option(str(stride))
        view.get_by_label("Padding").select_option(padding)
        notebook.expect("explorer.stride, explorer.padding", f"({stride}, {padding!r})")
        right = output(stride=stride, padding=padding)
        view.locator(".shape", has_text=f"{right.shape[0]} × {right.shape[1]}").wait_for()
        row, column = (min(4, places - 1) for places in right.shape)
        shows(view, row, column)
        notebook.expect("explorer.row, explorer.column", f"({row}, {column})")
        assert view.locator(".value").text_content() == number(float(right[row, column]))
        notebook.expect("explorer.describe()", repr(view.get_attribute("aria-label")))

    def test_same_padding_shows_its_rim(self, view):
        view.get_by_label("Padding").select_option("same")
        view.get_by_text("Zeros: 1 on every side.").wait_for()
        assert colour(view, "input", 0, 5, cells=14)[3] < 255
        grey = round(255 * float(IMAGES[0, 5, 5] / IMAGES.max()))
        assert colour(view, "input", 6, 6, cells=14) == pytest.approx([grey, grey, grey, 255], abs=1)

    def test_pixels_that_no_window_reaches_are_named_and_dimmed(self, view):
        before = colour(view, "input", 11, 11)
        view.get_by_label("Stride").select_option("2")
        view.get_by_text("⌊(12 − 3) / 2⌋ + 1 = 5 → 5 × 5").wait_for()
        view.get_by_text("No window reaches the last row and the last column.").wait_for()
        assert colour(view, "input", 11, 11) != before


class TestTheOutput:
    def test_it_is_drawn_in_red_white_and_blue(self, view):
        right = output()
        for row, column in np.ndindex(*right.shape):
            if abs(row - 4) <= 1 and abs(column - 4) <= 1:
                continue  # the mark is drawn over these
            red, _, blue, _ = colour(view, "output", row, column)
            strength = right[row, column] / np.abs(right).max()
            if abs(strength) > 0.15:
                assert (blue > red) == (strength > 0), (row, column)

    def test_it_grows_step_by_step(self, notebook, view):
        view.get_by_role("checkbox", name="all at once").set_checked(False)
        drawn(notebook.page)
        assert grown(view) == 1
        view.get_by_role("button", name="Step").click()
        notebook.expect("explorer.row, explorer.column", "(0, 0)")
        view.get_by_role("button", name="Step").click()
        notebook.expect("explorer.row, explorer.column", "(0, 1)")
        notebook.page.mouse.move(0, 0)
        drawn(notebook.page)
        assert grown(view) == 3
        view.get_by_role("checkbox", name="all at once").set_checked(True)
        drawn(notebook.page)
        assert grown(view) == 100

    def test_play_moves_the_window_and_pause_keeps_its_place(self, notebook, view):
        view.get_by_role("button", name="Play").click()
        view.locator(".position", has_text=re.compile("^row 0, column [1-9]$")).wait_for()
        view.get_by_role("button", name="Pause").click()
        drawn(notebook.page)
        row, column = map(int, re.findall(r"\d+", view.locator(".position").text_content()))
        assert (row, column) >= (0, 1)
        notebook.expect("explorer.row, explorer.column", f"({row}, {column})")
        assert grown(view) == row * 10 + column + 1

    def test_an_arrow_key_goes_on_from_where_the_window_was_played_to(self, notebook, view):
        canvas(view, "output").focus()
        notebook.page.keyboard.press("Space")
        view.locator(".position", has_text=re.compile("^row 0, column [1-9]$")).wait_for()
        notebook.page.keyboard.press("ArrowDown")
        view.get_by_role("button", name="Play").wait_for()
        drawn(notebook.page)
        row, column = map(int, re.findall(r"\d+", view.locator(".position").text_content()))
        assert (row, column) != (5, 4), "it jumped back to where it was before"
        notebook.expect("explorer.row, explorer.column", f"({row}, {column})")
        assert grown(view) == (row - 1) * 10 + column + 2

    def test_space_plays_to_the_end_and_then_all_is_shown(self, notebook, view):
        canvas(view, "output").focus()
        notebook.page.keyboard.press("Space")
        view.get_by_role("button", name="Pause").wait_for()
        shows(view, 9, 9)
        view.get_by_role("button", name="Play").wait_for()
        assert view.get_by_role("checkbox", name="all at once").is_checked()
        notebook.expect("explorer.row, explorer.column", "(9, 9)")
        drawn(notebook.page)
        assert grown(view) == 100

    def test_who_asked_for_less_motion_gets_a_row_at_a_press(self, notebook, view):
        notebook.page.emulate_media(reduced_motion="reduce")
        try:
            view.get_by_role("button", name="Play").click()
            notebook.expect("explorer.row, explorer.column", "(0, 9)")
            view.get_by_role("button", name="Play").click()
            notebook.expect("explorer.row, explorer.column", "(1, 9)")
            notebook.page.mouse.move(0, 0)
            drawn(notebook.page)
            assert grown(view) == 20
        finally:
            notebook.page.emulate_media(reduced_motion="no-preference")


class TestPython:
    def test_it_moves_the_view(self, notebook, view):
        notebook.run("[setattr(explorer, *pair) for pair in dict(index=2, kernel='blur', row=0).items()]")
        shows(view, 0, 4)
        right = ConvolutionExplorer(IMAGES, index=2, kernel="blur").output
        assert view.locator(".value").text_content() == number(float(right[0, 4]))
        view.get_by_text("image 2 (of 0 to 2), a 4", exact=True).wait_for()
        assert view.get_by_role("button", name="Next image").get_attribute("aria-disabled") == "true"

    def test_a_kernel_of_any_shape_is_shown(self, notebook, view):
        notebook.run("setattr(explorer, 'kernel', [[1, -2], [0.5, 3], [0, 1]])")
        view.get_by_text("10 rows, (12 − 2) / 1 + 1 = 11 columns → 10 × 11").wait_for()
        assert view.get_by_label("Size").input_value() == "3,2"
        assert view.get_by_label("Kernel, row").count() == 6

    def test_what_cannot_be_chosen_is_offered_only_while_it_is_there(self, notebook, view):
        notebook.run("setattr(explorer, 'kernel', [[1, -2], [0.5, 3], [0, 1]])")
        offered = view.locator("option")
        offered.get_by_text("your own").wait_for(state="attached")
        view.locator("select").first.select_option("blur")
        notebook.expect("explorer.preset", "'blur'")
        for text in ("your own", "3×2"):
            offered.get_by_text(text).wait_for(state="detached")


class TestScreenReaders:
    def test_everything_has_a_name(self, view):
        explorer = ConvolutionExplorer(IMAGES, [7, 0, 4], row=4, column=4)
        assert view.get_attribute("aria-label") == explorer.describe()
        products = view.get_by_role("img", name="The products").get_attribute("aria-label")
        values = [float(text.replace("−", "-")) for text in re.findall(r"−?\d[\d.]*(?=[,.])", products)]
        np.testing.assert_allclose(values, explorer.products.ravel(), atol=0.006)

    def test_a_move_is_told_as_the_place_and_its_sum(self, notebook, view):
        canvas(view, "input").focus()
        notebook.page.keyboard.press("ArrowDown")
        sentence = f"Row 5, column 4: sum of products {number(float(output()[5, 4]))}."
        view.get_by_role("status").get_by_text(sentence, exact=True).wait_for(state="attached")
