# %% [markdown]
# # Keep what matters, forget where exactly
#
# ![A 7's map, pooled by 2 and by 4; below, what a push by two pixels changes](../pictures/04_pooling.png)
#
# **You will**
#
# - pool a 4 x 4 picture by hand, and predict the size of every output
# - write max and average pooling, with loops and without, until they equal Keras
# - follow gradients back: to the winner, or to everybody
# - measure how much tolerance of shifts pooling buys, in feature maps and in trained networks
# - weigh it against a convolution that takes larger steps
#
# **You need** lesson 03: windows, strides, feature maps. From lesson 02: what a gradient is.

# %%
import numpy as np

from course_utils import layers, plots
from course_utils.data import load_mnist

digits = load_mnist()
sevens = digits.x_train[digits.y_train == 7].astype(np.float32) / 255

# %% [markdown]
# ## One number for four
#
# Lesson 03 left us with maps that are large and that move with the digit. Suppose these 16 numbers are such
# a map: how much edge there is at each place.
#
# $$X=\left[\begin{array}{cc|cc}4&1&0&2\\0&3&5&1\\\hline2&2&1&0\\6&2&3&4\end{array}\right]$$
#
# Cut it into windows of 2 x 2 and keep *one number for each*. **Max pooling** keeps the largest: of the top
# left window, $\max(4,1,0,3)=4$. It says *there is an edge in here*, and no longer where. **Average
# pooling** keeps the mean, $(4+1+0+3)/4=2$. It says *how much edge is in here, all in all*.
#
# > **Predict.** Three windows are left. Write down both numbers for each of them.

# %%
# NBVAL_CHECK_OUTPUT
X = np.array([[4, 1, 0, 2], [0, 3, 5, 1], [2, 2, 1, 0], [6, 2, 3, 4]])
for top, left in [(0, 0), (0, 2), (2, 0), (2, 2)]:
    window = X[top : top + 2, left : left + 2]
    print(f"window at ({top}, {left}): largest {window.max()}, mean {window.mean():.0f}")

# %%
plots.show_pooling(X)

# %% [markdown]
# Three of the four windows have the same mean, 2. Their largest numbers are 4, 5 and 4. One strong answer
# among weak ones survives max pooling, and is watered down by the average.
#
# A window of pooling has no weights. There is nothing to learn, and nothing to store.

# %% [markdown]
# ## The window and its step
#
# Two numbers describe pooling: the window's **size** $F$ and its **stride** $S$. Along a side of $n$ pixels
# the window has as many places as that of a convolution:
#
# $$\left\lfloor\frac{n-F}{S}\right\rfloor+1$$
#
# If nobody says otherwise, $S=F$: the windows lie side by side. With $S$ smaller than $F$ they overlap. On
# $X$, with $F=2$ and $S=1$, there are $4-2+1=3$ places down and across.
#
# > **Predict.** Max pooling of $X$ with $F=2$, $S=1$: how often does the 5 appear in the nine numbers? And
# > the 6?


