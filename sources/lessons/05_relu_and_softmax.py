# %% [markdown]
# # Bend between the layers, and read probabilities at the end
#
# ![Four functions and their slopes: ReLU, leaky ReLU, sigmoid, tanh](../pictures/05_relu_and_softmax.png)
#
# **You will**
#
# - collapse two layers into one, by hand and on a digit, and stop that with ReLU
# - read four activation functions by their slopes
# - measure how gradients fade through ten layers, and find out why neurons die
# - make softmax safe from numbers too large for a computer
# - derive the gradient with which every classifier in this course learns
#
# **You need** lessons 02 and 03: dense layers, convolutions, cross-entropy, one step of gradient descent.

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
# The smallest network: one number in, one neuron, one more neuron, nothing in between.
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
print("W =", W.ravel(), "  b =", b, "  two layers:", (x @ W1 + b1) @ W2 + b2, "  one layer:", x @ W + b)

# %% [markdown]
# Now 784 pixels → 64 neurons → 10, on real digits, with random weights.
#
# > **Predict.** The two layers hold $50{,}240+650$ numbers. How many does the one layer hold that does the
# > same?

# %%
# NBVAL_CHECK_OUTPUT
rng = np.random.default_rng(0)
x = digits.x_train[:100].reshape(-1, 784).astype(np.float32) / 255
W1, b1 = rng.normal(0, 0.05, (784, 64)), rng.normal(0, 0.05, 64)
W2, b2 = rng.normal(0, 0.05, (64, 10)), rng.normal(0, 0.05, 10)
two = layers.dense(layers.dense(x, W1, b1), W2, b2)
one = layers.dense(x, W1 @ W2, b1 @ W2 + b2)
print("one layer of", (W1 @ W2).size + 10, "numbers, equal to 0.00001:", np.abs(two - one).max() < 1e-5)

# %% [markdown]
# ### Two convolutions, too
#
# By hand, in one row. The kernel $(1,1)$ adds neighbours, the kernel $(1,-1)$ subtracts them. From
# $x=(0,1,3,3)$ the first makes $(1,4,6)$, and from that the second makes $(1-4,\,4-6)=(-3,-2)$.
#
# Written out, the second answer is $(x_0+x_1)-(x_1+x_2)=x_0-x_2$. So one kernel $(1,0,-1)$ does it, three
# pixels wide: $(0-3,\,1-3)=(-3,-2)$.
#
# In a picture, two kernels of 3 x 3 see five pixels in each direction. For every place of the second kernel
# we lay the whole first kernel there, weighted, and add up over the channels in between: `@` does the last.
#
# > **Predict.** A layer with 4 maps, a layer with 2, both 3 x 3, no ReLU. What shape has the one kernel that
# > replaces them?


# %%
def merge(first, second):
    """Return the one kernel that does what two do, one after the other, with stride 1."""
    (kh, kw, c_in, _), (rows, columns, _, c_out) = first.shape, second.shape
    merged = np.zeros((kh + rows - 1, kw + columns - 1, c_in, c_out))
    for i in range(rows):
        for j in range(columns):
            merged[i : i + kh, j : j + kw] += first @ second[i, j]
    return merged


# %%
# NBVAL_CHECK_OUTPUT
first, second = rng.normal(0, 0.3, (3, 3, 1, 4)), rng.normal(0, 0.3, (3, 3, 4, 2))
two = layers.conv2d(layers.conv2d(seven, first), second)
one = layers.conv2d(seven, merge(first, second))
print(merge(first, second).shape, "equal to 0.00001:", np.abs(two - one).max() < 1e-5)

# %%
maps = {"a 7": seven[0, ..., 0], "two convolutions": two[0, ..., 0], "one of 5 x 5": one[0, ..., 0]}
plots.show_feature_maps(maps, columns=3)

# %% [markdown]
# **What just happened.** A layer that only multiplies by weights and adds is called **linear** (strictly,
# with its bias, *affine*). Linear after linear is linear. You may stack a hundred, dense, convolution or
# average pooling, and you own one layer, slower and with more numbers to train. Max pooling is not linear, as
# lesson 04 found, but it pays with the map's size. We want a bend that costs nothing.

