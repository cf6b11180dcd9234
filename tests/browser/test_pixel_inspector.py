"""PixelInspector in a real JupyterLab: pointer, keys and Python agree on where one is."""

import re
from io import BytesIO

import numpy as np
import pytest
from matplotlib.image import imread

from course_utils.widgets import PixelInspector
from tests.browser.frames import drawn

CELLS = [
    "import numpy as np\nfrom course_utils.widgets import PixelInspector\n"
    "images = np.random.default_rng(0).integers(0, 256, (5, 28, 28), np.uint8)\n"
    "inspector = PixelInspector(images, [3, 1, 4, 1, 5])",
    "inspector",
    "ready = True",
]
IMAGES = np.random.default_rng(0).integers(0, 256, (5, 28, 28), np.uint8)
LABELS = [3, 1, 4, 1, 5]
START = {"index": 0, "row": 14, "column": 14, "scaling": "0 to 255"}
PADDING = 22  # CSS pixels beside and above the digit, for the numbers of row and column


@pytest.fixture(scope="module")
def notebook(open_notebook):
    return open_notebook("pixel_inspector", CELLS)


@pytest.fixture
def view(notebook):
    """The inspector, at the middle of the first image."""
    yield notebook.begin("inspector", START, PixelInspector(IMAGES, LABELS, **START).describe())
    assert not notebook.page.problems


def digit(view):
    return view.get_by_role("application")


def shows(view, row, column):
    view.locator(".position", has_text=re.compile(f"^row {row}, column {column}$")).wait_for()


def place(view, row, column):
    """Return where a pixel's middle is, relative to the canvas."""
    width = digit(view).evaluate("canvas => canvas.getBoundingClientRect().width")
    cell = (width - PADDING - 3) // 28
    return {"x": PADDING + (column + 0.5) * cell, "y": PADDING + (row + 0.5) * cell}


def greyed_out(view, name):
    return view.get_by_role("button", name=name).get_attribute("aria-disabled") == "true"


def test_hovering_looks_and_leaving_returns(notebook, view):
    digit(view).hover(position=place(view, 3, 20))
    shows(view, 3, 20)
    assert view.locator(".value").text_content() == str(IMAGES[0, 3, 20])
    assert notebook.run("inspector.row, inspector.column") == "(14, 14)"
    notebook.page.mouse.move(0, 0)
    shows(view, 14, 14)


def test_a_click_chooses_for_python_too(notebook, view):
    digit(view).click(position=place(view, 27, 0))
    shows(view, 27, 0)
    notebook.expect("inspector.row, inspector.column", "(27, 0)")
    notebook.expect("inspector.value", f"{float(IMAGES[0, 27, 0])}")
    notebook.page.mouse.move(0, 0)
    drawn(notebook.page)
    shows(view, 27, 0)


def test_dragging_chooses_where_it_ends(notebook, view):
    digit(view).hover(position=place(view, 5, 5))
    notebook.page.mouse.down()
    digit(view).hover(position=place(view, 9, 12))
    notebook.page.mouse.up()
    notebook.expect("inspector.row, inspector.column", "(9, 12)")


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("ArrowUp", "(0, 13, 14)"),
        ("ArrowDown ArrowDown ArrowRight", "(0, 16, 15)"),
        ("Home ArrowLeft", "(0, 14, 0)"),
        ("End ArrowRight", "(0, 14, 27)"),
        ("]", "(1, 14, 14)"),
        ("PageDown PageDown [", "(1, 14, 14)"),
        ("PageUp", "(0, 14, 14)"),
        ("] ] ] ] ] ]", "(4, 14, 14)"),
    ],
)
def test_every_place_is_reached_with_keys(notebook, view, keys, expected):
    digit(view).focus()
    for key in keys.split():
        notebook.page.keyboard.press(key)
    notebook.expect("inspector.index, inspector.row, inspector.column", expected)


def test_keys_win_over_a_pointer_that_rests(notebook, view):
    digit(view).hover(position=place(view, 3, 20))
    shows(view, 3, 20)
    digit(view).focus()
    notebook.page.keyboard.press("ArrowUp")
    shows(view, 13, 14)


def test_buttons_turn_to_other_images_and_stop_at_the_ends(notebook, view):
    assert greyed_out(view, "Previous image")
    view.get_by_role("button", name="Next image").click()
    notebook.expect("inspector.index", "1")
    view.get_by_text("image 1 (of 0 to 4), a 1", exact=True).wait_for()
    assert not greyed_out(view, "Previous image")
    notebook.run("setattr(inspector, 'index', 4)")
    view.get_by_text("image 4 (of 0 to 4), a 5", exact=True).wait_for()
    assert greyed_out(view, "Next image")


