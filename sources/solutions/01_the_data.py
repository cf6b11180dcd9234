# %% [markdown]
# # Exercises 01: the data
#
# **You will**
#
# - scale pictures, and predict shapes and bytes
# - grade a classifier class by class
# - find three faults in a program that stops with no error
# - read a confusion matrix
# - beat the ten templates of the lesson
#
# **You need** lesson 01. Write your answer in place of `...`, then run the cell and the check below it. A
# check says why an answer is right, or names the mistake. Open the hints one at a time. The last exercise
# is open: there are many ways.

# %%
import numpy as np

from course_utils import plots
from course_utils.checks import lesson_01 as check
from course_utils.data import load_mnist

digits = load_mnist()

# %% [markdown]
# ### 1.1 · Around zero  *(3 minutes)*
#
# Write `scale_around_zero(images)`. It takes bytes of shape `(N, height, width)` and returns `float32` of
# the same shape, so that 0 becomes −0.5 and 255 becomes 0.5. A pixel of 51 becomes $51/255-0.5=-0.3$.
#
# <details><summary>Hint 1: a nudge</summary>
# The lesson's <code>scale</code> ends at 0 to 1. What is missing?</details>
# <details><summary>Hint 2: the formula</summary>
# Pixel / 255 − 0.5, in this order, and the type comes first.</details>
# <details><summary>Hint 3: almost there</summary>
# <code>images.astype(np.float32) / 255</code>, and then take something away.</details>


# %%
def scale_around_zero(images):
    """Turn bytes into float32 numbers from -0.5 to 0.5."""
    ### BEGIN SOLUTION
    # astype comes first: what follows is then computed in float32, and no byte can wrap around.
    return images.astype(np.float32) / 255 - 0.5
    ### END SOLUTION


# %%
# NBVAL_CHECK_OUTPUT
check.scale_around_zero(scale_around_zero)

# %% [markdown]
# ### 1.2 · Shapes and bytes  *(5 minutes)*
#
# A scanner sends an array `images`: 500 grey pictures of 20 rows and 30 columns, as `uint8`. Predict,
# without making the array:
#
# - `one_picture`: the shape of `images[0]`
# - `flat`: the shape when each picture is one row of numbers
# - `for_network`: the shape with rows, columns and channels, as a convolution takes it
# - `uint8_bytes` and `float32_bytes`: how many bytes the array takes as it came, and as `float32`
#
# A shape is written in round brackets, such as `(28, 28)`. A number may be a product, such as `2 * 3`.
#
# <details><summary>Hint 1: a nudge</summary>
# Draw one picture and write its rows and columns beside it. Then put 500 of them on a pile.</details>
# <details><summary>Hint 2: the rule</summary>
# An index takes the first axis away. Flattening keeps the first axis and multiplies the others. The
# channels come last. uint8 has 8 bits, float32 has 32, and a byte has 8.</details>
# <details><summary>Hint 3: almost there</summary>
# One picture has 20 · 30 = 600 pixels. The network's shape has four numbers, the last of them for
# grey.</details>

# %%
### BEGIN SOLUTION
one_picture = (20, 30)  # the index takes the picture axis away
flat = (500, 600)  # 20 * 30 pixels in a row, one row per picture
for_network = (500, 20, 30, 1)  # grey: one channel
uint8_bytes = 500 * 20 * 30  # one byte per pixel
float32_bytes = 500 * 20 * 30 * 4  # 32 bits are 4 bytes
### END SOLUTION

# %%
# NBVAL_CHECK_OUTPUT
check.sizes(one_picture, flat, for_network, uint8_bytes, float32_bytes)

# %% [markdown]
# ### 1.3 · A grade for each class  *(10 minutes)*
#
# One accuracy can hide a class that is never recognised. Write
# `accuracy_per_class(labels, answers, classes=10)`. Both `labels` and `answers` are arrays of shape `(N,)`.
# The result has shape `(classes,)`: entry `k` is the share of pictures *with label* `k` that got the answer
# `k`. Every class occurs among the labels; an answer may be missing, and its class then gets 0 like any
# other that is never right.
#
# With labels `[0, 0, 1, 1, 1]` and answers `[0, 1, 1, 1, 1]`, and 2 classes, the result is `[0.5, 1.0]`:
# half of the zeros are right, and all of the ones.
#
# <details><summary>Hint 1: a nudge</summary>
# How would you grade class 0 alone? Which answers do you look at?</details>
# <details><summary>Hint 2: the formula</summary>
# <code>answers[labels == k]</code> are the answers to the pictures of class k. How many of them equal
# k?</details>
# <details><summary>Hint 3: almost there</summary>
# A comparison gives True and False, and their mean is the share of True. Do that for each k in
# <code>range(classes)</code> and put the results into an array.</details>


