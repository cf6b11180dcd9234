# %% [markdown]
# # Exercises 05: ReLU and softmax
#
# **You will**
#
# - write ReLU with its slope, and make two layers one
# - write a softmax that no logit can break
# - write the gradient with which classifiers learn
# - find three faults in a loss
# - keep a gradient alive through ten layers
#
# **You need** lesson 05. Write your answer in place of `...`, then run the cell and the check below it. A
# check says why an answer is right, or names the mistake. Open the hints one at a time. The last exercise
# is open: there are many ways.

# %%
import numpy as np

from course_utils import layers, plots
from course_utils.checks import lesson_05 as check

# %% [markdown]
# ### 5.1 · ReLU and its slope  *(4 minutes)*
#
# Write `relu_and_slope(z)`. `z` is an array of any shape. Return two arrays of that shape: ReLU of each
# number, and ReLU's slope there. At 0 itself the slope jumps; count it as 0.
#
# For `z = [-2, 0.5, 3]` the values are `[0, 0.5, 3]` and the slopes `[0, 1, 1]`.
#
# <details><summary>Hint 1: a nudge</summary>
# Draw ReLU. How steep is the line left of 0, and how steep is it right of 0? Does it get steeper further
# out?</details>
# <details><summary>Hint 2: the formula</summary>
# max(0, z), number by number. The slope is 1 where z > 0, and 0 elsewhere.</details>
# <details><summary>Hint 3: almost there</summary>
# <code>np.maximum(0, z)</code> takes the larger of 0 and each number. <code>z > 0</code> is True or False at
# each place, and <code>(z > 0) * 1.0</code> makes numbers of them.</details>


# %%
def relu_and_slope(z):
    """ReLU of each number, and its slope there."""
    ### BEGIN SOLUTION
    values = np.maximum(0, z)
    slopes = (z > 0) * 1.0  # a gradient passes whole or not at all
    return values, slopes
    ### END SOLUTION


# %%
# NBVAL_CHECK_OUTPUT
check.relu_and_slope(relu_and_slope)

# %% [markdown]
# ### 5.2 · Two layers, one layer  *(6 minutes)*
#
# Two dense layers follow each other with nothing in between. Write `collapse(W1, b1, W2, b2)`: the weights
# `W` and the bias `b` of the one dense layer that does the same. `W1` has shape `(inputs, hidden)`, `b1`
# `(hidden,)`, `W2` `(hidden, outputs)`, `b2` `(outputs,)`. Return `W, b`.
#
# With `W1 = [[1, 0], [1, -1]]`, `b1 = [0, 5]`, `W2 = [[2], [1]]`, `b2 = [-3]` the answer is
# `W = [[2], [1]]` and `b = [2]`.
#
# <details><summary>Hint 1: a nudge</summary>
# Write down what comes out of the first layer for a row x. Put all of that into the second layer. Which
# terms have an x, and which have none?</details>
# <details><summary>Hint 2: the formula</summary>
# (x W1 + b1) W2 + b2 = x (W1 W2) + (b1 W2 + b2). The order of a product of matrices matters.</details>
# <details><summary>Hint 3: almost there</summary>
# <code>W1 @ W2</code> has shape (inputs, outputs). The bias is everything that stands without x, and
# <code>b1 @ W2</code> is a part of it.</details>


# %%
def collapse(W1, b1, W2, b2):
    """The one layer that does what two do."""
    ### BEGIN SOLUTION
    W = W1 @ W2  # x meets W1 first
    b = b1 @ W2 + b2  # what the first layer adds goes through the second one too
    return W, b
    ### END SOLUTION


# %%
# NBVAL_CHECK_OUTPUT
check.collapse(collapse)

