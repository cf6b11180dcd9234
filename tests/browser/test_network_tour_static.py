"""NetworkTour's bundle on a page without a kernel: any network, any column, the same words as Python."""

from __future__ import annotations

import re

import numpy as np
import pytest

from course_utils.layers import (
    AvgPool2D,
    Conv2D,
    Dense,
    Flatten,
    LeakyReLU,
    MaxPool2D,
    Network,
    ReLU,
    Sigmoid,
    Tanh,
)
from course_utils.widgets import DigitPad, NetworkTour
from course_utils.widgets.network.network import chain
from course_utils.widgets.shared.kit import number
from course_utils.widgets.tour import network_tour
from course_utils.widgets.tour.columns import layout, sources
from course_utils.widgets.tour.step import alike
from tests.browser.frames import delay, drawn
from tests.browser.static import StaticPage

IMAGES = np.stack([DigitPad.example(digit).digit for digit in (7, 0)])


def lenet():
    """A network in the manner of LeNet: sigmoid, and means in place of maxima."""
    layers = [Conv2D(6, 5, padding="same"), Sigmoid(), AvgPool2D(), Conv2D(16, 5), Sigmoid(), AvgPool2D()]
    return Network([*layers, Flatten(), Dense(30), Sigmoid(), Dense(10)], (28, 28, 1))


def mlp():
    return Network([Dense(64), ReLU(), Dense(64), ReLU(), Dense(10)], (784,))


def unusual():
    """Strides and sizes that differ between rows and columns, more maps than a row of cards shows."""
    layers = [Conv2D(12, 5, stride=(1, 2), padding="same"), LeakyReLU(0.1), MaxPool2D((3, 2), 2, "same")]
    return Network([*layers, Conv2D(3, (3, 2)), Tanh(), Flatten(), Dense(10)], (28, 28, 1))


def normalised():
    """What only Keras's layers are read into: a scale and a shift, the mean of a whole map, another order."""
    rng = np.random.default_rng(0)

    def numbers(*shape):
        return rng.normal(0, 0.5, shape).astype(np.float32)

    return chain(
        [
            ({"name": "image", "kind": "reshape", "out": [28, 28, 1]}, ()),
            ({"name": "scaled", "kind": "scale_shift"}, (np.array([1 / 255]), np.zeros(1))),
            ({"name": "conv", "kind": "conv2d"}, (numbers(3, 3, 1, 5), numbers(5))),
            ({"name": "norm", "kind": "scale_shift"}, (numbers(5), numbers(5))),
            ({"name": "gate", "kind": "activation", "activation": "relu"}, ()),
            ({"name": "mean", "kind": "global_avg_pool2d"}, ()),
            ({"name": "classes", "kind": "dense", "activation": "softmax"}, (numbers(5, 10), numbers(10))),
        ],
        (784,),
    )


def rimmed():
    """Rims of zeros, the largest number of a whole map, and activations that are rarer than ReLU."""
    rng = np.random.default_rng(1)

    def numbers(*shape):
        return rng.normal(0, 0.5, shape).astype(np.float32)

    scaled_tanh = {"activation": "scaled_tanh", "inner": 2 / 3, "outer": 1.7159}
    return chain(
        [
            ({"name": "rim", "kind": "zero_pad2d", "rim": [[2, 2], [2, 2]]}, ()),
            ({"name": "conv", "kind": "conv2d", "activation": "gelu"}, (numbers(5, 5, 1, 6), numbers(6))),
            ({"name": "more", "kind": "zero_pad2d", "rim": [[1, 0], [0, 3]]}, ()),
            ({"name": "bent", "kind": "activation", "activation": "elu", "alpha": 0.7}, ()),
            ({"name": "capped", "kind": "activation", "activation": "relu6"}, ()),
            ({"name": "largest", "kind": "global_max_pool2d"}, ()),
            ({"name": "units", "kind": "dense", "activation": "silu"}, (numbers(6, 20), numbers(20))),
            ({"name": "selu", "kind": "activation", "activation": "selu"}, ()),
            ({"name": "bend", "kind": "activation", **scaled_tanh}, ()),
            ({"name": "classes", "kind": "dense", "activation": "softmax"}, (numbers(20, 10), numbers(10))),
        ]
    )


@pytest.fixture
def any_network(monkeypatch):
    """Let the tour take a chain as it is."""
    monkeypatch.setattr(network_tour, "read_network", lambda model: model)


def says(page, tour):
    """Wait until the page describes what Python does."""
    page.wait_for_function(
        "text => document.querySelector('.course-widget').ariaLabel === text", arg=tour.describe()
    )


def lines_in_the_picture(tour):
    """The lines that Python's picture draws to the open number: how many add, take away, or do neither."""
    stages = tour._run().stages
    outputs = [after for _, after in stages]
    columns = layout(tour.digit, "0 to 1", tour._network.steps, outputs, 8, 700)
    previous = columns[tour._open]
    shares = [share for _, share in sources(tour._step, tour.detail, previous, tour.feature_map)]
    if tour._step["kind"] not in ("conv2d", "dense"):
        return ["takes"] * len(shares)
    return sorted("against" if share < 0 else "for" for share in shares)


