"""NetworkTour in a real JupyterLab: maps, numbers, pad, keys and Python agree on where one is."""

from __future__ import annotations

import re

import numpy as np
import pytest

from course_utils.widgets import DigitPad, NetworkTour
from course_utils.widgets.shared.kit import number, percent
from tests.browser.frames import drawn, tells

DIGITS = (7, 0, 4)
IMAGES = np.stack([DigitPad.example(digit).digit for digit in DIGITS])
CELLS = [
    "import numpy as np\nfrom course_utils.widgets import DigitPad, NetworkTour\n"
    f"images = np.stack([DigitPad.example(digit).digit for digit in {DIGITS}])\n"
    f"tour = NetworkTour(images=images, labels={DIGITS})",
    "tour",
    "tour",
    "ready = True",
]
START = {"index": 0, "strokes": [], "layer": "conv_2", "feature_map": 5, "row": 2, "column": 3}
SEVEN = [[(0.2, 0.15), (0.8, 0.15), (0.45, 0.9)]]


@pytest.fixture(scope="module")
def notebook(open_notebook):
    return open_notebook("network_tour", CELLS)


@pytest.fixture
def view(notebook):
    """The first of two views, on one map of the first image."""
    yield notebook.begin("tour", START, NetworkTour(images=IMAGES, labels=DIGITS, **START).describe())
    assert not notebook.page.problems


def agrees(view, **changes):
    """Wait until the page describes what Python does; returns the tour in that state."""
    tour = NetworkTour(images=IMAGES, labels=DIGITS, **{**START, **changes})
    tells(view, tour.describe())
    return tour


def stage(view, name):
    return view.get_by_role("group", name=re.compile(f"^{name}:"))


def tile(view, name, feature_map):
    return stage(view, name).get_by_role("button").nth(feature_map)


def whole(view):
    """The map that comes out, on which one moves from pixel to pixel."""
    return view.locator("canvas.walked").last


def place(canvas, row, column, cells):
    """Return where a pixel's middle is, relative to its canvas."""
    width = canvas.evaluate("canvas => canvas.getBoundingClientRect().width")
    cell = (width - 4) / cells
    return {"x": 2 + (column + 0.5) * cell, "y": 2 + (row + 0.5) * cell}


def equation(view):
    """The numbers in the line that says how one is made."""
    terms = view.locator(".equation .term b").all_text_contents()
    return [float(term.replace("−", "-")) for term in terms]


def draw(page, view, *points):
    """Draw one stroke with the mouse, through points from 0 to 1."""
    view.locator(".pad").scroll_into_view_if_needed()
    box = view.locator(".pad").bounding_box()
    places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in points]
    page.mouse.move(*places[0])
    page.mouse.down()
    for spot in places[1:]:
        page.mouse.move(*spot, steps=6)
    page.mouse.up()


