"""SoftmaxExplorer in a real JupyterLab: bars, probabilities, loss and Python agree."""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np
import pytest

from course_utils import layers
from course_utils.widgets import SoftmaxExplorer
from course_utils.widgets.shared.kit import STATIC, percent
from course_utils.widgets.shared.scientific import scientific
from course_utils.widgets.softmax import step as steps
from tests.browser.frames import drawn, tells

CELLS = [
    "from course_utils.widgets import SoftmaxExplorer\nexplorer = SoftmaxExplorer()",
    "explorer",
    "explorer",
    "ready = True",
]
LOGITS = [3.0, -2.0, 0.5, -1.0, -2.5, 0.0, 2.0, -3.0, 1.0, -0.5]
START = {"logits": LOGITS, "label": 0, "temperature": 1.0, "max_trick": True}


@pytest.fixture(scope="module")
def notebook(open_notebook):
    return open_notebook("softmax_explorer", CELLS)


@pytest.fixture
def view(notebook):
    """The first of two views, as it starts."""
    view = notebook.begin("explorer", START, SoftmaxExplorer(**START).describe())
    view.get_by_role("radio", name="±10", exact=True).check(force=True)
    yield view
    assert not notebook.page.problems


def agrees(view, **changes):
    """Wait until the page describes what Python does; returns the explorer in that state."""
    explorer = SoftmaxExplorer(**{**START, **changes})
    tells(view, explorer.describe())
    return explorer


def changed(digit, logit):
    return [*LOGITS[:digit], logit, *LOGITS[digit + 1 :]]


def bar(view, digit):
    return view.get_by_role("slider", name=f"Logit of class {digit}")


def place(view, digit, logit, reach=10):
    """Return where a logit is on its bar, relative to it."""
    box = bar(view, digit).bounding_box()
    return {"x": box["width"] / 2, "y": box["height"] * (1 - logit / reach) / 2}


def shown(view):
    """The probabilities as they are written."""
    probabilities = view.get_by_role("list", name="Probabilities").get_by_role("listitem")
    return probabilities.locator(".top").all_text_contents()


class TestTheBars:
    def test_a_press_sets_a_logit(self, notebook, view):
        bar(view, 4).click(position=place(view, 4, 5))
        notebook.expect("explorer.logits[4]", "5.0")
        explorer = agrees(view, logits=changed(4, 5.0))
        assert shown(view) == [percent(float(p)) for p in explorer.probabilities]

    def test_dragging_changes_the_loss_all_the_way(self, notebook, view):
        bar(view, 0).hover(position=place(view, 0, 3))
        notebook.page.mouse.down()
        for logit in (0, -4, -8):
            bar(view, 0).hover(position=place(view, 0, logit))
            explorer = agrees(view, logits=changed(0, float(logit)))
            assert view.locator(".loss").text_content() == scientific(explorer.loss)
        notebook.page.mouse.up()
        bar(view, 0).hover(position=place(view, 0, 6))
        notebook.expect("explorer.logits[0]", "-8.0")

    def test_dragging_past_the_end_stops_at_the_end(self, notebook, view):
        bar(view, 9).hover(position=place(view, 9, 0))
        notebook.page.mouse.down()
        box = bar(view, 9).bounding_box()
        notebook.page.mouse.move(box["x"], box["y"] - 300)
        notebook.page.mouse.up()
        notebook.expect("explorer.logits[9]", "10.0")

    @pytest.mark.parametrize(
        ("keys", "logit"),
        [
            ("ArrowUp", 2.1),
            ("ArrowRight ArrowRight ArrowRight", 2.3),
            ("ArrowDown Shift+ArrowDown", 1.89),
            ("ArrowLeft Shift+ArrowUp", 1.91),
            ("PageUp", 3.0),
            ("PageDown PageDown PageDown", -1.0),
            ("Home ArrowDown", -10.0),
            ("End ArrowUp", 10.0),
        ],
    )
    def test_every_logit_is_reached_with_keys(self, notebook, view, keys, logit):
        bar(view, 6).focus()
        for key in keys.split():
            notebook.page.keyboard.press(key)
        notebook.expect("explorer.logits[6]", str(logit))
        agrees(view, logits=changed(6, logit))
        assert float(bar(view, 6).get_attribute("aria-valuenow")) == logit

    def test_the_bars_are_as_tall_as_the_numbers(self, view):
        def tall(where):
            return view.locator(f"{where} .rise").evaluate_all(
                "bars => bars.map((bar) => bar.getBoundingClientRect().height / bar.offsetHeight)"
            )

        np.testing.assert_allclose(tall(".signed"), np.abs(LOGITS) / 10, atol=1e-3)
        np.testing.assert_allclose(tall(".well-of-p"), SoftmaxExplorer().probabilities, atol=1e-3)

    def test_bars_of_positive_logits_rise_and_of_negative_ones_hang(self, view):
        middles = view.locator(".signed").evaluate_all(
            """bars => bars.map((bar) => {
              const [track, rise] = [bar, bar.firstChild].map((part) => part.getBoundingClientRect());
              return track.top + track.height / 2 - (rise.top + rise.height / 2);
            })"""
        )
        assert np.sign(np.round(middles, 2)).tolist() == np.sign(LOGITS).tolist()