# %% [markdown]
# ## One bend is enough
#
# Is there a network of two neurons that gives $|x|$, the size of $x$ without its sign? A linear one cannot:
# it draws a straight line. With ReLU, $\max(0,z)$, it can:
#
# $$\text{relu}(x)+\text{relu}(-x)=|x|\qquad\text{for }x=-3:\quad 0+3=3$$
#
# > **Predict.** Here is a use for it. One kernel $K$ is blue where the stroke begins, and $-K$ where it ends
# > (lesson 03). Add the two maps: what do you see? And when ReLU comes before the sum?

# %%
K = np.array([[-1, 0, 1]] * 3)[..., np.newaxis, np.newaxis]
begins, ends = layers.conv2d(seven, K)[0, ..., 0], layers.conv2d(seven, -K)[0, ..., 0]
maps = {"K": begins, "−K": ends, "the sum": begins + ends}
maps["the sum after ReLU"] = layers.relu(begins) + layers.relu(ends)
plots.show_feature_maps(maps, columns=4)

# %% [markdown]
# **What just happened.** Without ReLU, $K$ and $-K$ cancel at every pixel. With it, two edge detectors make
# an *outline* detector, which no single kernel is. Each further layer can build on such combinations:
# edges, outlines, corners, loops. This is what makes depth worth it. A function between two layers that is
# not linear is called an **activation function**.

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
# | sigmoid | $s=1/(1+e^{-z})$ | $s\,(1-s)$ |
# | tanh | $t=(e^z-e^{-z})/(e^z+e^{-z})$ | $1-t^2$ |
#
# By hand, sigmoid at $z=0$: $s=1/(1+1)=0.5$, slope $0.5\cdot0.5=0.25$. At $z=2$: $e^{-2}=0.135$, so
# $s=1/1.135=0.88$, slope $0.88\cdot0.12=0.105$.
#
# > **Predict.** Where is each slope largest, and how large? What is left of sigmoid's slope at $z=5$?

# %%
# NBVAL_CHECK_OUTPUT
z = np.array([-5.0, -2, 0, 2, 5])
for name in ("relu", "leaky_relu", "sigmoid", "tanh"):
    values = getattr(layers, name)(z)
    slopes = getattr(layers, f"{name}_backward")(np.ones(5), z)  # a gradient of 1 comes back as the slope
    print(f"{name:<11}", *(f"{v:>6.3f}" for v in values), "   slope", *(f"{s:.3f}" for s in slopes))


# %%
def slope_of(backward):
    """Return the function that gives the slope at each z."""
    return lambda z: backward(np.ones_like(z), z)


functions = {
    "ReLU": (layers.relu, slope_of(layers.relu_backward)),
    "leaky ReLU": (layers.leaky_relu, slope_of(layers.leaky_relu_backward)),
    "sigmoid": (layers.sigmoid, slope_of(layers.sigmoid_backward)),
    "tanh": (layers.tanh, slope_of(layers.tanh_backward)),
}
plots.show_activations(functions)

# %% [markdown]
# Far from 0, sigmoid and tanh are flat: they are **saturated**. Whatever $z$ does there, the answer hardly
# changes, and hardly any gradient comes through. ReLU is as steep at 100 as at 1. Below 0 it is flat as well,
# and we shall meet the price.
#
# On a real feature map, the seven's edges:

# %%
maps = {"before": begins} | {name: function(begins) for name, (function, _) in functions.items()}
plots.show_feature_maps(maps)

# %% [markdown]
# ReLU keeps one kind of edge. Leaky ReLU keeps the other faintly. Sigmoid makes a grey 0.5 of "no edge here".
# Tanh keeps both signs.
#
# ### Explore: follow the slope
#
# 1. For each function, find the $z$ where the slope is steepest. For which is there more than one such place?
# 2. Choose *sigmoid* and push $z$ to the far right. Then make the stack ten layers deep. What is left of a
#    gradient of 1? What does *ReLU* leave of it, at $z=1$ and at $z=-1$?
# 3. Which function leaves the feature map unchanged where the edge is blue, and white where it was red?

# %%
from course_utils.widgets import ActivationExplorer

ActivationExplorer(begins, activation="sigmoid")

