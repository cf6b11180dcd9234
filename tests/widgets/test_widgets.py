"""The widgets' Python side: what they compute, what they refuse, and the static twin they carry.

Nothing here needs TensorFlow, MNIST or a browser: the same tests run once more on ipywidgets 7.
"""

import base64
import subprocess
import sys
import types

import numpy as np
import pytest

from course_utils.handwriting import prepare, rasterise
from course_utils.widgets import DigitPad, PixelInspector
from course_utils.widgets.inspector.pixel_inspector import neighbourhood, scale
from course_utils.widgets.pad.digit_pad import reading
from course_utils.widgets.shared.kit import STATIC, percent

VIEW = "application/vnd.jupyter.widget-view+json"
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(scope="module")
def images() -> np.ndarray:
    """Pixel (row, column) of image n has the value n + row + 8 * column, at most 255."""
    rows, columns = np.indices((28, 28))
    return np.stack([np.minimum(n + rows + 8 * columns, 255) for n in range(3)]).astype(np.uint8)


@pytest.fixture
def inspector(images):
    return PixelInspector(images, [5, 0, 4])


@pytest.fixture(params=["inspector", "pad", "empty pad"])
def widget(request, images):
    kinds = {
        "inspector": lambda: PixelInspector(images),
        "pad": lambda: DigitPad.example(3),
        "empty pad": DigitPad,
    }
    return kinds[request.param]()


class TestEveryWidget:
    def test_its_display_is_a_live_view_a_picture_and_a_sentence(self, widget):
        data, metadata = widget._repr_mimebundle_()
        assert data[VIEW]["model_id"] == widget.model_id
        assert base64.b64decode(data["image/png"]).startswith(PNG)
        assert data["text/plain"] == f"[widget] {widget.describe()}"
        assert metadata["image/png"]["alt"].startswith(widget.describe())

    def test_jupyter_shows_exactly_that_bundle(self, widget):
        from IPython.core.formatters import DisplayFormatter

        data, _ = DisplayFormatter().format(widget)
        assert {VIEW, "image/png", "text/plain"} <= set(data)

    def test_colab_gets_the_live_view_alone(self, widget, monkeypatch):
        monkeypatch.setitem(sys.modules, "google.colab", types.ModuleType("google.colab"))
        data, metadata = widget._repr_mimebundle_()
        assert VIEW in data
        assert "image/png" not in data
        assert "image/png" not in metadata

    def test_on_colab_ipywidgets_7_displays_it_in_its_own_way(self, images, monkeypatch):
        import ipywidgets

        monkeypatch.setitem(sys.modules, "google.colab", types.ModuleType("google.colab"))
        own_way = getattr(PixelInspector(images), "_ipython_display_", None)
        assert callable(own_way) == ipywidgets.__version__.startswith("7.")

    def test_it_can_be_closed(self, widget):
        widget.close()
        assert widget.comm is None

    def test_its_text_names_no_address(self, widget):
        assert " at 0x" not in repr(widget)
        assert repr(widget) == repr(widget)

    def test_its_picture_fits_the_page(self, widget):
        assert widget.picture().width <= 720

    def test_its_bundle_is_one_module_without_imports(self, widget):
        source = (STATIC / f"{type(widget).__module__.split('.')[-1]}.js").read_text(encoding="utf-8")
        assert "\nimport " not in source
        assert "http://" not in source
        assert "https://" not in source


