"""With the keyboard alone: the focus is never lost, the pen is in sight, and the page stays where it is."""

import io

import numpy as np
import pytest
from PIL import Image

from course_utils.widgets import DigitPad, PixelInspector, PoolingExplorer
from tests.browser.frames import drawn

DRAWN = [[(0.3, 0.1), (0.3, 0.9)]]


@pytest.fixture
def pad(static_page):
    """A page with one stroke on a pad, and more below it than fits on the screen."""
    page = static_page(DigitPad(DRAWN)).page
    page.evaluate("document.body.style.height = '3000px'")
    return page


@pytest.fixture
def inspector(static_page):
    """A page with the first of three images, and more below it than fits on the screen."""
    page = static_page(PixelInspector(np.zeros((3, 28, 28), np.uint8), [3, 1, 4])).page
    page.evaluate("document.body.style.height = '3000px'")
    return page


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)
    drawn(page)


def focused(page):
    return page.evaluate("document.activeElement.ariaLabel ?? document.activeElement.tagName")


def alpha(element, name):
    """How opaque one of the element's colours is, from 0 to 1."""
    colour = element.evaluate("(element, name) => getComputedStyle(element)[name]", name)
    return float(colour.rstrip(")").split("/")[1]) if "/" in colour else 1


def pen(page):
    """Where the pen's circle is on an empty pad, as parts of its side: [x, y], or None."""
    return page.locator(".pad").evaluate(
        """pad => {
          const { data, width, height } = pad.getContext("2d").getImageData(0, 0, pad.width, pad.height);
          const [xs, ys] = [[], []];
          for (let i = 0; i < width * height; i++) {
            if (data[4 * i] > 60) { xs.push(i % width); ys.push(Math.floor(i / width)); }
          }
          const middle = (all) => (Math.min(...all) + Math.max(...all)) / 2 / width;
          return xs.length ? [middle(xs), middle(ys)].map((at) => Math.round(at * 50) / 50) : null;
        }"""
    )


class TestTheFocusStays:
    @pytest.mark.parametrize("name", ["Undo the last stroke", "Clear the pad"])
    def test_on_the_button_that_empties_the_pad(self, pad, name):
        pad.get_by_role("button", name=name).focus()
        press(pad, "Enter")
        assert pad.evaluate("model.get('strokes')") == []
        assert focused(pad) == name
        press(pad, "Enter")  # there is nothing left to take away
        assert pad.evaluate("model.get('strokes')") == []
        assert focused(pad) == name

    @pytest.mark.parametrize(("name", "last"), [("Next image", 2), ("Previous image", 0)])
    def test_on_the_button_that_reaches_the_last_image(self, inspector, name, last):
        inspector.evaluate("model.set('index', 1)")
        inspector.get_by_role("button", name=name).focus()
        press(inspector, "Enter", "Enter")
        assert inspector.evaluate("model.get('index')") == last
        assert focused(inspector) == name

    def test_and_the_button_says_that_it_can_do_nothing(self, pad, inspector):
        press(pad, "Tab", "c")
        for page, name in ((pad, "Undo the last stroke"), (inspector, "Previous image")):
            button = page.get_by_role("button", name=name)
            assert button.get_attribute("aria-disabled") == "true"
            assert alpha(button, "color") == pytest.approx(0.45)
            button.focus()
            assert alpha(button, "outline-color") == 1


class TestThePen:
    def test_is_shown_as_soon_as_the_keyboard_reaches_the_pad(self, static_page):
        page = static_page(DigitPad()).page
        press(page, "Tab")
        assert pen(page) == [0.5, 0.5]

    def test_is_hidden_when_the_keyboard_leaves(self, static_page):
        page = static_page(DigitPad()).page
        press(page, "Tab", "ArrowUp", "Tab")
        waiting = static_page(DigitPad()).page
        assert page.locator(".pad").evaluate("pad => pad.toDataURL()") == waiting.locator(".pad").evaluate(
            "pad => pad.toDataURL()"
        )

    def test_is_back_in_the_middle_and_in_sight_after_clearing(self, pad):
        press(pad, "Tab", *["ArrowUp"] * 5, "ArrowLeft", "Space", "ArrowDown", "Space", "c")
        assert pen(pad) == [0.5, 0.5]

    def test_does_not_disturb_who_draws_with_the_mouse(self, static_page):
        page = static_page(DigitPad()).page
        box = page.locator(".pad").bounding_box()
        page.mouse.move(box["x"] + 40, box["y"] + 40)
        page.mouse.down()
        page.mouse.move(box["x"] + 40, box["y"] + 90)
        page.mouse.up()
        drawn(page)
        beside = page.locator(".pad").evaluate(
            "pad => [...pad.getContext('2d').getImageData(pad.width * 0.4, pad.height * 0.4, 60, 60).data]"
        )
        assert set(beside) == {0, 255}  # black, and opaque


class TestThePage:
    @pytest.mark.parametrize("key", ["Home", "End", "PageUp", "PageDown", "Space", "ArrowDown"])
    def test_is_not_scrolled_from_the_pad(self, pad, key):
        pad.locator(".pad").focus()
        pad.evaluate("scrollTo(0, 20)")
        press(pad, key)
        assert pad.evaluate("scrollY") == 20

    @pytest.mark.parametrize("key", ["Home", "End", "PageUp", "PageDown", "Space", "ArrowDown"])
    def test_is_not_scrolled_from_the_inspector_s_picture(self, inspector, key):
        inspector.locator(".digit").focus()
        inspector.evaluate("scrollTo(0, 20)")
        press(inspector, key)
        assert inspector.evaluate("scrollY") == 20

    def test_is_still_walked_through_with_tab(self, pad):
        press(pad, "Tab")
        assert focused(pad).startswith("Drawing pad")
        press(pad, "Tab")
        assert focused(pad) == "Undo the last stroke"
        press(pad, "Shift+Tab")
        assert focused(pad).startswith("Drawing pad")


def test_the_ring_around_an_option_lies_on_its_neighbours(static_page):
    page = static_page(PoolingExplorer(np.eye(4))).page
    page.get_by_role("radio", name="Average").focus()
    press(page, "ArrowLeft")
    box = page.locator(".choice", has_text="Max").bounding_box()
    spot = {"x": round(box["x"] + box["width"]) + 3, "y": round(box["y"] + box["height"] / 2)}
    picture = Image.open(io.BytesIO(page.screenshot(clip={**spot, "width": 1, "height": 1})))
    assert "#{:02x}{:02x}{:02x}".format(*picture.getpixel((0, 0))) == "#0072b2"
