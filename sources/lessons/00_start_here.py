# %% [markdown]
# # Draw a digit and watch a network read it
#
# ![A written 7, what two layers make of it, and ten bars, the longest for 7](../pictures/00_start_here.png)
#
# **You will**
#
# - draw a digit, and watch a network read it while you draw
# - look at the numbers that your drawing becomes
# - try once what every lesson is made of: a prediction, an exercise, a hint, a check
# - make sure that your computer has all it takes
#
# **You need** nothing for the first half. For the exercise in the second half: what a Python function is, and
# that NumPy computes with whole arrays.

# %% [markdown]
# ## Draw
#
# Click into the grey cell above and press **Shift + Enter**: that runs it. Then run the one below. A pad
# appears. Press *Clear* and draw a digit of your own, with a mouse, a finger, a pen or the arrow keys. By
# keyboard alone: **Ctrl + Enter** runs the cell and stays there; then press **Tab** until the pad has a
# frame.

# %%
from course_utils.widgets import DigitPad

pad = DigitPad.example(7)
pad

# %% [markdown]
# *The picture does not react?* Run the cell first. If it still does not react, this is a stored page: open
# it in Colab with the button at the top, or on your computer as the README says. *You see an error?* Run the
# cell under [Is everything in place?](#Is-everything-in-place?) If that stops at its import as well, the
# course is not installed: the README says how.
#
# Left is what you draw. In the middle is what the network gets: a picture of 28 rows and 28 columns, your ink
# scaled to one size and moved to the centre. Right is what it answers: a **probability** for each digit, its
# share of the network's belief. The ten shares add up to 1, which is 100 %.
#
# > **Predict.** Draw three things: a 7 with a bar across it, an 8 that lies on its side, the first letter
# > of your name. Before each, say what the network will read, and how sure it will be.
#
# <details><summary>What just happened, to open after you have drawn</summary>
# The network has ten answers, and "this is no digit" is not among them. So it reads a digit into whatever you
# draw, and often it is very sure. A high probability does not mean being right.</details>

# %% [markdown]
# ## What the network gets
#
# The pad and Python share your drawing. Draw something, then run the next cell.

# %%
from course_utils import plots

answer = "not read yet: draw first" if pad.prediction is None else f"read as {pad.prediction}"
plots.show_patch(pad.digit, top=3, left=9, title=f"{pad.digit.size} numbers, {answer}")

# %% [markdown]
# No strokes any more: 28 rows of 28 numbers, from 0 for black to 255 for white. Between them and the ten
# probabilities lie more numbers, which the network *learned* from examples. How many, and how well does it
# read digits that it never saw? (A first line `# NBVAL_CHECK_OUTPUT` is meant for the course's own tests: the
# output must come out exactly like this. You can pass over it.)

# %%
# NBVAL_CHECK_OUTPUT
from course_utils import measured

run = measured.load("tiny_cnn")
numbers, share = run["parameters"], run["shipped_test"]
print(f"{numbers:,} learned numbers; {share:.1%} of 10,000 new digits read rightly")

# %% [markdown]
# These come from a **stored run**: a script in the folder `benchmarks` measured them and kept its settings,
# the machine and the date. All measured figures of this course come from such runs, or from the cell in view.
#
# That is where you are going: to build such a network, part by part, until you could have invented it.

# %% [markdown]
# ## How a page works: predict, then run
#
# Every page comes with the results of an earlier run, so the answer to a question already stands below it.
# To guess honestly, clear them first: *Edit › Clear Outputs of All Cells* (on Colab, *Edit › Clear all
# outputs*).
#
# Every new idea comes first in numbers small enough for paper, such as this picture of two rows.

# %%
import numpy as np

stroke = np.array([[0, 3, 200], [0, 0, 255]], dtype=np.uint8)
plots.show_numbers([stroke])

# %% [markdown]
# Call every pixel that is not black **ink**, and count it by hand: 3, 200 and 255 make three pixels of ink.
# The 3 is too dark to see, and it counts. Python can ask the same: `stroke > 0`.
#
# > **Predict.** What will the next cell show: one answer, three, or six?

# %%
# NBVAL_CHECK_OUTPUT
stroke > 0

# %% [markdown]
# **What just happened.** NumPy asked every pixel, so there are six answers, in two rows of three. In a sum,
# `True` counts as 1 and `False` as 0. If you guessed otherwise, you now know something that you would have
# missed by running the cell at once. That is why each lesson asks you first.

# %% [markdown]
# ## Exercises answer back
#
# From lesson 01 on, each lesson has a notebook of exercises. They all look like this one.
#
# ### 0.1 · Count the ink *(3 minutes)*
#
# Write `ink(image)`: how many pixels of `image` are not black. `image` is an array of whole numbers from 0 to
# 255, of any size. The answer is one whole number: `ink(stroke)` is 3.
#
# Stuck? Open the hints one at a time.
#
# <details><summary>Hint 1: a nudge</summary>
# The last cell has an answer for every pixel. How many of its answers are True?</details>
# <details><summary>Hint 2: the formula</summary>
# True counts as 1, so the sum of all answers is the number of pixels that are not black.</details>
# <details><summary>Hint 3: almost there</summary>
# Put brackets around the comparison, then call .sum() on it.</details>

# %% [markdown]
# The next cell holds a **stub**: the function's first lines, and `...` where your answer goes. The cell after
# it asks for the check.


# %%
def ink(image):
    """Return how many pixels are not black."""
    ...


