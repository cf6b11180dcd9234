# %% [markdown]
# # Slide one small detector over the whole picture
#
# ![A 7 with a window on it, a kernel, their products, the feature map](../pictures/03_convolution.png)
#
# **You will**
#
# - compute a convolution by hand, and predict the shape of every output
# - build `conv2d` step by step, first with loops, then without, until it equals Keras
# - find edges in digits, blur them and sharpen them, with nine numbers each
# - measure what a missing border costs, and what a border of zeros mends
# - count what sharing nine numbers saves, and find what it does not solve
#
# **You need** lesson 02: a neuron is a dot product plus a bias.

# %%
import numpy as np

from course_utils import plots
from course_utils.data import load_mnist

digits = load_mnist()
sevens = digits.x_train[digits.y_train == 7].astype(np.float32) / 255
seven = sevens[7]

# %% [markdown]
# ## One question, asked everywhere
#
# The neurons of lesson 02 looked at all 784 pixels, and each weight belonged to one pixel. Here is a neuron
# with nine weights. It looks at three by three pixels and asks one thing: *is it brighter on the right than
# on the left?* Its weights form the **kernel** $K$. The picture $X$ is small enough for paper: a stroke
# that ends one row above the bottom.
#
# $$X=\begin{bmatrix}0&2&2&2&0\\0&2&2&2&0\\0&2&2&2&0\\0&0&0&0&0\end{bmatrix}\qquad
# K=\begin{bmatrix}-1&0&1\\-1&0&1\\-1&0&1\end{bmatrix}$$
#
# Lay the kernel on the top left corner of $X$. The pixels under it are a **window**. Multiply the numbers
# that lie on each other and add up. Each of the three rows gives $-1\cdot0+0\cdot2+1\cdot2=2$, so the
# answer is 6.

# %%
X = np.array([[0, 2, 2, 2, 0]] * 3 + [[0] * 5])
K = np.array([[-1, 0, 1]] * 3)
plots.show_window(X, K, row=0, column=0, reveal=False)

# %% [markdown]
# That is a dot product, as in every neuron: nine pixels, nine weights. What is new: the *same* nine weights
# move on by one pixel, and ask again.
#
# > **Predict.** What is the answer one step to the right? One more? And one row down, at the left? How many
# > windows are there in all? Write down the whole output before you run the cell.

# %%
# NBVAL_CHECK_OUTPUT
Y = np.zeros((2, 3), dtype=int)
for i in range(2):
    for j in range(3):
        Y[i, j] = (X[i : i + 3, j : j + 3] * K).sum()
Y

# %% [markdown]
# 6 where the stroke begins, 0 inside it, −6 where it ends. One row further down the window sees a row less
# of the stroke, and its answers are weaker. The output is called a **feature map**: it tells, for every
# place, how much of the feature is there. Sliding a kernel over a picture is a **convolution**.
#
# ### How large is the output?
#
# A window of $k$ pixels starts at pixel 0, 1, 2, … and at the latest $k$ pixels before the end. Along a side
# of $n$ pixels it has
#
# $$n-k+1$$
#
# places: $4-3+1=2$ down and $5-3+1=3$ across.


# %%
def convolve(image, kernel):
    """Lay the kernel on every place of the image, multiply, add up."""
    kh, kw = kernel.shape
    rows, columns = image.shape[0] - kh + 1, image.shape[1] - kw + 1
    output = np.zeros((rows, columns), dtype=np.float32)
    for i in range(rows):
        for j in range(columns):
            output[i, j] = (image[i : i + kh, j : j + kw] * kernel).sum()
    return output


# %% [markdown]
# > **Predict.** The kernel meets a digit of 28 x 28 pixels. What shape has the feature map? And what
# > becomes of the 7's level bar, and of its stem?

# %%
# NBVAL_CHECK_OUTPUT
edges = convolve(seven, K)
edges.shape

# %%
plots.show_feature_maps({"a 7": seven, "its feature map": edges}, {"its feature map": K})

# %% [markdown]
# **What just happened.** Nothing in $K$ knows about digits. It answered one local question at
# $26\cdot26=676$ places. Blue: the stroke begins. Red: the stroke ends. White: left and right are equally
# bright. So the bar is gone but for its ends, and for some pale spots where it grows thicker or thinner. The
# stem is outlined on both sides. A kernel that answers to such a change is an **edge detector**.