class TestPixelInspector:
    def test_it_starts_in_the_middle_of_the_first_image(self, inspector):
        assert (inspector.index, inspector.row, inspector.column, inspector.label) == (0, 14, 14, 5)
        assert inspector.value == 14 + 8 * 14

    def test_row_comes_before_column(self, inspector):
        inspector.row, inspector.column = 2, 3
        assert inspector.value == 2 + 8 * 3

    def test_setting_the_index_shows_another_image(self, inspector, images):
        inspector.index = 2
        np.testing.assert_array_equal(inspector.image, images[2])
        assert inspector.label == 4

    @pytest.mark.parametrize(
        ("scaling", "expected"), [("0 to 255", 51), ("0 to 1", 0.2), ("-0.5 to 0.5", -0.3)]
    )
    def test_a_scale_changes_the_number_not_the_pixel(self, scaling, expected):
        inspector = PixelInspector(np.full((1, 28, 28), 51, np.uint8), scaling=scaling)
        assert inspector.value == pytest.approx(expected)
        assert inspector.image[0, 0] == 51

    def test_the_neighbourhood_is_cut_from_the_image(self, inspector, images):
        np.testing.assert_array_equal(inspector.neighbourhood, images[0, 11:18, 11:18])

    def test_outside_of_the_image_there_are_no_numbers(self, images):
        around = neighbourhood(images[0], 0, 27, "0 to 1")
        assert np.isnan(around[:3]).all()
        assert np.isnan(around[:, 4:]).all()
        np.testing.assert_allclose(around[3:, :4], images[0, :4, 24:] / 255)

    def test_one_image_may_come_alone(self, images):
        assert PixelInspector(images[0])._count == 1

    def test_only_the_first_200_images_travel_to_the_page(self):
        inspector = PixelInspector(np.zeros((201, 28, 28), np.uint8), np.arange(201) % 10)
        assert len(inspector._images) == 200 * 784
        with pytest.raises(ValueError, match="expected a whole number from 0 to 199"):
            inspector.index = 200

    def test_the_page_receives_the_pixels_row_by_row(self, inspector, images):
        received = np.frombuffer(inspector._images, np.uint8).reshape(-1, 28, 28)
        np.testing.assert_array_equal(received, images)

    def test_it_says_where_it_is(self, inspector):
        inspector.scaling = "-0.5 to 0.5"
        assert inspector.describe() == (
            "Pixel inspector: image 0 (of 0 to 2), a 5. "
            "Row 14, column 14 is −0.006, on the scale −0.5 to 0.5."
        )

    @pytest.mark.parametrize(
        ("name", "value", "error", "words"),
        [
            ("row", 28, ValueError, "row is 28, expected a whole number from 0 to 27: there are 28 rows"),
            ("column", -1, ValueError, "column is -1"),
            ("row", 3.0, TypeError, r"row is 3.0, .* Convert it with int\(row\)"),
            ("row", True, TypeError, "row is True"),
            ("index", 3, ValueError, "there are 3 images, counted from 0"),
            ("scaling", "0..1", ValueError, "expected one of '0 to 255', '0 to 1'"),
        ],
    )
    def test_a_place_that_does_not_exist_is_refused(self, inspector, name, value, error, words):
        before = getattr(inspector, name)
        with pytest.raises(error, match=words):
            setattr(inspector, name, value)
        assert getattr(inspector, name) == before
        if name != "index":
            with pytest.raises(error, match=words):
                PixelInspector(np.zeros((1, 28, 28), np.uint8), **{name: value})

    def test_numpy_s_whole_numbers_are_whole_numbers(self, inspector):
        inspector.row = np.int64(3)
        assert type(inspector.row) is int

    @pytest.mark.parametrize(
        ("images", "error", "words"),
        [
            (np.zeros((2, 784), np.uint8), ValueError, "reshape"),
            (np.zeros((2, 28, 28, 1), np.uint8), ValueError, r"images\[..., 0\]"),
            (np.zeros((0, 28, 28), np.uint8), ValueError, "at least one image"),
            (np.zeros((2, 28, 28)), TypeError, "dtype float64, expected uint8"),
        ],
    )
    def test_what_are_no_images_is_refused(self, images, error, words):
        with pytest.raises(error, match=words):
            PixelInspector(images)

    @pytest.mark.parametrize(
        ("labels", "error", "words"),
        [([5, 0], ValueError, "one label per image"), ([5.0, 0.0, 4.0], TypeError, "astype")],
    )
    def test_what_are_no_labels_is_refused(self, images, labels, error, words):
        with pytest.raises(error, match=words):
            PixelInspector(images, labels)

    def test_an_unknown_scale_is_refused(self):
        with pytest.raises(ValueError, match="scaling is '1 to 10'"):
            scale(np.zeros((28, 28)), "1 to 10")


class TestDigitPad:
    @pytest.mark.parametrize("digit", range(10))
    def test_the_network_reads_every_example(self, digit):
        pad = DigitPad.example(digit)
        assert pad.prediction == digit
        assert pad.probabilities[digit] > 0.9

    def test_the_digit_is_the_prepared_drawing(self):
        pad = DigitPad.example(5)
        np.testing.assert_array_equal(pad.digit, prepare(rasterise(pad.strokes)))

    def test_probabilities_add_up_to_one(self):
        pad = DigitPad([[(0.2, 0.3), (0.7, 0.9)]])
        assert pad.probabilities.shape == (10,)
        assert pad.probabilities.sum() == pytest.approx(1, abs=1e-6)

    def test_an_empty_pad_predicts_nothing(self):
        pad = DigitPad()
        assert pad.prediction is None
        assert not pad.probabilities.any()
        assert not pad.digit.any()
        assert pad.describe() == "Digit pad: empty. Draw a digit."

    def test_setting_the_strokes_draws(self):
        pad = DigitPad()
        pad.strokes = DigitPad.example(1).strokes
        assert pad.prediction == 1
        assert pad.describe() == "Digit pad: 1 stroke. The network reads 1, over 99 %."

    @pytest.mark.parametrize("wrong", [[[(0.5, 1.2)]], [(0.1, 0.2)], 7])
    def test_what_are_no_strokes_is_refused(self, wrong):
        pad = DigitPad.example(2)
        before = pad.strokes
        with pytest.raises((TypeError, ValueError), match="strokes"):
            pad.strokes = wrong
        assert pad.strokes == before
        with pytest.raises((TypeError, ValueError), match="strokes"):
            DigitPad(wrong)

    def test_there_are_examples_of_ten_digits_only(self):
        with pytest.raises(ValueError, match="digit is 10"):
            DigitPad.example(10)

    def test_what_the_page_sends_back_is_accepted(self):
        pad = DigitPad()
        pad.set_state({"strokes": [[[0.5, 0.1], [0.5, 0.9]]]})
        assert pad.strokes == [[(0.5, 0.1), (0.5, 0.9)]]

    @pytest.mark.parametrize(
        ("share", "words"), [(0.98, "reads 7, 98 %"), (0.5, "reads 7, 50 %"), (0.43, "perhaps reads 7, 43 %")]
    )
    def test_a_doubtful_reading_says_so(self, share, words):
        probabilities = np.full(10, (1 - share) / 9)
        probabilities[7] = share
        assert reading(probabilities) == words

    @pytest.mark.parametrize(
        ("probability", "text"),
        [(1, ">99 %"), (0.9949, "99 %"), (0.125, "13 %"), (0.005, "1 %"), (0, "<1 %")],
    )
    def test_no_probability_is_written_as_certain(self, probability, text):
        assert percent(probability) == text


def test_importing_the_widgets_needs_neither_tensorflow_nor_matplotlib():
    code = (
        "import sys, course_utils.widgets, course_utils.handwriting;"
        "print([m for m in ('tensorflow', 'keras', 'matplotlib', 'h5py') if m in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
