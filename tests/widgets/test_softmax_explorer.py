"""SoftmaxExplorer's Python side: what it computes, what it refuses, and its static twin.

Nothing here needs TensorFlow, MNIST or a browser: the same tests run once more on ipywidgets 7.
"""

import math
import re

import numpy as np
import pytest

from course_utils.widgets import SoftmaxExplorer
from course_utils.widgets.softmax import step as steps
from course_utils.widgets.softmax.softmax_explorer import START
from tests.widgets import test_widgets

LOGITS = [2.0, -1.0, 0.5, 0.0, 0.0, 1.0, -3.0, 4.0, 0.0, -0.5]


def by_definition(logits, temperature=1.0):
    powers = [math.exp(logit / temperature) for logit in logits]
    return np.array(powers) / sum(powers)


@pytest.fixture
def images():
    return np.zeros((1, 28, 28), np.uint8)  # for the tests that all widgets share


@pytest.fixture
def explorer():
    return SoftmaxExplorer(LOGITS, label=7)


def overflowing(**more):
    return SoftmaxExplorer(np.array(LOGITS) + 90, max_trick=False, **more)


class TestItsDisplay(test_widgets.TestEveryWidget):
    @pytest.fixture(params=["as it comes", "extreme", "infinity", "nan", "underflow"])
    def widget(self, request):
        return {
            "as it comes": SoftmaxExplorer,
            "extreme": lambda: SoftmaxExplorer([1000] + [-1000] * 9, 9, 0.1),
            "infinity": lambda: SoftmaxExplorer([80] + [-80] * 9, 9, max_trick=False),
            "nan": overflowing,
            "underflow": lambda: SoftmaxExplorer([-200] * 10, max_trick=False),
        }[request.param]()


class TestWhatItComputes:
    @pytest.mark.parametrize("temperature", [0.1, 0.5, 1, 2.7, 10])
    def test_the_probabilities_are_the_definition(self, temperature):
        explorer = SoftmaxExplorer(LOGITS, temperature=temperature)
        np.testing.assert_allclose(explorer.probabilities, by_definition(LOGITS, temperature), atol=1e-12)

    def test_the_loss_is_minus_the_logarithm_of_the_right_class_s_probability(self, explorer):
        for label in range(10):
            explorer.label = label
            assert explorer.loss == pytest.approx(-math.log(by_definition(LOGITS)[label]))

    @pytest.mark.parametrize("temperature", [0.5, 1, 4])
    def test_the_gradient_is_the_finite_difference_of_the_loss(self, temperature):
        explorer = SoftmaxExplorer(LOGITS, 2, temperature)
        for i in range(10):
            losses = []
            for step in (-1e-5, 1e-5):
                moved = list(LOGITS)
                moved[i] += step
                losses.append(SoftmaxExplorer(moved, 2, temperature).loss)
            assert explorer.gradient[i] == pytest.approx((losses[1] - losses[0]) / 2e-5, abs=1e-6)

    def test_the_same_number_on_all_logits_changes_nothing(self, explorer):
        before = explorer.probabilities
        explorer.logits = np.array(LOGITS) + 500
        np.testing.assert_allclose(explorer.probabilities, before, atol=1e-12)

    def test_cold_sharpens_and_hot_levels(self, explorer):
        largest = {}
        for temperature in (0.1, 1, 10):
            explorer.temperature = temperature
            largest[temperature] = explorer.probabilities.max()
        assert largest[0.1] > 0.999 > largest[1] > largest[10] > 0.1

    def test_the_loss_stays_finite_where_the_probability_does_not_fit(self):
        explorer = SoftmaxExplorer([1000] + [-1000] * 9, 9, 0.1)
        assert explorer.probabilities[9] == 0
        assert explorer.loss == pytest.approx(20000)

    def test_it_starts_between_a_0_and_a_6(self):
        explorer = SoftmaxExplorer()
        assert explorer.logits == list(START)
        assert explorer.probabilities.argsort()[-2:].tolist() == [6, 0]


