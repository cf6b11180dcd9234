"""A network of our layers computes, learns and counts as the same network in Keras does."""

from __future__ import annotations

import numpy as np
import pytest

from course_utils.layers import (
    SGD,
    Adam,
    AvgPool2D,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    MaxPool2D,
    Network,
    ReLU,
    Sigmoid,
    Tanh,
    softmax,
    softmax_cross_entropy,
)


def lenet(**options):
    return Network(
        [
            *(Conv2D(6, 5, padding="same"), ReLU(), MaxPool2D(2)),
            *(Conv2D(16, 5), ReLU(), MaxPool2D(2), Flatten()),
            *(Dense(120), ReLU(), Dense(84), ReLU(), Dense(10)),
        ],
        input_shape=(28, 28, 1),
        **options,
    )


def lenet_in_keras():
    from keras import Sequential, layers

    return Sequential(
        [
            layers.Input((28, 28, 1)),
            layers.Conv2D(6, 5, padding="same", activation="relu"),
            layers.MaxPooling2D(2),
            layers.Conv2D(16, 5, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Flatten(),
            layers.Dense(120, activation="relu"),
            layers.Dense(84, activation="relu"),
            layers.Dense(10, activation="softmax"),
        ]
    )


def small(*layers, seed=0):
    return Network([Flatten(), Dense(8), Tanh(), *layers, Dense(2)], input_shape=(2, 1), seed=seed)


def exclusive_or(copies=20):
    """Return points that no single dense layer can separate, and their classes."""
    corners = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], np.float32).reshape(4, 2, 1)
    return np.tile(corners, (copies, 1, 1)), np.tile([0, 1, 1, 0], copies)


@pytest.fixture(scope="module")
def batch():
    generator = np.random.default_rng(0)
    return generator.random((16, 28, 28, 1), dtype=np.float32), generator.integers(0, 10, 16)


def test_keras_weights_give_keras_predictions(batch):
    keras_network, network = lenet_in_keras(), lenet()
    network.set_weights(keras_network.get_weights())
    right = keras_network.predict(batch[0], verbose=0)
    np.testing.assert_allclose(network.predict(batch[0]), right, rtol=0, atol=1e-5)


@pytest.mark.parametrize(
    ("optimizer", "options"),
    [
        (SGD, {}),
        (SGD, {"learning_rate": 0.05, "momentum": 0.9}),
        (Adam, {}),
        (Adam, {"learning_rate": 0.01, "beta_1": 0.8, "beta_2": 0.95, "epsilon": 1e-3}),
    ],
)
def test_optimizers_step_as_those_of_keras(optimizer, options):
    import keras

    generator = np.random.default_rng(0)
    parameters = [generator.normal(size=shape).astype(np.float32) for shape in ((3, 4), (5,))]
    variables = [keras.Variable(parameter) for parameter in parameters]
    ours, theirs = optimizer(**options), getattr(keras.optimizers, optimizer.__name__)(**options)
    for _ in range(20):
        gradients = [generator.normal(size=p.shape).astype(np.float32) for p in parameters]
        parameters = ours.step(parameters, gradients)
        theirs.apply(gradients, variables)
    for mine, right in zip(parameters, variables, strict=True):
        assert mine.dtype == np.float32
        np.testing.assert_allclose(mine, right.value.numpy(), rtol=0, atol=1e-5)


def test_an_optimizer_changes_nothing_it_is_given():
    for optimizer in (SGD(0.1, 0.5), Adam()):
        parameters, gradients = [np.ones(3)], [np.full(3, 2.0)]
        for _ in range(3):
            optimizer.step(parameters, gradients)
        assert parameters[0].tolist() == [1, 1, 1]
        assert gradients[0].tolist() == [2, 2, 2]


@pytest.mark.parametrize("optimizer", [SGD(0.1, 0.9), Adam()])
def test_a_learning_rate_of_a_numpy_schedule_leaves_the_precision_alone(optimizer):
    parameters = [np.ones(3, np.float32)]
    for optimizer.learning_rate in np.geomspace(0.1, 0.001, 3):
        parameters = optimizer.step(parameters, [np.ones(3, np.float32)])
    assert parameters[0].dtype == np.float32
    assert optimizer.learning_rate == pytest.approx(0.001)