# %% [markdown]
# ## Other kernels, other questions
#
# Turn $K$ on its side, and it asks whether it is brighter *below* than above. Nine times $\frac19$ takes the
# mean of the window: a **blur**. And this one **sharpens**: five times the pixel, minus its four neighbours.
#
# By hand, on an even grey, where all nine pixels are 2: the vertical edge gives $3\cdot(-2)+3\cdot2=0$.

# %%
kernels = {
    "vertical edge": K,
    "horizontal edge": K.T,
    "blur": np.ones((3, 3)) / 9,
    "sharpen": np.array([[0, -1, 0], [-1, 5, -1], [0, -1, 0]]),
}

# %% [markdown]
# > **Predict.** What do the other three give on this grey? And what must you add up to know it for *every*
# > grey?

# %%
# NBVAL_CHECK_OUTPUT
grey = np.full((3, 3), 2)
for name, nine in kernels.items():
    answer = (grey * nine).sum()
    print(f"{name:<16} on grey: {answer:.0f}   its nine numbers sum to {nine.sum():.0f}")

# %%
maps = {name: convolve(seven, kernel) for name, kernel in kernels.items()}
plots.show_feature_maps({"a 7": seven, **maps}, kernels)

# %% [markdown]
# **What just happened.** Nine numbers that sum to 1 keep an even area's brightness. Nine that sum to 0
# answer to change alone. The vertical edge shows the stem, the horizontal edge shows the bar, and palely the
# stem, because it leans. The blur spreads ink. Its map has nothing below 0, so it is drawn like a digit. The
# sharpener overshoots: red rims where a dark pixel has bright neighbours.
#
# People designed these kernels. A network *learns* its kernels, by the gradient steps of lesson 02.

# %% [markdown]
# ## The same without loops
#
# 676 windows, one after the other, are slow in Python. NumPy can lay out all windows at once.
#
# > **Predict.** The seven's windows fill an array with four axes: which window (down, across), and where in
# > the window (down, across). What is its shape?

# %%
# NBVAL_CHECK_OUTPUT
from numpy.lib.stride_tricks import sliding_window_view

windows = sliding_window_view(seven, (3, 3))
windows.shape

# %%
# NBVAL_CHECK_OUTPUT
quick = (windows * K).sum(axis=(2, 3))
print(quick.shape, "equal:", np.allclose(quick, edges, atol=1e-6))

# %% [markdown]
# The product meets every window with the same kernel, and the sum takes the two axes inside the window away.

# %% [markdown]
# ## Is it really a convolution?
#
# A picture with a single 1 in the middle, and a kernel whose nine numbers all differ:
#
# $$X=\begin{bmatrix}0&0&0&0&0\\0&0&0&0&0\\0&0&1&0&0\\0&0&0&0&0\\0&0&0&0&0\end{bmatrix}\qquad
# K=\begin{bmatrix}1&2&3\\4&5&6\\7&8&9\end{bmatrix}$$
#
# > **Predict.** In the first window only $K$'s 9 meets the 1, so the output begins with 9. Write down the
# > other eight numbers.

# %%
# NBVAL_CHECK_OUTPUT
point = np.zeros((5, 5))
point[2, 2] = 1
numbered = np.arange(1, 10).reshape(3, 3)
convolve(point, numbered)

# %% [markdown]
# The kernel came out upside down and back to front. In mathematics, a convolution turns a point into the
# kernel itself: it *flips* the kernel first. What we do, without a flip, is called **cross-correlation**
# there. NumPy offers both for a single row. For the picture, we flip by hand:

# %%
# NBVAL_CHECK_OUTPUT
row = [0, 0, 1, 0, 0]
print("np.correlate", np.correlate(row, [1, 2, 3]))
print("np.convolve ", np.convolve(row, [1, 2, 3], mode="valid"))
print(convolve(point, numbered[::-1, ::-1]))  # flipped: both axes backwards

# %% [markdown]
# > **Predict.** What does the flip do to the vertical edge's feature map? And to the blur's?

# %%
turned = {}
for name in ("vertical edge", "blur"):
    turned[name] = maps[name]
    turned[f"{name}, flipped"] = convolve(seven, kernels[name][::-1, ::-1])
