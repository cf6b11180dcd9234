# %% [markdown]
# # Exercises 02: the MLP
#
# **You will**
#
# - write a neuron, and count what a network holds
# - tell from its curves how a training went
# - measure how wrong a network is
# - find why a training step climbs instead of descending
# - read 96 % of the digits with a third of the published network's parameters
#
# **You need** lesson 02. Write your answer in place of `...`, then run the cell and the check below it. A
# check says why an answer is right, or names the mistake. Open the hints one at a time. The last exercise
# is open: there are many ways.

# %%
import numpy as np

from course_utils import layers, measured, plots
from course_utils.checks import lesson_02 as check
from course_utils.data import load_mnist

digits = load_mnist()

# %% [markdown]
# ### 2.1 · One neuron  *(4 minutes)*
#
# Write `neuron(x, w, b)`: the answer of one neuron with ReLU. `x` and `w` have shape `(n,)`, one number per
# pixel; `b` is a number, and so is the answer.
#
# The neuron of the lesson, `w = [-1, 1, -1, 1]` and `b = -1`, answers 1 to `x = [0, 1, 0, 1]` and 0 to
# `x = [1, 0, 1, 0]`.
#
# <details><summary>Hint 1: a nudge</summary>
# Three things happen, in this order: a sum of products, one number added, and the negative cut off.</details>
# <details><summary>Hint 2: the formula</summary>
# max(0, w · x + b). The bias is added before anything is cut off.</details>
# <details><summary>Hint 3: almost there</summary>
# <code>w @ x</code> is the dot product. <code>max(0, ...)</code> works for single numbers.</details>


# %%
def neuron(x, w, b):
    """The answer of one neuron with weights w and bias b."""
    ### BEGIN SOLUTION
    # The bias comes before ReLU: with b = -1 the neuron is silent until the sum is above 1.
    return max(0, w @ x + b)
    ### END SOLUTION


# %%
# NBVAL_CHECK_OUTPUT
check.neuron(neuron)

# %% [markdown]
# ### 2.2 · Count before you build  *(6 minutes)*
#
# Two networks for 784 pixels and ten classes: 784 → 64 → 64 → 10, and 784 → 128 → 10. Guess which one holds
# more numbers, and by how much. Then find out.
#
# Write `count_parameters(sizes)`. `sizes` lists the number of inputs, then the neurons of each dense layer:
# `[784, 64, 64, 10]` is article E's network, with 55,050 parameters, and `[2, 3]` is one layer with 9.
#
# <details><summary>Hint 1: a nudge</summary>
# What does a single neuron hold? How many of them are in a layer, and what are their inputs?</details>
# <details><summary>Hint 2: the formula</summary>
# A layer with n inputs and m neurons holds m · (n + 1) numbers: n weights and one bias for each
# neuron.</details>
# <details><summary>Hint 3: almost there</summary>
# The outputs of one layer are the inputs of the next. Layer i has <code>sizes[i]</code> inputs and
# <code>sizes[i + 1]</code> neurons, and there is one layer fewer than there are sizes.</details>


# %%
def count_parameters(sizes):
    """How many weights and biases a stack of dense layers holds."""
    ### BEGIN SOLUTION
    total = 0
    for i in range(len(sizes) - 1):  # one layer between each two neighbours in the list
        total += sizes[i + 1] * (sizes[i] + 1)  # the 1 is the bias
    return total
    ### END SOLUTION


# %%
# NBVAL_CHECK_OUTPUT
check.count_parameters(count_parameters)

# %% [markdown]
# <details><summary>Which one holds more?</summary>
#
# `count_parameters([784, 128, 10])` is 101,770, nearly twice as many, though it has as many hidden neurons.
# The price is paid where a layer meets the 784 pixels.
#
# </details>

# %% [markdown]
# ### 2.3 · How did it go?  *(5 minutes)*
#
# The same network was trained four times, in four different ways. These are the curves.

# %%
cases = measured.load("training_curves")["cases"].values()
panels = {case["panel"]: case["runs"][1] for case in cases}
plots.show_curves(dict(sorted(panels.items())))

