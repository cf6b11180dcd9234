"""PoolingExplorer on a page without a kernel: what it draws, and that it computes what Python computes."""

from __future__ import annotations

import numpy as np
import pytest

from course_utils.widgets import PoolingExplorer
from course_utils.widgets.shared.kit import number
from tests.browser import frames
from tests.browser.test_pooling_explorer import IMAGES, canvas, place, says

BY_HAND = np.array([[1, 3, 2, 1], [5, 2, 4, 8], [0, 6, 3, 3], [7, 1, 2, 5]])


@pytest.fixture
def drawn(static_page):
    """A function that draws an explorer and returns its view; nothing may go wrong on its pages."""
    pages = []

    def draw(explorer, **options):
        pages.append(static_page(explorer, **options))
        frames.drawn(pages[-1].page)
        return pages[-1].page.locator(".course-widget")

    yield draw
    assert not [page.problems for page in pages if page.problems]


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


class TestThePictures:
    def test_the_input_is_drawn_shifted(self, drawn):
        view = drawn(PoolingExplorer(IMAGES, mode="average", shift=3, row=2, column=3))
        assert colour(view, "input", 9, 1, right=-0.3, down=0.25) == [0, 0, 0, 255]
        grey = round(255 * float(IMAGES[0, 9, 4] / IMAGES.max()))
        assert colour(view, "input", 9, 7, right=0.25, down=0.25) == pytest.approx([grey] * 3 + [255], abs=1)

    def test_the_output_is_drawn_on_the_same_scale(self, drawn):
        explorer = PoolingExplorer(IMAGES, row=2, column=3)
        view, right = drawn(explorer), explorer.output
        for row, column in ((0, 0), (5, 5), (4, 1)):
            grey = round(255 * float(right[row, column] / IMAGES.max()))
            shown = colour(view, "output", row, column)
            assert shown == pytest.approx([grey] * 3 + [255], abs=1)

    def test_what_changed_is_red_and_blue(self, drawn):
        explorer = PoolingExplorer(IMAGES, shift=1, difference=True, row=2, column=3)
        view = drawn(explorer)
        view.get_by_text("Blue: brighter").wait_for()
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

    @pytest.mark.parametrize(("mode", "ringed"), [("max", True), ("average", False)])
    def test_winners_are_ringed_in_max_mode_only(self, drawn, mode, ringed):
        view = drawn(PoolingExplorer(BY_HAND, mode=mode, row=0, column=0))
        for row, column in np.ndindex(4, 4):
            ring = colour(view, "input", row, column, cells=4, down=0, right=0.4)
            wins = (row, column) in [(1, 0), (1, 3), (3, 0), (3, 3)]
            assert is_amber(ring) == (wins and ringed), (row, column, ring)

    def test_small_winners_are_dotted_where_the_pixels_differ(self, drawn):
        image = np.zeros((28, 28))
        image[11, 6] = 1
        view = drawn(PoolingExplorer(image, row=0, column=0))
        assert is_amber(colour(view, "input", 11, 6, cells=28, down=0, right=0))
        assert colour(view, "input", 20, 20, cells=28, down=0, right=0) == [0, 0, 0, 255]

    @pytest.mark.parametrize(("image", "readable"), [(BY_HAND, True), (np.full((28, 28), 3), False)])
    def test_cells_carry_their_numbers_where_there_is_room(self, drawn, image, readable):
        view = drawn(PoolingExplorer(image, mode="average", row=1, column=1))
        for name, cells in (("input", len(image)), ("output", len(image) // 2)):
            # Down through the middle of a cell the colour changes only where something is written.
            spots = [colour(view, name, 0, 0, cells, down / 50, 0) for down in range(-12, 13)]
            assert (len(set(map(tuple, spots))) > 1) == readable

    def test_turning_dark_redraws_the_marks(self, drawn):
        view = drawn(PoolingExplorer(IMAGES))
        pictures = []
        for light in ("true", "false", "true"):
            view.page.evaluate("light => (document.body.dataset.jpThemeLight = light)", light)
            frames.drawn(view.page)
            pictures.append(canvas(view, "output").evaluate("canvas => canvas.toDataURL()"))
        assert pictures[0] == pictures[2] != pictures[1]


class TestThePage:
    def test_a_window_larger_than_the_picture_is_explained_and_can_be_mended(self, drawn):
        explorer = PoolingExplorer(BY_HAND[:3, :3], size=4)
        view = drawn(explorer)
        says(view, explorer)
        apology = "A window of 4 × 4 does not fit into a picture of 3 × 3. Choose a smaller size"
        view.locator(".sorry", has_text=apology).wait_for()
        assert not canvas(view, "output").is_visible()
        assert not view.locator(".comparison").is_visible()
        assert not view.get_by_text("The window", exact=True).is_visible(), "a heading over nothing"
        view.get_by_label("Padding").select_option("same")
        canvas(view, "output").wait_for()
        explorer.padding = "same"
        says(view, explorer)

    def test_what_hangs_over_the_edge_is_striped_and_named(self, drawn):
        explorer = PoolingExplorer(BY_HAND[:3, :3], padding="same", row=1, column=1)
        view = drawn(explorer)
        view.get_by_text(
            "Windows hang over the edge by 1 row below and 1 column on the right; what lies outside never"
        ).wait_for()
        said = view.get_by_role("img").get_attribute("aria-label")
        assert said == "The pixels under the window: 3, outside, outside, outside."
        assert colour(view, "input", 3, 0, cells=4, down=0.2)[3] < 255
        assert colour(view, "window", 1, 1, cells=2)[3] < 255
        assert colour(view, "window", 0, 0, cells=2)[3] == 255

    def test_channels_are_shown_one_by_one(self, drawn):
        maps = np.random.default_rng(5).normal(0, 1, (1, 6, 6, 3))
        explorer = PoolingExplorer(maps, row=1, column=1)
        view = drawn(explorer)
        view.get_by_role("radiogroup", name="Channel").get_by_text("2", exact=True).click()
        explorer.channel = 2
        says(view, explorer)
        assert view.locator(".result").text_content() == number(float(explorer.output[1, 1]))

    @pytest.mark.parametrize("width", [360, 560, 700])
    def test_it_fits_into_any_column(self, static_page, width):
        maps = np.random.default_rng(7).normal(0, 1, (1, 12, 12, 16))
        page = static_page(PoolingExplorer(maps, padding="same", size=4, shift=2), width=width).page
        page.set_viewport_size({"width": width + 20, "height": 900})
        frames.drawn(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width + 20

    @pytest.mark.parametrize("case", range(16))
    def test_it_computes_what_python_computes(self, drawn, case):
        rng = np.random.default_rng(case)
        shape = (1, *rng.integers(4, 12, 2), rng.integers(1, 4))
        # Every other case has many equal numbers, so that the first of several winners is asked for.
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
        view = drawn(explorer)
        assert view.get_attribute("aria-label") == explorer.describe()
        output, winners, changes = view.page.evaluate(
            """() => {
              const { output, winners, changes } = bundle.compute(model, bundle.readImages(model));
              return [[...output], winners, changes];
            }"""
        )
        np.testing.assert_allclose(output, explorer.output.ravel(), rtol=0, atol=1e-5)
        np.testing.assert_allclose(changes, explorer.changes, rtol=0, atol=1e-5)
        if explorer.mode == "max":
            np.testing.assert_array_equal(winners, explorer.winners.reshape(-1, 2))