# %%
def accuracy_per_class(labels, answers, classes=10):
    """Share of right answers among the pictures of each class."""
    ### BEGIN SOLUTION
    shares = []
    for k in range(classes):
        own = answers[labels == k]  # what was answered when the label was k
        shares.append((own == k).mean())  # True counts as 1
    return np.array(shares)
    ### END SOLUTION


# %%
# NBVAL_CHECK_OUTPUT
check.accuracy_per_class(accuracy_per_class)

# %% [markdown]
# ### 1.4 · Three faults and no error  *(12 minutes)*
#
# The next cell runs, and what it computes is nonsense. Three lines are wrong. Mend them.
#
# `class_means(images, labels)` takes bytes `(N, height, width)` and returns the ten mean pictures,
# `(10, height, width)`. `nearest_mean(images, means)` returns one answer per picture, shape `(N,)`: the
# number of the mean with the smallest squared distance. On MNIST's validation digits it should be right for
# more than four in five.
#
# The check counts what is mended, and says which fault it sees next.
#
# <details><summary>Hint 1: a nudge</summary>
# Look at shapes and types first. What does <code>class_means(digits.x_val, digits.y_val).dtype</code> say?
# What shape do the answers have?</details>
# <details><summary>Hint 2: where to look</summary>
# A mean of bytes has a fraction. A distance is one number per picture, so which axes does the sum take
# away? And which position is wanted, that of the largest or of the smallest distance?</details>
# <details><summary>Hint 3: almost there</summary>
# Leave <code>dtype</code> away, and <code>np.zeros</code> makes floats. Axis 0 of the squares counts
# pictures, axes 1 and 2 are rows and columns. The lesson used <code>argmin</code>.</details>


# %%
def class_means(images, labels):
    """Return the mean picture of each digit."""
    ### BEGIN SOLUTION
    means = np.zeros((10, *images.shape[1:]))  # floats: bytes would lose the fractions
    ### END SOLUTION
    ### STUB means = np.zeros((10, *images.shape[1:]), dtype=images.dtype)
    for k in range(10):
        means[k] = images[labels == k].mean(axis=0)
    return means


def nearest_mean(images, means):
    """Return the number of the nearest mean for each picture."""
    distances = []
    for mean in means:
        squares = (images - mean) ** 2
        ### BEGIN SOLUTION
        distances.append(squares.sum(axis=(1, 2)))  # rows and columns go, pictures stay
        ### END SOLUTION
        ### STUB distances.append(squares.sum(axis=0))
    ### BEGIN SOLUTION
    return np.argmin(distances, axis=0)  # axis 0 counts the means: the nearest wins
    ### END SOLUTION
    ### STUB return np.argmax(distances, axis=0)


# %%
# NBVAL_CHECK_OUTPUT
check.nearest_mean(class_means, nearest_mean)

# %% [markdown]
# And on real digits?

# %%
answers = nearest_mean(digits.x_val, class_means(digits.x_train, digits.y_train))
if answers.shape == digits.y_val.shape:
    print(f"{(answers == digits.y_val).mean():.1%} of the validation digits are read rightly")
else:
    print(f"one answer per picture is shape {digits.y_val.shape}, yours is {answers.shape}")

# %% [markdown]
# ### 1.5 · Read the table  *(7 minutes)*
#
# In the lesson, squared differences beat plain ones. Here is what plain differences, $\sum_i|x_i-m_i|$,
# answer on the validation digits.

# %%
x_train, x_val = digits.x_train.astype(np.float32) / 255, digits.x_val.astype(np.float32) / 255
templates = np.stack([x_train[digits.y_train == k].mean(axis=0) for k in range(10)])
counts = np.zeros((10, 10), dtype=int)
for x, label in zip(x_val, digits.y_val, strict=True):
    counts[label, np.abs(x - templates).sum(axis=(1, 2)).argmin()] += 1
