# %% [markdown]
# # Exercises 04: pooling
#
# **You will**
#
# - pool sixteen numbers by hand
# - write max pooling, and the way its gradient goes back
# - find two faults in an average that goes over the edge
# - follow the shapes through a whole network
# - describe a digit so that it may move
#
# **You need** lesson 04. Write your answer in place of `...`, then run the cell and the check below it. A
# check says why an answer is right, or names the mistake. Open the hints one at a time. The last exercise
# is open: there are many ways.

# %%
import numpy as np

from course_utils import layers
from course_utils.checks import lesson_04 as check
from course_utils.data import load_mnist

digits = load_mnist()

# %% [markdown]
# ### 4.1 · Sixteen numbers, three ways  *(5 minutes)*
#
# Pool the sixteen numbers below with pencil and paper: `largest` and `means` with windows of 2 x 2 side by
# side, and `overlapping`, the largest of windows of 3 x 3 with stride 1. Write each as two rows, such as
# `[[1, 2], [3, 4]]`.
#
# <details><summary>Hint 1: a nudge</summary>
# Draw a cross through the middle of the numbers: four windows. Which of four numbers is the largest? −1 is
# larger than −3.</details>
# <details><summary>Hint 2: the formula</summary>
# The mean is the sum of the four numbers, divided by 4. Numbers below 0 are subtracted.</details>
# <details><summary>Hint 3: almost there</summary>
# A window of 3 x 3 has two places down and two across. Cover the last row and the last column with your hand:
# that is the first one.</details>

# %%
numbers = np.array([[2, 7, -1, -3], [0, -1, -5, -3], [1, 4, 3, 1], [5, 2, 8, 0]])
numbers

# %%
### BEGIN SOLUTION
largest = [[7, -1], [5, 8]]  # where all are below 0, the largest is the one closest to 0
means = [[2, -3], [3, 3]]  # 8 / 4, -12 / 4, 12 / 4, 12 / 4
overlapping = [[7, 7], [8, 8]]  # the 7 and the 8 each lie in two windows
### END SOLUTION

# %%
# NBVAL_CHECK_OUTPUT
check.pooled_by_hand(largest, means, overlapping)

# %% [markdown]
# ### 4.2 · Max pooling  *(8 minutes)*
#
# Write `max_pool(x, size=2, stride=None)` for maps `x` of shape `(height, width, maps)`, without padding. The
# result has shape `(rows, columns, maps)`: each map is pooled by itself. If `stride` is `None`, it is `size`.
# Loops are welcome. For one map, `numbers[..., np.newaxis]`, it gives the numbers of `largest` from 4.1, as
# an array of shape `(2, 2, 1)`.
#
# <details><summary>Hint 1: a nudge</summary>
# Take <code>slide</code> from exercise 3.3. What is done with a window there, and what here?</details>
# <details><summary>Hint 2: the formula</summary>
# Places along a side: (n − size) // stride + 1. Place (i, j) looks at the window whose top left number is
# (i · stride, j · stride).</details>
# <details><summary>Hint 3: almost there</summary>
# First <code>if stride is None: stride = size</code>. Then zeros of shape (rows, columns, maps), two loops.
# <code>window.max(axis=(0, 1))</code> is one number for each map.</details>


# %%
def max_pool(x, size=2, stride=None):
    """Keep the largest number of each window, map by map."""
    ### BEGIN SOLUTION
    if stride is None:
        stride = size  # side by side
    rows = (x.shape[0] - size) // stride + 1
    columns = (x.shape[1] - size) // stride + 1
    output = np.zeros((rows, columns, x.shape[2]))
    for i in range(rows):
        for j in range(columns):
            top, left = i * stride, j * stride
            window = x[top : top + size, left : left + size]
            output[i, j] = window.max(axis=(0, 1))  # one number for each map
    return output
    ### END SOLUTION


# %%
# NBVAL_CHECK_OUTPUT
check.max_pool(max_pool)