def walk_through(static_page, tour):
    """Open every stage, at its largest number and at its last, and compare the words."""
    static = static_page(tour)
    says(static.page, tour)
    for name, shape in [(layer["name"], layer["out"]) for layer in tour._layers]:
        tour.layer = name
        places = [(tour.feature_map, tour.row, tour.column)]
        last = [size - 1 for size in shape]
        places.append((last[-1], *last[:2]) if len(shape) == 3 else (last[0], 0, 0))
        for feature_map, row, column in places:
            tour.feature_map, tour.row, tour.column = feature_map, row, column
            state = {"layer": name, "feature_map": feature_map, "row": row, "column": column}
            static.page.evaluate(
                "state => { for (const name of Object.keys(state)) model.set(name, state[name]); }", state
            )
            says(static.page, tour)
            assert static.page.locator(".equation .term").count() > 0
            paths = static.page.locator(".threads path")
            kinds = paths.evaluate_all("paths => paths.map((path) => path.classList[0])")
            assert sorted(kinds) == lines_in_the_picture(tour), name
    assert not static.problems


@pytest.mark.parametrize("build", [lambda: None, lenet, mlp, unusual])
@pytest.mark.parametrize("scaling", ["0 to 1", "-0.5 to 0.5"])
def test_every_stage_of_a_learner_s_network_is_described_as_in_python(static_page, build, scaling):
    walk_through(static_page, NetworkTour(build(), IMAGES, [7, 0], scaling=scaling))


@pytest.mark.parametrize(("build", "scaling"), [(normalised, "0 to 255"), (rimmed, "0 to 1")])
def test_layers_that_only_keras_has_are_described_as_in_python(static_page, any_network, build, scaling):
    walk_through(static_page, NetworkTour(build(), IMAGES, scaling=scaling))


@pytest.mark.parametrize(("build", "scaling"), [(normalised, "0 to 255"), (rimmed, "0 to 1")])
def test_stages_have_the_headings_of_the_picture(static_page, any_network, build, scaling):
    tour = NetworkTour(build(), IMAGES, scaling=scaling)
    page = static_page(tour).page
    heads = page.locator(".stage-head").evaluate_all(
        "heads => heads.map((head) => [head.children[0].textContent, head.children[1].textContent.trim()])"
    )
    outputs = [after for _, after in tour._run().stages]
    columns = layout(tour.digit, "0 to 1", tour._network.steps, outputs, 8, 700)
    assert heads[1:] == [[name, what] for name, _, what in (column.heading for column in columns[1:])]


def test_a_small_factor_is_written_such_that_its_product_holds(static_page, any_network):
    tour = NetworkTour(normalised(), np.full((28, 28), 255, np.uint8), scaling="0 to 255", layer="scaled")
    assert tour.describe().endswith(": 255 × 0.00392 + 0 is 1.")
    page = static_page(tour).page
    says(page, tour)
    assert "0.00392" in page.locator(".equation").text_content()


def test_terms_that_add_up_have_as_many_places_as_in_the_picture(static_page):
    tour = NetworkTour(images=IMAGES, layer="conv_2", feature_map=0)
    page = static_page(tour).page
    says(page, tour)
    detail = tour.detail
    terms = page.locator(".equation .term b").all_text_contents()
    assert terms[:3] == alike([detail.products.sum(), abs(detail.bias), detail.before])
    assert len({len(term.partition(".")[2]) for term in terms[:3]}) == 1


def test_the_products_that_matter_most_are_listed_first(static_page):
    tour = NetworkTour(images=IMAGES, layer="scores", feature_map=7)
    page = static_page(tour).page
    says(page, tour)
    ordered = sorted(map(float, tour.products))
    right = [number(product, 3) for product in [*ordered[:-5:-1], *ordered[:4]]]
    assert page.locator(".list li b").all_text_contents() == right


def test_what_comes_into_a_unit_is_named_as_the_layer_before_names_it(static_page, any_network):
    page = static_page(NetworkTour(normalised(), IMAGES, scaling="0 to 255", layer="classes")).page
    assert re.match(r"mean, number \d", page.locator(".readout").text_content())


def test_any_drawing_is_read_as_in_python(static_page):
    tour = NetworkTour(images=IMAGES, layer="conv_2")
    page = static_page(tour).page
    for digit in range(10):
        tour.strokes = DigitPad.example(digit).strokes
        page.evaluate("strokes => model.set('strokes', strokes)", tour.strokes)
        says(page, tour)


def test_without_images_a_digit_is_drawn_and_nothing_once_the_pad_is_cleared(static_page):
    tour = NetworkTour()
    page = static_page(tour).page
    says(page, tour)
    assert not page.get_by_role("button", name="Next image").is_visible()
    page.get_by_role("button", name="Clear").click()
    tour.strokes = []
    says(page, tour)
    assert page.locator(".answer").text_content() == "?nothing is drawn"


