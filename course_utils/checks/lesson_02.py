"""What the exercises of lesson 02, the MLP, must satisfy."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np

from course_utils import measured
from course_utils.checks import challenge_02 as challenge
from course_utils.checks import inputs_02 as inputs
from course_utils.checks.framework import NotStarted, Refused, call, compare, exercise, named
from course_utils.checks.predictions import by_letter
from course_utils.checks.words import describe
from course_utils.data import Digits
from course_utils.plots import show_digits

BUDGET = 20_000  # parameters, in exercise 2.6
ARTICLE_E = (784, 64, 64, 10)  # the sizes of article E's network, from its inputs on
GOAL, OFFLINE_GOAL = 0.96, 0.80  # accuracy on the validation digits, of MNIST and of the offline digits

# For each way of training: what its curves show, and what somebody who names it should be able to point at.
SEEN = {
    "healthy": "both curves fall quickly, flatten, and end low, close together",
    "overfits": "one curve goes on to nearly 0 while the other turns and rises",
    "steps too small": "both curves are smooth and still on their way down, far from done",
    "steps too large": "both curves jump up and down and do not settle",
}


@exercise("2.1")
def neuron(function: Callable[..., Any]) -> str:
    """One neuron: a dot product, a bias, ReLU."""
    for x, w, b in inputs.neurons():
        products, z = x * w.astype(float), float(x @ w + b)
        if len(x) > 4:
            what = f"neuron(x, w, b) with {len(x)} weights"
        else:
            what = f"neuron(x={x.tolist()}, w={w.tolist()}, b={b})"
        each_cut = np.maximum(0, products).sum() + b
        per_pixel = z + (len(x) - 1) * b
        mistakes = [
            (z, f"is {z:.3g}. ReLU is missing: what is negative becomes 0."),
            (abs(z), "turned a negative sum positive. ReLU makes it 0."),
            (min(0.0, z), f"is 0, and the sum is {z:.3g}. ReLU lets that through: max(0, z), not min."),
            (max(0.0, z - b), "leaves the bias out. Add b to the dot product."),
            (max(0.0, z - 2 * b), "subtracts the bias. It is added."),
            (max(0.0, z - b) + b, "adds the bias after ReLU. It belongs inside: max(0, w · x + b)."),
            (each_cut, "cuts off each product. Sum all products first, then apply ReLU once."),
            (max(0.0, each_cut), "cuts off each product. Sum all products first, then apply ReLU once."),
            (
                np.maximum(0, products + b).sum(),
                "cuts off each product. Sum all first, then apply ReLU once.",
            ),
            (per_pixel, "adds the bias once per pixel. A neuron has one bias: add it to the sum."),
            (max(0.0, per_pixel), "adds the bias once per pixel. A neuron has one bias: add it to the sum."),
            (max(0.0, w.sum() + b), "never looks at the pixels. Multiply each weight by its pixel."),
            (max(0.0, products.mean() + b), "takes the mean of the products. A dot product is their sum."),
            (float(z > 0), "only says yes or no. ReLU lets a positive sum through as it is."),
            (products + b, "is one number per pixel. Sum the products."),
            (np.maximum(0, products + b), "is one number per pixel. Sum the products before ReLU."),
            ([max(0.0, z)], "is an array that holds one number. Return the number itself."),
        ]
        known = named(what, mistakes)
        try:
            answer = call(function, x, w, b)
        except Refused as refusal:
            if "truth value" not in str(refusal):
                raise
            raise Refused(
                f"{what} stopped: w * x is one product per pixel, and whether that is above 0 is many "
                "answers. Sum the products first."
            ) from refusal
        compare(answer, max(0.0, z), what=what, mistakes=known)
    return "a dot product, the bias inside ReLU, and nothing below zero."


@exercise("2.2")
def count_parameters(function: Callable[..., Any]) -> str:
    """Each neuron has one weight per input and one bias."""
    for sizes in ([784, 64, 64, 10], [784, 128, 10], [2, 3], [5, 4, 3, 2, 1]):
        pairs = list(pairwise(sizes))
        layers = [neurons * (inputs + 1) for inputs, neurons in pairs]
        weights = sum(inputs * neurons for inputs, neurons in pairs)
        mistakes = [
            (weights, "counts the weights alone. Each neuron has a bias as well."),
            (weights + len(pairs), "gives each layer one bias. Each neuron has its own."),
            (weights + sum(sizes), "gives the inputs a bias too. They are given numbers, not neurons."),
            (weights + sum(sizes[:-1]), "adds a bias per input. A bias belongs to a neuron of the layer."),
            (sum(layers[:-1]), "misses the last layer. It has weights and biases as well."),
            (sum(layers[1:]), "misses the first layer. The pixels are its inputs."),
            (layers[0], "stops after the first layer. Is return inside the loop?"),
            (layers[-1], "is the last layer alone. Add up all layers."),
            (layers, "lists the layers. Add them up."),
            (float(sum(layers)), "has the right size, but a count is a whole number: 1 is one, 1.0 is not."),
            (sum(sizes[1:]), "counts the neurons. Each of them holds many numbers."),
            (sum(sizes), "adds up the sizes. Each neuron holds a weight for each of its inputs."),
            (math.prod(sizes), "multiplies all sizes. Multiply neighbours, then add the layers up."),
            (sizes[-1] * (sizes[0] + 1), "connects the inputs with the outputs and skips what lies between."),
        ]
        what = f"count_parameters({sizes})"
        known = named(what, mistakes)
        compare(call(function, list(sizes)), sum(layers), what=what, mistakes=known)
    return "one weight per input and one bias, for each neuron of each layer."


@exercise("2.3")
def diagnosis(answer: Any) -> str:
    """Four panels of curves, four words."""
    right = {case["panel"]: name for name, case in measured.load("training_curves")["cases"].items()}
    words = by_letter("diagnosis", answer, sorted(right), '"healthy"')
    for panel, word in words.items():
        if not isinstance(word, str) or word.strip().lower() not in SEEN:
            known = ", ".join(f'"{name}"' for name in SEEN)
            raise Refused(f"{panel} should be one of {known}; yours is {describe(word)}.")
        word = word.strip().lower()
        if word != right[panel]:
            raise Refused(f'{panel} is not "{word}": there {SEEN[word]}. In {panel}, {SEEN[right[panel]]}.')
    return "you read size, smoothness and distance of the curves, and that is what they tell."


@exercise("2.4")
def cross_entropy(function: Callable[..., Any]) -> str:
    """The mean of -ln p over the batch."""
    for p, labels in inputs.predictions():
        rows = np.arange(len(p))
        own = p[rows, labels]
        entropy = -(p * np.log(p)).sum(axis=1).mean()
        again = (np.exp(p) / np.exp(p).sum(axis=1, keepdims=True))[rows, labels]
        mistakes = [
            (np.log(own).mean(), "is negative. The logarithm of a number below 1 is: take minus it."),
            (
                -np.log(own).sum(),
                "is the sum over the batch. Take the mean: then batches of any size compare.",
            ),
            (-np.log(own), "is one loss per row. Take their mean."),
            (-np.log10(own).mean(), "takes the logarithm to base 10. Use np.log, the natural one."),
            (-np.log2(own).mean(), "takes the logarithm to base 2. Use np.log, the natural one."),
            (-np.log(own.mean()), "is the logarithm of the mean. Take the logarithm of each, then the mean."),
            (-np.log(p).mean(), "averages over all classes. Only the class of the label counts."),
            (-np.log(p).sum(axis=1).mean(), "adds up all classes. Only the class of the label counts."),
            (
                -np.log(p.max(axis=1)).mean(),
                "takes the largest of each row. Take that of the label, large or not.",
            ),
            (entropy, "never looks at the labels. Take the probability of the label."),
            (-np.log(1 - own).mean(), "punishes being right: it uses 1 - p. Use p itself."),
            ((1 - own).mean(), "has no logarithm. Take -ln p."),
            (own.mean(), "is the mean probability. Take -ln of each first."),
            (-np.log(own).sum() / 2, "divides by 2, as the example does. Divide by the number of rows."),
            (-np.log(own).sum() / p.size, "divides by rows times classes. Divide by the number of rows."),
            (-np.log(own[0]), "looks at the first row alone. Is return inside the loop?"),
            (-np.log(p[labels % len(p)]).mean(), "picks whole rows. Pick one number in each row."),
            (-np.log(again).mean(), "applies softmax once more. These are probabilities already."),
            (-np.log(p[:, labels]).mean(), "picks every label in every row. Pair row i with label i."),
            (-np.log(p[rows, labels - 1]).mean(), "counts classes from 1. Class 0 stands in column 0."),
            ((p.argmax(axis=1) == labels).mean(), "is an accuracy. The loss looks at the probability."),
            ((p.argmax(axis=1) != labels).mean(), "counts mistakes. The loss looks at the probability."),
        ]
        what = f"cross_entropy of {len(p)} row{'s' if len(p) > 1 else ''} and {p.shape[1]} classes"
        known = named(what, mistakes)
        # Some add 1e-7 to every p, lest one be 0. That is a good habit, and moves the loss by a little.
        compare(call(function, p, labels), -np.log(own).mean(), what=what, mistakes=known, tolerance=1e-4)
    return "one probability per row, minus its natural logarithm, and the mean over the batch."


@exercise("2.5")
def step(function: Callable[..., Any]) -> str:
    """Against the gradient, with the mean over the batch, for weights and biases."""
    for weights, bias, x, labels, rate in inputs.batches():
        n = len(x)
        powers = np.exp(x @ weights + bias)
        probabilities = powers / powers.sum(axis=1, keepdims=True)
        error = probabilities - np.eye(10)[labels]
        slope, slope_of_bias = x.T @ error / n, error.mean(axis=0)
        given = call(function, weights, bias, x, labels, rate)
        if not isinstance(given, tuple | list) or len(given) != 2:
            raise Refused(f"step should return new_weights, new_bias, yours is {describe(given)}.")
        new_weights, new_bias = given
        shapes = [getattr(array, "shape", None) for array in given]
        if shapes == [bias.shape, weights.shape]:
            raise Refused("step returns the bias first. Return new_weights, then new_bias.")
        climbing, leaping = weights + rate * slope, bias - rate * error.sum(axis=0)
        if n > 1 and _close(new_weights, climbing) and _close(new_bias, leaping):
            raise NotStarted("both wrong lines are still there. Mend one, then run the cells again.")
        of_weights = [
            (climbing, "still climb: a step goes against the gradient."),
            (weights - rate * n * slope, "move by the sum over the batch. Divide by len(x)."),
            (weights + rate * n * slope, "climb, and by the sum over the batch."),
            (
                weights - rate * x.T @ probabilities / n,
                "follow the probabilities. Subtract the truth.",
            ),
            (weights - slope, "ignore the learning rate."),
            (weights, "have not moved. A mean over all classes? Over them the error adds up to 0."),
            (-rate * slope, "are the step alone. Add it to the old weights."),
        ]
        of_bias = [
            (leaping, "leaps: it moves by the sum over the batch. Take the mean of error."),
            (bias + rate * slope_of_bias, "climbs: a step goes against the gradient."),
            (bias + rate * n * slope_of_bias, "climbs, and by the sum over the batch."),
            (bias - rate * slope_of_bias / n, "divides by the batch twice. The mean does it already."),
            (bias - slope_of_bias, "ignores the learning rate."),
            (bias, "has not moved. A mean without axis=0? Over the ten classes error adds up to 0."),
            (-rate * slope_of_bias, "is the step alone. Add it to the old bias."),
        ]
        of_weights += _wrong_length(new_weights, weights, -rate * slope, "go", "they")
        of_bias += _wrong_length(new_bias, bias, -rate * slope_of_bias, "goes", "it")
        known = named("the new weights", of_weights)
        compare(new_weights, weights - rate * slope, what=f"new_weights, N = {n},", mistakes=known)
        known = named("the new bias", of_bias)
        compare(new_bias, bias - rate * slope_of_bias, what=f"new_bias, N = {n},", mistakes=known)
    return "against the gradient, and by the mean, so a larger batch makes a better step, not a longer one."


def _wrong_length(new: Any, old: np.ndarray, move: np.ndarray, go: str, who: str) -> list[tuple[Any, str]]:
    """Name a step in the right direction that is too long or too short, whatever made it so."""
    if not isinstance(new, np.ndarray) or new.shape != old.shape or new.dtype.kind != "f":
        return []
    times = float(np.vdot(new - old, move) / np.vdot(move, move))
    if not np.isfinite(times) or times <= 0:
        return []
    why = f"{go} the right way, but {times:.3g} times as far as {who} should: rate times the mean."
    return [(old + times * move, why)]


def _close(got: Any, wrong: np.ndarray) -> bool:
    return isinstance(got, np.ndarray) and got.shape == wrong.shape and np.allclose(got, wrong)


@exercise("2.6")
def more_with_less(network: Any, prepare: Callable[..., Any], digits: Digits) -> str:
    """At most 20,000 parameters, and 96 % of the validation digits."""
    if type(network).__name__ == "History":
        raise Refused("network is what fit returns, a History. The network is the model that you fit.")
    if isinstance(network, type) or not hasattr(network, "count_params") or not hasattr(network, "predict"):
        raise Refused(f"network should be a Keras model, yours is {describe(network)}.")
    try:
        count = int(network.count_params())
    except ValueError as error:
        raise Refused(
            "the network does not know its inputs yet. Begin it with keras.layers.Input."
        ) from error
    if count > BUDGET:
        raise Refused(
            f"the network holds {count:,} parameters, {count - BUDGET:,} too many. Where do most sit? "
            "Fewer neurons there, or fewer inputs."
        )
    probabilities = challenge.read(network, challenge.prepared(prepare, digits.x_val))
    answers = probabilities.argmax(axis=1)
    accuracy = float((answers == digits.y_val).mean())
    goal = GOAL if digits.source == "MNIST" else OFFLINE_GOAL
    result = f"{count:,} parameters read {accuracy:.1%} of the validation digits"
    if accuracy >= goal:
        held = sum((inputs + 1) * neurons for inputs, neurons in pairwise(ARTICLE_E))
        return f"{result}; article E's network holds {held:,}."
    if len(np.unique(answers)) == 1:
        why = f"It answers {answers[0]} to everything. Was it trained?"
    elif accuracy < 0.3:
        why = "That is little more than guessing. Was it trained, and on digits prepared in the same way?"
    elif accuracy < goal - 0.1:
        why = f"{goal:.0%} are asked. Did the training digits go through this very prepare, and long enough?"
    else:
        why = f"{goal:.0%} are asked. Spend the budget elsewhere, or train a little longer."
    wrong = np.flatnonzero(answers != digits.y_val)[:20]
    names = [f"{digits.y_val[i]} as {answers[i]}" for i in wrong]
    picture = show_digits(digits.x_val[wrong], names, title="The first digits that it misreads")
    raise Refused(f"{result}. {why}", picture)