plots.show_confusion(counts, title="Plain differences: rows are digits, columns are answers")

# %% [markdown]
# Read three things off the picture, by eye or with NumPy:
#
# - `hardest`: the digit of which the smallest share is right
# - `pair`: the most frequent mistake, as `(label, answer)`
# - `favourite`: the answer given too often. It exceeds the number of such digits by more than any other
#
# Then look at the templates in the lesson once more. Why does this digit win so often?
#
# <details><summary>Hint 1: a nudge</summary>
# A row holds all pictures of one digit. A column holds all pictures that got one answer.</details>
# <details><summary>Hint 2: where to look</summary>
# Hardest: the number on the diagonal, divided by the sum of its row. Pair: the darkest cell. Favourite: the
# sum of a column, minus the sum of the row with the same number.</details>
# <details><summary>Hint 3: almost there</summary>
# <code>counts.diagonal()</code>, <code>counts.sum(axis=1)</code> for rows and
# <code>counts.sum(axis=0)</code> for columns
# give ten numbers each. Print them side by side.</details>

# %%
### BEGIN SOLUTION
hardest = int((counts.diagonal() / counts.sum(axis=1)).argmin())
# np.where puts 0 on the diagonal, so that only mistakes remain;
# divmod turns a count row by row into (row, column).
pair = divmod(int(np.where(np.eye(10), 0, counts).argmax()), 10)
favourite = int((counts.sum(axis=0) - counts.sum(axis=1)).argmax())
### END SOLUTION

# %%
check.confusions(counts, hardest, pair, favourite)

# %% [markdown]
# <details><summary>Why does this digit win so often?</summary>
# On MNIST it is the 1. Its template has the least ink. Where a sharp digit and a blurred template miss each
# other, a plain difference counts grey in full, so every template with much grey pays everywhere, and the 1
# pays little. Squares make small differences smaller, and that is why they did better.</details>

# %% [markdown]
# ### 1.6 · Open challenge: beat the ten templates  *(15 minutes)*
#
# One mean for all sevens, with and without a bar, upright and slanted, is like neither. Allow ten templates
# per digit.
#
# Write `make_templates(images, labels)`. It takes `float32` pictures from 0 to 1, `(N, 28, 28)`, with their
# labels, and returns 100 templates, `(100, 28, 28)`, on the same scale: the ten for 0 first, then the ten
# for 1, and so on to 9. A new picture gets the digit of its nearest template.
#
# The check hands over one half of (at most 20,000) training digits and judges on the other half: a
# validation split. It wants at least a quarter of the mistakes gone that ten means make there. Then it hands
# over other pictures, to see that you use what you are given. The test set stays closed.
#
# <details><summary>Hint 1: a nudge</summary>
# Ten pictures picked at random are worse than one mean: try it. Ten means of random groups all look the
# same. The groups have to differ. In what do writers differ?</details>
# <details><summary>Hint 2: two ways</summary>
# Sort the pictures of a digit by something you can compute, such as their width, cut the row into ten
# parts, and average each. Or let the pictures choose: begin with ten of them, give every picture to the
# nearest, and average each group.</details>
# <details><summary>Hint 3: almost there</summary>
# The second way gets better when repeated: the averages are the new ten, and every picture chooses again.
# Five rounds do.
# <code>squared_distances(own, group).argmin(axis=1)</code> says which of the ten each picture
# chose.</details>


# %%
def squared_distances(images, templates):
    """Return one row per picture, one column per template (from the lesson)."""
    x = images.reshape(len(images), -1)
    m = templates.reshape(len(templates), -1)
    x_squares, m_squares = (x**2).sum(axis=1), (m**2).sum(axis=1)
    return x_squares[:, None] - 2 * x @ m.T + m_squares


# %%
def make_templates(images, labels):
    """Return 100 templates, ten per digit in the order of the digits."""
    ### BEGIN SOLUTION
    templates = []
    for k in range(10):
        own = images[labels == k]
        group = own[:10]  # any ten to begin with
        for _ in range(5):
            nearest = squared_distances(own, group).argmin(axis=1)
            # Each template becomes the mean of the pictures that chose it: k-means.
            group = np.stack([own[nearest == j].mean(axis=0) for j in range(10)])
        templates.append(group)
    return np.concatenate(templates)
    ### END SOLUTION


# %%
check.make_templates(make_templates, digits)