def test_maps_beyond_the_first_eight_are_reached(static_page):
    tour = NetworkTour(unusual(), IMAGES, layer="conv_2")
    page = static_page(tour).page
    names = page.locator(".card:visible .sum span")
    first = names.all_text_contents()
    page.get_by_role("button", name="The maps after these").click()
    drawn(page)
    rest = names.all_text_contents()
    assert sorted(int(name.removeprefix("map ")) for name in first + rest) == list(range(12))
    assert len(first) == 8
    sums = [abs(float(tour.products[..., int(name.removeprefix("map "))].sum())) for name in first + rest]
    assert sums == sorted(sums, reverse=True)


def test_a_zero_of_a_rim_comes_from_no_pixel(static_page, any_network):
    tour = NetworkTour(rimmed(), IMAGES, layer="more", feature_map=2, row=0, column=28)
    page = static_page(tour).page
    says(page, tour)
    assert page.locator(".equation").text_content() == "0a zero of the rim=0the pixel"


def spoken(text):
    """What is left of words if signs that stand for themselves, or between words, are left out."""
    return " ".join(re.findall(r"[\w.%<>−]+", text)).lower()


@pytest.mark.parametrize(
    "make",
    [
        lambda: DigitPad.example(3),
        *(
            lambda layer=layer: NetworkTour(images=IMAGES, layer=layer)
            for layer in ("conv_2", "pool_1", "scores")
        ),
    ],
)
def test_who_says_what_a_button_shows_reaches_it(static_page, make):
    page = static_page(make()).page
    buttons = page.locator("button:visible, [role=button]:visible")
    names = buttons.evaluate_all("all => all.map((one) => [one.innerText, one.ariaLabel ?? one.innerText])")
    assert len(names) >= 3
    for shown, name in names:
        assert spoken(shown) in spoken(name)


def test_a_finger_goes_from_number_to_number(chromium):
    context = chromium.new_context(viewport={"width": 400, "height": 800}, has_touch=True)
    delay(context)
    tour = NetworkTour(images=IMAGES, layer="flatten", feature_map=254)
    static = StaticPage(context.new_page(), tour, width=380)
    says(static.page, tour)
    forth = static.page.get_by_role("button", name="Next map or number")
    forth.tap()
    tour.feature_map = 255
    says(static.page, tour)
    assert forth.get_attribute("aria-disabled") == "true"
    static.page.get_by_role("button", name="Previous map or number").tap()
    tour.feature_map = 254
    says(static.page, tour)
    context.close()


def test_who_has_a_mouse_sees_no_buttons_for_fingers(static_page):
    page = static_page(NetworkTour(images=IMAGES)).page
    assert not page.get_by_role("button", name="Next map or number").is_visible()


@pytest.mark.parametrize("build", [lambda: None, lenet, mlp, unusual])
@pytest.mark.parametrize("width", [360, 560, 700, 1100])
def test_it_fits_into_any_column(static_page, build, width):
    tour = NetworkTour(build(), IMAGES)
    page = static_page(tour, width=width).page
    page.set_viewport_size({"width": width + 20, "height": 1000})
    for name in [layer["name"] for layer in tour._layers]:
        page.evaluate("name => model.set('layer', name)", name)
        drawn(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width + 20, name
        inside = page.evaluate(
            """() => {
              const frame = document.querySelector(".course-widget").getBoundingClientRect();
              const canvases = [...document.querySelectorAll(".detail canvas")];
              return canvases.every((canvas) => canvas.getBoundingClientRect().right <= frame.right);
            }"""
        )
        assert inside, name


def test_tiles_are_as_sharp_as_the_screen(static_page):
    page = static_page(NetworkTour(images=IMAGES), width=1000).page
    scales = page.locator(".tile canvas").evaluate_all(
        "canvases => canvases.map((canvas) => canvas.getBoundingClientRect().width / canvas.width)"
    )
    assert scales == [round(scale) for scale in scales]
    assert min(scales) >= 1


def test_stages_that_have_no_room_are_scrolled_inside_the_widget_and_that_is_said(static_page):
    page = static_page(NetworkTour(images=IMAGES, layer="scores"), width=400).page
    page.get_by_text("scroll sideways").wait_for()
    bar = page.get_by_role("button", name="scores, unit 7").bounding_box()
    frame = page.locator(".course-widget").bounding_box()
    assert bar["x"] + bar["width"] <= frame["x"] + frame["width"], "the open stage is in sight"


def test_who_prefers_less_motion_sees_the_example_at_once(static_page):
    static = static_page(NetworkTour(images=IMAGES))
    static.page.emulate_media(reduced_motion="reduce")
    static.page.get_by_role("button", name="Example").click()
    assert static.page.evaluate("model.get('strokes').length") == 1


def test_a_removed_view_listens_no_more(static_page):
    static = static_page(NetworkTour(images=IMAGES))
    before = static.page.locator(".course-widget").get_attribute("aria-label")
    static.page.evaluate("cleanup(); model.set('index', 1)")
    drawn(static.page)
    assert static.page.locator(".course-widget").get_attribute("aria-label") == before
    assert not static.problems
