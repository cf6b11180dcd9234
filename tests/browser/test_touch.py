"""The widgets under a finger, in a reader's own colours, and as screen readers get them."""

from __future__ import annotations

import re
from types import SimpleNamespace

import numpy as np
import pytest

from course_utils.widgets import (
    ActivationExplorer,
    ConvolutionExplorer,
    DigitPad,
    NetworkTour,
    PixelInspector,
    PoolingExplorer,
    SoftmaxExplorer,
)
from tests.browser.frames import delay, drawn

IMAGES = np.stack([DigitPad.example(digit).digit for digit in (7, 0)])
WIDGETS = {
    "PixelInspector": lambda: PixelInspector(IMAGES, [7, 0]),
    "ConvolutionExplorer": lambda: ConvolutionExplorer(IMAGES, [7, 0]),
    "PoolingExplorer": lambda: PoolingExplorer(IMAGES, [7, 0]),
    "ActivationExplorer": ActivationExplorer,
    "a leaky ReLU": lambda: ActivationExplorer(activation="leaky relu"),
    "SoftmaxExplorer": SoftmaxExplorer,
    "NetworkTour": lambda: NetworkTour(images=IMAGES),
    "a dense layer": lambda: NetworkTour(images=IMAGES, layer="scores"),
    "a pool": lambda: NetworkTour(images=IMAGES, layer="pool_1"),
    "DigitPad": lambda: DigitPad.example(3),
}
WALKED = [  # what lies across a phone's page, and is moved over sideways
    ("PixelInspector", ".digit"),
    ("ConvolutionExplorer", "canvas.input"),
    ("PoolingExplorer", "canvas.output"),
    ("ActivationExplorer", ".curve"),
    ("ActivationExplorer", "canvas.before"),
    ("NetworkTour", ".walked"),
]
PHONE, TABLET = (390, 844), (820, 1180)
CONTROLS = "button, select, input, .choice, [role=slider]"
OWN = [name for name in WIDGETS if name not in ("NetworkTour", "a dense layer", "a pool")]
PRESSED = {"button", "slider", "textbox", "combobox", "checkbox", "radio"}
WRITTEN = """function () {
  const beside = [...(this.labels ?? [])].flatMap((label) => [...label.childNodes]);
  const words = beside.filter((part) => !part.matches?.("input, select, output"));
  const text = (this.matches("button") ? [this] : words).map((part) => part.textContent).join(" ");
  return text.replace(/[▶❚‹›]/g, "").trim().toLowerCase();
}"""  # on a control or beside it, but for signs that have no words
NAMED = {"button", "slider", "textbox", "combobox", "checkbox", "radio", "radiogroup", "application", "image"}


@pytest.fixture
def touched(chromium):
    """A function that shows one of the widgets on a screen that is touched."""
    from tests.browser.static import StaticPage

    contexts = []

    def show(name, size=PHONE, **options):
        width, height = size
        contexts.append(
            chromium.new_context(viewport={"width": width, "height": height}, has_touch=True, **options)
        )
        delay(contexts[-1])
        static = StaticPage(contexts[-1].new_page(), WIDGETS[name](), width=width - 20)
        page = static.page
        page.add_style_tag(content="body { padding-bottom: 3000px }")
        drawn(page)
        session = page.context.new_cdp_session(page)

        def touch(kind, *points):
            session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [*points]})

        def swipe(selector, across, down):
            """Move a finger from an element's middle so many CSS pixels; returns how far that scrolls."""
            place = page.locator(selector).first
            place.scroll_into_view_if_needed()
            box = place.bounding_box()
            x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
            touch("touchStart", {"x": x, "y": y})
            for part in np.linspace(0, 1, 9)[1:]:
                touch("touchMove", {"x": x + part * across, "y": y + part * down})
            touch("touchEnd")
            drawn(page)
            return box["y"] - place.bounding_box()["y"]

        def words():
            return page.locator(".course-widget").get_attribute("aria-label")

        return SimpleNamespace(page=page, session=session, swipe=swipe, words=words, problems=static.problems)

    yield show
    for context in contexts:
        context.close()


@pytest.mark.parametrize(("name", "selector"), WALKED)
def test_a_swipe_up_scrolls_the_page_and_chooses_nothing(touched, name, selector):
    phone = touched(name)
    before = phone.words()
    assert phone.swipe(selector, 0, -120) > 60
    assert phone.words() == before
    assert not phone.problems


@pytest.mark.parametrize(("name", "selector"), WALKED)
def test_a_tap_chooses_and_so_does_a_finger_that_moves_sideways(touched, name, selector):
    phone = touched(name)
    place = phone.page.locator(selector).first
    before, box = phone.words(), place.bounding_box()
    place.tap(position={"x": box["width"] * 0.25, "y": box["height"] * 0.6})
    drawn(phone.page)
    tapped = phone.words()
    assert abs(phone.swipe(selector, 60, 10)) < 1
    assert len({before, tapped, phone.words()}) == 3


def test_a_swipe_over_what_is_played_leaves_the_window_where_it_stopped_it(touched):
    phone = touched("ConvolutionExplorer")
    phone.page.evaluate(
        """() => {
          const set = model.set;
          window.columns = []; // to which the window is moved
          model.set = (name, value) => (name === "column" && columns.push(value), set(name, value));
        }"""
    )
    phone.page.get_by_role("button", name="Play").tap()
    phone.page.locator(".position", has_text=re.compile("^row 0, column [1-9]$")).wait_for()
    assert phone.swipe("canvas.input", 0, -120) > 60
    stopped, *_, last = phone.page.evaluate("columns")
    assert last == stopped > 0
    assert phone.page.locator(".position").text_content().endswith(f", column {last}")


