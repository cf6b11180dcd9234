"""The page computes what Python computes: checked in a real browser, on random drawings."""

import base64

import numpy as np
import pytest

from course_utils.handwriting import prepare_steps, rasterise
from course_utils.widgets import DigitPad, PixelInspector
from course_utils.widgets.network.network import tiny_cnn
from course_utils.widgets.pad.digit_pad import read
from tests.browser.frames import drawn

DRAWINGS = 60
# Where rounding has to decide, and where the centre of mass would push a speck out of the picture.
CORNER_CASES = [
    [[[0.5, 0.2], [0.5, 0.8]]],
    [[[0.2, 0.5], [0.8, 0.5]]],
    [[[0.5, 0.5]]],
    [[[0.02, 0.5]], *([[x, 0.3], [x, 0.7]] for x in (0.8, 0.85, 0.9, 0.95))],
    [[[0.5, 0.98]], *([[0.3, y], [0.7, y]] for y in (0.05, 0.1, 0.15, 0.2))],
]

COMPUTE = """drawings => {
  const { rasterise, prepare, readNetwork, forward } = window.bundle;
  const network = readNetwork(model.get("_layers"), model.get("_weights"));
  const pack = (numbers) => {
    let text = "";
    for (const byte of new Uint8Array(numbers.buffer)) text += String.fromCharCode(byte);
    return btoa(text);
  };
  return drawings.map((strokes) => {
    const ink = rasterise(strokes, 140);
    const steps = prepare(ink, 140);
    if (!steps) return { ink: pack(ink) };
    const input = Float32Array.from(steps.digit, (grey) => grey / 255);
    const probabilities = forward(network, input, [28, 28, 1]);
    const { box, centre, corner } = steps;
    return {
      ink: pack(ink), grey: pack(steps.grey), digit: [...steps.digit], box, centre, corner,
      probabilities: [...probabilities],
    };
  });
}"""


def unpack(numbers: str) -> np.ndarray:
    """Return the float64 numbers that travelled as text."""
    return np.frombuffer(base64.b64decode(numbers))


def random_strokes(rng: np.random.Generator) -> list[list[list[float]]]:
    """A few wandering lines, now and then a dot, a straight stroke or a symmetric figure."""
    kind = rng.integers(4)
    if kind == 0:
        x, y = rng.integers(0, 20, 2) / 20
        return [[[x, y]], [[0.5, 0.2], [0.5, 0.8]]]
    if kind == 1:
        side = rng.integers(1, 9) / 20
        return [[[0.5 - side, 0.5], [0.5 + side, 0.5]], [[0.5, 0.5 - side], [0.5, 0.5 + side]]]
    strokes = []
    for _ in range(rng.integers(1, 4)):
        path = rng.uniform(0, 1, 2) + np.cumsum(rng.normal(0, 0.08, (rng.integers(1, 30), 2)), axis=0)
        strokes.append(np.clip(path, 0, 1).round(4).tolist())
    return strokes


@pytest.fixture
def page(static_page):
    return static_page(DigitPad()).page


def test_ink_preparation_and_probabilities_agree(page):
    rng = np.random.default_rng(0)
    drawings = CORNER_CASES + [random_strokes(rng) for _ in range(DRAWINGS)]
    for strokes, there in zip(drawings, page.evaluate(COMPUTE, drawings), strict=True):
        ink = rasterise(strokes)
        np.testing.assert_allclose(unpack(there["ink"]), ink.ravel(), atol=1e-5)
        here = prepare_steps(ink)
        assert tuple(there["box"]) == here.box
        assert tuple(there["corner"]) == here.corner
        np.testing.assert_allclose(there["centre"], here.centre, atol=1e-5)
        np.testing.assert_allclose(unpack(there["grey"]), here.grey.ravel(), atol=1e-5)
        np.testing.assert_array_equal(there["digit"], here.digit.ravel())
        np.testing.assert_allclose(there["probabilities"], read(strokes)[1], atol=1e-5)


def test_nothing_drawn_is_nothing_prepared(page):
    (there,) = page.evaluate(COMPUTE, [[]])
    assert "digit" not in there


def test_the_network_agrees_on_any_greys(page):
    x = np.random.default_rng(1).uniform(0, 1, (20, 28, 28, 1)).astype(np.float32)
    there = page.evaluate(
        """images => {
          const network = bundle.readNetwork(model.get("_layers"), model.get("_weights"));
          return images.map((image) => [...bundle.forward(network, Float32Array.from(image), [28, 28, 1])]);
        }""",
        [image.ravel().tolist() for image in x],
    )
    np.testing.assert_allclose(there, tiny_cnn().forward(x), atol=1e-5)


def test_ink_that_grows_with_the_pointer_is_the_ink_of_the_finished_strokes(static_page):
    page = static_page(DigitPad()).page
    box = page.locator(".pad").bounding_box()
    page.mouse.move(box["x"] + 60, box["y"] + 60)
    page.mouse.down()
    for x, y in np.random.default_rng(2).uniform(20, 240, (12, 2)):
        page.mouse.move(box["x"] + x, box["y"] + y)
    page.mouse.up()
    drawn(page)
    said = page.locator(".course-widget").get_attribute("aria-label")
    assert said == DigitPad(page.evaluate("model.get('strokes')")).describe()


@pytest.mark.parametrize("scaling", ["0 to 255", "0 to 1", "-0.5 to 0.5"])
def test_the_inspector_s_numbers_agree(static_page, scaling):
    images = np.random.default_rng(3).integers(0, 256, (1, 28, 28), np.uint8)
    page = static_page(PixelInspector(images, scaling=scaling)).page
    for row, column in ((14, 14), (0, 0), (27, 3), (5, 27)):
        inspector = PixelInspector(images, row=row, column=column, scaling=scaling)
        page.evaluate(
            "place => { model.set('row', place[0]); model.set('column', place[1]); }", [row, column]
        )
        numbers = page.evaluate(
            "place => bundle.neighbourhood(model.get('_images'), ...place)", [row, column]
        )
        expected = PixelInspector(images, row=row, column=column).neighbourhood.ravel()
        np.testing.assert_array_equal([np.nan if n is None else n for n in numbers], expected)
        page.wait_for_function(
            "text => document.querySelector('.course-widget').ariaLabel === text", arg=inspector.describe()
        )
