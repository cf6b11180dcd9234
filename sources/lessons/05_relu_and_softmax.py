# %% [markdown]
# # Bend between the layers, and read probabilities at the end
#
# ![Four functions and their slopes: ReLU, leaky ReLU, sigmoid, tanh](../pictures/05_relu_and_softmax.png)
#
# **You will**
#
# - collapse two layers into one, by hand and on a digit, and stop that with ReLU
# - read activation functions by their slopes, measure how gradients fade, and find out why neurons die
# - make softmax safe from numbers too large for a computer
# - derive the gradient with which every classifier in this course learns
# - follow a digit through a whole network, and find the map that speaks for it
#
# **You need** lessons 02 to 04: dense layers, convolutions, pooling, cross-entropy, a step of gradient
# descent.

# %%
import numpy as np

from course_utils import layers, plots
from course_utils.data import load_mnist

digits = load_mnist()
sevens = digits.x_train[digits.y_train == 7].astype(np.float32) / 255
seven = sevens[7][np.newaxis, ..., np.newaxis]  # (1, 28, 28, 1)

# %% [markdown]
# ## Two layers that are one
#
# The smallest network: one number in, one neuron, one more neuron.
#
# $$h=2x+1\qquad y=3h-4$$
#
# Put the first into the second: $y=3(2x+1)-4=6x-1$. That is *one* neuron, with weight 6 and bias −1. The
# second layer gave us nothing.
#
# With rows and matrices it is the same: $(xW_1+b_1)W_2+b_2=x\,(W_1W_2)+(b_1W_2+b_2)$.
#
# $$x=(1,2)\qquad W_1=\begin{bmatrix}1&0\\1&-1\end{bmatrix}\quad b_1=(0,5)\qquad
# W_2=\begin{bmatrix}2\\1\end{bmatrix}\quad b_2=-3$$
#
# The first layer gives $(1\cdot1+2\cdot1,\;2\cdot(-1)+5)=(3,3)$, the second $3\cdot2+3\cdot1-3=6$.
#
# > **Predict.** Work out $W=W_1W_2$ and $b=b_1W_2+b_2$. Does $xW+b$ give 6 as well?

# %%
# NBVAL_CHECK_OUTPUT
x, W1, b1 = np.array([[1, 2]]), np.array([[1, 0], [1, -1]]), np.array([0, 5])
W2, b2 = np.array([[2], [1]]), np.array([-3])
W, b = W1 @ W2, b1 @ W2 + b2
two, one = (x @ W1 + b1) @ W2 + b2, x @ W + b
print("W =", W.ravel(), "  b =", b, "  two layers:", two, "  one layer:", one)

# %% [markdown]
# So it is with 784 → 64 → 10: without ReLU its $50{,}240+650$ numbers do what $7{,}850$ can.
#
# ### Two convolutions, too
#
# By hand, in one row. The kernel $(1,1)$ adds neighbours, the kernel $(1,-1)$ subtracts them. From
# $x=(0,1,3,3)$ the first makes $(1,4,6)$, and from that the second makes $(1-4,\,4-6)=(-3,-2)$.
#
# One kernel does both. The second takes 1 times what the first sees here, and $-1$ times what it sees one
# pixel further on. So lay the first kernel at both places, with these weights, and add:
#
# $$1\cdot(1,1,0)-1\cdot(0,1,1)=(1,0,-1)$$
#
# It is three pixels wide, and gives the same: $(0-3,\,1-3)=(-3,-2)$.
#
# In a picture it is the same again: lay the first kernel at every place of the second, times the weight that
# stands there, and add. Two kernels of 3 x 3 make one of 5 x 5. Between the layers there are several maps;
# `@` adds up over them.
#
# > **Predict.** A layer with 4 maps, a layer with 2, both 3 x 3, no ReLU. What shape has the one kernel that
# > replaces them?


# %%
def merge(first, second):
    """Return the one kernel that does what two do in a row, with stride 1 and no padding."""
    (kh, kw, c_in, _), (rows, columns, _, c_out) = first.shape, second.shape
    merged = np.zeros((kh + rows - 1, kw + columns - 1, c_in, c_out))
    for i in range(rows):
        for j in range(columns):
            merged[i : i + kh, j : j + kw] += first @ second[i, j]
    return merged


# %%
# NBVAL_CHECK_OUTPUT
rng = np.random.default_rng(0)
first, second = rng.normal(0, 0.3, (3, 3, 1, 4)), rng.normal(0, 0.3, (3, 3, 4, 2))
two = layers.conv2d(layers.conv2d(seven, first), second)
one = layers.conv2d(seven, merge(first, second))
print(merge(first, second).shape, "equal within 0.00001:", np.abs(two - one).max() < 1e-5)

