"""PoolingExplorer in a real JupyterLab: pointer, keys, controls and Python agree on where one is."""

from __future__ import annotations

import re

import numpy as np
import pytest

from course_utils.widgets import PoolingExplorer
from course_utils.widgets.kit import number

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
BY_HAND = np.array([[1, 3, 2, 1], [5, 2, 4, 8], [0, 6, 3, 3], [7, 1, 2, 5]])
FREE = 2  # CSS pixels around the cells of a canvas


@pytest.fixture(scope="module")
def notebook(open_notebook):
    return open_notebook("pooling_explorer", CELLS)


@pytest.fixture
def view(notebook):
    """The explorer inside the first image, not shifted."""
    notebook.page.mouse.move(0, 0)
    notebook.run(f"[setattr(explorer, *pair) for pair in {START}.items()]")
    view = notebook.widget(0)
    says(view, PoolingExplorer(IMAGES, [7, 0, 4], row=2, column=3))
    yield view
    assert not notebook.page.problems


def canvas(view, name):
    return view.locator(f"canvas.{name}")


def says(view, explorer):
    """Wait until the page says of itself what Python says of the same state."""
    view.and_(view.page.locator(f'[aria-label="{explorer.describe()}"]')).wait_for()


def shows(view, row, column):
    view.locator(".position", has_text=re.compile(rf"^output row {row}, column {column}\b")).wait_for()


def place(view, name, row, column, cells=None):
    """Return where a cell's middle is, relative to its canvas."""
    width = canvas(view, name).evaluate("canvas => canvas.getBoundingClientRect().width")
    cell = (width - 2 * FREE) / (cells or {"input": 12, "output": 6}[name])
    return {"x": FREE + (column + 0.5) * cell, "y": FREE + (row + 0.5) * cell}


def colour(view, name, row, column, cells=None, down=-0.3, right=0.3):
    """Return a cell's colour beside its middle, by parts of its side: where nothing is written or marked."""
    middle, below = (place(view, name, row + step, column, cells) for step in (0, 1))
    side = below["y"] - middle["y"]
    spot = [middle["x"] + right * side, middle["y"] + down * side]
    return canvas(view, name).evaluate(
        """(canvas, [x, y]) => {
          const ratio = canvas.width / canvas.getBoundingClientRect().width;
          return [...canvas.getContext("2d").getImageData(x * ratio, y * ratio, 1, 1).data];
        }""",
        spot,
    )


def is_amber(rgb):
    red, green, blue, _ = rgb
    return red > 200 and 120 < green < 190 and blue < 60


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
        notebook.page.wait_for_timeout(100)
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
        view.get_by_label("Size").select_option(str(size))
        view.get_by_label("Stride").select_option(stride)
        view.get_by_label("Padding").select_option(padding)
        stride = int(stride) if stride else None
        notebook.expect(
            "explorer.mode, explorer.size, explorer.stride, explorer.padding",
            repr((mode.lower(), size, stride, padding)),
        )
        right = PoolingExplorer(IMAGES, [7, 0, 4], row=2, column=3)
        right.mode, right.size, right.stride, right.padding = mode.lower(), size, stride, padding
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
        view.get_by_role("button", name="Next image").click()
        view.get_by_role("button", name="Next image").click()
        notebook.expect("explorer.index", "2")
        view.get_by_text("image 2 (of 0 to 2), a 4").wait_for()


