"""ActivationExplorer in a real JupyterLab: point, map, stack and Python agree."""

from __future__ import annotations

import itertools
import re

import numpy as np
import pytest

from course_utils import layers
from course_utils.widgets import ActivationExplorer
from course_utils.widgets.activation import curve as curves
from course_utils.widgets.shared.kit import STATIC
from course_utils.widgets.shared.scientific import scientific
from tests.browser.frames import drawn, tells

CELLS = [
    "import numpy as np\nfrom course_utils.widgets import ActivationExplorer\n"
    "values = np.random.default_rng(0).uniform(-3, 3, (8, 8)).astype(np.float32)\n"
    "explorer = ActivationExplorer(values)",
    "explorer",
    "explorer",
    "ready = True",
]
VALUES = np.random.default_rng(0).uniform(-3, 3, (8, 8)).astype(np.float32)
START = {"activation": "sigmoid", "z": 1.0, "alpha": 0.2, "depth": 5}
FREE = 2  # CSS pixels around the cells of a canvas


@pytest.fixture(scope="module")
def notebook(open_notebook):
    return open_notebook("activation_explorer", CELLS)


@pytest.fixture
def view(notebook):
    """The first of two views, sigmoid at 1."""
    yield notebook.begin("explorer", START, ActivationExplorer(VALUES, **START).describe())
    assert not notebook.page.problems


def agrees(view, explorer):
    """Wait until the page describes what ``explorer`` does."""
    tells(view, explorer.describe())


def curve(view):
    return view.get_by_role("slider", name="z, the point on the curve")


def canvas(view, name):
    return view.locator(f"canvas.{name}")


def numbers(view):
    """z, f(z) and the slope as they are written."""
    return view.locator(".readouts .number").all_text_contents()


def expected(name, z, alpha=0.2):
    return [
        scientific(float(value))
        for value in (z, curves.apply(name, np.float64(z), alpha), curves.slope(name, np.float64(z), alpha))
    ]


def on_curve(view, z):
    """Return where z is on the drawing, relative to it: the axis goes from 34 to 334 of 340 units."""
    box = curve(view).bounding_box()
    return {"x": box["width"] * (34 + (z + 6) / 12 * 300) / 340, "y": box["height"] / 3}


def place(view, name, row, column):
    """Return where a pixel's middle is, relative to its canvas."""
    width = canvas(view, name).evaluate("canvas => canvas.getBoundingClientRect().width")
    cell = (width - 2 * FREE) / 8
    return {"x": FREE + (column + 0.5) * cell, "y": FREE + (row + 0.5) * cell}


def colours(view, name):
    """Return the (8, 8, 3) colours of a map, near the upper left corner of each pixel."""
    spots = [place(view, name, row - 0.3, column - 0.3) for row, column in np.ndindex(8, 8)]
    return np.array(
        canvas(view, name).evaluate(
            """(canvas, spots) => {
              const ratio = canvas.width / canvas.getBoundingClientRect().width;
              const context = canvas.getContext("2d");
              const at = ({ x, y }) => context.getImageData(x * ratio, y * ratio, 1, 1).data;
              return spots.map((spot) => [...at(spot).slice(0, 3)]);
            }""",
            spots,
        )
    ).reshape(8, 8, 3)


class TestThePoint:
    def test_a_press_on_the_curve_moves_it_there(self, notebook, view):
        curve(view).click(position=on_curve(view, -2))
        notebook.expect("explorer.z", "-2.0")
        assert numbers(view) == expected("sigmoid", -2)

    def test_dragging_chooses_where_it_ends(self, notebook, view):
        curve(view).hover(position=on_curve(view, -2))
        notebook.page.mouse.down()
        curve(view).hover(position=on_curve(view, 3.5))
        notebook.page.mouse.up()
        curve(view).hover(position=on_curve(view, 0))
        notebook.expect("explorer.z", "3.5")

    def test_dragging_past_the_end_stops_at_the_end(self, notebook, view):
        curve(view).hover(position=on_curve(view, 5))
        notebook.page.mouse.down()
        box = curve(view).bounding_box()
        notebook.page.mouse.move(box["x"] + box["width"] + 200, box["y"] + 50)
        notebook.page.mouse.up()
        notebook.expect("explorer.z", "6.0")

    @pytest.mark.parametrize(
        ("keys", "z"),
        [
            ("ArrowRight", 1.1),
            ("ArrowLeft ArrowLeft ArrowLeft", 0.7),
            ("ArrowUp Shift+ArrowUp", 1.11),
            ("ArrowDown Shift+ArrowLeft", 0.89),
            ("PageUp PageUp", 3.0),
            ("PageDown", 0.0),
            ("Home ArrowLeft", -6.0),
            ("End ArrowRight", 6.0),
        ],
    )
    def test_every_number_is_reached_with_keys(self, notebook, view, keys, z):
        curve(view).focus()
        for key in keys.split():
            notebook.page.keyboard.press(key)
        notebook.expect("explorer.z", str(z))
        agrees(view, ActivationExplorer(VALUES, **{**START, "z": z}))
        assert numbers(view) == expected("sigmoid", z)
        assert float(curve(view).get_attribute("aria-valuenow")) == z

    @pytest.mark.parametrize("name", curves.NAMES)
    def test_it_is_drawn_on_the_function_and_on_its_slope(self, notebook, view, name):
        """In the drawing's own units: 1 is at 34 + 7/12 of 300; each panel's middle is known."""
        notebook.run(f"setattr(explorer, 'activation', {name!r})")
        agrees(view, ActivationExplorer(VALUES, **{**START, "activation": name}))
        points = view.locator("circle").evaluate_all(
            "points => points.map((point) => ['cx', 'cy'].map((name) => Number(point.getAttribute(name))))"
        )
        half = 1.25 if name in curves.BOUNDED else 6 * 1.08
        value, slope = (float(part(name, np.float64(1))) for part in (curves.apply, curves.slope))
        upper = 188 - (value + half) / (2 * half) * 170
        lower = 292 - (slope + 0.06) / 1.18 * 74
        np.testing.assert_allclose(points, [[209, upper], [209, lower]], atol=0.01)