# %%
def pool(image, size=2, stride=None, keep=np.max):
    """Keep one number of each window of one map."""
    stride = stride or size
    rows, columns = ((n - size) // stride + 1 for n in image.shape)
    output = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            top, left = i * stride, j * stride
            output[i, j] = keep(image[top : top + size, left : left + size])
    return output


# %%
# NBVAL_CHECK_OUTPUT
pool(X, size=2, stride=1)

# %% [markdown]
# The 5 lies inside, in four windows, and wins them all. The 6 lies in a corner, in one window.
#
# Now the feature map of a 7. The kernel is lesson 03's vertical edge, and ReLU keeps what is above 0: where
# it gets brighter from left to right.
#
# > **Predict.** The map has 26 x 26 numbers. What is left of it with $F=2$? With $F=4$? With $F=3$, $S=2$?
# > And in which of these cases do some pixels lie in no window?


# %%
K = np.array([[-1, 0, 1]] * 3)
edge_kernels = np.stack([K, -K, K.T, -K.T], axis=-1)[:, :, np.newaxis]  # as in lesson 03


def edge_maps(images):
    """Return four feature maps of each picture, (N, 26, 26, 4)."""
    return layers.relu(layers.conv2d(images[..., np.newaxis], edge_kernels))


# %%
# NBVAL_CHECK_OUTPUT
edges = edge_maps(sevens[7:8])[0, ..., 0]
for F, S in [(2, 2), (4, 4), (3, 2)]:
    rows, columns = pool(edges, F, S).shape
    print(f"F = {F}, S = {S}: {rows} x {columns} = {rows * columns} of {edges.size} numbers")

# %%
pooled = {}
for F in (2, 4):
    for name, keep in [("largest", np.max), ("mean", np.mean)]:
        pooled[f"{name} of {F} x {F}"] = pool(edges, F, keep=keep)
plots.show_feature_maps({"the map": edges, **pooled})

# %% [markdown]
# **What just happened.** A quarter of the numbers, then a twentieth, and you can still tell where the stem
# is. Each map has its own scale of greys; the numbers below give the range. The largest numbers stay as
# large as they were. The means shrink, since an edge is thin and most of a window is empty.
#
# With $F=4$ the last window ends at pixel 23, so that the last two rows and columns take no part. With $F=3$,
# $S=2$ it is the last one.
#
# Pooling works on **each map by itself**: 4 maps come in, 4 smaller maps go out.

# %% [markdown]
# ## The same without loops
#
# If windows lie side by side, four axes show them all: which row of windows, which row in the window, which
# column of windows, which column in the window. Pooling takes axes 1 and 3 away.

# %%
# NBVAL_CHECK_OUTPUT
blocks = X.reshape(2, 2, 2, 2)
print(blocks.max(axis=(1, 3)), blocks.mean(axis=(1, 3)), sep="\n")

# %% [markdown]
# > **Predict.** `X.reshape(2, 2, 2, 2).max(axis=(2, 3))` looks nearly the same. Which numbers would it
# > compare with each other?

# %%
# NBVAL_CHECK_OUTPUT
blocks.max(axis=(2, 3))

# %% [markdown]
# Those of one *row*: 4, 5, 2 and 6 are the largest of the four rows of $X$, laid out 2 x 2. The shape is
# right, and the numbers are wrong, and no error says so.
#
# Any size and stride, many pictures and many maps: lesson 03's `sliding_window_view`.


# %%
def pool2d(x, size=2, stride=None, keep=np.max):
    """Pool (N, h, w, c) into (N, rows, columns, c)."""
    stride = stride or size
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(1, 2))
    return keep(windows[:, ::stride, ::stride], axis=(4, 5))


# %% [markdown]
# > **Predict.** What comes out of `(10, 28, 28, 4)` with size 3 and stride 2? And how many parameters does
# > Keras count in a pooling layer?

# %%
# NBVAL_CHECK_OUTPUT
from keras.layers import AveragePooling2D, MaxPooling2D  # Keras takes a while to load

x = np.random.default_rng(0).normal(size=(10, 28, 28, 4)).astype(np.float32)
for size, stride in [(2, 2), (3, 2), (2, 1), (3, 5)]:
    largest, mean = MaxPooling2D(size, stride), AveragePooling2D(size, stride)
    same = np.allclose(pool2d(x, size, stride), largest(x), atol=1e-6)
    same &= np.allclose(pool2d(x, size, stride, np.mean), mean(x), atol=1e-6)
    shape, count = pool2d(x, size, stride).shape, largest.count_params()
    print(f"F = {size}, S = {stride}: {shape}, {count} parameters, equal to Keras: {same}")

# %% [markdown]
# ### Windows that hang over the edge
#
# Pooling knows `"same"` as well: $\lceil n/S\rceil$ places, and what is lacking is added outside, half
# on each side, an odd row below and an odd column at the right. But which number should be added? Take 3 x 3
# numbers, $F=2$, $S=2$. Two places each way, and the lower and the right windows hang over:
#
# $$\left[\begin{array}{cc|c}1&2&3\\4&5&6\\\hline7&8&9\end{array}\right]$$
#
# > **Predict.** The largest of each window is clear. What is the mean of the top right window, with 3 and 6
# > in it? Find two answers, and say which one you would want.