# %%
maps = {"a 7": seven[0, ..., 0], "two of 3 x 3": two[0, ..., 0], "one of 5 x 5": one[0, ..., 0]}
plots.show_feature_maps(maps, columns=3)

# %% [markdown]
# **What just happened.** A layer that only multiplies by weights and adds is called **linear** (strictly,
# with its bias, *affine*). Linear after linear is linear. You may stack a hundred, dense, convolution or
# average pooling, and you own one layer, slower and with more numbers to train. Max pooling is not linear, as
# lesson 04 found, but it can only choose among its inputs. We want a bend for every single number.

# %% [markdown]
# ## One bend is enough
#
# Can the sum of two neurons be $|x|$, the size of $x$ without its sign? Not of linear ones: their sum draws a
# straight line. With ReLU, $\max(0,z)$, it can:
#
# $$\text{relu}(x)+\text{relu}(-x)=|x|\qquad\text{for }x=-3:\quad 0+3=3$$
#
# > **Predict.** $K$ has three rows $(-1,0,1)$. From left to right, its map is blue where the stroke begins,
# > and that of $-K$ where it ends (lesson 03). Add the two maps: what do you see? And when ReLU comes before
# > the sum?

# %%
K = np.array([[-1, 0, 1]] * 3)[..., np.newaxis, np.newaxis]
begins, ends = layers.conv2d(seven, K)[0, ..., 0], layers.conv2d(seven, -K)[0, ..., 0]
maps = {"K": begins, "−K": ends, "the sum": begins + ends}
maps["ReLU, then the sum"] = layers.relu(begins) + layers.relu(ends)
plots.show_feature_maps(maps, columns=4)

# %% [markdown]
# **What just happened.** Without ReLU, $K$ and $-K$ cancel at every pixel. With it, two detectors of one side
# make a detector of *both* sides, which no single kernel is: where an edge turns round, a kernel's answer
# changes its sign. (The bar of the 7 has hardly a left and a right side, so it stays dark.) Each further
# layer can build on such combinations: sides, outlines, corners, loops. This is what makes depth worth it. A
# function that is not linear, applied to each number on its own, is called an **activation function**.

# %% [markdown]
# ## Four functions and their slopes
#
# In a step of gradient descent, the gradient comes back through the activation function and is **multiplied
# by its slope** there. So we look at both, the function and the slope.
#
# | | function | slope |
# | --- | --- | --- |
# | ReLU | $\max(0,z)$ | 1 above 0, else 0 |
# | leaky ReLU | $z$ above 0, else $0.2\,z$ | 1 above 0, else 0.2 |
# | sigmoid $s$ | $\dfrac{1}{1+e^{-z}}$ | $s\,(1-s)$ |
# | tanh $t$ | $\dfrac{e^z-e^{-z}}{e^z+e^{-z}}$ | $1-t^2$ |
#
# By hand, sigmoid at $z=0$: $s=1/(1+1)=0.5$, slope $0.5\cdot0.5=0.25$. At $z=2$: $e^{-2}=0.135$, so
# $s=1/1.135=0.881$, slope $0.881\cdot0.119=0.105$.
#
# > **Predict.** Where is each slope largest, and how large? What is left of sigmoid's slope at $z=5$?

# %%
# NBVAL_CHECK_OUTPUT
z = np.array([-5.0, -2, 0, 2, 5])
print("slope at z =", *(f"{number:>6g}" for number in z))
for name in ("relu", "leaky_relu", "sigmoid", "tanh"):
    backward = getattr(layers, f"{name}_backward")
    slopes = backward(np.ones(5), z)  # a gradient of 1 comes back as the slope
    print(f"{name:<12}", *(f"{slope:>6.3f}" for slope in slopes))


# %% [markdown]
# The picture at the head of this lesson draws them. Far from 0, sigmoid and tanh are flat: they are
# **saturated**. Whatever $z$ does there, the answer hardly changes, and hardly any gradient comes through.
# ReLU is as steep at 100 as at 1. Below 0 it is flat as well, and we shall meet the price.
#
# ### Explore: follow the slope
#
# 1. For each function, find the $z$ where the slope is steepest. For which is there more than one such place?
# 2. Choose *sigmoid* and push $z$ to the far right. Then make the stack ten layers deep. What is left of a
#    gradient of 1? What does *ReLU* leave of it, at $z=1$ and at $z=-1$?
# 3. Compare the feature map before and after. Which function keeps the blue edges as they are and wipes out
#    the red ones? Which keeps a trace of them? Which makes something of the places where there is no edge?

