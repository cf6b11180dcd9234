"""DigitPad in a real JupyterLab: what one draws is read, in the page and in Python alike."""

import re
from io import BytesIO

import nbformat
import pytest
from matplotlib.image import imread

from course_utils.handwriting import PEN
from course_utils.widgets import DigitPad
from tests.browser.frames import drawn

CELLS = [
    "from course_utils.widgets import DigitPad\npad = DigitPad.example(7)",
    "pad",
    "pad",
    "ready = True",
]


@pytest.fixture(scope="module")
def notebook(open_notebook):
    return open_notebook("digit_pad", CELLS)


@pytest.fixture
def pad(notebook):
    """The first of two views of one pad, empty."""
    yield notebook.begin("pad", {"strokes": []}, DigitPad().describe())
    assert not notebook.page.problems


def canvas(view):
    return view.get_by_role("application")


def draw(page, view, *points):
    """Draw one stroke with the mouse, through points from 0 to 1."""
    box = canvas(view).bounding_box()
    places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in points]
    page.mouse.move(*places[0])
    page.mouse.down()
    for place in places[1:]:
        page.mouse.move(*place, steps=8)
    page.mouse.up()


def says(view, text):
    """Wait until the widget reads ``text``."""
    view.locator(".reading", has_text=re.compile(text)).wait_for()


def longest_bar(view):
    widths = view.locator(".fill").evaluate_all(
        "bars => bars.map((bar) => bar.getBoundingClientRect().width)"
    )
    return widths.index(max(widths)) if max(widths) else None


def test_a_stroke_changes_the_prediction_in_the_page_and_in_python(notebook, pad):
    assert longest_bar(pad) is None
    notebook.expect("pad.prediction", "")
    draw(notebook.page, pad, (0.5, 0.1), (0.48, 0.9))
    says(pad, "reads 1")
    assert longest_bar(pad) == 1
    notebook.expect("pad.prediction", "1")
    draw(notebook.page, pad, (0.1, 0.12), (0.5, 0.1))
    says(pad, "reads 7")
    assert longest_bar(pad) == 7
    notebook.expect("pad.prediction", "7")
    assert notebook.run("pad.describe()").strip("'") == pad.get_attribute("aria-label")


def test_the_reading_changes_while_one_still_draws(notebook, pad):
    box = canvas(pad).bounding_box()
    notebook.page.mouse.move(box["x"] + 130, box["y"] + 30)
    notebook.page.mouse.down()
    notebook.page.mouse.move(box["x"] + 125, box["y"] + 200, steps=10)
    says(pad, "reads 1")
    notebook.page.mouse.up()


def test_a_digit_can_be_drawn_with_the_keyboard_alone(notebook, pad):
    keyboard = notebook.page.keyboard
    notebook.page.evaluate("document.activeElement.blur()")
    canvas(pad).focus()
    for key in ["ArrowUp"] * 9 + ["Space"] + ["ArrowDown"] * 18 + ["Space"]:
        keyboard.press(key)
    says(pad, "reads 1")
    notebook.expect("len(pad.strokes)", "1")
    notebook.expect("pad.prediction", "1")
    keyboard.press("u")
    notebook.expect("pad.strokes", "[]")
    keyboard.press("Space")
    keyboard.press("c")
    notebook.expect("pad.strokes", "[]")


def test_the_pen_moves_without_drawing_while_it_is_up(notebook, pad):
    canvas(pad).focus()
    for key in ("ArrowUp", "ArrowLeft", "Shift+ArrowRight"):
        notebook.page.keyboard.press(key)
    assert notebook.run("pad.strokes") == "[]"
    says(pad, "draw a digit")


def test_keys_for_the_pad_do_not_reach_jupyterlab(notebook, pad):
    """In a notebook x cuts the cell, and a adds one."""
    cells = notebook.page.locator(".jp-CodeCell").count()
    canvas(pad).click()
    for key in ("x", "a", "b", "c", "v"):
        notebook.page.keyboard.press(key)
    notebook.page.wait_for_timeout(300)
    assert notebook.page.locator(".jp-CodeCell").count() == cells


def test_undo_takes_one_stroke_and_clear_takes_all(notebook, pad):
    for x in (0.2, 0.5, 0.8):
        draw(notebook.page, pad, (x, 0.2), (x, 0.8))
    notebook.expect("len(pad.strokes)", "3")
    pad.get_by_role("button", name="Undo").click()
    notebook.expect("len(pad.strokes)", "2")
    pad.get_by_role("button", name="Clear").click()
    notebook.expect("pad.prediction", "")
    says(pad, "draw a digit")
    assert pad.get_by_role("button", name="Undo").get_attribute("aria-disabled") == "true"


def test_each_press_of_example_draws_another_digit(notebook, pad):
    drawn = (
        "pad.strokes != before and pad.strokes in [DigitPad.example(digit).strokes for digit in range(10)]"
    )
    for _ in range(3):
        notebook.run("globals().update(before=pad.strokes)")
        pad.get_by_role("button", name="Example").click()
        notebook.expect(drawn, "True")
        says(pad, f"reads {notebook.run('pad.prediction')}")


def test_clearing_stops_an_example_that_is_being_drawn(notebook, pad):
    pad.get_by_role("button", name="Example").click()
    pad.get_by_role("button", name="Clear").click()
    notebook.page.wait_for_timeout(1200)
    says(pad, "draw a digit")
    assert notebook.run("pad.strokes") == "[]"


def test_strokes_set_in_python_are_drawn(notebook, pad):
    notebook.run("setattr(pad, 'strokes', DigitPad.example(3).strokes)")
    says(pad, "reads 3")