# %%
# NBVAL_CHECK_OUTPUT
nine = np.arange(1.0, 10).reshape(1, 3, 3, 1)
print("the course:", layers.avg_pool2d(nine, padding="same").ravel())
print("Keras:     ", AveragePooling2D(2, padding="same")(nine).numpy().ravel())

# %% [markdown]
# 4.5: the mean of the pixels *that are there*. Counting two zeros would give $9/4=2.25$, and every map
# would darken towards its border. So average pooling leaves the padding out. Max pooling adds $-\infty$,
# which never wins. With zeros, a map of negative numbers would get zeros at its border. This one keeps its
# own:

# %%
# NBVAL_CHECK_OUTPUT
print("largest:   ", layers.max_pool2d(-nine, padding="same").ravel())
print("Keras:     ", MaxPooling2D(2, padding="same")(-nine).numpy().ravel())

# %% [markdown]
# From here on we use `layers.max_pool2d` and `layers.avg_pool2d`. They do what you wrote, for any padding.

# %% [markdown]
# ## Where do gradients go?
#
# A network learns by gradients that travel from the loss to its front (lesson 02). How do they pass a layer
# without weights? Ask what a nudge does. Back to $X$, top left window, $\max(4,1,0,3)=4$.
#
# - Make the **4** a little larger: the output grows by as much. Slope 1.
# - Make the **3** a little larger: the output is still 4. Slope 0.
#
# So max pooling hands the gradient **to the winner**, all of it, and nothing to the others. Of the mean each
# number is a quarter: average pooling **spreads** the gradient, a quarter to each.
#
# Say these slopes arrive from the layers behind: $G=\begin{bmatrix}8&4\\-4&12\end{bmatrix}$.
#
# > **Predict.** Write down the 16 slopes that leave $X$ for max pooling. And those for average pooling.

# %%
G = np.array([[8, 4], [-4, 12]])
x, g = X[np.newaxis, ..., np.newaxis].astype(float), G[np.newaxis, ..., np.newaxis]
to_winner = layers.max_pool2d_backward(g, x)[0, ..., 0]
to_all = layers.avg_pool2d_backward(g, x)[0, ..., 0]

# %%
# NBVAL_CHECK_OUTPUT
print(to_winner.astype(int), to_all.astype(int), sep="\n\n")

# %% [markdown]
# Do not believe it, try it. Nudge each of the 16 numbers by 0.001, and see by how much
# $\sum G\cdot\text{output}$ grows. That is a **finite difference**: a slope, measured.


# %%
# NBVAL_CHECK_OUTPUT
def measured_slopes(keep, nudge=0.001):
    """Return the slope of sum(G * pooled) for each number of X."""
    slopes = np.zeros(X.shape)
    for place in np.ndindex(X.shape):
        nudged = X.astype(float)
        nudged[place] += nudge
        slopes[place] = (G * (pool(nudged, keep=keep) - pool(X, keep=keep))).sum() / nudge
    return slopes


print("max:    ", np.allclose(measured_slopes(np.max), to_winner))
print("average:", np.allclose(measured_slopes(np.mean), to_all))

# %% [markdown]
# **What just happened.** Both ways back are right. Max pooling is picky: through twelve of the sixteen
# numbers no gradient passes, and the kernels in front learn from the other four alone. Another picture has
# other winners. If two numbers of a window are equally large, a nudge to either raises the output; the course
# and TensorFlow let the first one win, row by row. If windows overlap, one number can win several times, and
# it collects a gradient each time.

# %% [markdown]
# ## Does it really forget where?
#
# One row of a map: a strong answer, 9, at place 2. Windows of two numbers lie side by side:
# $[0\;0\,|\,9\;0\,|\,0\;0\,|\,0\;0]$. The row keeps the largest of each: $[0\;9\;0\;0]$.
#
# > **Predict.** The 9 moves to the right by 1 place. What is kept? By 2 places? By 3?