# %% [markdown]
# <details><summary>What you can find</summary>
#
# 1. Sigmoid and tanh at 0 alone, ReLU and leaky ReLU everywhere above 0.
# 2. Next to nothing: each layer multiplies by at most a quarter. ReLU leaves all of it above 0, and nothing
#    below.
# 3. ReLU.
#
# </details>

# %% [markdown]
# ## Slopes multiply
#
# Three sigmoid neurons in a row, all weights 1. The chain rule multiplies the three slopes. Each is at most
# $\frac14$, so at best $\frac14\cdot\frac14\cdot\frac14=\frac1{64}$ of the gradient reaches the first one.
#
# > **Predict.** And through ten, at best: one part in how many?

# %%
# NBVAL_CHECK_OUTPUT
print(f"one part in {4**10:,}")

# %% [markdown]
# That was the best case, on paper. Now we measure. Ten hidden layers of 64 neurons, real digits, random
# weights, one gradient. `layers.Network` goes forward and backward, and each layer keeps the gradient of its
# weights. Their mean size is what a step of gradient descent would move them by.


# %%
def gradient_sizes(activation, seed=0):
    """Mean size of the weights' gradient at each of ten hidden layers."""
    hidden = [part for _ in range(10) for part in (layers.Dense(64), activation())]
    network = layers.Network([*hidden, layers.Dense(10)], (784,), seed)
    logits = network.forward(digits.x_train[:256].reshape(-1, 784) / 255)
    network.backward(layers.softmax_cross_entropy_backward(logits, digits.y_train[:256]))
    return [np.abs(layer.gradients["weights"]).mean() for layer in network.layers[:-1:2]]


# %% [markdown]
# > **Predict.** Sketch two curves over the ten layers, for sigmoid and for ReLU. Which layers learn, which
# > do not?

# %%
measured = {a.__name__: gradient_sizes(a) for a in (layers.ReLU, layers.Tanh, layers.Sigmoid)}
plots.show_gradient_sizes(measured, "Sigmoid: the first layers hear nothing")

# %%
for name, sizes in measured.items():
    print(f"{name:<8} the last layer's gradient is {sizes[-1] / sizes[0]:>9,.1f} times the first layer's")

# %% [markdown]
# **What just happened.** Each grid line is a power of ten. Through ReLU and tanh the gradient keeps its order
# of magnitude. Through sigmoid it shrinks at every layer. These are **vanishing gradients**: the layer that
# sees the pixels gets next to none of the news.
#
# Does it matter? Train both, ten layers each, for a few seconds.
#
# > **Predict.** Where does the loss of the sigmoid network end? (A network that knows nothing has 2.30.)

# %%
from course_utils.training import expect_accuracy

x, y = digits.x_train[:2000].reshape(-1, 784) / np.float32(255), digits.y_train[:2000]
x_val = digits.x_val.reshape(-1, 784) / np.float32(255)
accuracy = {}
for activation in (layers.Sigmoid, layers.ReLU):
    hidden = [part for _ in range(10) for part in (layers.Dense(32), activation())]
    network = layers.Network([*hidden, layers.Dense(10)], (784,))
    history = network.fit(x, y, epochs=5, batch_size=50)
    loss, accuracy[activation.__name__] = network.evaluate(x_val, digits.y_val)
    print(f"{activation.__name__:<8} loss {loss:.2f}, {accuracy[activation.__name__]:.0%} right")

# %%
expect_accuracy(accuracy["ReLU"], 0.6, 0.95, digits.source)

# %% [markdown]
# Same depth, same digits, same steps. One of them guesses. That is why you find ReLU, or a relative of it,
# between the layers of most networks today. Sigmoid has kept a place at the very end, where one number is
# wanted as a probability.

# %% [markdown]
# ## Why neurons die
#
# ReLU's flat half has a price. In lesson 02, after training, many neurons answered 0 to every digit. By hand:
# a neuron with $w=(1,1)$ and $b=-5$ sees pixels from 0 to 1. Its sum is at most $1+1-5=-3$. The answer is 0,
# the slope is 0, so the gradient of $w$ and $b$ is 0. **No step will ever move it.** It is dead.
#
# But how does it get there? Article E scaled pixels to −0.5 … 0.5, so the empty background is −0.5,
# in every digit alike. One step of Adam moves each weight by about 0.001. For a background pixel it moves
# them all the same way: the gradient is $-0.5$ times the neuron's error, at every such pixel.
#
# > **Predict.** If all 784 weights move by 0.001 the same way, and all pixels were −0.5, by how much does the
# > neuron's sum move, in *one* step? With pixels from 0 to 1, where the background is 0?