class TestWithoutTheMaxTrick:
    def test_small_logits_give_the_same_in_float32(self, explorer):
        right = explorer.probabilities
        explorer.max_trick = False
        assert explorer.probabilities.dtype == np.float32
        np.testing.assert_allclose(explorer.probabilities, right, atol=1e-6)
        assert explorer.loss == pytest.approx(-math.log(right[7]), abs=1e-6)

    @pytest.mark.parametrize("largest", [80, 88, 89, 100, 1000, -90, -110, -900])
    def test_it_overflows_exactly_where_float32_does(self, largest):
        logits = np.array([0, -1, -2, -3, -4, -5, -6, -7, -8, -9]) + largest
        with np.errstate(all="ignore"):
            powers = np.exp(logits.astype(np.longdouble)).astype(np.float32)
            right = powers / powers.sum()
        explorer = SoftmaxExplorer(logits, max_trick=False)
        np.testing.assert_allclose(explorer.probabilities, right, atol=1e-6)

    def test_infinity_over_infinity_is_nan(self):
        explorer = SoftmaxExplorer([100, 0, 0, 0, 0, 0, 0, 0, 0, 0], max_trick=False)
        assert math.isnan(explorer.probabilities[0])
        assert explorer.probabilities[1:].tolist() == [0] * 9
        assert math.isnan(explorer.loss)
        explorer.label = 1
        assert explorer.loss == math.inf

    def test_low_temperature_overflows_too(self):
        assert math.isnan(SoftmaxExplorer([10] + [0] * 9, temperature=0.1, max_trick=False).loss)

    def test_nothing_over_nothing_is_nan(self):
        assert np.isnan(SoftmaxExplorer([-200] * 10, max_trick=False).probabilities).all()

    @pytest.mark.parametrize(
        ("logits", "words"),
        [
            (LOGITS, r"exp of each z / T, divided by the sum. The largest is exp\(4\)"),
            ([100, *LOGITS[1:]], r"exp\(100\) is more than 3.4 × 10³⁸"),
            ([88.5] * 10, "The sum of the powers is more than"),
            ([-200] * 10, r"Even exp\(−200\) is less than the smallest float32"),
            ([-200, 80, *LOGITS[2:]], "The right class's power is too small"),
        ],
    )
    def test_what_happens_is_explained(self, logits, words):
        explorer = SoftmaxExplorer(logits, max_trick=False)
        assert re.match(words, steps.remark(explorer.answer, 0, False))
        explorer.max_trick = True
        assert "cannot overflow" in steps.remark(explorer.answer, 0, True)


class TestItsWords:
    @pytest.mark.parametrize(
        ("gradient", "words"),
        [
            (-0.41, "−0.41"),
            (0.00834, "0.008"),
            (-0.0096, "−0.01"),
            (0.0005, "0.001"),
            (0.0004, "≈ 0"),
            (-1e-9, "≈ 0"),
            (0, "0"),
            (np.nan, "nan"),
        ],
    )
    def test_a_gradient_is_called_0_only_where_it_rounds_to_it(self, gradient, words):
        assert steps.gradient_in_words(gradient) == words

    def test_it_says_the_logits_the_settings_and_the_loss(self, explorer):
        explorer.temperature = 2
        probability = by_definition(LOGITS, 2)[7]
        assert explorer.describe() == (
            "Softmax explorer: logits 2, −1, 0.5, 0, 0, 1, −3, 4, 0, −0.5. "
            "Temperature 2, with the max trick. "
            f"Right class 7: probability {probability:.3f}, cross-entropy {-math.log(probability):.3f}."
        )

    def test_it_says_nan_and_infinity(self):
        assert overflowing().describe().endswith("Right class 0: probability nan, cross-entropy nan.")
        lost = SoftmaxExplorer([80] + [-80] * 9, 9, max_trick=False)
        assert lost.describe().endswith("Right class 9: probability 0, cross-entropy infinity.")


class TestWhatItRefuses:
    @pytest.mark.parametrize(
        ("name", "value", "error", "words"),
        [
            ("logits", [1, 2, 3], ValueError, r"logits has shape \(3,\), expected \(10,\)"),
            ("logits", np.zeros((1, 10)), ValueError, r"logits\[0\]"),
            ("logits", 3, ValueError, r"shape \(\)"),
            ("logits", [1001] + [0] * 9, ValueError, "beyond ±1000"),
            ("logits", [float("nan")] * 10, ValueError, "nan"),
            ("logits", ["a"] * 10, TypeError, "expected ten numbers"),
            ("logits", [[1], [1, 2]], ValueError, "expected ten numbers"),
            ("label", 10, ValueError, "there are 10 classes, counted from 0"),
            ("label", 1.0, TypeError, r"Convert it with int\(label\)"),
            ("temperature", 0, ValueError, "temperature is 0, expected a number from 0.1 to 10"),
            ("temperature", "hot", TypeError, "temperature is 'hot'"),
            ("max_trick", 1, TypeError, "expected True or False"),
        ],
    )
    def test_a_state_that_does_not_exist(self, name, value, error, words):
        explorer = SoftmaxExplorer()
        before = getattr(explorer, name)
        with pytest.raises(error, match=words):
            setattr(explorer, name, value)
        assert getattr(explorer, name) == before
        with pytest.raises(error, match=words):
            SoftmaxExplorer(**{name: value})

    def test_an_array_of_any_numbers_is_taken(self):
        explorer = SoftmaxExplorer(np.arange(10), np.int64(3), np.float32(2))
        assert explorer.logits == [float(i) for i in range(10)]
        assert all(type(logit) is float for logit in explorer.logits)
        assert type(explorer.label) is int