# %%
# NBVAL_CHECK_OUTPUT
from course_utils.checks import lesson_00 as check

check.ink(ink)

# %% [markdown]
# ○: nothing done, nothing wrong. Now let us be wrong on purpose, and add up the picture.


# %%
# NBVAL_CHECK_OUTPUT
def ink(image):
    return image.sum()


check.ink(ink)

# %% [markdown]
# ✗ names the mistake. The check ran the function on pictures of its own and knows where such answers come
# from.
#
# **Your turn.** Mend the cell above and run it again, until it shows ✓. You cannot break anything.

# %% [markdown]
# Once it shows ✓, it also says why the answer is right. Then let your function meet a real drawing.

# %%
print(f"{pad.digit.size} pixels, {ink(pad.digit)} of them ink")

# %% [markdown]
# *More ink than pixels?* Then `ink` still adds up the picture, as on the stored page, where nobody has mended
# it. Nothing stopped, and the number is nonsense: that is what the check is for.
#
# **What just happened.** The mended function is right for a drawing that the check had never met: what it
# proves on its own pictures holds for others. All exercises go like this. Their solutions are in notebooks of
# their own.
#
# <details><summary>One right answer, to compare with yours</summary>
# <pre>def ink(image):
#     return (image &gt; 0).sum()</pre>
# There are others: <code>np.count_nonzero(image)</code> counts the same. To both the check answers: ✓ 0.1
# passed: every pixel above 0 counts once, however bright it is, and the black ones do not count.</details>

# %% [markdown]
# ## Is everything in place?
#
# This cell looks at everything the lessons need. ✓ is well, ○ is worth knowing, and ✗ says how to mend it.

# %%
from course_utils import environment

environment.check()

# %% [markdown]
# If a later lesson fails although all is ✓ here, run `environment.check(thorough=True)`: it also starts each
# package once.

# %% [markdown]
# ## The map of the course
#
# Each lesson answers one question, and ends on a failure that the next one answers. Those in bold are ready;
# the others are still being written.
#
# <!-- map: begin (python -m tools.readme writes it) -->
#
# | | lesson | the question it answers |
# | --- | --- | --- |
# | 00 | **[Start here](00_start_here.ipynb)** | What will I be able to build? |
# | 01 | **[The data](01_the_data.ipynb)** | What does a computer see? |
# | 02 | **[The MLP](02_the_mlp.ipynb)** | Can a network learn the templates? |
# | 03 | **[Convolution](03_convolution.ipynb)** | What if one small detector slid everywhere? |
# | 04 | **[Pooling](04_pooling.ipynb)** | How do we keep what matters and forget where exactly? |
# | 05 | **[ReLU and softmax](05_relu_and_softmax.ipynb)** | What makes depth worth it? |
# | 06 | Your first CNN | Does it all fit together? |
# | 07 | LeNet | What did 1998 know? |
# | 08 | Deeper | How do we get from 99 to 99.7 %? |
# | 09 | Inside the network | What did it learn, and when does it fail? |
# | 10 | Ship it | How does it leave the notebook? |
#
# <!-- map: end -->

# %% [markdown]
# ## Quiz
#
# **1. You draw a house. The pad reads 0, with 98 %. What does the 98 % tell you?**
#
# <details><summary>A. 98 of 100 such drawings are a 0</summary>
# Not quite: it learned from digits alone. For houses its probabilities promise nothing.</details>
# <details><summary>B. The house and a 0 share 98 % of their pixels</summary>
# Not quite: a probability is a share of belief, not of pixels.</details>
# <details><summary>C. Of its ten answers, 0 gets nearly all of the belief</summary>
# Right, and no more than that. "No digit" was not among the answers.</details>

# %% [markdown]
# **2. A check answers ✗. What has become of your notebook?**
#
# <details><summary>A. It has stopped</summary>
# Not quite: ✗ is an answer, not an error. The cells below run on.</details>
# <details><summary>B. Nothing: your function is as you wrote it</summary>
# Right: the check tries it and leaves it alone. Mend it and ask again, as often as you like.</details>
# <details><summary>C. Your function was replaced by the right one</summary>
# Not quite: a check never changes your code. One right answer is in the solutions.</details>

# %% [markdown]
# **3. You predicted three, the cell shows six. What is the best next step?**
#
# <details><summary>A. Go on: the cell is right anyway</summary>
# Not quite: the wrong idea stays in your head and waits for the next cell.</details>
# <details><summary>B. Find out what you had assumed</summary>
# Right: the surprise shows where your picture of the code differs from the code.</details>
# <details><summary>C. Run the cell again</summary>
# Not quite: the same cell on the same numbers shows the same.</details>

# %% [markdown]
# ## Recap
#
# 1. **Shift + Enter** runs a cell. Go from top to bottom; when in doubt, restart the kernel and run all.
# 2. The network gets 28 x 28 numbers and gives ten probabilities that add up to 1. It has no "none of these".
# 3. Predict before you run. A wrong guess is where you learn.
# 4. An exercise has a stub, three hints and a check: ○ not started or unfinished, ✗ with the mistake's name,
#    ✓ with the reason.
# 5. `environment.check()` says what is missing, and how to mend it.
#
# The network never saw your strokes, only 784 numbers. What can anybody see in those? Lesson 01 asks that.
#
# **The source.** Y. LeCun and others, [Backpropagation applied to handwritten zip code
# recognition](https://doi.org/10.1162/neco.1989.1.4.541), *Neural Computation* 1, 1989: the first time that a
# network of this kind read digits from real envelopes.