plots.show_feature_maps(turned, columns=4)

# %% [markdown]
# **What just happened.** The edge changed its sign. The blur did not change at all: flipped, it is itself.
# Keras and PyTorch compute cross-correlation and say *convolution*, and so does this course. To a network it
# is all the same, since it would learn its kernels flipped. It matters when you take a kernel from a book.

# %% [markdown]
# ## Larger steps
#
# The window need not stop at every pixel. The **stride** $s$ is how far it moves. With $s=2$ it starts at
# pixel 0, 2, 4, … and it has
#
# $$\left\lfloor\frac{n-k}{s}\right\rfloor+1$$
#
# places. The brackets mean *rounded down*: half a step has no place. On the first picture, 4 rows and 5
# columns, that is $\lfloor1/2\rfloor+1=1$ row and $\lfloor2/2\rfloor+1=2$ columns: $(6,-6)$, every
# second answer.
#
# > **Predict.** What shape has the seven's feature map with stride 2? With stride 3? Which pixels does no
# > window see then?

# %%
# NBVAL_CHECK_OUTPUT
steps = {f"stride {s}": (windows[::s, ::s] * K).sum(axis=(2, 3)) for s in (1, 2, 3)}
print(*(f"{name}: {output.shape}" for name, output in steps.items()), sep="   ")

# %%
plots.show_feature_maps(steps, columns=3)

# %% [markdown]
# With either stride the last window starts at pixel 24 and ends at pixel 26. The last row and the last
# column, number 27, take no part. Half as many places down and half as many across: stride 2 keeps a quarter
# of the answers.

# %% [markdown]
# ## What a missing border costs
#
# **First cost: pictures shrink.** Each 3 x 3 convolution takes two rows and two columns. Networks put many
# in a row.
#
# > **Predict.** How many 3 x 3 convolutions can follow one another before 28 pixels are used up?

# %%
# NBVAL_CHECK_OUTPUT
sizes = [28]
while sizes[-1] >= 3:
    sizes.append(sizes[-1] - 3 + 1)
print(*sizes, f"  after {len(sizes) - 1} layers")

# %% [markdown]
# **Second cost: the border is hardly used.** Take a picture of 4 x 4 and count the windows that see each
# pixel. There are four windows. All of them see the four pixels in the middle. The corner pixel lies in
# one.
#
# > **Predict.** In 28 x 28 pixels there are 676 windows. How many see the corner pixel? How many see a
# > pixel in the centre?


# %%
def used(counts, k=3):
    """For each pixel, add up the counts of the windows that see it."""
    rows, columns = counts.shape
    total = np.zeros((rows + k - 1, columns + k - 1), dtype=int)
    for i in range(rows):
        for j in range(columns):
            total[i : i + k, j : j + k] += counts[i, j]
    return total


plots.show_numbers([used(np.ones((2, 2), dtype=int))], ["times used"])

# %%
# NBVAL_CHECK_OUTPUT
once = used(np.ones((26, 26), dtype=int))
twice = used(used(np.ones((24, 24), dtype=int)))  # ways from a pixel through both layers
print(f"one layer:  corner {once[0, 0]}, centre {once[14, 14]}")
print(f"two layers: corner {twice[0, 0]}, centre {twice[14, 14]}")

# %%
plots.show_pixel_use({"one layer": once, "two layers": twice}, "How often each pixel counts")

# %% [markdown]
# **What just happened.** A pixel in the centre has nine chances to be noticed, the corner pixel one. Each
# further layer makes it worse: 81 to 1 after two.

# %% [markdown]
# ## A border of zeros
#
# The cure for shrinking: surround the picture with zeros before the window slides. This is **padding**.
# Keras knows two kinds. `"valid"` adds nothing. `"same"` adds so much that only the stride makes the output
# smaller: it has $\lceil n/s\rceil$ places, $n/s$ *rounded up*.
#
# For $n=28$, $k=3$ and stride 1 we need 28 places, so $28+3-1=30$ pixels: one zero on each side. For $k=5$
# it is two on each side. For $k=2$ it is one in all. Keras puts an odd one *after* the picture: right, or
# below.
#
# > **Predict.** $n=28$, $k=3$, stride 2: how many places? Where does the last window end? How many zeros,
# > on which side?


