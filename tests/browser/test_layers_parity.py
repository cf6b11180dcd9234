"""The page's layers compute what course_utils.layers computes: checked in a real browser, on random cases."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from course_utils import layers, widgets
from course_utils.widgets.network import network
from course_utils.widgets.network.activations import WORDS, activate

CASES = 300
NETWORKS = 60
SOURCES = Path(widgets.__file__).parent / "js"
ADDRESS = "http://course.test/"  # nothing is fetched: every request is answered below

COMPUTE = """async ({ name, cases }) => {
  const layers = await import("/shared/layers.js");
  return cases.map(({ x, shape, kernel, kernelShape, options }) => {
    const rest = kernel ? [kernel, kernelShape, options] : [options];
    const [values, newShape, winners] = layers[name](Float32Array.from(x), shape, ...rest);
    return { values: [...values], shape: newShape, winners: winners && [...winners] };
  });
}"""

RUN = """async (cases) => {
  const { forward, readNetwork, stages } = await import("/network/network.js");
  return cases.map(({ layers, weights, x, shape }) => {
    const network = readNetwork(layers, new Uint8Array(Float32Array.from(weights).buffer));
    const made = stages(network, Float32Array.from(x), shape);
    return {
      stages: made.map(({ values, before, ...stage }) => ({
        ...stage, values: [...values], before: before ? [...before] : null,
      })),
      last: [...forward(network, Float32Array.from(x), shape)],
    };
  });
}"""


def serve(path: Path) -> Any:
    """Return what answers a request with a module."""
    return lambda route: route.fulfill(path=path, content_type="text/javascript")


@pytest.fixture(scope="module")
def page(chromium):
    page = chromium.new_page()
    page.route("**/*", lambda route: route.fulfill(body="", content_type="text/html"))
    for name in ("shared/layers.js", "network/activations.js", "network/network.js"):
        page.route(f"**/{name}", serve(SOURCES / name))
    page.goto(ADDRESS)
    yield page
    page.close()


def flat(array: np.ndarray) -> list[float]:
    return array.ravel().tolist()


def windows(rng: np.random.Generator, largest: int) -> dict[str, Any]:
    """An image, a window that stands somewhere on it, a stride pair and a padding."""
    padding = str(rng.choice(["valid", "same"]))
    side = rng.integers(1, 12, 2)
    window = rng.integers(1, np.minimum(side, largest) + 1 if padding == "valid" else largest + 1, 2)
    x = rng.uniform(-1, 1, (1, *side, rng.integers(1, 5))).astype(np.float32)
    x[rng.random(x.shape) < 0.3] = 0  # the page passes over zeros
    return {"x": x, "window": window.tolist(), "stride": rng.integers(1, 7, 2).tolist(), "padding": padding}


def of(case: dict[str, Any], **more: Any) -> dict[str, Any]:
    """What the page is given of a case."""
    options = {"stride": case["stride"], "padding": case["padding"], **more.pop("options", {})}
    return {"x": flat(case["x"]), "shape": list(case["x"].shape[1:]), "options": options, **more}


def expect(there: dict[str, Any], here: np.ndarray) -> None:
    assert tuple(there["shape"]) == here.shape[1:]
    np.testing.assert_allclose(there["values"], here.ravel(), rtol=0, atol=1e-5)


def test_convolution_agrees_over_shapes_strides_sizes_paddings_and_channels(page):
    rng = np.random.default_rng(0)
    cases, asked = [], []
    for number in range(CASES):
        case = windows(rng, largest=6)
        kernel = rng.uniform(-1, 1, (*case["window"], case["x"].shape[-1], rng.integers(1, 5)))
        case["kernel"] = kernel.astype(np.float32)
        case["bias"] = rng.uniform(-1, 1, kernel.shape[-1]).astype(np.float32) if number % 2 else None
        options = {} if case["bias"] is None else {"bias": flat(case["bias"])}
        cases.append(case)
        asked.append(of(case, kernel=flat(case["kernel"]), kernelShape=list(kernel.shape), options=options))
    answers = page.evaluate(COMPUTE, {"name": "conv2d", "cases": asked})
    for case, there in zip(cases, answers, strict=True):
        expect(
            there,
            layers.conv2d(case["x"], case["kernel"], case["bias"], case["stride"], case["padding"]),
        )


@pytest.mark.parametrize(
    ("theirs", "ours"), [("maxPool2d", layers.max_pool2d), ("avgPool2d", layers.avg_pool2d)]
)
def test_pooling_agrees_over_shapes_strides_sizes_paddings_and_channels(page, theirs, ours):
    rng = np.random.default_rng(1)
    cases = [windows(rng, largest=5) for _ in range(CASES)]
    for case in cases[::3]:
        case["stride"] = case["window"]
    asked = [of(case, options={"size": case["window"]}) for case in cases]
    answers = page.evaluate(COMPUTE, {"name": theirs, "cases": asked})
    for case, there in zip(cases, answers, strict=True):
        expect(there, ours(case["x"], case["window"], case["stride"], case["padding"]))


def test_the_winners_are_the_pixels_that_the_gradient_goes_back_to(page):
    rng = np.random.default_rng(2)
    cases = [windows(rng, largest=4) for _ in range(CASES)]
    for case in cases:
        case["x"] = rng.integers(-2, 3, case["x"].shape).astype(np.float32)  # many equal numbers
    asked = [of(case, options={"size": case["window"]}) for case in cases]
    for case, there in zip(cases, page.evaluate(COMPUTE, {"name": "maxPool2d", "cases": asked}), strict=True):
        gradient = rng.uniform(1, 2, (1, *there["shape"]))
        arguments = case["x"], case["window"], case["stride"], case["padding"]
        right = layers.max_pool2d_backward(gradient, *arguments)
        sent = np.zeros(case["x"].size)
        np.add.at(sent, there["winners"], gradient.ravel())
        np.testing.assert_allclose(sent, right.ravel(), rtol=0, atol=1e-5)


def test_one_number_stands_for_both_axes_and_stride_defaults_to_the_size(page):
    x = np.random.default_rng(3).uniform(-1, 1, (1, 9, 7, 2)).astype(np.float32)
    given = {"x": flat(x), "shape": [9, 7, 2]}
    (there,) = page.evaluate(COMPUTE, {"name": "maxPool2d", "cases": [{**given, "options": {"size": 3}}]})
    expect(there, layers.max_pool2d(x, 3))
    kernel = {"kernel": flat(np.ones((3, 3, 2, 1))), "kernelShape": [3, 3, 2, 1]}
    (there,) = page.evaluate(
        COMPUTE, {"name": "conv2d", "cases": [{**given, **kernel, "options": {"stride": 2}}]}
    )
    expect(there, layers.conv2d(x, np.ones((3, 3, 2, 1)), stride=2))


@pytest.mark.parametrize("padding", ["valid", "same"])
def test_sizes_and_padding_agree(page, padding):
    numbers = [(n, k, s) for n in range(1, 10) for k in range(1, 7) for s in range(1, 6)]
    answers = page.evaluate(
        """async ({ numbers, padding }) => {
          const { outputSize, samePadding } = await import("/shared/layers.js");
          return numbers.map(([n, k, s]) => [outputSize(n, k, s, padding), samePadding(n, k, s)]);
        }""",
        {"numbers": numbers, "padding": padding},
    )
    for (size, window, stride), (places, pads) in zip(numbers, answers, strict=True):
        assert tuple(pads) == layers.same_padding(size, window, stride)
        if padding == "valid" and window > size:
            assert places == 0
        else:
            assert places == layers.output_size(size, window, stride, padding)


def test_a_window_larger_than_a_valid_image_is_refused(page):
    case = {"x": [1, 2, 3, 4], "shape": [2, 2, 1], "options": {"size": 3}}
    with pytest.raises(Exception, match="a window of 3 x 3 does not fit into 2 x 2"):
        page.evaluate(COMPUTE, {"name": "maxPool2d", "cases": [case]})


def test_dense_relu_and_softmax_agree(page):
    rng = np.random.default_rng(4)
    x, weights, bias = rng.normal(0, 3, 20), rng.normal(0, 3, (20, 6)), rng.normal(0, 3, 6)
    scores, rectified, probabilities = page.evaluate(
        """async ([x, weights, bias]) => {
          const { dense, relu, softmax } = await import("/shared/layers.js");
          const [scores] = dense(x, weights, [20, 6], bias);
          const [rectified, probabilities] = [scores.slice(), scores.slice()];
          relu(rectified);
          softmax(probabilities);
          return [[...scores], [...rectified], [...probabilities]];
        }""",
        [flat(x), flat(weights), flat(bias)],
    )
    right = layers.dense(x[np.newaxis], weights, bias)
    np.testing.assert_allclose(scores, right[0], rtol=0, atol=1e-5)
    np.testing.assert_allclose(rectified, layers.relu(right)[0], rtol=0, atol=1e-5)
    np.testing.assert_allclose(probabilities, layers.softmax(right)[0], rtol=0, atol=1e-5)


@pytest.mark.parametrize("name", sorted(set(WORDS) - {"softmax"}))
def test_each_activation_agrees_far_from_0_and_close_to_it(page, name):
    z = np.concatenate([np.linspace(-30, 30, 601), np.linspace(-0.01, 0.01, 21)]).astype(np.float32)
    step = {
        "kind": "activation",
        "activation": name,
        "slope": 0.3,
        "alpha": 1.7,
        "inner": 2 / 3,
        "outer": 1.7159,
    }
    asked = {"layers": [step], "weights": [], "x": flat(z), "shape": [len(z)]}
    (there,) = page.evaluate(RUN, [asked])
    np.testing.assert_allclose(there["last"], activate(step, z), rtol=2e-7, atol=2e-6)


def random_activation(rng: np.random.Generator) -> dict[str, Any]:
    """An activation, or none, as a layer's description has it."""
    name = str(rng.choice(["linear", "none", *sorted(set(WORDS) - {"softmax"})]))
    number = float(rng.uniform(0.01, 0.5))
    more = {"leaky_relu": ["slope"], "elu": ["alpha"], "scaled_tanh": ["inner", "outer"]}.get(name, [])
    return {} if name == "none" else {"activation": name, **dict.fromkeys(more, number)}


