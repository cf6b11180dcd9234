# %% [markdown]
# # Exercises 03: convolution
#
# **You will**
#
# - compute one window, then write a whole convolution
# - predict the size of every output
# - find three faults in a padding
# - tell from a feature map which kernel made it
# - draw a kernel that finds a corner and nothing else
#
# **You need** lesson 03. Write your answer in place of `...`, then run the cell and the check below it. A
# check says why an answer is right, or names the mistake. Open the hints one at a time. The last exercise
# is open: there are many ways.

# %%
import numpy as np

from course_utils import layers, plots
from course_utils.checks import lesson_03 as check
from course_utils.data import load_mnist

digits = load_mnist()

# %% [markdown]
# ### 3.1 · One window, all channels  *(4 minutes)*
#
# Write `answer_at(x, kernel, bias, row, column)`: the one number that a convolution with stride 1 gives at
# place `(row, column)`. `x` has shape `(height, width, channels)`, `kernel` has `(kh, kw, channels)`, and
# `bias` is a number. The window's top left pixel is `x[row, column]`.
#
# With one channel, `x` rows `[1, 2]` and `[3, 4]`, a kernel of `[1, 0]` and `[0, -1]`, bias 10: the answer at
# `(0, 0)` is $1-4+10=7$.
#
# <details><summary>Hint 1: a nudge</summary>
# First cut the window out of x. It is as high and as wide as the kernel.</details>
# <details><summary>Hint 2: the formula</summary>
# Multiply window and kernel, number by number. Add up everything, over all three axes. Add the bias
# once.</details>
# <details><summary>Hint 3: almost there</summary>
# <code>x[row : row + kh, column : column + kw]</code> keeps all channels, because it says nothing about the
# third axis. <code>.sum()</code> without an axis adds up everything.</details>


# %%
def answer_at(x, kernel, bias, row, column):
    """The convolution's answer at one place."""
    ### BEGIN SOLUTION
    kh, kw, _ = kernel.shape
    window = x[row : row + kh, column : column + kw]  # as deep as the kernel: all channels
    return (window * kernel).sum() + bias
    ### END SOLUTION


# %%
# NBVAL_CHECK_OUTPUT
check.answer_at(answer_at)

# %% [markdown]
# ### 3.2 · How many places?  *(6 minutes)*
#
# Write `output_size(n, k, stride=1, padding="valid")`: along a side of `n` pixels, how many places has a
# window of `k` pixels? With `"valid"` it stays inside the picture, with `"same"` zeros are added. The answer
# is a whole number.
#
# | call | answer |
# | --- | --- |
# | `output_size(28, 3)` | 26 |
# | `output_size(28, 3, stride=2)` | 13 |
# | `output_size(28, 3, stride=2, padding="same")` | 14 |
#
# <details><summary>Hint 1: a nudge</summary>
# Draw ten pixels and a window of three. Put a dot under each pixel where the window can start. Then again
# with stride 2.</details>
# <details><summary>Hint 2: the formula</summary>
# valid: the start runs over 0, s, 2s, … up to n − k. Count the steps, then the first place. same: n / s,
# rounded up.</details>
# <details><summary>Hint 3: almost there</summary>
# <code>//</code> divides and rounds down. To round up, turn the sign, round down, and turn it back:
# <code>-(-n // stride)</code>.</details>