# %% [markdown]
# Name what you see in each panel, with one of these words. Each occurs once. Mind the numbers on the axes.
#
# `"healthy"` · `"overfits"` · `"steps too large"` · `"steps too small"`
#
# <details><summary>Hint 1: a nudge</summary>
# Ask three questions of each panel. Where does the loss end? Do the two curves stay together? Are they
# smooth?</details>
# <details><summary>Hint 2: what each one looks like</summary>
# Small steps: smooth and slow, far from done. Large steps: up and down, never settling. Overfitting: the
# curves part, and one of them turns. Healthy: quick, then flat, side by side.</details>
# <details><summary>Hint 3: almost there</summary>
# A loss of 2.30 is a network that knows nothing. Two panels end well above 1: one of them is smooth, one is
# not. In one of the other two, the training loss ends at nearly 0 and the validation loss does not.</details>

# %%
### BEGIN SOLUTION
diagnosis = {
    "A": "steps too small",  # smooth, and after 40 epochs far from done
    "B": "overfits",  # the training loss reaches 0 while the validation loss turns and rises
    "C": "healthy",  # both fall quickly, flatten, and stay close
    "D": "steps too large",  # jumps over the valley, again and again
}
### END SOLUTION
### STUB diagnosis = {"A": ..., "B": ..., "C": ..., "D": ...}

# %%
# NBVAL_CHECK_OUTPUT
check.diagnosis(diagnosis)

# %% [markdown]
# ### 2.4 · How wrong?  *(8 minutes)*
#
# Write `cross_entropy(probabilities, labels)`: the mean loss of a batch. `probabilities` has shape `(N,
# classes)`, each row sums to 1. `labels` has shape `(N,)` and holds whole numbers. The answer is one
# number.
#
# With `probabilities = [[0.5, 0.5], [0.9, 0.1]]` and `labels = [0, 1]`, the right classes got 0.5 and 0.1.
# The loss is $(-\ln0.5-\ln0.1)/2=(0.693+2.303)/2=1.498$.
#
# <details><summary>Hint 1: a nudge</summary>
# Only one number of each row matters: the one that belongs to the label. How do you pick it in each
# row?</details>
# <details><summary>Hint 2: the formula</summary>
# The mean over i of −ln p[i, label of i]. <code>np.log</code> is the natural logarithm.</details>
# <details><summary>Hint 3: almost there</summary>
# <code>probabilities[np.arange(len(labels)), labels]</code> picks row 0 with label 0, row 1 with label 1,
# and so on. A loop over the rows does as well.</details>


# %%
def cross_entropy(probabilities, labels):
    """The mean of -ln p, where p is the probability of the right class."""
    ### BEGIN SOLUTION
    # Two lists of positions, row numbers and labels, pick one number from each row.
    right = probabilities[np.arange(len(labels)), labels]
    return -np.log(right).mean()
    ### END SOLUTION


# %%
# NBVAL_CHECK_OUTPUT
check.cross_entropy(cross_entropy)

# %% [markdown]
# ### 2.5 · It climbs  *(10 minutes)*
#
# This is the lesson's step of gradient descent, now with a bias for each of the ten neurons. It runs, no
# error comes, and the loss goes up. Two lines are wrong. Mend them.
#
# `weights` has shape `(784, 10)`, `bias` `(10,)`, `x` `(N, 784)`, and `labels` `(N,)`. A bias is a weight
# whose input is always 1, so its gradient is the *mean* of `error` over the batch.
#
# <details><summary>Hint 1: a nudge</summary>
# The error is prediction minus truth. Where a probability is too high, the error is positive. Should the
# weights then grow or shrink?</details>
# <details><summary>Hint 2: where to look</summary>
# Compare both lines with w ← w − η · slope. And what happens to the size of a step when the batch is twice as
# large?</details>
# <details><summary>Hint 3: almost there</summary>
# One line has a wrong sign. The other one adds up where it should average: a sum over 1,000 digits makes
# steps 1,000 times too long.</details>


