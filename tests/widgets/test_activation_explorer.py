"""ActivationExplorer's Python side: what it computes, what it refuses, and its static twin.

Nothing here needs TensorFlow, MNIST or a browser: the same tests run once more on ipywidgets 7.
"""

import math

import numpy as np
import pytest

from course_utils.widgets import ActivationExplorer
from course_utils.widgets.activation import curve as curves
from course_utils.widgets.shared.scientific import scientific
from tests.widgets import test_widgets

DEFINITIONS = {
    "linear": lambda z: z,
    "relu": lambda z: max(0.0, z),
    "leaky relu": lambda z: z if z > 0 else 0.3 * z,
    "sigmoid": lambda z: 1 / (1 + math.exp(-z)),
    "tanh": lambda z: (math.exp(z) - math.exp(-z)) / (math.exp(z) + math.exp(-z)),
}


@pytest.fixture
def images():
    return np.zeros((1, 28, 28), np.uint8)  # for the tests that all widgets share


@pytest.fixture
def values():
    return np.random.default_rng(0).normal(0, 2, (5, 7))


@pytest.fixture(params=list(DEFINITIONS))
def explorer(request, values):
    return ActivationExplorer(values, request.param, alpha=0.3)


class TestItsDisplay(test_widgets.TestEveryWidget):
    @pytest.fixture(params=["as it comes", "nothing left", "one pixel", "all zero", "a row of large numbers"])
    def widget(self, request):
        return {
            "as it comes": ActivationExplorer,
            "nothing left": lambda: ActivationExplorer(activation="relu", z=-1, depth=10),
            "one pixel": lambda: ActivationExplorer([[3]], "leaky relu", alpha=0, z=-6, depth=1),
            "all zero": lambda: ActivationExplorer(np.zeros((4, 4)), "sigmoid", z=6),
            "a row of large numbers": lambda: ActivationExplorer([[-1e4, 0, 255]], "tanh", z=-1e4),
        }[request.param]()


class TestWhatItComputes:
    def test_the_outputs_are_the_definition_at_every_number(self, explorer, values):
        right = np.vectorize(DEFINITIONS[explorer.activation])(values)
        np.testing.assert_allclose(explorer.outputs, right, atol=1e-6)

    def test_the_slopes_are_the_finite_differences(self, explorer, values):
        f, step = np.vectorize(DEFINITIONS[explorer.activation]), 1e-5
        right = (f(values + step) - f(values - step)) / (2 * step)
        np.testing.assert_allclose(explorer.slopes, right, atol=1e-5)

    @pytest.mark.parametrize("z", [-2.5, -0.3, 0.7, 4])
    def test_the_point_is_on_the_curve(self, explorer, z):
        explorer.z = z
        f = DEFINITIONS[explorer.activation]
        assert explorer.output == pytest.approx(f(z))
        assert explorer.slope == pytest.approx((f(z + 1e-5) - f(z - 1e-5)) / 2e-5, abs=1e-6)

    def test_at_0_itself_relu_has_the_slope_0_and_leaky_relu_that_below(self):
        assert ActivationExplorer(activation="relu", z=0).slope == 0
        assert ActivationExplorer(activation="leaky relu", z=0).slope == 0.2

    def test_without_values_it_shows_a_map_of_both_signs(self):
        explorer = ActivationExplorer()
        assert explorer.values.shape == (24, 24)
        assert explorer.values.min() < -1
        assert explorer.values.max() > 1

    def test_the_page_receives_the_map_row_by_row(self, explorer, values):
        received = np.frombuffer(explorer._values, "<f4").reshape(explorer._shape)
        np.testing.assert_array_equal(received, values.astype(np.float32))

    def test_both_maps_fit_into_the_same_colours(self, values):
        for name in DEFINITIONS:
            for map_ in (values, np.full((2, 2), 0.1), -values):
                explorer = ActivationExplorer(map_, name, alpha=1)
                assert max(np.abs(explorer.values).max(), np.abs(explorer.outputs).max()) <= explorer._limit

    @pytest.mark.parametrize(
        ("largest", "reach"), [(0, 6), (6, 6), (6.1, 12), (-25, 30), (31, 60), (255, 300), (700, 1200)]
    )
    def test_z_goes_as_far_as_the_map_does(self, largest, reach):
        explorer = ActivationExplorer([[largest]])
        explorer.z = reach
        with pytest.raises(ValueError, match=f"from -{reach} to {reach}"):
            explorer.z = reach + 0.1


class TestTheStack:
    def test_what_is_left_is_the_slope_of_all_layers_together(self, explorer):
        f = DEFINITIONS[explorer.activation]

        def through(z):
            for _ in range(4):
                z = f(z)
            return z

        for z in (-1.3, 0.4, 2.0):
            explorer.z, explorer.depth = z, 4
            right = (through(z + 1e-5) - through(z - 1e-5)) / 2e-5
            assert explorer.stack.left[0] == pytest.approx(right, abs=1e-7)

    def test_each_layer_gets_what_the_one_before_gives(self, explorer):
        explorer.depth = 6
        f = DEFINITIONS[explorer.activation]
        for before, after in zip(explorer.stack.inputs, explorer.stack.inputs[1:], strict=False):
            assert after == pytest.approx(f(before))

    @pytest.mark.parametrize("z", np.linspace(-6, 6, 13))
    def test_sigmoid_leaves_at_most_a_quarter_per_layer(self, z):
        left = ActivationExplorer(activation="sigmoid", z=z, depth=10).stack.left
        assert (left <= 0.25 ** np.arange(10, 0, -1)).all()

    def test_a_single_layer_of_sigmoid_leaves_a_quarter_at_0(self):
        assert ActivationExplorer(activation="sigmoid", z=0, depth=1).stack.left.tolist() == [0.25]

    def test_relu_leaves_all_or_nothing(self):
        explorer = ActivationExplorer(z=3, depth=10)
        assert explorer.stack.left.tolist() == [1] * 10
        assert "Through 10 layers all of the gradient is left." in explorer.describe()
        explorer.z = -3
        assert explorer.stack.left.tolist() == [0] * 10
        assert "Through 10 layers nothing of the gradient is left." in explorer.describe()

    def test_leaky_relu_leaves_a_power_of_alpha_below_0(self):
        left = ActivationExplorer(activation="leaky relu", z=-1, alpha=0.5, depth=3).stack.left
        assert left.tolist() == [0.125, 0.25, 0.5]

    def test_the_first_layer_gets_the_least_back(self):
        stack = ActivationExplorer(activation="tanh", z=2, depth=5).stack
        assert (np.diff(stack.left) > 0).all()
        assert stack.left[-1] == stack.slopes[-1]