class TestTheMap:
    def test_pointing_at_a_pixel_moves_the_point_and_leaving_returns(self, notebook, view):
        canvas(view, "before").hover(position=place(view, "before", 2, 5))
        view.locator(
            ".readouts .number", has_text=re.compile(f"^{scientific(float(VALUES[2, 5]))}$")
        ).wait_for()
        assert numbers(view) == expected("sigmoid", VALUES[2, 5])
        assert notebook.run("explorer.z") == "1.0"
        notebook.page.mouse.move(0, 0)
        drawn(notebook.page)
        assert numbers(view) == expected("sigmoid", 1)

    def test_a_click_keeps_the_pixel_s_number(self, notebook, view):
        canvas(view, "before").click(position=place(view, "before", 7, 0))
        notebook.expect("explorer.z == float(values[7, 0])", "True")
        notebook.page.mouse.move(0, 0)
        drawn(notebook.page)
        assert numbers(view) == expected("sigmoid", VALUES[7, 0])

    def test_arrow_keys_choose_pixels_and_stop_at_the_rim(self, notebook, view):
        canvas(view, "before").focus()
        notebook.page.keyboard.press("ArrowUp")
        notebook.expect("explorer.z == float(values[3, 4])", "True")
        for key in ["ArrowDown"] * 9 + ["ArrowLeft"] * 9:
            notebook.page.keyboard.press(key)
        notebook.expect("explorer.z == float(values[7, 0])", "True")

    @pytest.mark.parametrize("name", curves.NAMES)
    def test_both_maps_are_drawn_in_the_same_red_white_and_blue(self, notebook, view, name):
        notebook.run(f"setattr(explorer, 'activation', {name!r})")
        explorer = ActivationExplorer(VALUES, **{**START, "activation": name})
        agrees(view, explorer)
        for shown, values in (("before", VALUES), ("after", explorer.outputs)):
            painted = colours(view, shown)
            strength = values / explorer._limit
            strong = np.abs(strength) > 0.1
            bluer = painted[..., 2] > painted[..., 0]
            np.testing.assert_array_equal(bluer[strong], values[strong] > 0)
            assert (painted[np.abs(strength) < 1e-3] == 247).all()

    def test_the_slopes_are_drawn_as_greys(self, view):
        explorer = ActivationExplorer(VALUES, **START)
        right = np.round(explorer.slopes * 255)
        np.testing.assert_allclose(colours(view, "steep"), np.repeat(right[..., np.newaxis], 3, 2), atol=1)