# %%
def output_size(n, k, stride=1, padding="valid"):
    """Places of a window of k pixels along n pixels."""
    ### BEGIN SOLUTION
    if padding == "same":
        return -(-n // stride)  # rounded up: the last pixels get a window too
    return (n - k) // stride + 1  # the steps that fit, and the place before the first step
    ### END SOLUTION


# %%
# NBVAL_CHECK_OUTPUT
check.output_size(output_size)

# %% [markdown]
# ### 3.3 · Slide  *(10 minutes)*
#
# Write `slide(x, kernel, bias=0, stride=1)` with loops: a convolution of one channel, `"valid"`. `x` has
# shape `(height, width)`, the kernel `(kh, kw)`. The stride counts for both directions. Pixels and weights
# may have fractions, and so may the output.
#
# The lesson's first picture, `np.array([[0, 2, 2, 2, 0]] * 3 + [[0] * 5])`, and its kernel,
# `np.array([[-1, 0, 1]] * 3)`, give with stride 2 an array of shape `(1, 2)`: `[[6, -6]]`.
#
# You may call your `output_size`, once it has ✓.
#
# <details><summary>Hint 1: a nudge</summary>
# Take <code>convolve</code> from the lesson. Which two things depend on the stride? How many places there
# are is one of them.</details>
# <details><summary>Hint 2: the formula</summary>
# Place (i, j) of the output looks at the window whose top left pixel is (i · stride, j · stride).</details>
# <details><summary>Hint 3: almost there</summary>
# Begin with <code>np.zeros((rows, columns))</code>. Inside the loops, set
# <code>top, left = i * stride, j * stride</code> and cut the window out from there.</details>


# %%
def slide(x, kernel, bias=0, stride=1):
    """Convolve one picture of one channel."""
    ### BEGIN SOLUTION
    kh, kw = kernel.shape
    rows = (x.shape[0] - kh) // stride + 1
    columns = (x.shape[1] - kw) // stride + 1
    output = np.zeros((rows, columns))  # floats: whole numbers would cut fractions off
    for i in range(rows):
        for j in range(columns):
            top, left = i * stride, j * stride  # the window moves by the stride
            output[i, j] = (x[top : top + kh, left : left + kw] * kernel).sum() + bias
    return output
    ### END SOLUTION


# %%
# NBVAL_CHECK_OUTPUT
check.slide(slide)

# %% [markdown]
# ### 3.4 · Three faults in a border  *(10 minutes)*
#
# `pad_same(x, k, stride=1)` should put as many zeros around a picture `(height, width)` as `"same"` does, so
# that a window of `k` x `k` pixels has $\lceil n/s\rceil$ places along each side. A picture of 4 x 4 with
# `k` = 3 becomes 6 x 6, one zero on each side, and that works already. Still, three lines are wrong. Mend
# them.
#
# Work with these by hand: 6 pixels, kernel 3, stride 2. Then 5 pixels, same kernel, same stride. Then 6
# pixels, kernel 1, stride 2.
#
# <details><summary>Hint 1: a nudge</summary>
# For each of the three examples, write down the number of places, where the last window ends, and what is
# lacking. Then print what the code has for them.</details>
# <details><summary>Hint 2: where to look</summary>
# 5 pixels in steps of 2 need three windows. An odd zero comes after the picture. And with kernel 1 and stride
# 2, does the last window lack anything?</details>
# <details><summary>Hint 3: almost there</summary>
# Round up as in exercise 3.2. <code>max(..., 0)</code> keeps a number from falling below 0.
# <code>//</code> rounds down: which of the two sides should get the smaller half?</details>


# %%
def pad_same(x, k, stride=1):
    """Put the zeros of "same" around a picture."""
    pads = []
    for n in x.shape:
        ### BEGIN SOLUTION
        places = -(-n // stride)  # rounded up
        total = max((places - 1) * stride + k - n, 0)  # with gaps, windows may end early
        before = total // 2  # the smaller half, so that an odd zero comes after
        ### END SOLUTION
        ### STUB places = n // stride
        ### STUB total = (places - 1) * stride + k - n
        ### STUB before = total - total // 2
        pads.append((before, total - before))
    return np.pad(x, pads)


# %%
# NBVAL_CHECK_OUTPUT
check.pad_same(pad_same)

# %% [markdown]
# ### 3.5 · Who made which map?  *(6 minutes)*
#
# Five kernels, 1 to 5, were laid on one digit. Blue is above 0, red below, white is 0. A map without
# negative numbers is drawn like a digit.

# %%
from course_utils.checks.lesson_03 import KERNELS, riddle

plots.show_kernels({f"kernel {number}": kernel for number, kernel in KERNELS.items()})

# %%
five = digits.x_train[digits.y_train == 5][0] / 255
plots.show_feature_maps({"the digit": five, **riddle(five)}, columns=3)

# %% [markdown]
# Write the kernel's number beside each map's letter.
#
# <details><summary>Hint 1: a nudge</summary>
# Begin with the map that has no colours, and with the one that looks most like the digit.</details>
# <details><summary>Hint 2: what to look for</summary>
# Which kernels cannot see a level stroke, except for its ends? Which one cannot see an upright
# stroke?</details>
# <details><summary>Hint 3: almost there</summary>
# Two maps have the same edges and exchanged colours. Take an upright stroke: on its left rim it gets brighter
# from left to right. Which of the two kernels has its positive numbers on the right?</details>

# %%
### BEGIN SOLUTION
made_by = {
    "A": 3,  # level strokes: blue above, where it gets brighter downwards, and red below
    "B": 5,  # the digit itself, with a red rim
    "C": 2,  # upright strokes, red first: positive on the left
    "D": 4,  # nothing negative in the kernel, so nothing negative in the map; and soft
    "E": 1,  # upright strokes, blue first: positive on the right
}
### END SOLUTION
### STUB made_by = {"A": ..., "B": ..., "C": ..., "D": ..., "E": ...}

# %%
# NBVAL_CHECK_OUTPUT
check.feature_maps(made_by)

# %% [markdown]
# ### 3.6 · Open challenge: a corner, and nothing else  *(15 minutes)*
#
# Each of these pictures has a frame and a solid square. Design one kernel that answers most strongly where
# the frame has its **upper right corner**. Not at the other corners, not along the lines, not at the square.
#
# `corner` has shape `(kh, kw)`, from 2 x 2 to 9 x 9, with any numbers. The check draws 60 such pictures, lays
# your kernel on them with `"same"`, and looks for the largest number. It must lie within two pixels of the
# corner, in nine of ten pictures.

# %%
from course_utils.checks.corners_03 import frames

pictures = frames(8).pictures
plots.show_digits(pictures, columns=8)

# %% [markdown]
# You can draw a kernel: `+` is 1, `.` is 0, `-` is −1. Here is a first try. Where is its map
# the darkest blue?


# %%
def drawn(text):
    """Turn lines of +, . and - into a kernel."""
    value = {"+": 1, ".": 0, "-": -1}
    return np.array([[value[sign] for sign in line] for line in text.split()])


def show_answers(kernel, images):
    """Show the kernel's map of each of the first four images."""
    maps = layers.conv2d(images[:4, ..., None], kernel[..., None, None], padding="same")
    named = {f"picture {i}": maps[i, ..., 0] for i in range(len(maps))}
    return plots.show_feature_maps(named, columns=4, same_scale=True)


first_try = drawn("""
---
++-
++-
""")
show_answers(first_try, pictures)

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>
# A kernel is a small picture of what it looks for. Lay a sheet of paper with a hole over a corner of a frame.
# What do you see? How large must the hole be, to know that it is a corner?</details>
# <details><summary>Hint 2: what it must not see</summary>
# The lines are two pixels thick. A positive number says "ink here", a negative one "no ink here". Above and
# to the right of the corner there is none. And inside of it?</details>
# <details><summary>Hint 3: almost there</summary>
# Draw 7 x 7: a border of minus above and at the right, then two rows and two columns of plus that meet at
# the corner, and minus for the inside of the frame. Compare with the solid square, whose inside is
# bright.</details>

# %%
### BEGIN SOLUTION
# Above and at the right there is no ink: the minuses there tell a corner from a line that goes
# on. Inside the frame there is none either: those minuses tell it from the solid square. The
# arms go on for four pixels beyond the corner: with ink of 1, a corner gets 12 + 8 = 20, and a
# line that runs on 12 − 2 = 10.
corner = drawn("""
-------
++++++-
++++++-
----++-
----++-
----++-
----++-
""")
### END SOLUTION

# %%
# NBVAL_CHECK_OUTPUT
check.corner_kernel(corner)

# %% [markdown]
# <details><summary>When you have ✓: does it find the corner of a 7?</summary>
#
# Try `show_answers(corner, digits.x_train[digits.y_train == 7] / 255)`. Near the bend of some sevens it
# answers, of others it does not: hardly anybody's 7 has a right angle, and pens differ in thickness. You
# fitted your kernel to frames. A network fits its kernels to the digits it is given.
#
# </details>