# %%
# NBVAL_CHECK_OUTPUT
for place in (2, 3, 4, 5):
    row = np.zeros(8, dtype=int)
    row[place] = 9
    print(row, "->", row.reshape(4, 2).max(axis=1))

# %% [markdown]
# The first step is forgotten: the 9 stays in its window. The second step carries it over the border into the
# next window, and the output moves by one. So pooling does not make a shift vanish. It **halves** it, more or
# less, and it depends on where the borders are.
#
# Now with 1,000 digits. Move each, compare its maps with those before, and divide the sum of all differences
# $|\text{after}-\text{before}|$ by the sum before. 0 says that nothing changed. 2 says that the two have
# *nothing in common*: all that was there is gone, and as much has come in elsewhere.
#
# > **Predict.** Without pooling, how many pixels does it take until the change is past 1, half of the way?
# > Then rank for a push by 1 pixel: the largest of 2 x 2, the mean of 2 x 2, the largest of 4 x 4, and every
# > second number, without looking at the others.


# %%
def shift_right(images, pixels):
    """Move pictures to the right: what leaves is lost, and black comes in on the left."""
    moved = np.zeros_like(images)
    moved[:, :, pixels:] = images[:, :, : images.shape[2] - pixels]
    return moved


ways = {
    "no pooling": lambda maps: maps,
    "every second number": lambda maps: maps[:, ::2, ::2],
    "mean of 2 x 2": layers.avg_pool2d,
    "largest of 2 x 2": layers.max_pool2d,
    "largest of 4 x 4": lambda maps: layers.max_pool2d(maps, 4),
}

# %%
x_val, y_val = digits.x_val[:1000].astype(np.float32) / 255, digits.y_val[:1000]
moved_maps = [edge_maps(shift_right(x_val, pixels)) for pixels in range(7)]
changes = {}
for name, way in ways.items():
    maps_at = [way(maps) for maps in moved_maps]
    before = maps_at[0]
    changes[name] = [np.abs(after - before).sum() / before.sum() for after in maps_at]
plots.show_change_by_shift(changes)

# %% [markdown]
# **What just happened.** Edges are thin. Two pixels are more than half of the way, and after four little
# is where it was. (It stays below 2 since some edges land where others were.) Leaving out numbers does not
# help at all, the two lines lie on each other: smaller is not yet more tolerant. To *look* at all numbers of
# a window helps, the largest more than the mean, and a large window more than a small one.
#
# ### A reader that profits
#
# Lesson 03 ended with ten mean maps as templates: they read edges no better than pixels once the digit moved.
# Give them pooled maps.
#
# > **Predict.** Pushed by 3 pixels, who reads more: templates of full maps, 2,704 numbers each, or of maps
# > pooled by 4, with 144? And what if the window covers the *whole* map?


# %%
def accuracies(way):
    """Nearest of ten mean maps, for digits moved by 0 to 6 pixels."""
    x = way(train_maps).reshape(len(train_maps), -1)
    means = np.stack([x[train_labels == k].mean(axis=0) for k in range(10)])
    correct = []
    for maps in moved_maps:
        x = way(maps).reshape(len(maps), -1)
        answers = (x @ means.T - (means**2).sum(axis=1) / 2).argmax(axis=1)
        correct.append((answers == y_val).mean())
    return correct


# %%
train_maps = edge_maps(digits.x_train[:3000].astype(np.float32) / 255)
train_labels = digits.y_train[:3000]
readers = {name: ways[name] for name in ("no pooling", "largest of 2 x 2", "largest of 4 x 4")}
readers["largest of the whole map"] = lambda maps: layers.max_pool2d(maps, maps.shape[1])

# %%
shares = {name: accuracies(way) for name, way in readers.items()}
plots.show_accuracy_by_shift(shares, title="Templates of pooled maps")

# %% [markdown]
# **What just happened.** With windows of 4 x 4 the templates read nearly as much in the middle, and far more
# when the digit moves, from a twentieth of the numbers. The whole map forgets *everything* about where: its
# curve is level, and it hardly reads at all. Four numbers say that a digit has edges in all directions, and
# nearly all digits do. Forgetting has a price, and the window's size sets it.