class TestTheMaps:
    def test_every_map_and_every_class_is_there(self, view):
        counts = {"conv_1": 8, "pool_1": 8, "conv_2": 16, "pool_2": 16, "flatten": 1, "scores": 10}
        for name, count in counts.items():
            assert stage(view, name).get_by_role("button").count() == count

    @pytest.mark.parametrize(("name", "feature_map"), [("conv_1", 3), ("pool_2", 13)])
    def test_a_map_is_drawn_in_the_colours_of_its_numbers(self, view, name, feature_map):
        tour = NetworkTour(images=IMAGES, labels=DIGITS, **START)
        maps = tour.activations[name]
        there = tile(view, name, feature_map).locator("canvas")
        pixels = there.evaluate(
            "canvas => [...canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data]"
        )
        red, _, blue, opaque = np.reshape(pixels, (*maps.shape[:2], 4)).astype(int).transpose(2, 0, 1)
        here = maps[..., feature_map]
        assert (opaque == 255).all()
        assert (red[here == 0] == 247).all()
        assert (blue - red > 0)[here > 0.05 * maps.max()].all()

    def test_a_click_opens_it_for_python_too_and_keeps_the_place_within_a_stage(self, notebook, view):
        tile(view, "conv_2", 11).click()
        notebook.expect("tour.layer, tour.feature_map, tour.row, tour.column", "('conv_2', 11, 2, 3)")
        agrees(view, feature_map=11)

    def test_in_another_stage_it_opens_at_its_largest_number(self, notebook, view):
        tile(view, "conv_1", 3).click()
        notebook.expect("tour.layer, tour.feature_map", "('conv_1', 3)")
        expected = "np.unravel_index(tour.output.argmax(), tour.output.shape)"
        notebook.expect(f"(tour.row, tour.column) == {expected}", "True")
        assert tile(view, "conv_1", 3).get_attribute("aria-pressed") == "true"
        assert tile(view, "conv_2", 5).get_attribute("aria-pressed") == "false"

    def test_a_class_and_a_number_of_a_row_are_opened_too(self, notebook, view):
        tile(view, "scores", 2).click()
        notebook.expect("tour.layer, tour.feature_map, tour.row", "('scores', 2, 0)")
        tile(view, "flatten", 0).click(position={"x": 1, "y": 1})
        notebook.expect("tour.layer, tour.feature_map", "('flatten', 0)")

    def test_a_pointer_that_only_looks_is_told_the_name_and_the_largest_number(self, view):
        tile(view, "conv_1", 3).hover()
        maps = NetworkTour(images=IMAGES, **START).activations["conv_1"]
        words = f"conv_1, map 3: largest {number(float(maps[..., 3].max()), 3)}"
        view.locator(".preview", has_text=words).wait_for()
        view.page.mouse.move(0, 0)
        drawn(view.page)
        assert view.locator(".preview").text_content() == ""

    def test_lines_run_from_all_maps_that_a_convolution_adds_up_and_from_one_for_a_pool(self, view):
        assert view.locator(".threads path").count() == 8
        signs = view.locator(".threads path").evaluate_all("paths => paths.map((path) => path.classList[0])")
        sums = NetworkTour(images=IMAGES, **START).products.sum(axis=(0, 1))
        strongest = sorted(sums, key=abs, reverse=True)
        assert signs == ["against" if one < 0 else "for" for one in strongest]
        tile(view, "pool_2", 5).click()
        assert view.locator(".threads path").count() == 1


class TestTheKeyboard:
    @pytest.mark.parametrize(
        ("keys", "expected"),
        [
            ("ArrowDown", "('conv_2', 6)"),
            ("ArrowUp ArrowUp", "('conv_2', 3)"),
            ("End ArrowDown", "('conv_2', 15)"),
            ("Home ArrowUp", "('conv_2', 0)"),
            ("ArrowRight", "('pool_2', 5)"),
            ("ArrowRight ArrowLeft", "('conv_2', 5)"),
            ("ArrowRight ArrowRight Home ArrowDown", "('flatten', 1)"),
        ],
    )
    def test_arrows_go_from_map_to_map_and_from_stage_to_stage(self, notebook, view, keys, expected):
        tile(view, "conv_2", 5).focus()
        for key in keys.split():
            notebook.page.keyboard.press(key)
        notebook.expect("tour.layer, tour.feature_map", expected)

    def test_the_last_stage_is_reached_and_not_passed(self, notebook, view):
        tile(view, "conv_2", 5).focus()
        for _ in range(6):
            notebook.page.keyboard.press("ArrowRight")
        notebook.expect("tour.layer, tour.feature_map", "('scores', 7)")
        assert notebook.page.evaluate("document.activeElement.ariaLabel").startswith("scores, unit 7")

    def test_all_maps_together_are_one_stop_of_the_tab_key(self, view):
        tile(view, "pool_1", 2).click()
        assert view.locator(".scroller [tabindex='0']").count() == 1

    def test_enter_leads_into_the_numbers(self, notebook, view):
        tile(view, "conv_2", 5).focus()
        notebook.page.keyboard.press("Enter")
        notebook.page.keyboard.press("ArrowDown")
        notebook.page.keyboard.press("End")
        notebook.expect("tour.feature_map, tour.row, tour.column", "(5, 3, 7)")

    @pytest.mark.parametrize("key", ["]", "PageDown"])
    def test_other_images_are_turned_to(self, notebook, view, key):
        tile(view, "conv_2", 5).focus()
        notebook.page.keyboard.press(key)
        notebook.expect("tour.index, tour.feature_map", "(1, 5)")
        agrees(view, index=1)

    def test_keys_do_not_reach_jupyterlab(self, notebook, view):
        """In a notebook x cuts the cell, and a adds one."""
        cells = notebook.page.locator(".jp-CodeCell").count()
        for focus in (tile(view, "conv_2", 5), whole(view)):
            focus.focus()
            for key in ("x", "a", "b", "c", "v"):
                notebook.page.keyboard.press(key)
        notebook.page.wait_for_timeout(300)
        assert notebook.page.locator(".jp-CodeCell").count() == cells