# %% [markdown]
# ### 5.3 · A softmax that does not break  *(8 minutes)*
#
# Write `softmax(logits)` for a batch: `logits` has shape `(N, classes)`, the answer too, and each *row* sums
# to 1. It must bear any logits, such as 1000, and a batch in which one row is near 1000 and another near 0.
#
# For `[[1000, 998, 0], [2, 1, 0]]` the answer is about `[[0.881, 0.119, 0], [0.665, 0.245, 0.090]]`.
#
# Without `layers.softmax`, please.
#
# <details><summary>Hint 1: a nudge</summary>
# Only differences within a row count. What can you take away from all logits of a row, so that none of them
# is too large for e to the power of it?</details>
# <details><summary>Hint 2: the formula</summary>
# Subtract the row's largest logit, take e to the power of each, divide by the row's sum.</details>
# <details><summary>Hint 3: almost there</summary>
# <code>logits.max(axis=1, keepdims=True)</code> is one number per row, as a column, so that it can be
# subtracted from all columns. <code>.sum(axis=1, keepdims=True)</code> works alike.</details>


# %%
def softmax(logits):
    """Probabilities of each row of logits."""
    ### BEGIN SOLUTION
    # Each row has its own largest: with one for all, rows far below it would be all zeros.
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)
    ### END SOLUTION


# %%
# NBVAL_CHECK_OUTPUT
check.softmax(softmax)

# %% [markdown]
# ### 5.4 · Prediction minus truth  *(8 minutes)*
#
# Write `loss_gradient(logits, labels)`: the gradient of the *mean* cross-entropy of a batch for its logits.
# `logits` has shape `(N, classes)`, `labels` has `(N,)` and holds whole numbers, the answer has shape
# `(N, classes)`. You may use `layers.softmax`.
#
# For `logits = [[2, 0]]` and `labels = [0]` the answer is `[[-0.119, 0.119]]`. With two such digits, each of
# them counts half.
#
# <details><summary>Hint 1: a nudge</summary>
# What did the network say, what was right? The labels must be written in the same form as the
# probabilities before you can subtract.</details>
# <details><summary>Hint 2: the formula</summary>
# (P − Y) / N, with P = softmax of the logits and Y the one-hot labels.</details>
# <details><summary>Hint 3: almost there</summary>
# <code>np.eye(classes)[labels]</code> is the table of one-hot labels: row i is the row of the identity
# matrix that belongs to label i. <code>logits.shape</code> is (N, classes).</details>


# %%
def loss_gradient(logits, labels):
    """The gradient of the mean cross-entropy for the logits."""
    ### BEGIN SOLUTION
    N, classes = logits.shape
    one_hot = np.eye(classes)[labels]
    return (layers.softmax(logits) - one_hot) / N  # the loss is a mean over N digits
    ### END SOLUTION


# %%
# NBVAL_CHECK_OUTPUT
check.loss_gradient(loss_gradient)

# %% [markdown]
# ### 5.5 · Three faults in a loss  *(12 minutes)*
#
# `loss_from_logits(logits, labels)` should give the mean cross-entropy of a batch, for any logits `(N,
# classes)`. It runs. For some batches it even looks right. Three things are wrong in its three lines. Mend
# them.
#
# For `logits = [[2, 0]]`, `labels = [0]` the loss is $-\ln0.881=0.127$. For `[[0, 2000]]`, `[0]` it is 2000:
# as wrong as the logits are apart.
#
# <details><summary>Hint 1: a nudge</summary>
# Try a single digit, then two digits whose logits are far apart, then one that is sure and wrong. Which line
# mixes up digits that have nothing to do with each other?</details>
# <details><summary>Hint 2: where to look</summary>
# Two lines look across the batch where they should stay within a row. The third takes the logarithm of a
# probability that the computer has rounded to 0.</details>
# <details><summary>Hint 3: almost there</summary>
# Both the largest and the sum need <code>axis=1, keepdims=True</code>. And ln(a / b) = ln a − ln b: here a is
# <code>np.exp(shifted)</code>, whose logarithm you have already.</details>