class TestTheSettings:
    @pytest.mark.parametrize("name", curves.NAMES)
    def test_every_function_can_be_chosen(self, notebook, view, name):
        view.get_by_role("radio", name=re.compile(f"^{name}$", re.I)).check(force=True)
        notebook.expect("explorer.activation", repr(name))
        agrees(view, ActivationExplorer(VALUES, **{**START, "activation": name}))
        assert numbers(view) == expected(name, 1)

    def test_alpha_is_there_for_leaky_relu_alone(self, notebook, view):
        alpha = view.get_by_role("slider", name="alpha")
        assert not alpha.is_visible()
        notebook.run("[setattr(explorer, *pair) for pair in dict(activation='leaky relu', z=-2).items()]")
        alpha.wait_for()
        alpha.focus()
        for _ in range(5):
            notebook.page.keyboard.press("ArrowRight")
        notebook.expect("explorer.alpha", "0.25")
        state = {"activation": "leaky relu", "z": -2, "alpha": 0.25, "depth": 5}
        agrees(view, ActivationExplorer(VALUES, **state))
        assert numbers(view) == ["−2", "−0.5", "0.25"]

    def test_the_stack_grows_with_the_keyboard(self, notebook, view):
        view.get_by_role("slider", name="A stack of layers").focus()
        notebook.page.keyboard.press("End")
        notebook.expect("explorer.depth", "10")
        explorer = ActivationExplorer(VALUES, **{**START, "depth": 10})
        agrees(view, explorer)
        shares = view.locator(".layer.there .stack-share").all_text_contents()
        assert shares == [scientific(float(left), 2) for left in explorer.stack.left]
        notebook.page.keyboard.press("Home")
        notebook.expect("explorer.depth", "1")
        view.get_by_text("1 layer", exact=True).wait_for()

    def test_the_bars_stand_on_a_logarithmic_scale(self, notebook, view):
        view.get_by_role("slider", name="A stack of layers").fill("10")
        explorer = ActivationExplorer(VALUES, **{**START, "depth": 10})
        agrees(view, explorer)
        tall = view.locator(".stack-fill").evaluate_all(
            "bars => bars.map((bar) => bar.getBoundingClientRect().height / bar.offsetHeight)"
        )
        np.testing.assert_allclose(tall, 1 + np.log10(explorer.stack.left) / 10, atol=0.01)

    def test_what_sigmoid_can_leave_at_best_is_said(self, view):
        view.get_by_text("0.25 to the power of 5 = 9.8 × 10⁻⁴ is the most that can be left").wait_for()


class TestPythonAndOtherViews:
    def test_python_moves_the_view(self, notebook, view):
        state = {"activation": "tanh", "z": -0.37, "alpha": 0.2, "depth": 3}
        notebook.run(f"[setattr(explorer, *pair) for pair in {state}.items()]")
        agrees(view, ActivationExplorer(VALUES, **state))
        assert numbers(view) == expected("tanh", -0.37)

    def test_two_views_show_the_same(self, notebook, view):
        curve(view).click(position=on_curve(view, 4))
        agrees(notebook.widget(1), ActivationExplorer(VALUES, **{**START, "z": 4}))


class TestScreenReaders:
    def test_everything_has_a_name(self, view):
        explorer = ActivationExplorer(VALUES, **START)
        assert "Arrow keys choose a pixel" in canvas(view, "before").get_attribute("aria-label")
        assert curve(view).get_attribute("aria-valuetext") == "1: f(z) 0.731, slope 0.197"
        assert canvas(view, "after").get_attribute("aria-label") == "The map after sigmoid."
        assert curves.map_in_words(explorer.slopes) in canvas(view, "steep").get_attribute("aria-label")
        left = view.get_by_role("img", name="What is left of a gradient").get_attribute("aria-label")
        assert left.endswith(f": {', '.join(scientific(float(one)) for one in explorer.stack.left)}.")

    def test_a_move_is_told_as_the_point_and_what_is_left(self, notebook, view):
        curve(view).focus()
        notebook.page.keyboard.press("End")
        said = "At z = 6 f(z) is 0.998 and the slope 2.5 × 10⁻³. Through 5 layers"
        view.get_by_role("status").get_by_text(said).wait_for(state="attached")

    def test_tab_reaches_every_control_and_every_focus_is_seen(self, notebook, view):
        notebook.run("setattr(explorer, 'activation', 'leaky relu')")
        view.get_by_role("slider", name="alpha").wait_for()
        view.get_by_role("radio", name="leaky ReLU").focus()
        seen = []
        for _ in range(4):
            notebook.page.keyboard.press("Tab")
            seen.append(
                notebook.page.evaluate(
                    """() => {
                      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
                      const visible = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
                      return [document.activeElement.ariaLabel.split(/[.,]/)[0], visible];
                    }"""
                )
            )
        assert seen == [
            ["α (alpha)", True],
            ["z", True],
            ["The map before the function", True],
            ["A stack of layers", True],
        ]

    def test_keys_for_the_point_do_not_reach_jupyterlab(self, notebook, view):
        cells = notebook.page.locator(".jp-CodeCell").count()
        curve(view).focus()
        for key in ("x", "a", "b", "ArrowDown"):
            notebook.page.keyboard.press(key)
        notebook.expect("explorer.z", "0.9")
        assert notebook.page.locator(".jp-CodeCell").count() == cells