class TestTheDetail:
    def test_the_terms_of_a_convolution_add_up(self, view):
        total, bias, before, after = equation(view)
        sign = -1 if view.locator(".equation .sign b").first.text_content() == "−" else 1
        assert total + sign * bias == pytest.approx(before, abs=0.0016)
        assert after == max(before, 0)
        assert before == pytest.approx(NetworkTour(images=IMAGES, **START).detail.before, abs=0.0006)

    def test_a_pointer_over_the_map_moves_the_place_and_a_click_keeps_it(self, notebook, view):
        whole(view).hover(position=place(whole(view), 6, 1, 8))
        view.locator(".where", has_text=re.compile("^row 6, column 1$")).wait_for()
        there = NetworkTour(images=IMAGES, **{**START, "row": 6, "column": 1}).detail
        assert equation(view)[2] == pytest.approx(there.before, abs=0.0006)
        assert notebook.run("tour.row, tour.column") == "(2, 3)"
        whole(view).click(position=place(whole(view), 6, 1, 8))
        notebook.expect("tour.row, tour.column", "(6, 1)")
        agrees(view, row=6, column=1)

    def test_every_map_that_comes_in_says_what_it_adds(self, view):
        sums = NetworkTour(images=IMAGES, **START).products.sum(axis=(0, 1))
        cards = view.get_by_role("button", name=re.compile("^map \\d+, .*: the sum of its products$"))
        assert cards.locator(".sum b").all_text_contents() == [number(float(one), 3) for one in sums]

    def test_one_of_them_is_taken_apart_number_by_number(self, view):
        view.get_by_role("button", name=re.compile("^map 6,")).click()
        view.get_by_text("pool_1, map 6, number by number").wait_for()
        label = view.get_by_role("img", name="The products").get_attribute("aria-label")
        values = [float(text.replace("−", "-")) for text in re.findall(r"−?\d[\d.]*(?=[,.])", label)]
        products = NetworkTour(images=IMAGES, **START).products
        np.testing.assert_allclose(values, products[..., 6].ravel(), atol=0.0006)

    def test_the_largest_number_under_a_pool_is_framed_in_words_too(self, view):
        tile(view, "pool_1", 3).click()
        maximum, after = view.locator(".equation .term b").all_text_contents()
        inside = [float(text) for text in re.findall(r"[\d.]+", maximum.replace("max", ""))]
        assert len(inside) == 4
        assert max(inside) == float(after)

    def test_the_products_of_a_class_add_up_and_softmax_makes_a_share_of_it(self, view):
        tile(view, "scores", 7).click()
        total, bias, before = (
            float(term.replace("−", "-"))
            for term in view.locator(".equation .term b").all_text_contents()[:3]
        )
        assert total + bias == pytest.approx(before, abs=0.0016)
        tour = NetworkTour(images=IMAGES, layer="scores", feature_map=7)
        assert before == pytest.approx(tour.detail.before, abs=0.0006)
        shares = view.locator("table tr").last.locator("td").all_text_contents()
        assert shares == [percent(float(p)) for p in tour.probabilities]
        gain, loss = (
            float(view.locator(f".list:nth-child({i}) .about b").text_content().replace("−", "-"))
            for i in (1, 2)
        )
        assert gain + loss == pytest.approx(total, abs=0.0016)

    def test_every_product_of_a_class_can_be_reached_with_arrows(self, notebook, view):
        tile(view, "scores", 7).click()
        products = view.get_by_role("application", name="The products")
        products.focus()
        before = view.locator(".readout").text_content()
        notebook.page.keyboard.press("ArrowDown")
        notebook.page.keyboard.press("ArrowRight")
        drawn(notebook.page)
        words = view.locator(".readout").text_content()
        assert words != before
        match = re.fullmatch(r"pool_2, map (\d+), row (\d+), column (\d+): (\S+) × (\S+) = (\S+)", words)
        feature_map, row, column = map(int, match.groups()[:3])
        tour = NetworkTour(images=IMAGES, layer="scores", feature_map=7)
        product = tour.products[(row * 4 + column) * 16 + feature_map]
        assert float(match[6].replace("−", "-")) == pytest.approx(product, abs=0.0006)

    def test_what_follows_does_not_jump_when_another_kind_of_stage_is_opened(self, notebook, view):
        for name in ("conv_2", "scores", "conv_1"):
            tile(view, name, 5).click()
        drawn(notebook.page)
        top = view.locator(".hint").bounding_box()["y"]
        for name in ("pool_1", "flatten", "scores"):
            tile(view, name, 0).click(position={"x": 4, "y": 4})
            drawn(notebook.page)
            assert view.locator(".hint").bounding_box()["y"] == pytest.approx(top, abs=24)