# %%
def loss_from_logits(logits, labels):
    """The mean cross-entropy of a batch, from its logits."""
    ### BEGIN SOLUTION
    shifted = logits - logits.max(axis=1, keepdims=True)  # each row's own largest
    sums = np.exp(shifted).sum(axis=1, keepdims=True)  # over the classes
    log_p = shifted - np.log(sums)  # each sum holds a 1, e to the 0: its logarithm is safe
    ### END SOLUTION
    ### STUB shifted = logits - logits.max()
    ### STUB sums = np.exp(shifted).sum(axis=0, keepdims=True)
    ### STUB log_p = np.log(np.exp(shifted) / sums)
    return -log_p[np.arange(len(labels)), labels].mean()


# %%
# NBVAL_CHECK_OUTPUT
check.loss_from_logits(loss_from_logits)

# %% [markdown]
# <details><summary>When you have ✓: where is this used?</summary>
#
# This is what a loss with <code>from_logits=True</code> computes. It needs the logits: from a probability
# that was rounded to 0 nobody can find 2000 again. So logits and <code>from_logits=True</code> are the safer
# of the two right ways.
#
# </details>

# %% [markdown]
# ### 5.6 · Open challenge: news for the first layer  *(15 minutes)*
#
# Ten dense layers of 64 neurons, no biases, and one gradient that comes back through all of them. You choose
# what stands between the layers and how the first weights are drawn. The largest of the ten gradients may be
# at most 4 times the smallest, in each of three draws.
#
# Choose `activation`: `"relu"`, `"leaky_relu"` (slope 0.2 below 0), `"sigmoid"` or `"tanh"`. Write
# `draw(inputs, units, rng)`: random weights of shape `(inputs, units)`, from the generator `rng`, such as
# `rng.normal(0, 0.1, (inputs, units))`. The 0.1 is their **spread**, the standard deviation.
#
# Here is a first try, with sigmoid. `gradient_sizes` measures the gradient that arrives at each layer.

# %%
from course_utils.checks.depth_05 import gradient_sizes


def first_try(inputs, units, rng):
    """Small random weights."""
    return rng.normal(0, 0.1, (inputs, units))


sizes = {"sigmoid, spread 0.1": gradient_sizes(first_try, "sigmoid")}
plots.show_gradient_sizes(sizes, "A first try: the gradient that arrives at each layer")

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>
# On its way back the gradient is multiplied by slopes and by weights, ten times. What must one layer do to
# its size, on average, so that ten layers leave it alone? Try other activations and other spreads.</details>
# <details><summary>Hint 2: the formula</summary>
# A sum of 64 products with weights of spread s is about √64 · s times as large as its inputs. With
# s = 1 / √64 it stays. But ReLU lets only half of the neurons pass: what makes up for it?</details>
# <details><summary>Hint 3: almost there</summary>
# For ReLU, the square of the spread should be 2 / inputs: half of the neurons are silent, so the others get
# twice the square. <code>np.sqrt(2 / inputs)</code>.</details>

# %%
### BEGIN SOLUTION
activation = "relu"
### END SOLUTION


def draw(inputs, units, rng):
    """Return first weights of shape (inputs, units)."""
    ### BEGIN SOLUTION
    # 1 / inputs keeps the size of a sum. ReLU cuts half of it off, and the 2 makes up for that:
    # the rule of He and others (2015).
    return rng.normal(0, np.sqrt(2 / inputs), (inputs, units))
    ### END SOLUTION


# %%
# NBVAL_CHECK_OUTPUT
check.even_gradients(draw, activation)

# %% [markdown]
# <details><summary>When you have ✓: who needs this?</summary>
#
# Everybody who trains deep networks. Keras draws its first weights by such a rule without being asked, and
# `kernel_initializer="he_normal"` is close to the one above. The rule for ReLU was published in 2015 (K. He
# and others, "Delving deep into rectifiers").
#
# </details>