# %%
from course_utils.widgets import ActivationExplorer

ActivationExplorer(begins, activation="sigmoid")

# %% [markdown]
# <details><summary>What you can find</summary>
#
# 1. Sigmoid and tanh at 0 alone, ReLU and leaky ReLU everywhere above 0, *linear* everywhere.
# 2. Next to nothing: each layer multiplies by at most a quarter. ReLU leaves all of it above 0, and nothing
#    below.
# 3. ReLU; leaky ReLU; sigmoid, which makes 0.5 of every 0.
#
# </details>

# %% [markdown]
# ## Slopes multiply
#
# Three sigmoid neurons in a row, all weights 1. The chain rule multiplies the three slopes. Each is at most
# $\frac14$, so at best $\frac14\cdot\frac14\cdot\frac14=\frac1{64}$ of the gradient reaches the first one.
# Through ten it is $\frac1{4^{10}}$, one part in a million.
#
# That is the best case, on paper. Now measure: ten hidden layers of 64 neurons, real digits, random
# weights, one gradient. `layers.Network` goes forward and backward, and each layer keeps the gradient of its
# weights. The larger it is, the further a step of gradient descent would move them.


# %%
def gradient_sizes(activation, seed=0):
    """Mean size of the weights' gradient at each of ten hidden layers."""
    hidden = [part for _ in range(10) for part in (layers.Dense(64), activation())]
    network = layers.Network([*hidden, layers.Dense(10)], (784,), seed)
    logits = network.forward(digits.x_train[:256].reshape(-1, 784) / 255)
    network.backward(layers.softmax_cross_entropy_backward(logits, digits.y_train[:256]))
    return [np.abs(layer.gradients["weights"]).mean() for layer in network.layers[:-1:2]]


# %% [markdown]
# > **Predict.** Sketch three curves over the ten layers, for sigmoid, tanh and ReLU. Which layers learn,
# > which do not?

# %%
kinds = {"sigmoid": layers.Sigmoid, "tanh": layers.Tanh, "ReLU": layers.ReLU}
sizes = {name: gradient_sizes(activation) for name, activation in kinds.items()}
plots.show_gradient_sizes(sizes, "Sigmoid: the first layers hear nothing")

# %% [markdown]
# **What just happened.** Each grid line is a power of ten. Through sigmoid the gradient falls by about six of
# them: the layer that sees the pixels gets next to none of the news. These are **vanishing gradients**.
# Through ReLU and tanh the gradient keeps its order of magnitude. ReLU's line lies lower, because half of its
# numbers are 0. Exercise 5.6 makes up for that.
#
# Does it matter? Train all three, ten layers each, for a few seconds.
#
# > **Predict.** Where does the loss of the sigmoid network end? And which of the other two reads more?

# %%
x_train = digits.x_train[:2000].reshape(-1, 784) / np.float32(255)
y_train = digits.y_train[:2000]
x_val = digits.x_val.reshape(-1, 784) / np.float32(255)
reads = {}
for name, activation in kinds.items():
    hidden = [part for _ in range(10) for part in (layers.Dense(32), activation())]
    network = layers.Network([*hidden, layers.Dense(10)], (784,))
    network.fit(x_train, y_train, epochs=5, batch_size=50)
    loss, reads[name] = network.evaluate(x_val, digits.y_val)
    print(f"{name:<8} loss {loss:.2f}, {reads[name]:.0%} right")

# %%
from course_utils import measured
from course_utils.training import band, expect_accuracy

stored = measured.load("activations")  # the same cells, run from three seeds
for name in ("tanh", "ReLU"):
    print(name, end=" ")
    runs = stored["ten layers"]["runs"][kinds[name].__name__]
    expect_accuracy(reads[name], *band([run["accuracy"] for run in runs]), digits.source)

# %% [markdown]
# Same depth, same digits, same steps. At 2.30 sigmoid guesses, the others learn, and tanh is even ahead. Why
# then do you find ReLU, or a relative of it, between the layers of most networks today? It needs a comparison
# and no exponential, and however large a sum grows, its slope stays 1. Lesson 07 lets both compete in a real
# network. Sigmoid has kept a place at the very end, where one number is wanted as a probability.

