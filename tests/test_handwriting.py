"""Strokes become ink, and ink becomes a digit as MNIST's makers prepared theirs."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from course_utils.handwriting import check_strokes, prepare, prepare_steps, rasterise

unit = st.floats(0, 1, allow_nan=False, width=16)
strokes_of_all_kinds = st.lists(
    st.lists(st.tuples(unit, unit), min_size=1, max_size=6), min_size=1, max_size=4
)


def bar(height: int, width: int, top: int, left: int, size: int = 100) -> np.ndarray:
    drawing = np.zeros((size, size))
    drawing[top : top + height, left : left + width] = 1
    return drawing


def middle_of_mass(digit: np.ndarray) -> tuple[float, float]:
    rows, columns = np.indices(digit.shape)
    return (rows * digit).sum() / digit.sum(), (columns * digit).sum() / digit.sum()


class TestRasterise:
    def test_nothing_drawn_is_all_ground(self):
        assert not rasterise([]).any()

    def test_a_dot_is_a_disc_of_the_pen_s_width(self):
        drawing = rasterise([[(0.5, 0.5)]], size=101, pen=0.2)
        assert drawing.sum() == pytest.approx(np.pi * 10.1**2, rel=0.01)
        assert drawing[50, 50] == 1
        assert drawing[50, 39] == 0  # 11 pixels from the centre

    def test_a_line_is_as_wide_as_the_pen(self):
        drawing = rasterise([[(0.1, 0.5), (0.9, 0.5)]], size=100, pen=0.08)
        assert drawing[:, 50].sum() == pytest.approx(8)

    def test_x_runs_to_the_right_and_y_down(self):
        drawing = rasterise([[(0.9, 0.1)]], size=100)
        assert drawing[10, 90] == 1

    @given(strokes_of_all_kinds)
    @settings(max_examples=15, deadline=None)
    def test_brightness_is_the_distance_from_the_nearest_point_of_a_line(self, strokes):
        size, pen = 40, 0.15
        along = np.linspace(0, 1, 400)[:, np.newaxis]
        points = np.concatenate(
            [
                np.asarray(a) * (1 - along) + np.asarray(b) * along
                for stroke in strokes
                for a, b in zip(stroke, stroke[1:] or stroke, strict=False)
            ]
        )
        middles = (np.arange(size) + 0.5) / size
        distance = np.sqrt(
            (middles[np.newaxis, :, np.newaxis] - points[:, 0]) ** 2
            + (middles[:, np.newaxis, np.newaxis] - points[:, 1]) ** 2
        ).min(axis=-1)
        expected = np.clip(pen * size / 2 + 0.5 - distance * size, 0, 1)
        np.testing.assert_allclose(rasterise(strokes, size, pen), expected, atol=0.06)

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            ({"size": 0}, "size is 0"),
            ({"size": 2.5}, "size is 2.5"),
            ({"pen": 0}, "pen is 0"),
            ({"pen": 2}, "pen is 2"),
        ],
    )
    def test_a_pad_or_pen_without_size_is_refused(self, arguments, words):
        with pytest.raises(ValueError, match=words):
            rasterise([[(0.5, 0.5)]], **arguments)


class TestStrokes:
    @pytest.mark.parametrize(
        ("strokes", "error", "words"),
        [
            (5, TypeError, "strokes is 5"),
            ("7", TypeError, "Nothing drawn is"),
            ([5], TypeError, r"strokes\[0\] has shape \(\)"),
            ([(0.1, 0.2)], TypeError, "is a single point"),
            ([[(0.1, 0.2)], []], ValueError, r"strokes\[1\] is empty"),
            ([[(0.1, 0.2, 0.3)]], TypeError, r"shape \(1, 3\)"),
            ([[("a", "b")]], TypeError, "is not a list of"),
            ([[(0.1, 0.2), (120, 30)]], ValueError, "Divide pixels by the size"),
            ([[(0.1, float("nan"))]], ValueError, r"point \(0.1, nan\)"),
        ],
    )
    def test_what_is_no_stroke_is_refused_in_words(self, strokes, error, words):
        with pytest.raises(error, match=words):
            check_strokes(strokes)

    def test_arrays_are_strokes_too(self):
        assert check_strokes([np.array([[0, 0.5], [1, 1]])]) == [[(0.0, 0.5), (1.0, 1.0)]]


class TestPrepare:
    def test_the_result_is_what_mnist_stores(self):
        digit = prepare(bar(60, 10, 20, 40))
        assert digit.shape == (28, 28)
        assert digit.dtype == np.uint8

    @pytest.mark.parametrize(
        ("height", "width", "rows", "columns"), [(60, 15, 20, 5), (15, 60, 5, 20), (30, 30, 20, 20)]
    )
    def test_the_longer_side_becomes_20_pixels_and_proportions_stay(self, height, width, rows, columns):
        digit = prepare(bar(height, width, 10, 25))
        assert np.flatnonzero(digit.any(axis=1)).size == rows
        assert np.flatnonzero(digit.any(axis=0)).size == columns

    def test_no_side_vanishes(self):
        assert prepare_steps(bar(90, 1, 5, 50)).scaled.shape == (20, 1)

    @given(strokes_of_all_kinds)
    @settings(max_examples=40, deadline=None)
    def test_the_centre_of_mass_falls_on_the_middle(self, strokes):
        steps = prepare_steps(rasterise(strokes))
        rows, columns = steps.scaled.shape
        for at, start, side in zip(middle_of_mass(steps.grey), steps.corner, (rows, columns), strict=True):
            held_back = start in (0, 28 - side)  # one step further and ink would be lost
            assert abs(at - 13.5) < 0.501 or held_back

    def test_no_ink_is_pushed_out_of_the_picture(self):
        drawing = bar(20, 20, 0, 0)
        drawing[99, 99] = 0.2  # a speck, far from nearly all of the ink
        steps = prepare_steps(drawing)
        assert steps.corner == (8, 8)
        assert steps.grey.sum() == pytest.approx(steps.scaled.sum())

    def test_where_one_draws_makes_no_difference(self):
        here, there = bar(50, 12, 3, 80), bar(50, 12, 40, 10)
        np.testing.assert_array_equal(prepare(here), prepare(there))

    def test_how_large_one_draws_makes_little_difference(self):
        large = [[(0.1, 0.1), (0.9, 0.1), (0.3, 0.9)]]
        small = [[(0.35 + x / 4, 0.35 + y / 4) for x, y in stroke] for stroke in large]
        difference = (
            prepare_steps(rasterise(large, pen=0.12)).grey - prepare_steps(rasterise(small, pen=0.03)).grey
        )
        assert np.abs(difference).mean() < 0.02

    @given(st.integers(1, 90), st.integers(1, 90), st.integers(0, 2**32 - 1))
    @settings(max_examples=25, deadline=None)
    def test_scaling_is_pillow_s_with_anti_aliasing(self, height, width, seed):
        ink = np.random.default_rng(seed).uniform(0.2, 1, (height, width))
        scaled = prepare_steps(ink).scaled
        pillow = Image.fromarray(ink.astype(np.float32)).resize(scaled.shape[::-1], Image.Resampling.BILINEAR)
        np.testing.assert_allclose(scaled, np.asarray(pillow), atol=1e-5)

    def test_a_single_bright_pixel_fills_the_box(self):
        assert prepare_steps(bar(1, 1, 0, 99)).scaled.shape == (20, 20)

    def test_ink_on_the_border_is_kept(self):
        frame = np.zeros((60, 60))
        frame[0] = frame[-1] = frame[:, 0] = frame[:, -1] = 1
        assert prepare_steps(frame).box == (0, 0, 60, 60)

    def test_a_large_scan_is_prepared_as_a_small_one(self):
        stroke = [[(0.3, 0.2), (0.7, 0.2), (0.4, 0.8)]]
        small, large = (prepare_steps(rasterise(stroke, size)).grey for size in (140, 2100))
        assert np.abs(small - large).mean() < 0.01

    def test_integers_floats_and_true_or_false_are_the_same_drawing(self):
        drawing = bar(50, 20, 10, 10)
        expected = prepare(drawing)
        for same in (drawing.astype(bool), (drawing * 255).astype(np.uint8), drawing.astype(np.float32)):
            np.testing.assert_array_equal(prepare(same), expected)

    def test_the_drawing_is_not_changed(self):
        drawing = bar(50, 20, 10, 10)
        before = drawing.copy()
        prepare(drawing)
        np.testing.assert_array_equal(drawing, before)

    @pytest.mark.parametrize(
        ("drawing", "error", "words"),
        [
            (np.zeros((28, 28)), ValueError, "has no ink"),
            (np.full((28, 28), 0.05), ValueError, "brightest pixel is 0.05"),
            (1 - bar(50, 10, 10, 10), ValueError, "1 - drawing"),
            (np.zeros((28, 28, 3)), ValueError, "colour picture grey"),
            (np.zeros(784), ValueError, "reshape"),
            (np.zeros((0, 28)), ValueError, r"shape \(0, 28\)"),
            (np.full((4, 4), np.nan), ValueError, "nan or infinity"),
            (bar(5, 5, 5, 5) * 255.0, ValueError, "Divide it by 255"),
            (bar(5, 5, 5, 5) - 0.5, ValueError, "runs from -0.5 to 0.5"),
            (np.array([[300, 0]]), ValueError, "runs from 0 to 300"),
            (np.array([["a"]]), TypeError, "expected numbers"),
        ],
    )
    def test_what_is_no_drawing_is_refused_in_words(self, drawing, error, words):
        with pytest.raises(error, match=words):
            prepare(drawing)