class TestTheSettings:
    def test_another_class_can_be_the_right_one(self, notebook, view):
        view.get_by_role("radiogroup", name="Right class").get_by_text("6", exact=True).click()
        notebook.expect("explorer.label", "6")
        explorer = agrees(view, label=6)
        assert view.locator(".loss").text_content() == scientific(explorer.loss)
        marked = view.locator(".entry.right b").all_text_contents()
        assert marked == ["6", "6"]

    @pytest.mark.parametrize(("key", "temperature"), [("Home", 0.1), ("End", 10.0)])
    def test_the_temperature_goes_from_cold_to_hot(self, notebook, view, key, temperature):
        view.get_by_role("slider", name="Temperature").press(key)
        notebook.expect("explorer.temperature", str(temperature))
        explorer = agrees(view, temperature=temperature)
        assert shown(view) == [percent(float(p)) for p in explorer.probabilities]

    def test_no_temperature_holds_the_arrow_keys_up(self, notebook, view):
        """The slider's places are powers, the temperature is rounded: two places must not become one."""
        slider = view.get_by_role("slider", name="Temperature")
        slider.press("Home")
        for _ in range(40):
            slider.press("ArrowRight")
        notebook.expect("explorer.temperature", "10.0")
        for _ in range(20):
            slider.press("ArrowLeft")
        notebook.expect("explorer.temperature", "1.0")

    def test_a_longer_scale_takes_larger_logits(self, notebook, view):
        view.get_by_text("±100", exact=True).click()
        bar(view, 2).click(position=place(view, 2, 60, 100))
        notebook.expect("explorer.logits[2]", "60.0")
        assert view.get_by_role("radio", name="±10", exact=True).is_disabled()
        assert bar(view, 2).get_attribute("aria-valuemax") == "100"
        view.get_by_role("button", name="Reset").click()
        notebook.expect("explorer.logits", str(LOGITS))
        assert bar(view, 2).get_attribute("aria-valuemax") == "10"

    def test_the_gradient_stands_below_each_probability(self, view):
        written = view.locator(".gradient").all_text_contents()
        assert written == [steps.gradient_in_words(float(part)) for part in SoftmaxExplorer().gradient]


class TestOverflow:
    def test_the_same_number_on_all_logits_changes_nothing_with_the_trick(self, notebook, view):
        before = shown(view)
        for _ in range(3):
            view.get_by_role("button", name="Add 50").click()
        notebook.expect("explorer.logits[0]", "153.0")
        agrees(view, logits=[logit + 150 for logit in LOGITS])
        assert shown(view) == before
        view.get_by_text("is taken off all: exp sees nothing above 0 and cannot overflow").wait_for()

    def test_without_the_trick_it_overflows_and_says_why(self, notebook, view):
        view.get_by_role("checkbox", name="without the max trick").check()
        notebook.expect("explorer.max_trick", "False")
        before = shown(view)
        view.get_by_role("button", name="Add 50").click()
        agrees(view, logits=[logit + 50 for logit in LOGITS], max_trick=False)
        assert shown(view) == before
        view.get_by_role("button", name="Add 50").click()
        agrees(view, logits=[logit + 100 for logit in LOGITS], max_trick=False)
        assert shown(view) == ["nan"] * 10
        assert view.locator(".loss").text_content() == "nan"
        view.get_by_text(
            "exp(103) is more than 3.4 × 10³⁸, the largest float32: it becomes infinity"
        ).wait_for()
        view.get_by_role("checkbox", name="without the max trick").uncheck()
        agrees(view, logits=[logit + 100 for logit in LOGITS])
        assert shown(view) == before

    def test_far_below_0_all_powers_vanish(self, notebook, view):
        view.get_by_role("checkbox", name="without the max trick").check()
        for _ in range(3):
            view.get_by_role("button", name="Take 50").click()
        agrees(view, logits=[logit - 150 for logit in LOGITS], max_trick=False)
        assert shown(view) == ["nan"] * 10
        view.get_by_text("Even exp(−147) is less than the smallest float32").wait_for()

    def test_a_lost_right_class_costs_infinity(self, notebook, view):
        logits = changed(7, -150.0)
        state = {"logits": logits, "label": 7, "max_trick": False}
        notebook.run(f"[setattr(explorer, *pair) for pair in {state}.items()]")
        agrees(view, **state)
        assert view.locator(".loss").text_content() == "infinity"
        view.get_by_text("its probability becomes 0, and −ln 0 is infinity").wait_for()

    def test_no_button_leads_beyond_what_python_takes(self, notebook, view):
        notebook.run("setattr(explorer, 'logits', [980.0] + [0.0] * 9)")
        agrees(view, logits=[980.0] + [0.0] * 9)
        button = view.get_by_role("button", name="Add 50")
        assert button.get_attribute("aria-disabled") == "true"
        button.click(force=True)
        drawn(notebook.page)
        assert notebook.run("explorer.logits[0]") == "980.0"