def test_the_scale_changes_the_numbers(notebook, view):
    grey = int(IMAGES[0, 14, 14])
    view.get_by_text("0 to 1", exact=True).click()
    notebook.expect("inspector.scaling", "'0 to 1'")
    view.locator(".value", has_text=f"{grey / 255:.3f}").wait_for()
    view.get_by_text(f"= {grey} / 255", exact=True).wait_for()
    view.get_by_role("radio", name="0 to 1").focus()
    notebook.page.keyboard.press("ArrowRight")
    notebook.expect("inspector.scaling", "'-0.5 to 0.5'")
    view.locator(".value", has_text=f"{grey / 255 - 0.5:.3f}".replace("-", "−")).wait_for()


def test_python_moves_the_view(notebook, view):
    notebook.run("[setattr(inspector, *pair) for pair in dict(index=2, row=0, column=27).items()]")
    shows(view, 0, 27)
    assert view.locator(".value").text_content() == str(IMAGES[2, 0, 27])


def test_the_digit_is_drawn_pixel_by_pixel(notebook, view):
    """Far from every mark, a pixel's grey reaches into its corners."""
    for row, column in ((0.1, 0), (26.4, 2.4), (2.6, 25)):
        spot = place(view, row, column)
        colour = digit(view).evaluate(
            """(canvas, spot) => {
              const ratio = canvas.width / canvas.getBoundingClientRect().width;
              return [...canvas.getContext("2d").getImageData(spot.x * ratio, spot.y * ratio, 1, 1).data];
            }""",
            spot,
        )
        assert colour == [IMAGES[0, round(row), round(column)]] * 3 + [255]


def test_everything_has_a_name_for_screen_readers(notebook, view):
    expected = PixelInspector(IMAGES, [3, 1, 4, 1, 5]).describe()
    assert view.get_attribute("aria-label") == expected
    assert "Arrow keys choose a pixel" in digit(view).get_attribute("aria-label")
    assert view.get_by_role("img").get_attribute("aria-label")
    assert view.get_by_role("radiogroup", name="Scale of the numbers").get_by_role("radio").count() == 3
    digit(view).focus()
    notebook.page.keyboard.press("ArrowDown")
    view.get_by_role("status").get_by_text("Row 15, column 14 is").wait_for(state="attached")


def test_turning_dark_redraws_the_marks(notebook, view):
    def mark():
        return digit(view).evaluate(
            """canvas => {
              const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, 18);
              const at = data.findIndex((value, i) => i % 4 === 3 && value === 255);
              return at < 0 ? null : [...data.slice(at - 3, at)];
            }"""
        )

    light = mark()
    notebook.page.evaluate("document.body.dataset.jpThemeLight = 'false'")
    drawn(notebook.page)
    dark = mark()
    notebook.page.evaluate("document.body.dataset.jpThemeLight = 'true'")
    assert light is not None
    assert dark is not None
    assert sum(dark) > sum(light)


@pytest.mark.parametrize("width", [360, 560, 700])
def test_it_fits_into_any_column(static_page, width):
    page = static_page(PixelInspector(IMAGES), width=width).page
    page.set_viewport_size({"width": width + 20, "height": 900})
    drawn(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width + 20


def test_an_image_that_comes_alone_is_not_counted(static_page):
    page = static_page(PixelInspector(IMAGES[0], [3])).page
    page.get_by_text("image 0, a 3", exact=True).wait_for()


@pytest.mark.parametrize("scaling", ["0 to 255", "0 to 1", "-0.5 to 0.5"])
@pytest.mark.parametrize("grey", [0, 255])
def test_numbers_leave_the_borders_of_their_cells_alone(static_page, scaling, grey):
    """A tenth of a cell is free on the left and on the right of its number, in page and picture alike."""
    inspector = PixelInspector(np.full((28, 28), grey, np.uint8), scaling=scaling)
    page = static_page(inspector).page
    drawn(page)
    shown = imread(BytesIO(page.locator(".numbers").screenshot()))[..., 0]
    twin = imread(BytesIO(inspector.picture().png))[..., 0]
    ratio = twin.shape[1] / 708
    places = ((shown, 2, 2, 40), (twin, 396 * ratio, 56 * ratio, 40 * ratio))
    for picture, left, top, side in places:
        for row, column in ((1, 1), (5, 0), (2, 6)):
            y, x = top + row * side, left + column * side
            cell = picture[round(y + 0.1 * side) : round(y + 0.9 * side), round(x + 2) : round(x + side - 2)]
            ink = np.flatnonzero((np.abs(cell - grey / 255) > 0.3).any(axis=0))
            assert ink.size
            assert ink[0] + 2 > 0.1 * side
            assert ink[-1] + 2 < 0.9 * side