def random_map_layer(rng: np.random.Generator, rows: int, columns: int, depth: int) -> network.Part:
    """A layer from maps to maps whose window fits."""
    kind = rng.choice(
        ["conv2d", "conv2d", "max_pool2d", "avg_pool2d", "scale_shift", "activation", "zero_pad2d"]
    )
    padding = {"padding": "same"} if rng.random() < 0.5 else {}
    most = 5 if padding else min(rows, columns, 5)
    window = rng.integers(1, most + 1, 2).tolist()
    stride = {"stride": rng.integers(1, 4, 2).tolist()} if rng.random() < 0.5 else {}
    if kind == "conv2d":
        shape = (*window, depth, int(rng.integers(1, 6)))
        arrays = (rng.normal(0, 0.5, shape), rng.normal(0, 1, shape[-1]))
        return {"kind": kind, **padding, **stride, **random_activation(rng)}, arrays
    if kind == "scale_shift":
        return {"kind": kind, **random_activation(rng)}, (rng.normal(1, 1, depth), rng.normal(0, 1, depth))
    if kind == "zero_pad2d":
        return {"kind": kind, "rim": rng.integers(0, 4, (2, 2)).tolist()}, ()
    if kind == "activation":
        return {"kind": kind, "activation": str(rng.choice(["relu", "sigmoid", "tanh"]))}, ()
    return {"kind": str(kind), "size": window, **padding, **stride, **random_activation(rng)}, ()