class TestWithoutAKernel:
    """The same bundle on a page without Jupyter."""

    def test_the_page_computes_what_the_layers_compute(self, static_page):
        rng = np.random.default_rng(1)
        z = np.concatenate([rng.normal(0, 4, 300), [0, -0.0, 1e-9, -1e-9, 30, -30, 800, -800]])
        alpha = float(rng.uniform(0, 1))
        page = static_page(ActivationExplorer())
        there = page.page.evaluate(
            """([names, numbers, alpha]) => Object.fromEntries(names.map((name) => [
              name,
              [bundle.apply, bundle.slope].map((compute) => numbers.map((z) => compute(name, z, alpha))),
            ]))""",
            [list(curves.NAMES), z.tolist(), alpha],
        )
        ones = np.ones_like(z)
        right = {
            "linear": (z, ones),
            "relu": (layers.relu(z), layers.relu_backward(ones, z)),
            "leaky relu": (layers.leaky_relu(z, alpha), layers.leaky_relu_backward(ones, z, alpha)),
            "sigmoid": (layers.sigmoid(z), layers.sigmoid_backward(ones, z)),
            "tanh": (layers.tanh(z), layers.tanh_backward(ones, z)),
        }
        assert list(there) == list(right)
        for name in right:
            np.testing.assert_allclose(there[name], right[name], rtol=0, atol=1e-5, err_msg=name)
        assert not page.problems

    def test_the_page_stacks_what_python_stacks(self, static_page):
        rng = np.random.default_rng(2)
        cases = [
            (
                str(rng.choice(curves.NAMES)),
                float(rng.normal(0, 3)),
                int(rng.integers(1, 11)),
                float(rng.random()),
            )
            for _ in range(100)
        ]
        there = static_page(ActivationExplorer()).page.evaluate(
            """cases => cases.map((one) =>
              bundle.stack(...one).map(({ input, slope, left }) => [input, slope, left]))""",
            cases,
        )
        for (name, z, depth, alpha), found in zip(cases, there, strict=True):
            right = curves.stack(name, z, depth, alpha)
            np.testing.assert_allclose(
                found, np.stack([right.inputs, right.slopes, right.left], 1), rtol=1e-5, atol=1e-12
            )

    @pytest.mark.parametrize("name", curves.NAMES)
    @pytest.mark.parametrize("values", [None, [[-20, 3, 0.5]], np.zeros((3, 3))])
    def test_it_starts_as_python_describes_it(self, static_page, name, values):
        explorer = ActivationExplorer(values, name, z=-0.3, depth=10)
        page = static_page(explorer)
        assert page.page.locator(".course-widget").get_attribute("aria-label") == explorer.describe()
        assert not page.problems

    def test_a_map_of_large_numbers_has_a_longer_axis(self, static_page):
        page = static_page(ActivationExplorer([[-20.0, 20.0]]))
        page.page.get_by_role("slider", name="z, the point").press("End")
        assert page.page.evaluate("model.get('z')") == 30
        page.page.get_by_role("slider", name="z, the point").press("ArrowLeft")
        assert page.page.evaluate("model.get('z')") == 29.5

    @pytest.mark.parametrize("width", [360, 560, 700])
    def test_it_fits_into_any_column(self, static_page, width):
        explorer = ActivationExplorer(activation="leaky relu", z=-1, depth=10)
        page = static_page(explorer, width=width).page
        page.set_viewport_size({"width": width + 20, "height": 900})
        drawn(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width + 20
        shares = [share.bounding_box() for share in page.locator(".stack-share").all() if share.is_visible()]
        for left, right in itertools.pairwise(shares):
            assert left["x"] + left["width"] <= right["x"], "two numbers overlap"

    def test_other_widgets_styles_do_not_reach_it(self, static_page):
        """All widgets of a notebook share one page, and so their style sheets."""
        page = static_page(ActivationExplorer(activation="leaky relu")).page
        places = """() => [...document.querySelectorAll(".course-widget *")].map((part) => {
          const { x, y, width, height } = part.getBoundingClientRect();
          return [part.className, x, y, width, height, getComputedStyle(part).color];
        })"""
        alone = page.evaluate(places)
        for sheet in (STATIC.parent / "js").rglob("*.css"):
            if sheet.stem not in ("kit", "activation_explorer"):
                put = "text => document.body.append(Object.assign(document.createElement('style'), "
                page.evaluate(put + "{ textContent: text }))", sheet.read_text(encoding="utf-8"))
        drawn(page)
        assert page.evaluate(places) == alone

    def test_a_removed_view_listens_no_more(self, static_page):
        page = static_page(ActivationExplorer(z=1))
        page.page.evaluate("cleanup(); model.set('z', 2)")
        drawn(page.page)
        assert numbers(page.page)[0] == "1"
        assert not page.problems