@pytest.mark.parametrize(("wrong", "error"), [(0, ValueError), (-0.1, ValueError), ("0.1", TypeError)])
def test_a_learning_rate_changed_to_nonsense_is_refused(wrong, error):
    optimizer = Adam()
    with pytest.raises(error, match=r"learning_rate is .* expected a number"):
        optimizer.learning_rate = wrong
    assert optimizer.learning_rate == 0.001


def test_three_training_steps_end_where_those_of_keras_end(batch):
    import keras

    keras_network, network = lenet_in_keras(), lenet()
    network.set_weights(keras_network.get_weights())
    keras_network.compile(keras.optimizers.SGD(0.1, momentum=0.9), "sparse_categorical_crossentropy")
    optimizer = SGD(0.1, momentum=0.9)
    for _ in range(3):
        right = float(keras_network.train_on_batch(*batch))
        loss, _ = network.train_step(*batch, optimizer)
        assert loss == pytest.approx(right, abs=1e-4)
    for ours, theirs in zip(network.get_weights(), keras_network.get_weights(), strict=True):
        np.testing.assert_allclose(ours, theirs, rtol=0, atol=1e-4)


def test_lenet_has_61706_parameters_shaped_as_in_keras():
    keras_network, network = lenet_in_keras(), lenet()
    assert network.count_parameters() == keras_network.count_params() == 61_706
    shapes = [weight.shape for weight in keras_network.get_weights()]
    assert [weight.shape for weight in network.get_weights()] == shapes


def test_the_first_weights_are_drawn_as_keras_draws_them():
    ours, theirs = lenet().get_weights(), lenet_in_keras().get_weights()
    for mine, right in zip(ours, theirs, strict=True):
        limit = np.abs(right).max(initial=0)
        assert np.abs(mine).max() == pytest.approx(limit, rel=0.15)
        assert mine.std() == pytest.approx(right.std(), rel=0.15)


def test_the_summary_counts_each_layer(capsys):
    Network([Conv2D(6, 5), AvgPool2D(2), Flatten(), Dense(10)], input_shape=(28, 28, 1)).summary()
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert lines[1] == ["Conv2D", "(N,", "24,", "24,", "6)", "156"]
    assert lines[3] == ["Flatten", "(N,", "864)", "0"]
    assert lines[5] == ["total", "8,806"]


def test_a_hidden_layer_learns_exclusive_or():
    x, labels = exclusive_or()
    network = small()
    history = network.fit(x, labels, epochs=60, batch_size=16, optimizer=Adam(0.03))
    assert network.evaluate(x, labels)[1] == 1
    assert history["loss"][-1] < 0.1 < history["loss"][0]
    assert network.predict(x).argmax(axis=1).tolist() == labels.tolist()


def test_without_a_hidden_layer_exclusive_or_cannot_be_learned():
    x, labels = exclusive_or()
    network = Network([Flatten(), Dense(2)], input_shape=(2, 1))
    network.fit(x, labels, epochs=60, batch_size=16, optimizer=Adam(0.03))
    assert network.evaluate(x, labels)[1] <= 0.75


def test_the_same_seed_gives_the_same_network_and_another_seed_another():
    x, labels = exclusive_or()
    first, again, other = (small(Dropout(0.5), seed=seed) for seed in (1, 1, 2))
    histories = [network.fit(x, labels, epochs=2) for network in (first, again, other)]
    assert histories[0] == histories[1] != histories[2]
    for a, b in zip(first.get_weights(), again.get_weights(), strict=True):
        np.testing.assert_array_equal(a, b)


def test_history_has_a_number_per_epoch_and_on_epoch_sees_each():
    x, labels = exclusive_or(3)
    seen = []
    history = small().fit(x, labels, 3, 5, validation_data=(x[:4], labels[:4]), on_epoch=seen.append)
    assert set(history) == {"loss", "accuracy", "val_loss", "val_accuracy"}
    assert [len(figures) for figures in history.values()] == [3] * 4
    assert seen == [
        {"epoch": n + 1, **{name: figures[n] for name, figures in history.items()}} for n in range(3)
    ]