# %% [markdown]
# ## Why neurons die
#
# ReLU's flat half has a price. In lesson 02 many trained neurons answered 0 to every digit. By hand: a neuron
# with $w=(1,1)$ and $b=-5$ sees pixels from 0 to 1. Its sum is at most $1+1-5=-3$. The answer is 0,
# the slope is 0, so the gradient of $w$ and $b$ is 0. **No step will ever move it.** It is dead.
#
# But how does it get there? Article E scaled pixels to −0.5 … 0.5, so the empty background is −0.5,
# in every digit alike. One step of Adam moves each weight by about 0.001, those of the background pixels all
# the same way: at every such pixel the gradient is $-0.5$ times the neuron's error.
#
# > **Predict.** If all 784 weights move by 0.001 the same way, and all pixels were −0.5, by how much does the
# > neuron's sum move, in *one* step? With pixels from 0 to 1, where the background is 0?

# %%
# NBVAL_CHECK_OUTPUT
for background in (-0.5, 0):
    print(f"background {background:>4}: the sum moves by {784 * 0.001 * background:.3f}")

# %% [markdown]
# A few such steps the wrong way, and the sum is below 0 for every digit at once. Count them: neurons in the
# first layer whose weights get a gradient of exactly 0 from all validation digits.


# %%
def train_and_count(activation, shift):
    """Train 784 → 64 → 64 → 10, then count the first layer's dead neurons."""
    hidden = [layers.Dense(64), activation(), layers.Dense(64), activation()]
    network = layers.Network([*hidden, layers.Dense(10)], (784,))
    network.fit(x_train - shift, y_train, epochs=3)
    _, accuracy = network.evaluate(x_val - shift, digits.y_val)
    scores = network.forward(x_val - shift)
    network.backward(layers.softmax_cross_entropy_backward(scores, digits.y_val))
    return (network.layers[0].gradients["weights"] == 0).all(axis=0).sum(), accuracy


# %%
shift = np.float32(0.5)
dead = {
    "ReLU, pixels −0.5 to 0.5": train_and_count(layers.ReLU, shift),
    "ReLU, pixels 0 to 1": train_and_count(layers.ReLU, 0 * shift),
    "leaky ReLU, −0.5 to 0.5": train_and_count(layers.LeakyReLU, shift),
}
for name, (count, right) in dead.items():
    print(f"{name:<25} {count:>2} of 64 dead, {right:.0%} right", end=", ")
    runs = stored["dead neurons"]["runs"][name]
    expect_accuracy(right, *band([run["accuracy"] for run in runs]), digits.source)

# %% [markdown]
# **What just happened.** With a background of −0.5, neurons die within the first two hundred steps. With a
# background of 0 fewer do, on MNIST hardly any: an input of 0 passes no gradient to its weight. And **leaky
# ReLU** lets a fifth of the gradient through below 0, so that a silent neuron can find its way back. Two
# cures, then: scale from 0 to 1, or let it leak.

# %% [markdown]
# ## Softmax, seen again
#
# Softmax turns logits $z$ into probabilities, $p_k=e^{z_k}/\sum_j e^{z_j}$. In
# lesson 02, $(2,0)$ became $(0.88,0.12)$.
#
# **Only differences count.** Add 3 to both logits: $e^5$ and $e^3$ are both $e^3$ times as large, the factor
# cancels, and $(5,3)$ gives $(0.88,0.12)$ again.
#
# **Size is confidence.** Divide all logits by a number $T$, the **temperature**. $T=2$ makes $(1,0)$ of
# $(2,0)$, and $e/(e+1)=0.73$ of 0.88.
#
# > **Predict.** Logits $(2,1,0)$. Which $T$ makes the three nearly equal: a large one or a small one? Does
# > the order ever change?

# %%
logits = np.array([2.0, 1, 0])
panels = {f"T = {T}": layers.softmax(logits / T) for T in (0.25, 1, 4)}
plots.show_probabilities(panels, "Temperature: cold is sure of itself, hot is undecided")

# %% [markdown]
# The order stays, so the accuracy does too. What changes is how sure the answer sounds. Lesson 09 uses this
# to make a network's confidence honest.
#
# ### Too large for a computer
#
# $e^{1000}$ is a number with 435 digits. NumPy's usual numbers, float64, end at 309 digits, the float32 of
# networks at 39. Beyond that they say `inf`, infinity, and $\infty/\infty$ is `nan`, *not a number*.
#
# > **Predict.** Logits $(1000,0)$ mean "class 0, surely". What does the computer make of the formula? And of
# > $(100,0)$ in float32?