def test_two_views_of_one_pad_show_the_same(notebook, pad):
    draw(notebook.page, pad, (0.5, 0.1), (0.48, 0.9))
    says(pad, "reads 1")
    says(notebook.widget(1), "reads 1")
    draw(notebook.page, notebook.widget(1), (0.1, 0.12), (0.5, 0.1))
    says(pad, "reads 7")


def test_a_stroke_outside_of_the_pad_ends_at_its_edge(notebook, pad):
    draw(notebook.page, pad, (0.5, 0.5), (1.5, 0.5))
    notebook.expect("pad.strokes[0][-1]", "(1.0, 0.5)")


def test_everything_has_a_name_for_screen_readers(notebook, pad):
    assert pad.get_attribute("aria-label") == "Digit pad: empty. Draw a digit."
    assert "Arrow keys move the pen" in canvas(pad).get_attribute("aria-label")
    assert pad.get_by_role("img").get_attribute("aria-label")
    assert pad.get_by_role("button").count() == 3
    assert pad.get_by_role("list", name="Probability of each digit").get_by_role("listitem").count() == 10
    draw(notebook.page, pad, (0.5, 0.1), (0.48, 0.9))
    pad.get_by_role("status").get_by_text("The network reads 1").wait_for(state="attached")


def test_the_stored_notebook_shows_the_picture_without_a_kernel(notebook, pad, chromium):
    from nbconvert import HTMLExporter

    notebook.command("docmanager:save")
    notebook.expect("pad.strokes", "[]")
    stored = nbformat.read(notebook.path, 4)
    stored.metadata.pop("widgets", None)
    data = stored.cells[1].outputs[0]
    assert data["metadata"]["image/png"]["alt"].startswith(DigitPad.example(7).describe())
    # nbconvert's newer template shows the picture, its older one hands on the picture's words as well.
    described = re.compile("Digit pad: 1 stroke. The network reads 7")
    for template, name in (("lab", None), ("classic", described)):
        html, _ = HTMLExporter(template_name=template).from_notebook_node(stored)
        context = chromium.new_context(java_script_enabled=False, offline=True)
        page = context.new_page()
        page.set_content(html, wait_until="domcontentloaded")
        picture = page.get_by_role("img", name=name).first
        assert picture.evaluate("image => image.naturalWidth") > 700
        context.close()


class TestWithoutAKernel:
    """The same bundle on a static page."""

    def test_a_stroke_is_read(self, static_page):
        static = static_page(DigitPad())
        view = static.page.locator(".course-widget")
        draw(static.page, view, (0.5, 0.1), (0.48, 0.9))
        says(view, "reads 1")
        assert len(static.page.evaluate("model.get('strokes')")) == 1
        assert not static.problems

    @pytest.mark.parametrize("stroke", [[(0.3, 0.7)], [(0.3, 0.7), (0.3, 0.7)]])
    def test_a_dot_is_white_in_the_page_and_in_the_picture(self, static_page, stroke):
        """The network sees a large disc, so there must be something on the pad that it is made of."""
        radius = PEN / 2
        page = static_page(DigitPad([stroke])).page
        drawn(page)
        picture = imread(BytesIO(DigitPad([stroke]).picture().png))[..., :3]
        scale = picture.shape[1] / 708
        for x, y, ink in ((0.6, 0.6, 1), (-0.6, 0.6, 1), (0.6, -0.6, 1), (1.6, 1.6, 0), (4, 4, 0)):
            x, y = stroke[0][0] + x * radius, stroke[0][1] + y * radius
            there = page.locator(".pad").evaluate(
                """(pad, [x, y]) => [...pad.getContext("2d").getImageData(
                  x * pad.width, y * pad.height, 1, 1).data.slice(0, 3)]""",
                [x, y],
            )
            assert there == [255 * ink] * 3
            here = picture[int((40 + 260 * y) * scale), int((8 + 260 * x) * scale)]
            assert here.tolist() == [ink] * 3

    def test_a_finger_draws_too_and_does_not_scroll(self, static_page):
        static = static_page(DigitPad())
        view = static.page.locator(".course-widget")
        assert canvas(view).evaluate("pad => getComputedStyle(pad).touchAction") == "none"
        box = canvas(view).bounding_box()
        session = static.page.context.new_cdp_session(static.page)
        x = box["x"] + 130

        def touch(kind, *points):
            session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [*points]})

        touch("touchStart", {"x": x, "y": box["y"] + 30})
        for y in range(40, 230, 10):
            touch("touchMove", {"x": x, "y": box["y"] + y})
        touch("touchEnd")
        says(view, "reads 1")

    @pytest.mark.parametrize("width", [360, 560, 700, 1000])
    def test_it_fits_into_any_column(self, static_page, width):
        page = static_page(DigitPad.example(7), width=width).page
        page.set_viewport_size({"width": width + 20, "height": 900})
        drawn(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width + 20
        assert page.locator(".course-widget").bounding_box()["width"] <= min(width, 724)

    def test_who_prefers_less_motion_sees_the_example_at_once(self, static_page):
        static = static_page(DigitPad())
        static.page.emulate_media(reduced_motion="reduce")
        static.page.get_by_role("button", name="Example").click()
        assert static.page.evaluate("model.get('strokes').length") == 1

    def test_a_removed_view_listens_no_more(self, static_page):
        static = static_page(DigitPad())
        static.page.evaluate("cleanup(); model.set('strokes', [[[0.5, 0.1], [0.5, 0.9]]])")
        drawn(static.page)
        assert static.page.locator(".reading").text_content() == "?draw a digit"
        assert not static.problems