# %% [markdown]
# ### 4.3 · Two faults in a mean  *(8 minutes)*
#
# `mean_pool(x, size)` should be average pooling with `"same"` for one map: windows of `size` x `size` side
# by side, as many as it takes to cover the map. Padding is needed to make room, but it must not count in
# the mean, and an odd row or column of it belongs *after* the map. Two lines are wrong. Mend them.
#
# Work with this by hand: a single row `[[2, 4, 6]]` and size 2. The right answer is `[[3, 6]]`.
#
# <details><summary>Hint 1: a nudge</summary>
# Run it on <code>np.array([[2, 4, 6]])</code>. How many numbers of the picture lie in each window? What was
# each sum divided by?</details>
# <details><summary>Hint 2: where to look</summary>
# <code>total - total // 2</code> is the larger half. And a mean divides by size · size: how can you find out
# how many pixels of the map lie in each window?</details>
# <details><summary>Hint 3: almost there</summary>
# Pad an array of ones as you pad x, cut it into the same blocks, and sum: that counts the pixels. Divide the
# sum of the block by this count.</details>


# %%
def mean_pool(x, size=2):
    """Keep the mean of each window; windows may hang over the edge."""
    pads, cut = [], []
    for n in x.shape:
        places = -(-n // size)  # n / size, rounded up
        total = places * size - n
        ### BEGIN SOLUTION
        before = total // 2  # the smaller half: an odd one comes after
        ### END SOLUTION
        ### STUB before = total - total // 2
        pads.append((before, total - before))
        cut += [places, size]
    blocks = np.pad(x, pads).reshape(cut)
    ### BEGIN SOLUTION
    inside = np.pad(np.ones(x.shape), pads).reshape(cut)  # 1 on the map, 0 on the padding
    return blocks.sum(axis=(1, 3)) / inside.sum(axis=(1, 3))
    ### END SOLUTION
    ### STUB return blocks.mean(axis=(1, 3))


# %%
# NBVAL_CHECK_OUTPUT
check.mean_pool(mean_pool)

# %% [markdown]
# ### 4.4 · Back to the winners  *(12 minutes)*
#
# Write `to_winners(gradient, x, size=2, stride=None)`: the slopes that max pooling hands back to one map `x`
# of shape `(height, width)`, pooled as in 4.2. `gradient` has one slope per window, `(rows, columns)`, and
# the result has the shape of `x`. Windows may overlap: a number that wins several windows collects the slopes
# of all. Of several equally large numbers in a window the first wins, row by row.
#
# For `x` with rows `[1, 5]` and `[5, 2]` and one window with slope 3 the rows are `[0, 3]` and `[0, 0]`.
#
# <details><summary>Hint 1: a nudge</summary>
# Begin with zeros of the shape of x. Go through the windows as in 4.2. In each, find out <em>where</em> the
# largest number is.</details>
# <details><summary>Hint 2: the formula</summary>
# <code>window.argmax()</code> counts through the window row by row, and gives the first of equal ones. The
# quotient by <code>size</code> is the row in the window, the remainder the column.</details>
# <details><summary>Hint 3: almost there</summary>
# <code>row, column = divmod(window.argmax(), size)</code>, then add, do not set:
# <code>slopes[top + row, left + column] += gradient[i, j]</code>.</details>


# %%
def to_winners(gradient, x, size=2, stride=None):
    """Hand each window's slope to the number that won it."""
    ### BEGIN SOLUTION
    if stride is None:
        stride = size
    slopes = np.zeros(x.shape)
    for i, j in np.ndindex(gradient.shape):
        top, left = i * stride, j * stride
        window = x[top : top + size, left : left + size]
        row, column = divmod(window.argmax(), size)  # the first, if several are equal
        slopes[top + row, left + column] += gradient[i, j]  # added: it may win others too
    return slopes
    ### END SOLUTION


# %%
# NBVAL_CHECK_OUTPUT
check.to_winners(to_winners)

# %% [markdown]
# ### 4.5 · Shapes all the way down  *(6 minutes)*
#
# One digit, `(28, 28, 1)`, goes through these layers. Write down the shape behind each, as
# `(height, width, maps)`, without running anything.
#
# | | layer |
# | --- | --- |
# | A | convolution, 32 kernels of 3 x 3, `"valid"` |
# | B | max pooling 2 x 2 |
# | C | convolution, 64 kernels of 3 x 3, `"same"` |
# | D | max pooling 2 x 2 |
# | E | max pooling 3 x 3, stride 2, `"same"` |
#
# And one number: `parameters`, how many the three pooling layers have together.
#
# <details><summary>Hint 1: a nudge</summary>
# Which layers change the number of maps? Which change height and width?</details>
# <details><summary>Hint 2: the formula</summary>
# valid: ⌊(n − F) / S⌋ + 1. same: n / S, rounded up. Pooling without a stride has S = F.</details>
# <details><summary>Hint 3: almost there</summary>
# A leaves 26 pixels, and C as many as it gets. D meets an odd number of pixels: the last ones are left
# out. E, with padding, begins a window at every second pixel.</details>

# %%
### BEGIN SOLUTION
shapes = {
    "A": (26, 26, 32),  # 28 - 3 + 1
    "B": (13, 13, 32),  # half, and each map by itself
    "C": (13, 13, 64),  # same keeps the size; one map per kernel
    "D": (6, 6, 64),  # row and column 12 are left out
    "E": (3, 3, 64),  # 6 / 2
}
parameters = 0  # pooling learns nothing
### END SOLUTION
### STUB shapes = {"A": ..., "B": ..., "C": ..., "D": ..., "E": ...}
### STUB parameters = ...

# %%
# NBVAL_CHECK_OUTPUT
check.shapes_of_a_stack(shapes, parameters)

# %% [markdown]
# ### 4.6 · Open challenge: let it move  *(15 minutes)*
#
# Ten mean templates are to read digits in the middle **and** digits pushed to the right by 4 pixels. You
# decide what they look at. Write `description(images)`: it takes pictures `(N, 28, 28)` with numbers from 0
# to 1, and returns at most 200 numbers for each, in any shape `(N, …)`.
#
# The check makes the templates from the descriptions of 3,000 training digits, and lets them read 1,000
# others. At least 70 in 100 must be right, in the middle and when pushed.
#
# Here is a first try, with the four edge maps of the lesson.


# %%
from course_utils.checks.moving_04 import readings

K = np.array([[-1, 0, 1]] * 3)
edge_kernels = np.stack([K, -K, K.T, -K.T], axis=-1)[:, :, np.newaxis]  # (3, 3, 1, 4)


def edge_maps(images):
    """Return four feature maps of each picture, (N, 26, 26, 4)."""
    return layers.relu(layers.conv2d(images[..., np.newaxis], edge_kernels))


def first_try(images):
    """Describe a digit by the largest of each 4 x 4 window: 144 numbers."""
    return layers.max_pool2d(edge_maps(images), 4)


readings(first_try, digits)

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>
# The digits move to the right, not up or down. In which direction do you have to forget, and in which may you
# remember?</details>
# <details><summary>Hint 2: where to look</summary>
# <code>layers.avg_pool2d(maps, (3, 5))</code> takes windows that are 3 high and 5 wide. How wide must one be,
# if a shift must not matter at all?</details>
# <details><summary>Hint 3: almost there</summary>
# One window as wide as the map, and a few rows high. Try the mean and the largest. More kernels are allowed,
# and so are larger ones.</details>


# %%
def description(images):
    """Describe each picture by at most 200 numbers."""
    ### BEGIN SOLUTION
    # A window as wide as the map forgets the column altogether, and keeps the height. The mean
    # tells how much edge of each direction there is at that height; the largest number only
    # that there is some.
    maps = edge_maps(images)
    return layers.avg_pool2d(maps, (2, maps.shape[2]))
    ### END SOLUTION


# %% tags=["mnist"]
# NBVAL_CHECK_OUTPUT
check.let_it_move(description, digits)

# %% [markdown]
# <details><summary>When you have ✓: what did it cost?</summary>
#
# Compare with a description that forgets nothing: <code>readings(edge_maps, digits)</code>. How many more
# does it read in the middle? Which digits can your description not tell apart? If each window is as wide as
# the map, think of a 6 and its mirror image: what is the same in both, row by row? A network need not choose:
# it pools a little, learns new kernels on what is left, and pools again.
#
# </details>