# %%
# NBVAL_CHECK_OUTPUT
def pads(n, k, stride=1):
    """Return how many zeros "same" puts before and after n pixels."""
    places = -(-n // stride)  # n / stride, rounded up
    total = max((places - 1) * stride + k - n, 0)  # what the last window lacks
    return total // 2, total - total // 2


for n, k, stride in [(28, 3, 1), (28, 5, 1), (28, 2, 1), (28, 3, 2)]:
    print(f"{n} pixels, kernel {k}, stride {stride}: zeros {pads(n, k, stride)}")

# %% [markdown]
# Fourteen places: the last window starts at pixel 26 and needs pixel 28, one beyond the edge.
#
# > **Predict.** With `"same"` and stride 1 the output is as large as the picture: the first cost is gone. Is
# > the second one gone too? How many windows see the corner pixel now?

# %%
same = used(np.ones((28, 28), dtype=int))[1:-1, 1:-1]  # the border itself is cut off
plots.show_pixel_use({"valid": once, "same": same}, "Zeros mend half of it")

# %% [markdown]
# **What just happened.** The size stays, and the corner pixel counts four times instead of once, though not
# nine times.
#
# Padding has a price as well: at the border, a window sees numbers that nobody drew. A kernel of nine ones on
# a picture of ones counts, at every place, how many of the nine are real.

# %%
# NBVAL_CHECK_OUTPUT
ones = np.pad(np.ones((4, 4)), pads(4, 3))  # one pair of pads serves both axes
convolve(ones, np.ones((3, 3)))

# %% [markdown]
# In the corner more than half of what the window sees is made up. Does it matter what is made up?
#
# > **Predict.** Lesson 02 scaled pixels to −0.5 … 0.5. What will the vertical edge with `"same"` find in the
# > empty margin around the digit?

# %%
scaled = {"pixels 0 to 1": seven, "pixels −0.5 to 0.5": seven - 0.5}
framed = {name: convolve(np.pad(x, pads(28, 3)), K) for name, x in scaled.items()}
plots.show_feature_maps(framed, columns=2)

# %% [markdown]
# Two walls that nobody drew; the horizontal edge would find a floor and a ceiling. Zero is black on the first
# scale and mid-grey on the second, so the border of zeros stands out. That is one reason to scale from 0 to 1
# for convolutions.

# %% [markdown]
# ## Many channels in, many maps out
#
# A colour picture has three numbers per pixel: three **channels**. The output of a layer with eight kernels
# has eight. So a kernel is as deep as its input: $k\times k\times c_\text{in}$. It multiplies all numbers in
# the window, **adds them up over all channels**, and gives one number. Two channels, a window of one row and
# two columns:
#
# $$\begin{bmatrix}1&2\end{bmatrix}\cdot\begin{bmatrix}1&1\end{bmatrix}+
# \begin{bmatrix}5&3\end{bmatrix}\cdot\begin{bmatrix}-1&0\end{bmatrix}=(1+2)+(-5+0)=-2$$
#
# A second kernel asks a second question, and makes a second map. Each kernel has one bias. Keras keeps all
# kernels of a layer in one array, `(kh, kw, c_in, c_out)`, and pictures in `(N, height, width, channels)`.
#
# > **Predict.** A layer has 4 channels in, 8 kernels of 3 x 3. How many parameters? How many products does
# > one answer add up? And what comes out of `(10, 28, 28, 4)` with `"same"` and stride 2?

# %%
# NBVAL_CHECK_OUTPUT
rng = np.random.default_rng(0)
x = rng.random((10, 28, 28, 4), dtype=np.float32)
kernel, bias = rng.normal(0, 0.1, (3, 3, 4, 8)).astype(np.float32), np.ones(8, np.float32)
print(kernel.size + bias.size, "parameters;", kernel[..., 0].size, "products in one answer")

# %% [markdown]
# So one window is a row of 36 numbers, and one kernel a column of 36. Lay all windows below one another and
# all kernels beside one another, and `@` computes every dot product. `sliding_window_view` puts the window's
# axes last, so the channels must follow them, as they do in the kernel. Then the 36 numbers of each window
# become one row.

# %%
# NBVAL_CHECK_OUTPUT
views = sliding_window_view(x, (3, 3), axis=(1, 2))
channels_last = views.transpose(0, 1, 2, 4, 5, 3)  # the axes in a new order, the kernel's
print(views.shape, "→", channels_last.shape, "→", channels_last.reshape(10, 26, 26, 36).shape)


# %%
def conv2d(x, kernel, bias=0, stride=1, padding="valid"):
    """Convolve (N, h, w, c_in) with (kh, kw, c_in, c_out) into (N, rows, columns, c_out)."""
    kh, kw, _, c_out = kernel.shape
    if padding == "same":
        down, across = pads(x.shape[1], kh, stride), pads(x.shape[2], kw, stride)
        x = np.pad(x, ((0, 0), down, across, (0, 0)))
    windows = sliding_window_view(x, (kh, kw), axis=(1, 2))[:, ::stride, ::stride]
    windows = windows.transpose(0, 1, 2, 4, 5, 3)  # channels last, as in the kernel
    rows = windows.reshape(*windows.shape[:3], -1)  # each window as one row of numbers
    return rows @ kernel.reshape(-1, c_out) + bias  # each kernel as one column


# %% [markdown]
# Look at the last line of `conv2d`: rows `@` kernels `+` bias. It is lesson 02's dense layer, laid on every
# window.
#
# The test: the course's own `layers.conv2d`, and Keras, with the same numbers.

# %%
# NBVAL_CHECK_OUTPUT
from keras.layers import Conv2D  # Keras takes a while to load

from course_utils import layers

for k, stride, padding in [(3, 1, "valid"), (3, 2, "same"), (2, 1, "same"), (5, 3, "valid")]:
    kernel = rng.normal(0, 0.1, (k, k, 4, 8)).astype(np.float32)
    keras_layer = Conv2D(8, k, strides=stride, padding=padding)
    keras_layer.build(x.shape)
    keras_layer.set_weights([kernel, bias])
    ours, theirs = conv2d(x, kernel, bias, stride, padding), keras_layer(x).numpy()
    course = layers.conv2d(x, kernel, bias, stride, padding)
    equal = np.abs(ours - theirs).max() < 1e-5 and np.abs(ours - course).max() < 1e-5
    print(f"{k} x {k}, stride {stride}, {padding}: {ours.shape}, all equal: {equal}")

# %% [markdown]
# **What just happened.** `conv2d`, the course's own and Keras's agree on every number. The second line is the
# shape that you predicted. From here on we use `layers.conv2d`.

# %% [markdown]
# ## Nine numbers instead of half a million
#
# The vertical edge turned 784 pixels into 676 answers. A dense layer can do the same.
#
# > **Predict.** How many parameters does that dense layer hold? How many the convolution?

# %%
# NBVAL_CHECK_OUTPUT
from keras.layers import Dense

dense, convolution = Dense(26 * 26), Conv2D(1, 3)
dense.build((None, 784))
convolution.build((None, 28, 28, 1))
print(f"dense: {dense.count_params():,}   convolution: {convolution.count_params():,}")

# %% [markdown]
# Two ideas:
#
# - **Local connections.** An answer depends on 9 pixels, not on 784. That leaves $676\cdot9=6{,}084$ weights.
# - **Shared weights.** All 676 answers use the same 9. That leaves 9, and one bias.
#
# How do the two layers relate? Show a dense layer a picture with a single 1: each neuron answers with its
# weight for that pixel. A picture of 4 x 4 has 16 pixels, so 16 such pictures read off all weights. Ask the
# convolution in the same way: it gives four answers to each.

# %%
# NBVAL_CHECK_OUTPUT
lone_pixels = np.eye(16).reshape(16, 4, 4, 1)
one_kernel = K[:, :, np.newaxis, np.newaxis]  # one channel in, one map out
W = layers.conv2d(lone_pixels, one_kernel).reshape(16, 4)  # rows: pixels, columns: answers
any_picture = rng.random((1, 4, 4, 1))
by_dense = any_picture.reshape(1, 16) @ W
by_convolution = layers.conv2d(any_picture, one_kernel).reshape(1, 4)
print("dense layer and convolution agree:", np.allclose(by_dense, by_convolution))

# %%
places = ["(0, 0)", "(0, 1)", "(1, 0)", "(1, 1)"]
plots.show_weights(W, places, columns=4, title="Four neurons of a dense layer, one per place")

# %% [markdown]
# **What just happened.** A convolution *is* a dense layer: one whose weights are 0 outside the window, and
# the same inside every window. It cannot do more than a dense layer. It can do less, and that is its
# strength: fewer numbers to learn, and what it learns at one place it knows at all places.

# %% [markdown]
# ## Explore: your own kernel
#
# Choose a 7 and a kernel, or type numbers into the kernel's cells. Move the window and watch the
# products and their sum.
#
# 1. Find a kernel that erases the 7's bar and keeps its stem. Then one that draws the bar blue above and red
#    below. What do the kernels' numbers have to do with it?
# 2. Set the stride to 3. Which row and column does no window reach? Then choose *same*: does that help?
# 3. Try the *learned* kernels. They come from the network of lesson 00. Can you say in words what one asks?
#
# The explorer draws every output in blue and red, also one like the blur's, which has nothing below 0.

# %%
from course_utils.widgets import ConvolutionExplorer

ConvolutionExplorer(sevens[7:27], [7] * 20)

# %% [markdown]
# Below: the first picture, and a window that does not fit into it.
#
# 4. Which ways out do you find?
# 5. Choose *blur* with *same*, and put the window on the middle of the top row. All real pixels that it sees
#    are 2. Why is their mean not 2?

# %%
ConvolutionExplorer(X, kernel=np.ones((5, 5)))

# %% [markdown]
# <details><summary>What you can find</summary>
#
# 1. Every kernel whose *rows* each sum to 0 erases a level bar: left and right cancel. *Vertical edge*
#    does. Along the bar's upper rim it gets brighter downwards, which *horizontal edge* marks in blue; along
#    its lower rim it gets darker.
# 2. Row 27 and column 27. With *same* there are ten windows each way, and the last ones cover them.
# 3. Some can be named: an edge, in some direction, or a spot. Others cannot.
# 4. A smaller kernel, or *same*: then zeros make room for the window.
# 5. Six pixels of 2 and three zeros, still divided by nine: $12/9\approx1.33$. So padding darkens what lies
#    at the border.
#
# </details>

# %% [markdown]
# ## What we have not solved
#
# Four kernels, for edges in four directions, make four maps of each digit. ReLU keeps what is above 0.
#
# > **Predict.** A digit has 784 pixels. How many numbers are in its four maps? A dense layer of 64 neurons
# > has 50,240 parameters behind the pixels: how many behind the maps?


# %%
# NBVAL_CHECK_OUTPUT
edge_kernels = np.stack([K, -K, K.T, -K.T], axis=-1)[:, :, np.newaxis]  # (3, 3, 1, 4)


def edge_maps(images):
    """Return four feature maps of each picture, (N, 26, 26, 4)."""
    return layers.relu(layers.conv2d(images[..., np.newaxis], edge_kernels))


size = edge_maps(seven[np.newaxis]).size
print(f"{size:,} numbers; 64 neurons behind them: {64 * (size + 1):,} parameters")

# %% [markdown]
# The convolution has 36 weights. What it makes is large, and the next layer pays.
#
# And the digit that moves? Push the seven to the right by 3 pixels, as in lessons 01 and 02.
#
# > **Predict.** What happens to its feature maps?


# %%
# NBVAL_CHECK_OUTPUT
def shift_right(images, pixels):
    """Move pictures to the right: what leaves is lost, and black comes in on the left."""
    moved = np.zeros_like(images)
    moved[:, :, pixels:] = images[:, :, : images.shape[2] - pixels]
    return moved


here, there = edge_maps(sevens[7:8]), edge_maps(shift_right(sevens[7:8], 3))
print("the same maps, 3 pixels further:", np.array_equal(there[:, :, 3:], here[:, :, :-3]))

# %%
moving = {"the 7": seven, "one of its maps": here[0, ..., 0]}
moving |= {"the 7, moved": shift_right(sevens[7:8], 3)[0], "its map": there[0, ..., 0]}
plots.show_feature_maps(moving, columns=4)

# %% [markdown]
# The feature map moves along with the digit, unchanged. (After ReLU nothing in it is below 0, so it is drawn
# like a digit.) This is called **equivariance**. The detector finds the edge wherever it is. But whoever
# *reads* the map still finds the edge in another place. Lesson 01's templates can tell what that means: give
# them the maps instead of the pixels.
#
# > **Predict.** Ten mean maps, the nearest wins. Does it read more in the middle than ten mean pictures?
# > And with digits pushed by 3 pixels?


# %%
x_train = digits.x_train[:5000].astype(np.float32) / 255
x_val = digits.x_val.astype(np.float32) / 255


def accuracies(prepare):
    """How well ten mean templates read what `prepare` gives, for shifts of 0 to 6 pixels."""
    x = prepare(x_train).reshape(len(x_train), -1)
    means = np.stack([x[digits.y_train[:5000] == k].mean(axis=0) for k in range(10)])
    bias, shares = -(means**2).sum(axis=1) / 2, []
    for pixels in range(7):
        x = prepare(shift_right(x_val, pixels)).reshape(len(x_val), -1)
        answers = layers.dense(x, means.T, bias).argmax(axis=1)  # the nearest mean
        shares.append((answers == digits.y_val).mean())
    return shares


# %%
curves = {
    "templates of pixels": accuracies(lambda images: images),
    "templates of edge maps": accuracies(edge_maps),
}
plots.show_accuracy_by_shift(curves, title="A digit that moves takes its edges along")

# %% [markdown]
# **What just happened.** In the middle, edges describe a digit about as well as pixels do. When the digit
# moves, its maps move, and templates, nailed to places, go as blind as before. A dense layer behind a
# convolution is nailed to places too.
#
# So we want smaller maps, and maps that forget *exactly where* an edge lies but keep *that* it is there.
# That is lesson 04.

# %% [markdown]
# ## Quiz
#
# **1. A picture of 28 x 28, a kernel of 5 x 5, stride 2, `"valid"`. What shape has the output?**
#
# <details><summary>A. 12 x 12</summary>
# Right: (28 − 5) / 2 is 11.5, rounded down 11, plus the first place.</details>
# <details><summary>B. 11 x 11</summary>
# Not quite: eleven steps join twelve places. The first window counts too.</details>
# <details><summary>C. 14 x 14</summary>
# Not quite: that is 28 / 2, the size with "same".</details>

# %% [markdown]
# **2. A layer takes pictures with 3 channels and has 16 kernels of 3 x 3. How many parameters?**
#
# <details><summary>A. 16 · 9 + 16 = 160</summary>
# Not quite: each kernel is as deep as its input. It has 9 numbers for each of the 3 channels.</details>
# <details><summary>B. 16 · 3 · 9 + 16 = 448</summary>
# Right: 27 weights for each kernel, and one bias for each.</details>
# <details><summary>C. It depends on the size of the pictures</summary>
# Not quite: the same weights serve at every place. Only the output grows with the picture.</details>

# %% [markdown]
# **3. A colleague's edge detector gives your feature map with the opposite sign. What is the likeliest
# reason?**
#
# <details><summary>A. One of you pads with zeros</summary>
# Not quite: padding changes the size, or what happens at the border, and nothing in the middle.</details>
# <details><summary>B. One of you flips the kernel</summary>
# Right: true convolution against cross-correlation. The vertical edge, turned by half a turn, is its own
# negative.</details>
# <details><summary>C. One of you uses another stride</summary>
# Not quite: the stride leaves answers out, and does not change those it keeps.</details>

# %% [markdown]
# ## Recap
#
# 1. A kernel is one small neuron. Sliding it over a picture gives a feature map: one answer for each place.
# 2. Places along a side: $\lfloor(n-k)/s\rfloor+1$ with `"valid"`, $\lceil n/s\rceil$ with `"same"`.
# 3. Without padding, maps shrink, and a corner pixel counts once where a centre pixel counts nine times.
# 4. A kernel sums over all channels; each kernel makes one map. Local and shared weights: 10 parameters,
#    not half a million.
# 5. Move the digit and its maps move along. They are large, and templates of them are as blind as before.
#
# **The source.** Y. LeCun and others, [Backpropagation applied to handwritten zip code
# recognition](https://doi.org/10.1162/neco.1989.1.4.541), *Neural Computation* 1, 1989: a network with
# shared weights reads digits from real envelopes.