def random_network(rng: np.random.Generator) -> network.Network:
    """A chain of up to nine layers that ends in probabilities or in scores."""
    shape: tuple[int, ...] = (28, 28, 1) if rng.random() < 0.8 else (784,)
    parts: list[network.Part] = []

    def add(step: dict[str, Any], arrays: tuple[np.ndarray, ...] = ()) -> tuple[int, ...]:
        numbers = tuple(np.asarray(array, np.float32) for array in arrays)
        parts.append(({"name": f"layer_{len(parts)}", **step, "kind": str(step["kind"])}, numbers))
        return tuple(network.chain(parts, shape).steps[-1]["out"])

    out = shape
    if shape == (784,):
        out = add({"kind": "reshape", "out": [28, 28, 1]})
    for _ in range(rng.integers(0, 5)):
        out = add(*random_map_layer(rng, *out))
    out = add({"kind": str(rng.choice(["flatten", "global_avg_pool2d", "global_max_pool2d"]))})
    for _ in range(rng.integers(0, 3)):
        units = int(rng.integers(1, 12))
        weights = rng.normal(0, 1 / np.sqrt(out[0]), (out[0], units))
        out = add({"kind": "dense", **random_activation(rng)}, (weights, rng.normal(0, 1, units)))
    end = {"activation": "softmax"} if rng.random() < 0.5 else {}
    weights = rng.normal(0, 2 / np.sqrt(out[0]), (out[0], 10))
    add({"kind": "dense", **end}, (weights, rng.normal(0, 1, 10)))
    return network.chain(parts, shape)


def test_whole_networks_agree_stage_by_stage(page):
    rng = np.random.default_rng(5)
    chains = [random_network(rng) for _ in range(NETWORKS)]
    inputs = [rng.uniform(-0.5, 1, chain.shape).astype(np.float32) for chain in chains]
    asked = [
        {
            "layers": list(chain.steps),
            "weights": np.frombuffer(chain.weights(), "<f4").tolist(),
            "x": flat(x),
            "shape": list(chain.shape),
        }
        for chain, x in zip(chains, inputs, strict=True)
    ]
    seen = {step["kind"] for chain in chains for step in chain.steps}
    assert seen == {
        *("conv2d", "max_pool2d", "avg_pool2d", "global_avg_pool2d", "global_max_pool2d", "scale_shift"),
        *("activation", "flatten", "reshape", "dense", "zero_pad2d"),
    }
    assert {step.get("activation") for chain in chains for step in chain.steps} >= set(WORDS)
    for chain, x, there in zip(chains, inputs, page.evaluate(RUN, asked), strict=True):
        here = chain.stages(x[np.newaxis])
        for step, (before, after), stage in zip(chain.steps, here, there["stages"], strict=True):
            assert stage["shape"] == step["out"]
            expect(stage, after)
            if stage["before"] is not None:
                np.testing.assert_allclose(stage["before"], before.ravel(), rtol=0, atol=1e-5)
        np.testing.assert_allclose(there["last"], chain.forward(x[np.newaxis])[0], rtol=0, atol=1e-5)


def test_a_network_whose_weights_do_not_fit_its_layers_is_refused(page):
    chain = network.tiny_cnn()
    asked = {"layers": list(chain.steps), "weights": [0.0] * 7, "x": [0.0] * 784, "shape": [28, 28, 1]}
    with pytest.raises(Exception, match="7 weights came, the layers have 5994"):
        page.evaluate(RUN, [asked])