# %%
# NBVAL_CHECK_OUTPUT
def naive_softmax(z):
    """Do what the formula says, in its order."""
    powers = np.exp(z)
    return powers / powers.sum(axis=-1, keepdims=True)


huge, large = np.array([1000.0, 0]), np.float32([100, 0])
with np.errstate(over="ignore", invalid="ignore"):  # NumPy would warn, and rightly
    for z in (huge, large):
        print(f"{z.dtype}: {z} becomes {naive_softmax(z)}")

# %% [markdown]
# Only differences count. So we may *subtract the largest logit* first: $(1000,0)$ becomes $(0,-1000)$. Now
# the largest power is $e^0=1$, and the smallest at worst rounds to 0, where it belongs.


# %%
# NBVAL_CHECK_OUTPUT
def softmax(z):
    """Turn logits into probabilities along the last axis, whatever their size."""
    powers = np.exp(z - z.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


print(softmax(huge), softmax(large).round(3), softmax(logits).round(3))
print("as course_utils.layers:", np.allclose(softmax(logits), layers.softmax(logits)))

# %% [markdown]
# **What just happened.** One subtraction, and nothing can overflow. In a batch, `(N,
# classes)`, largest and sum run over the classes, `axis=-1`. Along the other axis digits would share their
# probability with each other, without any error.

# %% [markdown]
# ## Prediction minus truth
#
# Lesson 02 used a gradient and promised to show where it comes from. The loss of one digit with
# label $c$ is
#
# $$L=-\ln p_c=-\ln\frac{e^{z_c}}{\sum_j e^{z_j}}=-z_c+\ln\sum_j e^{z_j}.$$
#
# How does it change when one logit $z_k$ moves and the others stay? That slope is written
# $\partial L/\partial z_k$. The first term changes only if $k$ *is* the label: slope $-1$ there, else 0. That
# is $-y_k$, with $y$ the one-hot label. The second term is a logarithm. The slope of $\ln u$ is 1 over $u$,
# times the slope of $u$. Here $u$ is a sum of which one term moves, $e^{z_k}$, and that is its own slope:
#
# $$\frac{\partial L}{\partial z_k}=-y_k+\frac{e^{z_k}}{\sum_j e^{z_j}}=p_k-y_k.$$
#
# **Prediction minus truth.** The exponential of softmax and the logarithm of the loss have cancelled.
#
# By hand: logits $(2,0)$, label 0. $p-y=(0.88-1,\;0.12-0)=(-0.12,\;0.12)$. Raising the right logit lowers the
# loss, raising the other raises it, and both by little, since the answer is nearly right.
#
# > **Predict.** The same logits, label 1. What is the gradient? And for logits $(1000,0)$, label 1, as wrong
# > as can be: how large does it get?

# %%
# NBVAL_CHECK_OUTPUT
for z, label in [((2, 0), 0), ((2, 0), 1), ((1000, 0), 1)]:
    gradient = layers.softmax(np.array(z, dtype=float)) - np.eye(2)[label]
    print(f"logits {z!s:<9} label {label}: {gradient.round(2)}")

# %% [markdown]
# Never larger than 1, and never small while the answer is wrong: no saturation. To test the algebra, move one
# logit up and down by a little, see what the loss does, divide: lesson 04's finite difference.


# %%
# NBVAL_CHECK_OUTPUT
def by_differences(loss, z, step=1e-4):
    """The slope of loss(z) in each number of z, by trying."""
    slopes = np.zeros_like(z)
    for place in np.ndindex(z.shape):
        move = np.zeros_like(z)
        move[place] = step
        slopes[place] = (loss(z + move) - loss(z - move)) / (2 * step)
    return slopes


z, labels = rng.normal(0, 2, (5, 10)), np.array([3, 1, 4, 1, 5])
tried = by_differences(lambda z: layers.softmax_cross_entropy(z, labels), z)
derived = (layers.softmax(z) - np.eye(10)[labels]) / len(labels)
coded = layers.softmax_cross_entropy_backward(z, labels)
print("tried = derived:", np.allclose(tried, derived, atol=1e-6))
print("derived = coded:", np.allclose(derived, coded))

# %% [markdown]
# The loss of a batch is a *mean*, so the gradient is divided by $N$. One more link of the chain, and lesson
# 02's formula is complete. The logits are $Z=XW$, so what reaches a weight is its pixel times the gradient of
# its logit, added up over the digits:
#
# $$\frac1N X^\top(P-Y)$$
#
# **What just happened.** By hand, by trying, and in code: one gradient. Softmax and cross-entropy belong
# together. Near $p=0$ the slope of $-\ln p$ explodes and softmax is flat; together they leave a difference.

# %% [markdown]
# ### Explore: ten logits
#
# The right class is 7. Below each probability stands the gradient of its logit, $p-y$ at temperature 1.
#
# 1. Drag logits until the cross-entropy is below 0.1. Is there another way than raising the 7?
# 2. Set all logits to the same value, any value. What is the loss? Where have you met that number?
# 3. Make a confident, wrong answer. Then raise the temperature: what happens to the loss? Is the answer
#    better?
# 4. Back to temperature 1. Choose ±100, tick *without the max trick*, and drag one logit up until the formula
#    gives up. Near which logit does it happen? Untick it again: what becomes of the answer?

# %%
from course_utils.widgets import SoftmaxExplorer

SoftmaxExplorer(np.array([1.0, 0, 2, -1, 0, 0, 0, 3, 0, 1]), label=7)

# %% [markdown]
# <details><summary>What you can find</summary>
#
# 1. Lower all others. Only differences count.
# 2. 2.303, the logarithm of ten: it knows nothing.
# 3. The loss falls, since it charges for confidence. The answer is as wrong as before.
# 4. Near 89, where $e^z$ becomes infinite in float32. In float64 it would be near 710. With the trick the
#    answer is there, and it is sure.
#
# </details>

# %% [markdown]
# ## Logits or probabilities?
#
# Since the two belong together, a loss in Keras can do the softmax itself. There are two right ways:
#
# | the last layer gives | the loss is told |
# | --- | --- |
# | probabilities, `Dense(10, activation="softmax")` | nothing: `from_logits=False` is the default |
# | logits, `Dense(10)` | `from_logits=True` |
#
# and two wrong ones, which give numbers and no error. Take an answer that is right and sure: logits
# $(8,0,0)$, label 0. The loss should be nearly 0.
#
# > **Predict.** Softmax twice: the probabilities $(1,0,0)$ are taken for logits. What comes out,
# > $-\ln\big(e/(e+2)\big)$, roughly? And if the logits $(8,0,0)$ are taken for probabilities: what can the
# > loss make of an 8?

# %%
from keras.losses import sparse_categorical_crossentropy as keras_loss  # Keras loads slowly


def three_losses(z, label):
    """Keras's loss, told the truth, with softmax twice, and with from_logits forgotten."""
    z, p = np.float32([z]), layers.softmax(np.float32([z]))
    given = [(z, True), (p, True), (z, False)]
    truth = np.array([label])
    return [float(keras_loss(truth, scores, from_logits=told)[0]) for scores, told in given]


# %%
# NBVAL_CHECK_OUTPUT
print("logits      label   right   softmax twice   from_logits forgotten")
for z, label in [((8, 0, 0), 0), ((8, 0, 0), 1), ((8, 7, -3), 0), ((8, 7, -3), 1)]:
    right, twice, forgotten = three_losses(z, label)
    print(f"{z!s:<14}{label}  {right:>7.2f}{twice:>12.2f}{forgotten:>18.2f}")

# %% [markdown]
# **Softmax twice** is never content: with three classes it stays above $-\ln\big(e/(e+2)\big)=0.55$. And it
# hardly objects to a sure mistake, with 1.55 where 8 is due. **Forgotten**, the loss cuts every logit off
# at 1 and at nearly 0: 8 and 7 look the same to it, whichever is right.
#
# Softmax twice hides well, since it still learns. What does it cost? Ten neurons, 200 steps of
# gradient descent as in lesson 02, once with each gradient.
#
# > **Predict.** With ten classes, which number can softmax twice not get below? Will it read fewer digits?


# %%
def train(twice, steps=200, rate=0.5):
    """Return the loss that each step reports, and the weights."""
    W, losses = np.zeros((784, 10), np.float32), []
    for _ in range(steps):
        z = x_train @ W
        scores = layers.softmax(z) if twice else z
        losses.append(layers.softmax_cross_entropy(scores, y_train))
        gradient = layers.softmax_cross_entropy_backward(scores, y_train)
        if twice:  # the gradient comes back through the first softmax as well
            gradient = layers.softmax_backward(gradient, z)
        W -= rate * (x_train.T @ gradient)
    return losses, W


# %%
(once, W_once), (twice, W_twice) = train(twice=False), train(twice=True)
floor = -np.log(np.e / (np.e + 9))
curves, line = {"softmax once": once, "softmax twice": twice}, f"never below {floor:.2f}"
plots.show_losses(curves, (floor, line), "Softmax twice: slow, and never content")

# %% tags=["mnist"]
# NBVAL_CHECK_OUTPUT
for name, W in [("once", W_once), ("twice", W_twice)]:
    share = ((x_val @ W).argmax(axis=1) == digits.y_val).mean()
    print(f"softmax {name:<6} {share:.0%} of the validation digits read")

# %% [markdown]
# **What just happened.** It learns, more slowly, and reports a loss that looks like failure. A `Softmax()`
# behind `Dense(10, activation="softmax")` does this in Keras, and nothing stops you. One case Keras may mend:
# where softmax stands right before a loss with `from_logits=True`, it warns, and with TensorFlow it goes back
# to the logits. Do not build on that. If a loss hangs above 1.46 with ten classes while the accuracy looks
# fine, look for a second softmax.

# %% [markdown]
# ## Put it together: follow one digit through the whole network
#
# You have all parts now. The network behind the digit pad of lesson 00 is made of nothing else: 8 kernels of
# 5 x 5, ReLU, max pooling by 2, then 16 kernels of 5 x 5 x 8, ReLU, max pooling by 2, one row of numbers, and
# ten dense neurons with a softmax.
#
# By hand: $28-5+1=24$ places along a side, so 8 maps of 24 x 24. The pool halves that to 12 x
# 12.
#
# > **Predict.** What shape has each stage after that, and how many weights has each of the ten
# > neurons?

# %%
from course_utils.pretrained import load_weights

trained = load_weights("tiny_cnn")


def stages(images):
    """What each layer of the digit pad's network gives for a batch of images (N, 28, 28)."""
    x, found = images[..., np.newaxis] / np.float32(255), {}
    for number in (1, 2):
        found[f"conv_{number}"] = layers.relu(layers.conv2d(x, *trained[f"conv_{number}"]))
        found[f"pool_{number}"] = x = layers.max_pool2d(found[f"conv_{number}"], 2)
    found["flatten"] = layers.flatten(x)
    found["scores"] = layers.softmax(layers.dense(found["flatten"], *trained["scores"]))
    return found


# %%
# NBVAL_CHECK_OUTPUT
whole = digits.x_train[digits.y_train == 7][7]
for name, values in stages(whole[np.newaxis]).items():
    print(f"{name:<8} {values.shape}")
print("read as a", values.argmax())

# %% [markdown]
# That is the whole network, in a dozen lines of functions you have written or taken apart. Now look inside.
# The tour holds two digits: our 7, and the same without its bar.
#
# ### Explore: find the map that speaks for the 7
#
# 1. Walk through the 16 maps of *conv_2*. Which one has ReLU silenced almost everywhere? Open it, and compare
#    the map before and after ReLU.
# 2. Open *scores*, unit 7 (a unit is a neuron). Which map stands first among those *for* the 7?
# 3. **Predict**, then turn to the second digit: as what is the 7 without its bar read? And what is left of
#    the map from step 2?
# 4. Leave the tour at that map of *conv_2*, and run the next cell.

# %%
from course_utils.widgets import NetworkTour

without_bar = whole.copy()
without_bar[:10, :18] = 0
both = np.stack([whole, without_bar])
tour = NetworkTour(images=both, labels=[7, 7], layer="conv_2", feature_map=0)
tour

# %% tags=["mnist"]
# NBVAL_CHECK_OUTPUT
ours, shown = stages(tour.digit[np.newaxis]), tour.activations
same = [np.allclose(ours[name][0], shown[name], atol=1e-4) for name in shown]
print("The tour shows what our functions give:", all(same))


def voices(image):
    """What each map of conv_2 adds to the logit of the 7."""
    pooled = stages(image[np.newaxis])["pool_2"][0]
    return (pooled * trained["scores"][0][:, 7].reshape(pooled.shape)).sum(axis=(0, 1))


loudest = voices(whole).argmax()
adds, left = voices(whole)[loudest], voices(without_bar)[loudest]
print(f"You are at map {tour.feature_map} of {tour.layer}. Loudest for the 7 is map {loudest}:")
print(f"it adds {adds:.1f}, and without the bar {left:.1f}")

# %% [markdown]
# One digit proves little. Ask a thousand: which digits make this map loud, and which leave it silent?

# %% tags=["mnist"]
# NBVAL_CHECK_OUTPUT
maps, labels = stages(digits.x_val[:1000])["conv_2"], digits.y_val[:1000]
largest = maps[..., loudest].max(axis=(1, 2))
print(f"largest number in map {loudest}, on average, for a")
for digit in range(10):
    print(f"{digit}: {largest[labels == digit].mean():.1f}", end="   ")
print(f"\nshare of conv_2 that ReLU has silenced: {(maps == 0).mean():.0%}")

# %% [markdown]
# <details><summary>What you can find on MNIST</summary>
#
# 1. Map 1. Before ReLU nearly all of its numbers are below 0.
# 2. Map 5. Its number in the corner, where the bar begins, counts most.
# 3. As a 1, quite surely. Map 5, which had answered to the bar, is nearly silent.
#
# </details>

# %% [markdown]
# **What just happened.** Nobody told map 5 to listen for level strokes. Training found that they tell a 5
# or a 7 from a 1. ReLU leaves most places at 0: a map speaks where its stroke is, and is silent elsewhere.
# The last layer adds the voices for and against each digit, and softmax makes probabilities of the sums.

# %% [markdown]
# ## What we have not solved
#
# These weights came as a gift. Draw them at random, and see what the same network reads.
#
# > **Predict.** How many of 100 digits?

# %%
images, labels = digits.x_val[:500, ..., np.newaxis] / np.float32(255), digits.y_val[:500]
for seed in range(3):
    parts = [layers.Conv2D(8, 5), layers.ReLU(), layers.MaxPool2D(2)]
    parts += [layers.Conv2D(16, 5), layers.ReLU(), layers.MaxPool2D(2)]
    parts += [layers.Flatten(), layers.Dense(10)]
    network = layers.Network(parts, (28, 28, 1), seed)
    loss, right = network.evaluate(images, labels)
    print(f"draw {seed}: loss {loss:.2f}, {right:.0%} right")

# %% [markdown]
# Every part is proven, and the whole knows nothing. Does it learn when it is put together? Does it still read
# a digit that has moved by three pixels? That is lesson 06: your first CNN, trained.

# %% [markdown]
# ## Quiz
#
# **1. A colleague stacks five 3 x 3 convolutions, stride 1, no padding, no activation. What do they have?**
#
# <details><summary>A. A deep network, but a slow one to train</summary>
# Not quite: depth without a bend is no depth. It can do no more than one layer.</details>
# <details><summary>B. One 11 x 11 convolution</summary>
# Right: each further layer adds two pixels to the 3, and linear after linear is linear.</details>
# <details><summary>C. One 3 x 3 convolution</summary>
# Not quite: the fifth layer's answer depends on pixels up to five places away.</details>

# %% [markdown]
# **2. Ten layers with sigmoid do not learn. Which remedy goes to the cause?**
#
# <details><summary>A. ReLU between the layers</summary>
# Right: above 0 its slope is 1, and 1 to the power of 10 is still 1.</details>
# <details><summary>B. A learning rate a million times larger</summary>
# Not quite: the last layers hear the gradient in full, and they would leap.</details>
# <details><summary>C. Sigmoid only in the first layers</summary>
# Not quite: every sigmoid in the way multiplies by at most a quarter, wherever it stands.</details>

# %% [markdown]
# **3. A network ends with `Dense(10, activation="softmax")` and then a layer `Softmax()`. What happens?**
#
# <details><summary>A. Keras stops with an error</summary>
# Not quite: ten numbers are ten numbers. The shapes fit.</details>
# <details><summary>B. Nothing bad: softmax of a softmax is the same softmax</summary>
# Not quite: the second one gets numbers from 0 to 1, and can never be sure of anything.</details>
# <details><summary>C. It learns more slowly and its loss stays above 1.46</summary>
# Right: at best it sees one 1 and nine 0, and gives the right class e / (e + 9) = 0.23.</details>

# %% [markdown]
# ## Recap
#
# 1. Linear after linear is linear: $W=W_1W_2$, $b=b_1W_2+b_2$. An activation function between them ends that.
# 2. The gradient is multiplied by every slope on its way back. Sigmoid's is at most ¼, ReLU's is 1 or 0.
# 3. A neuron below 0 for every digit is dead. Inputs from 0 to 1, or a leak, keep it alive.
# 4. Softmax: subtract the largest logit, sum over the classes. Its gradient with cross-entropy is
#    $(p-y)/N$, prediction minus truth.
# 5. Probabilities with `from_logits=False`, logits with `from_logits=True`, and softmax once. The whole
#    network is a dozen lines; lesson 06 trains one.
#
# **The source.** X. Glorot, A. Bordes and Y. Bengio, [Deep sparse rectifier neural
# networks](https://proceedings.mlr.press/v15/glorot11a.html), *AISTATS* 2011: the paper that brought ReLU
# into deep networks.