# %%
# NBVAL_CHECK_OUTPUT
print(f"background −0.5: {784 * 0.001 * -0.5:.3f}   background 0: {784 * 0.001 * 0:.3f}")

# %% [markdown]
# A few such steps the wrong way, and the sum is below 0 for every digit at once. Count them: neurons in the
# first layer whose weights get a gradient of exactly 0 from all validation digits.


# %%
def train_and_count(activation, shift):
    """Train 784 → 64 → 64 → 10, then count the first layer's dead neurons."""
    hidden = [layers.Dense(64), activation(), layers.Dense(64), activation()]
    network = layers.Network([*hidden, layers.Dense(10)], (784,))
    network.fit(x - shift, y, epochs=3)
    accuracy = network.evaluate(x_val - shift, digits.y_val)[1]
    logits = network.forward(x_val - shift)
    network.backward(layers.softmax_cross_entropy_backward(logits, digits.y_val))
    return (network.layers[0].gradients["weights"] == 0).all(axis=0).sum(), accuracy


# %%
shift = np.float32(0.5)
dead = {
    "ReLU, pixels −0.5 to 0.5": train_and_count(layers.ReLU, shift),
    "ReLU, pixels 0 to 1": train_and_count(layers.ReLU, 0 * shift),
    "leaky ReLU, −0.5 to 0.5": train_and_count(layers.LeakyReLU, shift),
}
for name, (count, accuracy) in dead.items():
    print(f"{name:<25} {count:>2} of 64 dead, {accuracy:.0%} right")

# %%
for _, accuracy in dead.values():
    expect_accuracy(accuracy, 0.8, 0.96, digits.source)

# %% [markdown]
# **What just happened.** With a background of −0.5, neurons die within the first two hundred steps. With a
# background of 0 fewer do, on MNIST hardly any: an input of 0 passes no gradient to its weight. And **leaky
# ReLU** lets a fifth of the gradient through below 0, so that a silent neuron can find its way back. Three
# cures, then: scale from 0 to 1, take smaller steps, or let it leak.

# %% [markdown]
# ## Softmax, seen again
#
# The end of the network. Softmax turns logits $z$ into probabilities, $p_k=e^{z_k}/\sum_j e^{z_j}$. In
# lesson 02, $(2,0)$ became $(0.88,0.12)$. Two things can be read off the formula.
#
# **Only differences count.** Add 3 to both logits: $e^5$ and $e^3$ are both $e^3$ times as large, the factor
# cancels, and $(5,3)$ gives $(0.88,0.12)$ again.
#
# **Size is confidence.** Divide all logits by a number $T$, the **temperature**. $T=2$ makes $(1,0)$ of
# $(2,0)$, and $e/(e+1)=0.73$.
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
# $e^{1000}$ is a number with 435 digits. A computer's number ends at 309 digits, in the float32 of networks
# at 39. Beyond that it says `inf`, infinity, and $\infty/\infty$ is `nan`, *not a number*.
#
# > **Predict.** Any child sees that $(1000,0)$ means "class 0, surely". What does the formula give?


# %%
# NBVAL_CHECK_OUTPUT
def naive_softmax(z):
    """Do what the formula says, in its order."""
    powers = np.exp(z)
    return powers / powers.sum(axis=-1, keepdims=True)


with np.errstate(over="ignore", invalid="ignore"):  # NumPy would warn, and rightly
    print("naive:  ", naive_softmax(np.array([1000.0, 0])), naive_softmax(np.float32([89, 0])))

# %% [markdown]
# Only differences count. So we may *subtract the largest logit* first: $(1000,0)$ becomes $(0,-1000)$. Now
# the largest power is $e^0=1$, and the smallest at worst rounds to 0, where it belongs.