class TestItsWords:
    def test_it_says_where_it_is(self):
        explorer = ActivationExplorer([[-5, 0], [1, 5]], "sigmoid", z=-0.5, depth=3)
        assert explorer.describe() == (
            "Activation explorer: sigmoid. At z = −0.5 f(z) is 0.378 and the slope 0.235. "
            "Through 3 layers 0.013 of the gradient is left. "
            "Feature map 2 × 2: slope below 0.01 at 2 of 4 pixels, 0.115 on average."
        )

    def test_leaky_relu_names_its_alpha(self):
        assert "leaky relu with slope 0.05 below 0." in (
            ActivationExplorer(activation="leaky relu", alpha=0.05).describe()
        )

    @pytest.mark.parametrize(
        ("alpha", "depth", "left"),
        [(0, 10, "0 to the power of 10 = 0"), (1, 2, "1 to the power of 2 = 1"), (0.3, 1, "below it 0.3")],
    )
    def test_leaky_relu_says_what_is_left(self, alpha, depth, left):
        assert f"{left} is left." in curves.remark("leaky relu", depth, alpha)

    @pytest.mark.parametrize("name", list(DEFINITIONS))
    @pytest.mark.parametrize("depth", [1, 10])
    def test_every_function_s_stack_is_explained(self, name, depth):
        assert curves.remark(name, depth, 0.2).endswith(".")

    @pytest.mark.parametrize(
        ("value", "text"),
        [
            (0, "0"),
            (-0.0, "0"),
            (1, "1"),
            (-2.5, "−2.5"),
            (0.0123, "0.012"),
            (0.00999, "1 × 10⁻²"),
            (9.5367e-7, "9.5 × 10⁻⁷"),
            (-1e-10, "−1 × 10⁻¹⁰"),
            (123456, "123456"),
            (3.4e38, "3.4 × 10³⁸"),
            (math.inf, "infinity"),
            (-math.inf, "−infinity"),
            (math.nan, "nan"),
        ],
    )
    def test_numbers_of_any_size_are_readable(self, value, text):
        assert scientific(value) == text


class TestWhatItRefuses:
    @pytest.mark.parametrize(
        ("name", "value", "error", "words"),
        [
            ("activation", "ReLU", ValueError, "expected one of 'linear', 'relu'"),
            ("z", 6.5, ValueError, "z is 6.5, expected a number from -6 to 6"),
            ("z", float("nan"), ValueError, "z is nan"),
            ("z", "1", TypeError, "z is '1', expected a number"),
            ("z", True, TypeError, "z is True"),
            ("z", [1], TypeError, "expected a number"),
            ("alpha", -0.1, ValueError, "alpha is -0.1, expected a number from 0 to 1"),
            ("depth", 0, ValueError, "depth is 0, expected a whole number from 1 to 10"),
            ("depth", 11, ValueError, "layers on top of each other"),
            ("depth", 2.0, TypeError, "depth is 2.0"),
            ("depth", True, TypeError, "depth is True"),
        ],
    )
    def test_a_state_that_does_not_exist(self, name, value, error, words):
        explorer = ActivationExplorer()
        before = getattr(explorer, name)
        with pytest.raises(error, match=words):
            setattr(explorer, name, value)
        assert getattr(explorer, name) == before
        with pytest.raises(error, match=words):
            ActivationExplorer(**{name: value})

    @pytest.mark.parametrize(
        ("values", "error", "words"),
        [
            (np.zeros((1, 8, 8, 4)), ValueError, r"values\[0, ..., 0\]"),
            (np.zeros((8, 8, 4)), ValueError, r"values\[..., 0\]"),
            (np.zeros(8), ValueError, r"reshape\(1, -1\)"),
            (np.zeros((0, 8)), ValueError, r"expected \(height, width\)"),
            (np.zeros((65, 8)), ValueError, r"values\[:64, :64\]"),
            ([["a"]], TypeError, "expected numbers"),
            ([[float("nan")]], ValueError, "nan"),
            ([[float("inf")]], ValueError, "infinity"),
        ],
    )
    def test_what_is_no_map(self, values, error, words):
        with pytest.raises(error, match=words):
            ActivationExplorer(values)

    def test_numpy_s_numbers_are_numbers(self):
        explorer = ActivationExplorer(z=np.float32(0.5), depth=np.int64(3))
        assert type(explorer.z) is float
        assert type(explorer.depth) is int

    def test_the_values_given_are_not_changed(self):
        values = np.array([[-1, 2]])
        ActivationExplorer(values).outputs[0, 0] = 7
        assert values.tolist() == [[-1, 2]]