# %%
def step(weights, bias, x, labels, rate):
    """Take one step downhill and return new weights and a new bias."""
    error = layers.softmax(layers.dense(x, weights, bias)) - np.eye(10)[labels]
    ### BEGIN SOLUTION
    new_weights = weights - rate * (x.T @ error) / len(x)  # against the gradient: downhill
    new_bias = bias - rate * error.mean(axis=0)  # the mean: N digits make one step, not N
    ### END SOLUTION
    ### STUB new_weights = weights + rate * (x.T @ error) / len(x)
    ### STUB new_bias = bias - rate * error.sum(axis=0)
    return new_weights, new_bias


# %%
x, y = digits.x_train[:1000].reshape(-1, 784) / 255, digits.y_train[:1000]
weights, bias = np.zeros((784, 10)), np.zeros(10)
for _ in range(5):
    weights, bias = step(weights, bias, x, y, rate=0.2)
    loss = layers.cross_entropy(layers.softmax(layers.dense(x, weights, bias)), y)
    print(f"loss {loss:.2f}")

# %%
# NBVAL_CHECK_OUTPUT
check.step(step)

# %% [markdown]
# ### 2.6 · Open challenge: more with less  *(15 minutes)*
#
# Article E's network holds 55,050 parameters. Build and train one with **at most 20,000** that reads at least
# **96 %** of the validation digits (80 % on the offline digits). Any dense layers, any preparation.
#
# Write `prepare(images)`: it gets bytes of shape `(N, 28, 28)` and returns what your network reads, one row
# of numbers per picture. Build `network`, whose last layer gives ten probabilities. In the cell after it,
# compile and train it, on the training digits only and for less than a minute.
#
# The check counts the parameters, prepares the validation digits with your `prepare`, and lets your network
# read them.
#
# <details><summary>Hint 1: a nudge</summary>
# <code>count_parameters([784, 24, 10])</code> is already close to the limit. Where do the numbers go? In
# the lesson, many neurons never answered: does it have to be pixels from −0.5 to 0.5?</details>
# <details><summary>Hint 2: two ideas</summary>
# With pixels from 0 to 1 the empty background is 0 and pushes no neuron into silence. And the outer four rows
# and columns, nearly half of all pixels, hold little of the ink: who says that the network must see
# them?</details>
# <details><summary>Hint 3: almost there</summary>
# <code>images[:, 4:24, 4:24]</code> leaves 400 pixels. Then 40 neurons cost 40 · 401 numbers. Build it with
# <code>keras.Sequential</code>, <code>keras.layers.Input((400,))</code> and
# <code>keras.layers.Dense(40, activation="relu")</code>, and give it 8 epochs in batches of 128.</details>

# %%
import keras

from course_utils.training import epoch_dots, set_seeds

set_seeds(0)


# %%
def prepare(images):
    """Turn pictures into rows of numbers, as the network takes them."""
    ### BEGIN SOLUTION
    inner = images[:, 4:24, 4:24]  # without the frame, which holds little of the ink
    return inner.reshape(len(images), 400).astype(np.float32) / 255
    ### END SOLUTION


### BEGIN SOLUTION
network = keras.Sequential(
    [
        keras.layers.Input((400,)),
        keras.layers.Dense(40, activation="relu"),  # 40 * 401 = 16,040 of the 20,000
        keras.layers.Dense(32, activation="relu"),  # a second layer costs little: 32 * 41
        keras.layers.Dense(10, activation="softmax"),
    ]
)
### END SOLUTION

# %%
### BEGIN SOLUTION
network.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
history = network.fit(
    prepare(digits.x_train),
    digits.y_train,
    epochs=8 if digits.source == "MNIST" else 40,  # few digits: walk through them more often
    batch_size=128,
    verbose=0,
    callbacks=[epoch_dots()],
)
### END SOLUTION
### STUB history = ...  # network.compile(...), then network.fit(...)

# %%
check.more_with_less(network, prepare, digits)