class TestThePictures:
    def test_the_input_is_drawn_shifted(self, notebook, view):
        notebook.run("[setattr(explorer, *pair) for pair in dict(shift=3, mode='average').items()]")
        says(view, PoolingExplorer(IMAGES, [7, 0, 4], mode="average", shift=3, row=2, column=3))
        assert colour(view, "input", 9, 1, right=-0.3, down=0.25) == [0, 0, 0, 255]
        grey = round(255 * float(IMAGES[0, 9, 4] / IMAGES.max()))
        assert colour(view, "input", 9, 7, right=0.25, down=0.25) == pytest.approx([grey] * 3 + [255], abs=1)

    def test_the_output_is_drawn_on_the_same_scale(self, view):
        right = PoolingExplorer(IMAGES).output
        for row, column in ((0, 0), (5, 5), (4, 1)):
            grey = round(255 * float(right[row, column] / IMAGES.max()))
            shown = colour(view, "output", row, column)
            assert shown == pytest.approx([grey] * 3 + [255], abs=1)

    def test_what_changed_is_red_and_blue(self, notebook, view):
        notebook.run("[setattr(explorer, *pair) for pair in dict(shift=1, difference=True).items()]")
        view.get_by_text("Blue: brighter").wait_for()
        notebook.page.wait_for_timeout(100)
        explorer = PoolingExplorer(IMAGES, shift=1)
        boards = {
            "input": explorer.input - explorer.image,
            "output": explorer.output - PoolingExplorer(IMAGES).output,
        }
        for name, differences in boards.items():
            for row, column in np.ndindex(*differences.shape):
                # The chosen window and its neighbours lie under marks.
                near = abs(row - (4.5 if name == "input" else 2)) < 3
                if near or abs(differences[row, column]) < 0.15:
                    continue
                red, _, blue, _ = colour(view, name, row, column, right=-0.25, down=0.25)
                assert (blue > red) == (differences[row, column] > 0), (name, row, column)

    def test_winners_are_ringed_in_max_mode_only(self, static_page):
        for mode, ringed in (("max", True), ("average", False)):
            page = static_page(PoolingExplorer(BY_HAND, mode=mode, row=0, column=0))
            page.page.wait_for_timeout(100)
            view = page.page.locator(".course-widget")
            for row, column in np.ndindex(4, 4):
                ring = colour(view, "input", row, column, cells=4, down=0, right=0.4)
                wins = [row, column] in [[1, 0], [1, 3], [3, 0], [3, 3]]
                assert is_amber(ring) == (wins and ringed), (mode, row, column, ring)
            assert not page.problems

    def test_small_winners_are_dotted_where_the_pixels_differ(self, static_page):
        image = np.zeros((28, 28))
        image[11, 6] = 1
        page = static_page(PoolingExplorer(image, row=0, column=0))
        page.page.wait_for_timeout(100)
        view = page.page.locator(".course-widget")
        assert is_amber(colour(view, "input", 11, 6, cells=28, down=0, right=0))
        assert colour(view, "input", 20, 20, cells=28, down=0, right=0) == [0, 0, 0, 255]

    def test_cells_carry_their_numbers_where_there_is_room(self, static_page):
        """Text is neither the cell's colour nor a mark: its middle is not the same all over."""

        def speckled(view, name, cells):
            spots = [colour(view, name, 0, 0, cells, down / 50, 0) for down in range(-12, 13)]
            return len({tuple(spot) for spot in spots}) > 1

        few = static_page(PoolingExplorer(BY_HAND, mode="average", row=1, column=1)).page
        many = static_page(PoolingExplorer(np.full((28, 28), 3), mode="average", row=1, column=1)).page
        for page, expected in ((few, True), (many, False)):
            page.wait_for_timeout(100)
            view = page.locator(".course-widget")
            assert speckled(view, "input", 4 if expected else 28) == expected
            assert speckled(view, "output", 2 if expected else 14) == expected

    def test_turning_dark_redraws_the_marks(self, notebook, view):
        def mark():
            return canvas(view, "output").evaluate("canvas => canvas.toDataURL()")

        light = mark()
        notebook.page.evaluate("document.body.dataset.jpThemeLight = 'false'")
        notebook.page.wait_for_timeout(100)
        dark = mark()
        notebook.page.evaluate("document.body.dataset.jpThemeLight = 'true'")
        notebook.page.wait_for_timeout(100)
        assert light == mark() != dark


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


