"""ConvolutionExplorer on a page without a kernel: it computes, explains, fits in, and can be read."""

from __future__ import annotations

import numpy as np
import pytest

from course_utils.widgets import ConvolutionExplorer, PoolingExplorer
from course_utils.widgets.shared.cells import short
from course_utils.widgets.shared.kit import number
from tests.browser.frames import drawn

IMAGES = np.random.default_rng(0).uniform(0, 1, (3, 12, 12)).astype(np.float32)


def test_a_window_larger_than_the_picture_is_explained_and_can_be_mended(static_page):
    explorer = ConvolutionExplorer(np.arange(16).reshape(4, 4), kernel=np.ones((5, 5)))
    page = static_page(explorer)
    view = page.page.locator(".course-widget")
    assert view.get_attribute("aria-label") == explorer.describe()
    view.locator(".apology", has_text="5 × 5 does not fit into a picture of 4 × 4. Choose").wait_for()
    assert view.get_by_role("button", name="Play").get_attribute("aria-disabled") == "true"
    assert not view.locator("canvas.output").is_visible()
    assert not view.get_by_text("The window", exact=True).is_visible(), "a heading over nothing"
    view.get_by_label("Padding").select_option("same")
    view.locator("canvas.output").wait_for()
    view.get_by_text("The window", exact=True).wait_for()
    explorer.padding = "same"
    page.page.wait_for_function(
        "text => document.querySelector('.course-widget').ariaLabel === text", arg=explorer.describe()
    )
    assert not page.problems


def test_channels_are_shown_one_by_one_and_summed(static_page):
    rng = np.random.default_rng(5)
    explorer = ConvolutionExplorer(rng.normal(0, 1, (1, 6, 6, 3)), kernel=rng.normal(0, 1, (3, 3, 3)))
    page = static_page(explorer)
    view = page.page.locator(".course-widget")
    parts = explorer.products.sum(axis=(0, 1))
    assert view.locator(".over").text_content().endswith(f"= {number(float(parts.sum()))}")
    view.get_by_text("2", exact=True).and_(view.locator(".choice")).click()
    cell = view.get_by_label("Kernel, row 0, column 1")
    page.page.wait_for_function(
        "text => document.querySelectorAll('.kernel input')[1].value === text",
        arg=short(explorer.kernel[0][1][2]),
    )
    cell.fill("4")
    assert page.page.evaluate("model.get('kernel')[0][1]") == [*explorer.kernel[0][1][:2], 4]
    assert not page.problems


@pytest.mark.parametrize("width", [360, 560, 700])
def test_it_fits_into_any_column(static_page, width):
    page = static_page(ConvolutionExplorer(IMAGES, kernel=np.ones((7, 7)), padding="same"), width=width).page
    page.set_viewport_size({"width": width + 20, "height": 900})
    drawn(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width + 20
    boxes = [box.bounding_box() for box in page.locator(".area-kernel input, .area-output canvas").all()]
    last, output = boxes[-2], boxes[-1]
    clear = last["x"] + last["width"] <= output["x"] or last["y"] >= output["y"] + output["height"]
    assert clear, "the kernel covers the output"


def test_the_page_computes_what_python_computes(static_page):
    rng = np.random.default_rng(6)
    for _ in range(12):
        shape = (1, *rng.integers(4, 12, 2), rng.integers(1, 4))
        kernel = rng.normal(0, 1, (*rng.integers(1, 5, 2), shape[3]))
        explorer = ConvolutionExplorer(
            rng.normal(0, 1, shape),
            kernel=kernel,
            stride=int(rng.integers(1, 5)),
            padding=str(rng.choice(["valid", "same"])),
        )
        page = static_page(explorer)
        view = page.page.locator(".course-widget")
        assert view.get_attribute("aria-label") == explorer.describe()
        assert not page.problems
        page.page.close()


@pytest.mark.parametrize("width", [724, 360])
@pytest.mark.parametrize("size", [3, 5])
def test_large_numbers_stay_in_their_places(static_page, size, width):
    explorer = ConvolutionExplorer(IMAGES, kernel=np.full((size, size), -1e6))
    page = static_page(explorer, width=width).page
    drawn(page)
    wider = "all => all.filter((one) => one.scrollWidth > one.clientWidth).length"
    assert page.locator(".kernel input, .area-sum").evaluate_all(wider) == 0


@pytest.mark.parametrize("width", [724, 420, 320])
@pytest.mark.parametrize("explorer", [ConvolutionExplorer, PoolingExplorer])
@pytest.mark.parametrize("stride", [2, 3, 4])
def test_a_number_is_written_only_where_it_can_be_read(static_page, explorer, stride, width):
    rng = np.random.default_rng(0)
    page = static_page(explorer(rng.normal(0, 5, (2, 28, 28)), stride=stride), width=width).page
    page.evaluate(
        """() => {
          window.sizes = [];
          const { prototype } = CanvasRenderingContext2D, write = prototype.fillText;
          prototype.fillText = function (...all) {
            if (this.canvas.matches(".input, .output")) sizes.push(parseFloat(this.font));
            return write.apply(this, all);
          };
          model.set("index", 1);
        }"""
    )
    drawn(page)
    assert min(page.evaluate("sizes"), default=8) >= 8


@pytest.mark.parametrize("width", [724, 662, 560, 400, 320])
@pytest.mark.parametrize("explorer", [ConvolutionExplorer, PoolingExplorer])
def test_the_caption_stays_between_its_buttons(static_page, explorer, width):
    images = np.zeros((200, 28, 28))
    page = static_page(explorer(images, [4] * 200, index=150), width=width).page
    previous, following = (page.get_by_role("button", name=f"{one} image") for one in ("Previous", "Next"))
    left, right = previous.bounding_box(), following.bounding_box()
    words = page.locator(".which span")
    assert " ".join(words.all_text_contents()) == "image 150 (of 0 to 199), a 4"
    for box in (word.bounding_box() for word in words.all()):
        assert left["x"] + left["width"] <= box["x"] + 0.5
        assert box["x"] + box["width"] <= right["x"] + 0.5