# %% [markdown]
# ## A larger step instead
#
# A convolution with stride 2 gives maps of half the size as well. Why compute all answers, only to throw
# three quarters away? Let us compare.
#
# | | convolution, then pooling 2 x 2 | convolution with stride 2 |
# | --- | --- | --- |
# | computes | the answer at every place | at every second place down and across: a quarter |
# | passes on | one number made of four answers | every answer it has |
# | parameters | those of the convolution | the same |
#
# And pooling may itself be such a convolution. The mean of four numbers is $\frac14x_1+\frac14x_2+\frac14x_3+
# \frac14x_4$: products with fixed weights, summed up.
#
# > **Predict.** Which kernel and which stride turn `conv2d` into average pooling of one map? Is there one
# > for max pooling?

# %%
# NBVAL_CHECK_OUTPUT
maps = moved_maps[0][:, :, :, :1]
quarter = np.full((2, 2, 1, 1), 0.25)
print(np.allclose(layers.conv2d(maps, quarter, stride=2), layers.avg_pool2d(maps), atol=1e-6))

# %% [markdown]
# Average pooling *is* a convolution with stride 2, whose four weights nobody may change. A network could
# learn these weights, or better ones, so there are good networks without any pooling.
#
# For max pooling there is no such kernel. What a kernel answers to two pictures adds up:
# $f(a+b)=f(a)+f(b)$. Take $a=[1\;0]$ and $b=[0\;1]$. Then $\max(a)+\max(b)=1+1=2$, but $\max(a+b)=1$.
#
# ### Five networks, trained
#
# Now networks that learn their kernels: a convolution of 5 x 5 with 8 maps, one with 16, both with ReLU, then
# ten neurons. They differ in what makes the maps smaller: a pool of 2 x 2 behind each convolution, a stride
# of 2, or nothing. All saw digits in the middle only, and each was trained from three seeds. A *product* is
# one weight times one number: how many of them does one digit take?

# %%
# NBVAL_CHECK_OUTPUT
from course_utils import measured

stored = measured.load("shift_tolerance")
for name, case in stored["cases"].items():
    print(f"{name:<16} {case['parameters']:>6,} parameters, {case['products']:>9,} products")

# %% [markdown]
# Without pooling the last maps keep 20 x 20 places, and ten neurons behind 16 such maps need
# $10\cdot(16\cdot400+1)=64{,}010$ parameters. So *nothing* is compared twice: with as many maps, whatever
# that takes; and with as few parameters, which leaves it *one* map in place of 16.
#
# You have time for one of the five, that with max pooling. It is the network of lesson 00's digit pad.
#
# > **Predict.** Pushed by 3 pixels, lesson 02's network lost nearly half of what it read. And these five?
# > Rank them. Where do ten times the parameters stand?

# %%
from course_utils.models import tiny_cnn
from course_utils.training import band, epoch_dots, expect_accuracy, set_seeds

set_seeds(0)
network = tiny_cnn()
network.compile("adam", "sparse_categorical_crossentropy")
network.optimizer.learning_rate = stored["learning_rate"]
x_train = digits.x_train[..., np.newaxis].astype(np.float32) / 255
epochs, dots = stored["epochs"], epoch_dots()
history = network.fit(x_train, digits.y_train, 128, epochs, verbose=0, callbacks=[dots])


# %%
def reads(pixels):
    """The share of validation digits that the network reads, moved by some pixels."""
    x = shift_right(digits.x_val, pixels)[..., np.newaxis].astype(np.float32) / 255
    answers = network.predict(x, batch_size=1000, verbose=0).argmax(axis=1)
    return (answers == digits.y_val).mean()


yours = [reads(pixels) for pixels in stored["shifts"]]
print(f"yours: {yours[0]:.0%} in the middle, {yours[3]:.0%} three pixels further")
runs = stored["cases"]["max pooling"]["runs"]
expect_accuracy(yours[0], *band([run["accuracies"][0] for run in runs]), digits.source)

# %%
curves = {}
for name, case in stored["cases"].items():
    curves[name] = [run["accuracies"] for run in case["runs"]]