def test_a_logit_s_bar_follows_the_finger_and_a_swipe_sideways_leaves_it(touched):
    phone = touched("SoftmaxExplorer")
    before = phone.page.evaluate("model.get('logits')")
    phone.swipe(".signed", 0, -45)
    assert phone.page.evaluate("model.get('logits')") == [5, *before[1:]]
    phone.swipe(".signed", 120, 0)
    assert phone.page.evaluate("model.get('logits')") == [5, *before[1:]]


def test_a_tap_on_any_of_a_dense_layer_s_pictures_chooses_a_product(touched):
    phone = touched("a dense layer")
    said = set()
    for picture in phone.page.locator(".dense canvas").all():
        box = picture.bounding_box()
        picture.tap(position={"x": box["width"] * 0.1 * (2 + len(said)), "y": box["height"] * 0.1})
        drawn(phone.page)
        said.add(phone.page.locator(".readout").text_content())
    assert len(said) == 3


@pytest.mark.parametrize(
    ("typed", "value"), [("−1", -1), ("-.5", -0.5), ("1/8", 0.125), ("−1/8", -0.125), ("1e-3", 0.001)]
)
def test_nobody_is_interrupted_on_the_way_to_a_number(touched, typed, value):
    phone = touched("ConvolutionExplorer")
    phone.page.get_by_label("Kernel, row 0, column 0").tap()
    for key in typed:
        phone.page.keyboard.insert_text(key)
        assert phone.page.get_by_role("alert").text_content() == ""
    assert phone.page.evaluate("model.get('kernel')[0][0]") == value


def test_a_kernel_s_field_asks_for_keys_with_a_minus_and_a_slash(touched):
    phone = touched("ConvolutionExplorer")
    field = phone.page.get_by_label("Kernel, row 0, column 0")
    assert field.evaluate("field => field.inputMode") == ""
    assert field.evaluate("field => getComputedStyle(field).fontSize") == "16px"


@pytest.mark.parametrize("name", WIDGETS)
@pytest.mark.parametrize("size", [PHONE, TABLET])
def test_every_control_is_large_enough_for_a_finger_and_inside_of_the_page(touched, name, size):
    page = touched(name, size).page
    small = page.evaluate(
        """(controls) => [...document.querySelectorAll(controls)]
          .filter((one) => one.checkVisibility() && !one.matches(".choice input"))
          .map((one) => [one.outerHTML.slice(0, 80), (one.closest("label") ?? one).getBoundingClientRect()])
          .filter(([, { width, height }]) => width < 24 || height < 24)""",
        CONTROLS,
    )
    assert small == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


@pytest.mark.parametrize("name", WIDGETS)
def test_every_control_and_picture_has_a_name_and_one_voice_speaks(touched, name):
    phone = touched(name)
    nodes = [
        node
        for node in phone.session.send("Accessibility.getFullAXTree")["nodes"]
        if not node["ignored"] and node["role"]["value"] != "RootWebArea"
    ]
    nameless = [
        node["role"]["value"]
        for node in nodes
        if node["role"]["value"] in NAMED and not node["name"]["value"]
    ]
    assert nameless == []
    live = [
        node["role"]["value"]
        for node in nodes
        for one in node.get("properties", [])
        if one["name"] == "live" and one["value"]["value"] == "polite"
    ]
    assert live == ["status"]


@pytest.mark.parametrize("name", OWN)
def test_a_control_s_name_contains_the_words_written_on_it(touched, name):
    """Who speaks to the page instead of touching it says what is seen."""
    phone = touched(name)
    send = phone.session.send
    said = {}
    for node in send("Accessibility.getFullAXTree")["nodes"]:
        if not node["ignored"] and node["role"]["value"] in PRESSED:
            control = send("DOM.resolveNode", {"backendNodeId": node["backendDOMNodeId"]})["object"]
            call = {"objectId": control["objectId"], "functionDeclaration": WRITTEN, "returnByValue": True}
            said[node["name"]["value"]] = send("Runtime.callFunctionOn", call)["result"]["value"]
    assert any(said.values())
    assert [(written, name) for name, written in said.items() if written not in name.lower()] == []


def test_what_a_drag_changes_is_said_once_when_it_rests(touched):
    phone = touched("ActivationExplorer")
    phone.page.wait_for_function("document.querySelector('.spoken').textContent")
    phone.page.evaluate(
        """() => {
          const wait = setTimeout; // ten times as long: a busy machine's pause is no rest
          window.setTimeout = (call, ms) => wait(call, 10 * ms);
          window.said = [];
          const voice = document.querySelector(".spoken");
          new MutationObserver(() => said.push(voice.textContent)).observe(voice, { childList: true });
        }"""
    )
    phone.swipe(".curve", 80, 0)
    phone.page.wait_for_function("said.length")
    assert phone.page.evaluate("said.length") == 1


@pytest.mark.parametrize(
    ("name", "filled", "ground"),
    [
        ("SoftmaxExplorer", ".right .rise", ".course-widget"),
        ("ActivationExplorer", ".there .stack-fill", ".course-widget"),
        ("DigitPad", ".best .fill", ".course-widget"),
        ("PoolingExplorer", ".choice.chosen", ".choice:not(.chosen)"),
    ],
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_bars_and_what_is_chosen_are_seen_in_a_reader_s_own_colours(touched, name, filled, ground, scheme):
    page = touched(name, forced_colors="active", color_scheme=scheme).page
    colours = [
        page.locator(one).first.evaluate("one => getComputedStyle(one).backgroundColor")
        for one in (filled, ground)
    ]
    assert colours[0] != colours[1]
    assert colours[0] != "rgba(0, 0, 0, 0)"