class TestTheDigit:
    def test_a_drawing_is_read_in_the_page_and_in_python(self, notebook, view):
        draw(notebook.page, view, *SEVEN[0])
        notebook.expect("len(tour.strokes), tour.prediction", "(1, 7)")
        view.locator(".answer", has_text="reads 7").wait_for()
        notebook.expect("tour.describe()", repr(view.get_attribute("aria-label")))
        assert notebook.run("tour.layer, tour.feature_map, tour.row, tour.column") == "('conv_2', 5, 2, 3)"

    def test_the_maps_change_while_one_still_draws(self, notebook, view):
        digest = "canvas => canvas.toDataURL()"
        before = tile(view, "conv_1", 3).locator("canvas").evaluate(digest)
        view.locator(".pad").scroll_into_view_if_needed()
        box = view.locator(".pad").bounding_box()
        notebook.page.mouse.move(box["x"] + 60, box["y"] + 20)
        notebook.page.mouse.down()
        notebook.page.mouse.move(box["x"] + 60, box["y"] + 110, steps=8)
        view.locator(".answer", has_text="reads 1").wait_for()
        assert tile(view, "conv_1", 3).locator("canvas").evaluate(digest) != before
        notebook.page.mouse.up()

    def test_clearing_the_pad_returns_to_the_image(self, notebook, view):
        draw(notebook.page, view, *SEVEN[0])
        view.get_by_role("button", name="Clear").click()
        notebook.expect("tour.strokes", "[]")
        agrees(view)

    def test_another_image_takes_the_drawing_away(self, notebook, view):
        draw(notebook.page, view, *SEVEN[0])
        view.get_by_role("button", name="Next image").click()
        notebook.expect("tour.strokes, tour.index, tour.prediction", "([], 1, 0)")
        agrees(view, index=1)
        assert view.get_by_role("button", name="Previous image").get_attribute("aria-disabled") == "false"


class TestPython:
    def test_it_opens_another_stage_at_its_largest_number(self, notebook, view):
        notebook.run("setattr(tour, 'layer', 'pool_1')")
        notebook.expect("tour.layer", "'pool_1'")
        text = notebook.run("tour.describe()").strip("'\"")
        view.page.wait_for_function(
            "([view, text]) => view.ariaLabel === text", arg=[view.element_handle(), text]
        )

    def test_it_draws_and_turns(self, notebook, view):
        notebook.run(f"setattr(tour, 'strokes', {SEVEN})")
        agrees(view, strokes=SEVEN)
        notebook.run("setattr(tour, 'index', 2)")
        agrees(view, index=2)

    def test_two_views_of_one_tour_show_the_same(self, notebook, view):
        tile(view, "conv_1", 6).click()
        other = notebook.widget(1)
        other.locator(".title", has_text="How conv_1, map 6 is made").wait_for()


class TestScreenReaders:
    def test_everything_has_a_name(self, view):
        assert (
            view.get_attribute("aria-label") == NetworkTour(images=IMAGES, labels=DIGITS, **START).describe()
        )
        maps = NetworkTour(images=IMAGES, **START).activations["conv_1"]
        words = f"conv_1, map 3, largest {number(float(maps[..., 3].max()), 3)}"
        assert tile(view, "conv_1", 3).get_attribute("aria-label") == words
        assert "Arrow keys" in whole(view).get_attribute("aria-label")
        assert (
            stage(view, "conv_2").get_attribute("aria-label").startswith("conv_2: 16 kernels 5 × 5 × 8, ReLU")
        )

    def test_another_number_is_told_without_the_digit(self, notebook, view):
        tile(view, "conv_2", 5).focus()
        notebook.page.keyboard.press("ArrowDown")
        tour = agrees(view, feature_map=6)
        sentence = tour.describe().split("%. ")[1]
        view.get_by_role("status").get_by_text(sentence, exact=True).wait_for(state="attached")