class TestWithoutAKernel:
    """The same bundle on a page without Jupyter."""

    def test_a_window_larger_than_the_picture_is_explained_and_can_be_mended(self, static_page):
        explorer = PoolingExplorer(BY_HAND[:3, :3], size=4)
        page = static_page(explorer)
        view = page.page.locator(".course-widget")
        says(view, explorer)
        view.get_by_text(
            "A window of 4 × 4 does not fit into a picture of 3 × 3. Choose a smaller size"
        ).wait_for()
        assert not canvas(view, "output").is_visible()
        assert not view.locator(".comparison").is_visible()
        view.get_by_label("Padding").select_option("same")
        canvas(view, "output").wait_for()
        explorer.padding = "same"
        says(view, explorer)
        assert not page.problems

    def test_what_hangs_over_the_edge_is_striped_and_named(self, static_page):
        explorer = PoolingExplorer(BY_HAND[:3, :3], padding="same", row=1, column=1)
        page = static_page(explorer)
        view = page.page.locator(".course-widget")
        view.get_by_text(
            "Windows hang over the edge by 1 row below and 1 column on the right; what lies outside never"
        ).wait_for()
        said = view.get_by_role("img").get_attribute("aria-label")
        assert said == "The pixels under the window: 3, outside, outside, outside."
        page.page.wait_for_timeout(100)
        assert colour(view, "input", 3, 0, cells=4, down=0.2)[3] < 255
        assert colour(view, "window", 1, 1, cells=2)[3] < 255
        assert colour(view, "window", 0, 0, cells=2)[3] == 255

    def test_channels_are_shown_one_by_one(self, static_page):
        maps = np.random.default_rng(5).normal(0, 1, (1, 6, 6, 3))
        explorer = PoolingExplorer(maps, row=1, column=1)
        page = static_page(explorer)
        view = page.page.locator(".course-widget")
        view.get_by_role("radiogroup", name="Channel").get_by_text("2", exact=True).click()
        explorer.channel = 2
        says(view, explorer)
        assert view.locator(".result").text_content() == number(float(explorer.output[1, 1]))
        assert not page.problems

    @pytest.mark.parametrize("width", [360, 560, 700])
    def test_it_fits_into_any_column(self, static_page, width):
        maps = np.random.default_rng(7).normal(0, 1, (1, 12, 12, 16))
        page = static_page(PoolingExplorer(maps, padding="same", size=4, shift=2), width=width).page
        page.set_viewport_size({"width": width + 20, "height": 900})
        page.wait_for_timeout(100)
        assert page.evaluate("document.documentElement.scrollWidth") <= width + 20

    def test_the_page_computes_what_python_computes(self, static_page):
        rng = np.random.default_rng(6)
        for case in range(16):
            shape = (1, *rng.integers(4, 12, 2), rng.integers(1, 4))
            values = rng.integers(-2, 3, shape) if case % 2 else rng.normal(0, 1, shape)
            explorer = PoolingExplorer(
                values,
                mode=str(rng.choice(["max", "average"])),
                size=int(rng.integers(1, 5)),
                stride=int(rng.integers(1, 5)),
                padding=str(rng.choice(["valid", "same"])),
                shift=int(rng.integers(0, 5)),
                channel=int(rng.integers(shape[3])),
            )
            page = static_page(explorer)
            view = page.page.locator(".course-widget")
            assert view.get_attribute("aria-label") == explorer.describe()
            arrays = page.page.evaluate(
                """() => {
                  const { output, winners, changes } = bundle.compute(model, bundle.readImages(model));
                  return [[...output], winners, changes];
                }"""
            )
            np.testing.assert_allclose(arrays[0], explorer.output.ravel(), rtol=0, atol=1e-5)
            if explorer.mode == "max":
                np.testing.assert_array_equal(arrays[1], explorer.winners.reshape(-1, 2))
            np.testing.assert_allclose(arrays[2], explorer.changes, rtol=0, atol=1e-5)
            assert not page.problems
            page.page.close()