def test_the_last_validation_figures_are_those_of_the_trained_network():
    x, labels = exclusive_or(3)
    network = small()
    history = network.fit(x, labels, 2, validation_data=(x[:2] - 1, labels[:2]))
    figures = history["val_loss"][-1], history["val_accuracy"][-1]
    assert figures == network.evaluate(x[:2] - 1, labels[:2])


def test_every_epoch_sees_every_example_once_in_a_new_order(monkeypatch):
    seen = []

    def remember(self, x, labels, optimizer):
        assert (x[:, 0, 0] == labels).all()
        seen.extend(labels.tolist())
        return 0.0, 0.0

    monkeypatch.setattr(Network, "train_step", remember)
    numbers = np.arange(30)
    network = Network([Flatten(), Dense(30)], input_shape=(1, 1))
    network.fit(numbers.reshape(30, 1, 1), numbers, epochs=2, batch_size=7)
    first, second = seen[:30], seen[30:]
    assert sorted(first) == sorted(second) == numbers.tolist()
    assert first != second
    assert first != numbers.tolist()


def test_a_figure_of_an_epoch_weighs_every_example_alike():
    x, labels = exclusive_or(3)
    network = small()
    right = network.evaluate(x, labels)
    # Steps too small to change anything, in batches of 5, 5 and 2.
    history = network.fit(x, labels, batch_size=5, optimizer=SGD(1e-12))
    assert (history["loss"][0], history["accuracy"][0]) == pytest.approx(right, abs=1e-6)


def test_validation_data_is_not_learned_from():
    x, labels = exclusive_or(3)
    with_validation, without = small(), small()
    with_validation.fit(x, labels, validation_data=(x + 5, labels))
    without.fit(x, labels)
    np.testing.assert_array_equal(with_validation.predict(x), without.predict(x))


def test_fit_changes_neither_images_nor_labels():
    x, labels = exclusive_or(3)
    x.flags.writeable = labels.flags.writeable = False
    small(Dropout(0.2), Sigmoid()).fit(x, labels)


def test_dropout_is_for_training_only():
    x, _ = exclusive_or(3)
    network = small(Dropout(0.5))
    np.testing.assert_array_equal(network.predict(x), network.predict(x))
    assert (network.forward(x, training=True) != network.forward(x, training=True)).any()


def test_predictions_are_probabilities_and_do_not_depend_on_the_batch_size(batch):
    network = lenet()
    p = network.predict(batch[0])
    np.testing.assert_allclose(p.sum(axis=1), 1, rtol=1e-5)
    np.testing.assert_allclose(network.predict(batch[0], batch_size=5), p, atol=1e-6)
    np.testing.assert_allclose(softmax(network.forward(batch[0])), p, atol=1e-6)
    loss, accuracy = network.evaluate(*batch, batch_size=7)
    assert loss == pytest.approx(softmax_cross_entropy(network.forward(batch[0]), batch[1]), abs=1e-6)
    assert accuracy == (p.argmax(axis=1) == batch[1]).mean()


def test_no_images_give_no_predictions():
    assert lenet().predict(np.ones((0, 28, 28, 1))).shape == (0, 10)


def test_images_of_bytes_and_of_floats_give_the_same(batch):
    whole = (batch[0] * 255).astype(np.uint8)
    network = lenet()
    np.testing.assert_array_equal(network.predict(whole), network.predict(whole.astype(np.float64)))


def test_weights_are_handed_out_and_taken_in_as_copies():
    x, _ = exclusive_or(1)
    network = small()
    before = network.predict(x)
    network.get_weights()[0][:] = 99
    np.testing.assert_array_equal(network.predict(x), before)
    taken = network.get_weights()
    network.set_weights(taken)
    taken[0][:] = 99
    np.testing.assert_array_equal(network.predict(x), before)