title = "Trained on MNIST in the middle: mean and range"
plots.show_runs_by_shift({**curves, "yours": [yours]}, title=title)

# %%
# NBVAL_CHECK_OUTPUT
for name, runs_of_case in curves.items():
    means = enumerate(np.mean(runs_of_case, axis=0)[:5])
    print(f"{name:<16}", *(f"{pixels} px: {mean:.0%}" for pixels, mean in means), sep="  ")

# %% [markdown]
# **What just happened.** In the middle, the four networks with 16 maps are close together, and the one
# without pooling is even a little ahead. Pushed by 3 pixels, compare like with like:
#
# - **With as few parameters**, pooling wins by far: the network with nothing is left with half. It is not
#   pooling that it lacks most, but maps.
# - **With as many maps**, max pooling keeps a little more, and average pooling about the same. At 3 pixels
#   the runs still overlap; at 4 all three with max pooling are above all three with nothing.
# - **A stride of 2** takes by far the fewest products. Of the four it forgives such a shift least.
#
# So what pooling buys is above all *size*: the same reading for a tenth of the parameters, and less than a
# quarter of the products. Some tolerance comes on top. Most of it comes from elsewhere: many learned kernels
# read moved digits better than templates of pooled maps, and better than lesson 02's dense layers, with
# pooling or without.
#
# Three seeds do not settle whether the largest or the mean is better: their ranges overlap. Nor is any of
# the five *independent* of shifts. Two pools of 2 x 2 leave 4 x 4 places, four pixels apart, and the ten
# neurons behind are nailed to these places. Pushed by 5 pixels, all five read less than half.

# %% [markdown]
# ## Explore: what survives a shift?
#
# First the sixteen numbers from the beginning. Then a 7's four feature maps: move the digit under the
# windows, and compare what is kept.
#
# 1. On the numbers, let the windows overlap: size 2, stride 1. Which number wins most often? Then average,
#    size 3 and *same*: which numbers make the mean in the top left corner?
# 2. On the maps, size 4: shift by 1, 2, 3 and 4. Which shift gives the pooled map from before, one place
#    further? Why that one?
# 3. Shift by 1. What lowers the change of the pooled output more, a larger size or a smaller stride? Try
#    several sevens and maps. What have you lost?
# 4. Size 2, stride 2, shift by 1, and tick *show what changed*. White places are as before. Why has max
#    pooling more of them along the edges than the average?
#
# The explorer measures a change as you did, times 100: 200 % is *nothing in common*.

# %%
from course_utils.widgets import PoolingExplorer

PoolingExplorer(X)

# %%
PoolingExplorer(edge_maps(sevens[7:17]), [7] * 10, size=4, shift=1)

# %% [markdown]
# <details><summary>What you can find</summary>
#
# 1. The 5: it lies inside, in four windows. Of a window that hangs over the corner, only the numbers inside
#    the picture count.
# 2. A shift by 4, the stride: every window then sees what its neighbour on the left saw before. Shifts that
#    are no multiple of the stride mix the contents of windows.
# 3. A larger size: from 2 to 4 the change falls to about half. On some maps 3 beats 4, for the windows'
#    borders move too. The stride matters little: on one map this stride is ahead, on another that one. And
#    large windows are coarse: with size 4, small bends of the stroke are gone.
# 4. A mean changes whenever anything enters or leaves its window. The largest number changes only if the
#    winner does: weaker numbers come and go unseen.
#
# </details>

# %% [markdown]
# ## What we have not solved
#
# We have two kinds of layers now, convolution and pooling. Put them in a row: convolution, average pooling,
# convolution, without anything between. 8 x 8 numbers go in, 2 x 2 numbers on each of 4 maps come out.
#
# In lesson 03 you wrote a convolution as *one matrix*: its rows are the answers to pictures with a single 1.
#
# > **Predict.** Is there one matrix that does what the three layers do together? How many rows and columns
# > would it have?


# %%
rng = np.random.default_rng(0)
first, second = rng.normal(size=(3, 3, 1, 6)), rng.normal(size=(3, 3, 6, 4))