class TestPythonAndOtherViews:
    def test_python_moves_the_view(self, notebook, view):
        state = {"logits": list(map(float, range(10))), "label": 9, "temperature": 2.5}
        notebook.run(f"[setattr(explorer, *pair) for pair in {state}.items()]")
        explorer = agrees(view, **state)
        assert shown(view) == [percent(float(p)) for p in explorer.probabilities]

    def test_two_views_show_the_same(self, notebook, view):
        bar(view, 3).press("End")
        agrees(notebook.widget(1), logits=changed(3, 10.0))


class TestScreenReaders:
    def test_every_bar_is_a_slider_with_its_number(self, view):
        for digit, logit in enumerate(LOGITS):
            slider = bar(view, digit)
            assert float(slider.get_attribute("aria-valuenow")) == logit
            assert slider.get_attribute("aria-valuetext") == scientific(logit, 2)
            assert slider.get_attribute("aria-valuemin") == "-10"
            assert slider.get_attribute("aria-orientation") == "vertical"
        items = view.get_by_role("list", name="Probabilities").get_by_role("listitem")
        assert items.count() == 10

    def test_a_move_is_told_as_what_becomes_of_the_right_class(self, notebook, view):
        bar(view, 0).press("End")
        explorer = SoftmaxExplorer(changed(0, 10.0))
        said = f"Right class 0: probability {scientific(float(explorer.probabilities[0]))}"
        view.get_by_role("status").get_by_text(said).wait_for(state="attached")

    def test_tab_reaches_every_control_and_every_focus_is_seen(self, notebook, view):
        bar(view, 0).focus()
        seen = []
        for _ in range(15):
            notebook.page.keyboard.press("Tab")
            seen.append(
                notebook.page.evaluate(
                    """() => {
                      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
                      const label = document.activeElement.closest("label.choice");
                      const shown = label ? getComputedStyle(label) : { outlineStyle, outlineWidth };
                      const visible = shown.outlineStyle !== "none" && parseFloat(shown.outlineWidth) >= 2;
                      const name = document.activeElement.ariaLabel ?? document.activeElement.type;
                      return [name.split(":")[0], visible];
                    }"""
                )
            )
        bars = [f"Logit of class {digit}" for digit in range(1, 10)]
        buttons = ["All − 50", "All + 50", "Reset logits"]
        assert [name for name, _ in seen] == [*bars, *buttons, "radio", "Temperature", "checkbox"]
        assert all(visible for _, visible in seen)

    def test_keys_for_a_bar_do_not_reach_jupyterlab(self, notebook, view):
        cells = notebook.page.locator(".jp-CodeCell").count()
        bar(view, 1).focus()
        for key in ("x", "a", "b", "ArrowUp"):
            notebook.page.keyboard.press(key)
        notebook.expect("explorer.logits[1]", "-1.9")
        assert notebook.page.locator(".jp-CodeCell").count() == cells


