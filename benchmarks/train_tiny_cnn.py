"""Train the digit pad's network and store its weights: `python -m benchmarks.train_tiny_cnn`.

People draw larger, smaller and more slanted than MNIST's writers, so each batch is turned, sheared, scaled
and shifted at random. Three seeds are trained; validation chooses which one ships, the test set reports.
"""

from __future__ import annotations

import statistics
import time
from pathlib import Path

import keras
import numpy as np
import tensorflow as tf

from benchmarks.record import write
from course_utils.data import load_mnist
from course_utils.models import tiny_cnn
from course_utils.training import set_seeds

SEEDS = (0, 1, 2)
EPOCHS = 30
BATCH = 128
PEAK_LEARNING_RATE = 6e-3
WEIGHTS = Path(__file__).parents[1] / "course_utils" / "pretrained" / "tiny_cnn.weights.h5"


@tf.function
def distort(images: tf.Tensor) -> tf.Tensor:
    """Turn by up to 14 degrees, shear by 0.2, scale by 0.85 to 1.2 and shift by 2 pixels, each image anew.

    ``images`` is (N, 28, 28, 1); so is the result.
    """
    n = tf.shape(images)[0]

    def draw(low: float, high: float) -> tf.Tensor:
        return tf.random.uniform((n,), low, high)

    angle, shear = draw(-0.25, 0.25), draw(-0.2, 0.2)
    scale_x, scale_y = draw(0.85, 1.2), draw(0.85, 1.2)
    a, b = tf.cos(angle) / scale_x, (-tf.sin(angle) + shear) / scale_x
    c, d = tf.sin(angle) / scale_y, tf.cos(angle) / scale_y
    centre, zero = 13.5, tf.zeros((n,))
    shift_x = centre - a * centre - b * centre + draw(-2, 2)
    shift_y = centre - c * centre - d * centre + draw(-2, 2)
    transforms = tf.stack([a, b, shift_x, c, d, shift_y, zero, zero], axis=1)
    return tf.raw_ops.ImageProjectiveTransformV3(
        images=images,
        transforms=transforms,
        output_shape=(28, 28),
        fill_value=0.0,
        interpolation="BILINEAR",
        fill_mode="CONSTANT",
    )


def train(seed: int, x: np.ndarray, y: np.ndarray) -> keras.Model:
    """Return a tiny_cnn trained on scaled images ``x`` (N, 28, 28, 1) with labels ``y`` (N,)."""
    set_seeds(seed)
    model = tiny_cnn()
    steps = EPOCHS * -(-len(x) // BATCH)
    schedule = keras.optimizers.schedules.CosineDecay(
        PEAK_LEARNING_RATE / 10, steps, warmup_target=PEAK_LEARNING_RATE, warmup_steps=steps // 10
    )
    model.compile(keras.optimizers.Adam(schedule), "sparse_categorical_crossentropy", metrics=["accuracy"])
    batches = (
        tf.data.Dataset.from_tensor_slices((x, y))
        .shuffle(len(x), seed=seed)
        .batch(BATCH)
        .map(lambda images, labels: (distort(images), labels), num_parallel_calls=2)
        .prefetch(4)
    )
    model.fit(batches, epochs=EPOCHS, verbose=2)
    return model


def main() -> None:
    """Train every seed, ship the one that validation prefers, and store the run."""
    digits = load_mnist(fallback=False)
    x_train, x_val, x_test = (
        x[..., np.newaxis].astype("float32") / 255 for x in (digits.x_train, digits.x_val, digits.x_test)
    )
    runs, best = [], None
    for seed in SEEDS:
        start = time.perf_counter()
        model = train(seed, x_train, digits.y_train)
        seconds = time.perf_counter() - start
        validation = model.evaluate(x_val, digits.y_val, verbose=0)[1]
        test = model.evaluate(x_test, digits.y_test, verbose=0)[1]
        runs.append({"seed": seed, "validation": validation, "test": test, "seconds": round(seconds)})
        print(runs[-1], flush=True)
        if best is None or validation > best[0]:
            best = (validation, seed)
            model.save_weights(WEIGHTS)
    tests = [run["test"] for run in runs]
    assert best is not None
    write(
        "tiny_cnn",
        "benchmarks/train_tiny_cnn.py",
        {
            "parameters": tiny_cnn().count_params(),
            "epochs": EPOCHS,
            "runs": runs,
            "shipped_seed": best[1],
            "shipped_test": next(run["test"] for run in runs if run["seed"] == best[1]),
            "test_mean": statistics.mean(tests),
            "test_spread": statistics.stdev(tests),
        },
    )


if __name__ == "__main__":
    main()