def stack(x, pooling):
    """Convolution, pooling, convolution: (N, 8, 8, 1) to (N, 16)."""
    x = pooling(layers.conv2d(x, first, padding="same"))
    return layers.conv2d(x, second).reshape(len(x), -1)


# %%
# NBVAL_CHECK_OUTPUT
lone_pixels = np.eye(64).reshape(64, 8, 8, 1)
x = rng.random((100, 8, 8, 1))
for pooling in (layers.avg_pool2d, layers.max_pool2d):
    W = stack(lone_pixels, pooling)
    one_matrix = np.allclose(x.reshape(100, 64) @ W, stack(x, pooling))
    print(f"{pooling.__name__}: W has shape {W.shape}, one matrix does it all: {one_matrix}")

# %% [markdown]
# **What just happened.** With average pooling, three layers can do no more than one dense layer of 16
# neurons. Ten or a hundred of them could do no more either: convolutions and averages multiply and add up,
# whatever their order, and the whole stays **linear**. Depth would be for nothing.
#
# Max pooling is not linear, and no matrix does what it does. But each time it forgets places, and side by
# side its windows shrink the maps: 26, 13, 6, 3, 1, and after four of them nothing is left to shrink. To make
# depth worth it we need something that bends *without* forgetting places. You have met it: the networks above
# had ReLU behind each convolution. Why such a small thing makes the difference is lesson 05.

# %% [markdown]
# ## Quiz
#
# **1. `(10, 28, 28, 8)` goes through max pooling with size 3, stride 2, `"valid"`. What comes out?**
#
# <details><summary>A. (10, 14, 14, 8)</summary>
# Not quite: that is 28 / 2. With stride 2 a window of 3 has ⌊25 / 2⌋ + 1 places.</details>
# <details><summary>B. (10, 13, 13, 8)</summary>
# Right: 13 places each way, and every map is pooled by itself.</details>
# <details><summary>C. (10, 13, 13, 1)</summary>
# Not quite: pooling does not mix maps. Eight go in, eight come out.</details>

# %% [markdown]
# **2. A window holds 2, 7, 1 and 2, and the slope 8 arrives from behind. What do the four numbers get?**
#
# <details><summary>A. Max pooling: 0, 8, 0, 0. Average pooling: 2, 2, 2, 2</summary>
# Right: all to the winner, or a quarter to each.</details>
# <details><summary>B. Max pooling: 0, 1, 0, 0. Average pooling: ¼ each</summary>
# Not quite: those are the slopes of pooling alone. They are multiplied by the slope that arrives.</details>
# <details><summary>C. Nothing: pooling has no weights</summary>
# Not quite: it has nothing to learn itself, but the layers in front of it have, and the gradient must get
# there.</details>

# %% [markdown]
# **3. A digit moves by one pixel. Behind a max pooling of 2 x 2, what happens to the maps?**
#
# <details><summary>A. Nothing: pooling makes them independent of shifts</summary>
# Not quite: what stays in its window is forgotten, what crosses a border is not. You measured it.</details>
# <details><summary>B. They move by one place</summary>
# Not quite: one place of a pooled map is two pixels.</details>
# <details><summary>C. They change in part: less than before pooling, and more than not at all</summary>
# Right: it depends on where each edge lies in its window.</details>

# %% [markdown]
# ## Recap
#
# 1. Pooling keeps one number of each window: the largest says *it is there*, the mean says *how much*.
# 2. Size $F$, stride $S$: $\lfloor(n-F)/S\rfloor+1$ places. Nothing to learn, each map by itself, and padding
#    never counts.
# 3. Gradients go to the winner, or are spread evenly.
# 4. It makes maps small, and with them all that follows. It forgives small shifts, and forgets places for it:
#    the window's size sets the price. A convolution with stride 2 is cheaper still, and forgives less.
# 5. Convolutions and averages in a row are one linear map. Something must bend in between.
#
# **The source.** D. Scherer, A. Müller and S. Behnke, [Evaluation of pooling operations in convolutional
# architectures for object recognition](https://doi.org/10.1007/978-3-642-15825-4_10), *ICANN* 2010: maximum
# against average, and whether windows should overlap, tried out.