class TestWithoutAKernel:
    """The same bundle on a page without Jupyter."""

    def test_the_page_computes_what_the_layers_compute(self, static_page):
        rng = np.random.default_rng(3)
        cases = [
            (
                rng.normal(0, float(rng.choice([1, 10, 300])), 10).clip(-1000, 1000).tolist(),
                float(rng.uniform(0.1, 10)),
                int(rng.integers(10)),
            )
            for _ in range(300)
        ]
        page = static_page(SoftmaxExplorer())
        there = page.page.evaluate("cases => cases.map((one) => bundle.answer(...one, true))", cases)
        for (logits, temperature, label), found in zip(cases, there, strict=True):
            scaled = np.array([logits]) / temperature
            np.testing.assert_allclose(found["probabilities"], layers.softmax(scaled)[0], rtol=0, atol=1e-5)
            assert found["loss"] == pytest.approx(layers.softmax_cross_entropy(scaled, [label]), abs=1e-5)
            gradient = layers.softmax_cross_entropy_backward(scaled, [label])[0] / temperature
            np.testing.assert_allclose(found["gradient"], gradient, rtol=0, atol=1e-5)
            if found["probabilities"][label] > 1e-7:
                right = layers.cross_entropy(layers.softmax(scaled), [label])
                assert found["loss"] == pytest.approx(right, abs=1e-5)
        assert not page.problems

    def test_without_the_trick_the_page_fails_where_float32_fails(self, static_page):
        rng = np.random.default_rng(4)
        cases = [
            ((rng.normal(0, 2, 10) + shift).tolist(), 1.0, int(rng.integers(10)), False)
            for shift in (0, 50, 84, 86, 87, 88, 90, 200, -90, -98, -102, -110)
            for _ in range(20)
        ]
        there = static_page(SoftmaxExplorer()).page.evaluate(
            # JSON has no nan and no infinity
            """cases => cases.map((one) => {
              const { probabilities, loss } = bundle.answer(...one);
              return [...probabilities, loss].map(String);
            })""",
            cases,
        )
        kinds = set()
        for case, found in zip(cases, there, strict=True):
            values = [float(text.replace("Infinity", "inf")) for text in found]
            explorer = SoftmaxExplorer(case[0], case[2], case[1], max_trick=False)
            np.testing.assert_allclose(values, [*explorer.probabilities, explorer.loss], rtol=0, atol=1e-5)
            kinds |= {"nan"} if np.isnan(values).any() else {"finite"}
        assert kinds == {"nan", "finite"}

    @pytest.mark.parametrize(
        "state",
        [
            {"logits": [1000.0] + [-1000.0] * 9, "label": 9, "temperature": 0.1},
            {"logits": [88.5] * 10, "max_trick": False},
            {"logits": [-104.0] * 9 + [-90.0], "max_trick": False},
            {"logits": [0.123456] * 10, "temperature": 3.3333},
        ],
    )
    def test_it_starts_as_python_describes_it(self, static_page, state):
        explorer = SoftmaxExplorer(**state)
        page = static_page(explorer)
        view = page.page.locator(".course-widget")
        assert view.get_attribute("aria-label") == explorer.describe()
        assert re.sub(r"\s+", " ", view.locator(".remark").text_content())
        assert not page.problems

    @pytest.mark.parametrize("width", [360, 560, 700])
    def test_it_fits_into_any_column(self, static_page, width):
        page = static_page(SoftmaxExplorer([-1000.0] * 9 + [900.0]), width=width).page
        page.set_viewport_size({"width": width + 20, "height": 900})
        drawn(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width + 20

    @pytest.mark.parametrize("logits", [[-1000.0] * 10, [-12.35] * 9 + [0.0012]])
    @pytest.mark.parametrize("width", [360, 700])
    def test_no_number_runs_into_the_next(self, static_page, logits, width):
        page = static_page(SoftmaxExplorer(logits), width=width).page
        drawn(page)
        places = page.locator(".top").evaluate_all(
            """all => all.map((one) => {
              const text = new Range();
              text.selectNodeContents(one);
              const { left, right } = text.getBoundingClientRect();
              return [left, right];
            })"""
        )
        for (_, end), (start, _) in [*pairwise(places[:10]), *pairwise(places[10:])]:
            assert start - end > 1

    def test_other_widgets_styles_do_not_reach_it(self, static_page):
        """All widgets of a notebook share one page, and so their style sheets."""
        page = static_page(SoftmaxExplorer()).page
        places = """() => [...document.querySelectorAll(".course-widget *")].map((part) => {
          const { x, y, width, height } = part.getBoundingClientRect();
          return [part.className, x, y, width, height, getComputedStyle(part).color];
        })"""
        alone = page.evaluate(places)
        for sheet in (STATIC.parent / "js").rglob("*.css"):
            if sheet.stem not in ("kit", "softmax_explorer"):
                put = "text => document.body.append(Object.assign(document.createElement('style'), "
                page.evaluate(put + "{ textContent: text }))", sheet.read_text(encoding="utf-8"))
        drawn(page)
        assert page.evaluate(places) == alone

    def test_a_removed_view_listens_no_more(self, static_page):
        page = static_page(SoftmaxExplorer())
        page.page.evaluate("cleanup(); model.set('label', 4)")
        drawn(page.page)
        assert page.page.locator(".entry.right b").all_text_contents() == ["0", "0"]
        assert not page.problems