# %%
# NBVAL_CHECK_OUTPUT
def softmax(z):
    """Turn logits into probabilities along the last axis, whatever their size."""
    powers = np.exp(z - z.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


print(softmax(np.array([1000.0, 0])), softmax(np.float32([89, 0])).round(3), softmax(logits).round(3))
print("as course_utils.layers:", np.allclose(softmax(logits), layers.softmax(logits)))

# %% [markdown]
# A batch has two axes, `(N, classes)`, and the sum must run over the classes. Over the other one, digits
# would share their probability with each other:

# %%
# NBVAL_CHECK_OUTPUT
batch = np.array([[2.0, 0, 0], [2, 0, 0]])
print("axis=-1, rows sum to", layers.softmax(batch, axis=-1).sum(axis=1).round(2))
print("axis=0,  rows sum to", layers.softmax(batch, axis=0).sum(axis=1).round(2))

# %% [markdown]
# **What just happened.** One subtraction, and nothing can overflow. Every library does it. The wrong axis
# gives no error, only rows that do not sum to 1.

# %% [markdown]
# ## Prediction minus truth
#
# Lesson 02 used a gradient and promised to show where it comes from. Here it is, in three lines. The loss of
# one digit with label $c$ is
#
# $$L=-\ln p_c=-\ln\frac{e^{z_c}}{\sum_j e^{z_j}}=-z_c+\ln\sum_j e^{z_j}.$$
#
# How does it change with one logit $z_k$? The first term changes only if $k$ *is* the label: slope $-1$
# there, else 0. That is $-y_k$, with $y$ the one-hot label. The second term is a logarithm of a sum. Its
# slope is one over the sum, times the slope of the sum, which is $e^{z_k}$:
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
# Never larger than 1, and never small while the answer is wrong: no saturation. Do we trust three lines of
# algebra? Test them. Move one logit up and down by a little, see what the loss does, divide. This is a
# **finite difference**, and it needs no algebra.


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
print("tried = derived:", np.allclose(tried, derived, atol=1e-6), "  = coded:", np.allclose(coded, derived))

# %% [markdown]
# The loss of a batch is a *mean*, so the gradient is divided by $N$. One more link of the chain, and lesson
# 02's formula is complete. The logits are $Z=XW$, so what reaches a weight is its pixel times the gradient of
# its logit, added up over the digits:
#
# $$\frac1N X^\top(P-Y)$$

# %%
# NBVAL_CHECK_OUTPUT
W = rng.normal(0, 0.05, (784, 10))
P, Y, N = layers.softmax(layers.dense(x, W)), np.eye(10)[y], len(x)
_, dW, _ = layers.dense_backward(layers.softmax_cross_entropy_backward(x @ W, y), x, W)
print(dW.shape, "equal:", np.allclose(dW, x.T @ (P - Y) / N, atol=1e-6))

# %% [markdown]
# **What just happened.** By hand, by trying, and by the course's code: one gradient. Softmax and
# cross-entropy belong together. Apart, each has slopes that explode or vanish; together they leave a
# difference.

# %% [markdown]
# ### Explore: ten logits
#
# The right class is 7. Below each probability stands the gradient of its logit, $p-y$.
#
# 1. Drag logits until the cross-entropy is below 0.1. Is there another way than raising the 7?
# 2. Set all logits to the same value, any value. What is the loss? Where have you met that number?
# 3. Make a confident, wrong answer. Then raise the temperature: what happens to the loss? Is the answer
#    better?
# 4. Tick *without the max trick*, and drag one logit up until the formula gives up. Near which logit does it
#    happen? Untick it again: what becomes of the answer?

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
# and two wrong ones, which run without an error. Take an answer that is right and sure: logits $(8,0,0)$,
# label 0. The loss should be nearly 0.
#
# > **Predict.** Softmax twice: the probabilities $(1,0,0)$ are taken for logits. What comes out,
# > $-\ln\big(e/(e+2)\big)$, roughly? And what can a loss do that takes the logits $(8,0,0)$ for
# > probabilities?

# %%
from keras.losses import sparse_categorical_crossentropy as keras_loss  # Keras takes a while to load


def three_losses(z, label):
    """Keras's loss, told the truth, with softmax twice, and with from_logits forgotten."""
    z, p = np.float32([z]), layers.softmax(np.float32([z]))
    given = [(z, True), (p, True), (z, False)]
    return [float(keras_loss(np.array([label]), scores, from_logits=told)[0]) for scores, told in given]


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
# Softmax twice is the more common, since it still learns something. What does it cost? Ten neurons, 200 steps
# on up to 5,000 digits, as in lesson 02, once with each gradient.
#
# > **Predict.** With ten classes, which number can softmax twice not get below? Will it read fewer digits?


# %%
def train(twice, steps=200, rate=0.5):
    """Return the loss that each step reports, and the weights."""
    W, losses = np.zeros((784, 10), np.float32), []
    for _ in range(steps):
        logits = x @ W
        scores = layers.softmax(logits) if twice else logits
        losses.append(layers.softmax_cross_entropy(scores, y))
        gradient = layers.softmax_cross_entropy_backward(scores, y)
        if twice:  # the gradient comes back through the first softmax as well
            gradient = layers.softmax_backward(gradient, logits)
        W -= rate * (x.T @ gradient)
    return losses, W


# %%
x, y = digits.x_train[:5000].reshape(-1, 784) / np.float32(255), digits.y_train[:5000]
(right, W), (twice, W_twice) = train(twice=False), train(twice=True)
floor = -np.log(np.e / (np.e + 9))
plots.show_losses({"softmax once": right, "softmax twice": twice}, (floor, f"never below {floor:.2f}"))

# %% tags=["mnist"]
# NBVAL_CHECK_OUTPUT
for name, weights in [("once", W), ("twice", W_twice)]:
    answers = (x_val @ weights).argmax(axis=1)
    print(f"softmax {name:<6} {(answers == digits.y_val).mean():.0%} of the validation digits read")

# %% [markdown]
# **What just happened.** It learns, more slowly, and reports a loss that looks like failure. Nothing stops
# you. Keras warns where it sees a softmax layer right before such a loss, and trains on. If a loss hangs
# above 1.46 with ten classes while the accuracy looks fine, look for a second softmax.

# %% [markdown]
# ## What we have not solved
#
# Here are all parts in a row: the convolution of lesson 03, the pooling of lesson 04, ReLU between the
# layers, and at the end logits for a softmax.
#
# > **Predict.** How many numbers does the last layer hold? And how many of 100 digits does the network read
# > now, its weights random?

# %%
# NBVAL_CHECK_OUTPUT
parts = [layers.Conv2D(8, 3), layers.ReLU(), layers.MaxPool2D(2), layers.Flatten(), layers.Dense(10)]
network = layers.Network(parts, (28, 28, 1))
network.summary()

# %%
images = digits.x_val[:1000, ..., np.newaxis] / np.float32(255)
loss, accuracy = network.evaluate(images, digits.y_val[:1000])
print(f"loss {loss:.2f}, {accuracy:.0%} right")

# %% [markdown]
# Every part is proven, and the whole knows nothing. Does it all fit together? Will it still read a digit that
# has moved by three pixels? That is lesson 06: your first CNN, trained.

# %% [markdown]
# ## Quiz
#
# **1. A colleague stacks five 3 x 3 convolutions without activation functions, stride 1. What do they have?**
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
# Right: above 0 its slope is 1, and ten times 1 is still 1.</details>
# <details><summary>B. A learning rate a million times larger</summary>
# Not quite: the last layers hear the gradient in full, and they would leap.</details>
# <details><summary>C. Sigmoid only in the first layers</summary>
# Not quite: every sigmoid in the way multiplies by at most a quarter, wherever it stands.</details>

# %% [markdown]
# **3. `Dense(10, activation="softmax")` and a loss with `from_logits=True`. What happens?**
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
# 3. A neuron below 0 for every digit is dead. Inputs from 0 to 1, smaller steps, or a leak keep it alive.
# 4. Softmax: subtract the largest logit, sum over the classes. Its gradient with cross-entropy is
#    $(p-y)/N$, prediction minus truth.
# 5. Probabilities with `from_logits=False`, logits with `from_logits=True`, and softmax once. Lesson 06 puts
#    all the parts to work.
#
# **The source.** X. Glorot, A. Bordes and Y. Bengio, [Deep sparse rectifier neural
# networks](https://proceedings.mlr.press/v15/glorot11a.html), *AISTATS* 2011: the paper that brought ReLU
# into deep networks.
