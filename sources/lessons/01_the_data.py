# %% [markdown]
# # See what a computer sees
#
# ![A handwritten 5; beside it a piece of it enlarged, a number in each pixel](../pictures/01_the_data.png)
#
# **You will**
#
# - read a handwritten digit as a grid of numbers, and find your way in an array of thousands of them
# - build a classifier by hand, out of ten average pictures
# - measure it honestly: choose on one set of digits, report on another
# - see which digits it mixes up, and what makes it fail
#
# **You need** Python and a little NumPy: indexing, a `for` loop, `.mean()`, and what `axis=0` does in
# `.sum(axis=0)`. No networks yet.

# %% [markdown]
# ## A picture is a grid of numbers
#
# Here is a picture small enough to draw by hand: two rows of two pixels. A **pixel** is one small square
# with one number, its brightness. 0 is black, 255 is white. Someone drew a stroke down the right side.

# %%
import numpy as np

from course_utils import plots
from course_utils.data import load_mnist

tiny = np.array([[0, 255], [0, 200]], dtype=np.uint8)
plots.show_numbers([tiny])

# %% [markdown]
# The first index counts rows from the top, the second counts columns from the left. Both start at 0.
#
# > **Predict.** Which number is `tiny[1, 0]`: the 255 at the top right, or the 0 at the bottom left?

# %%
# NBVAL_CHECK_OUTPUT
print(tiny[1, 0], tiny[0, 1], tiny.shape)

# %% [markdown]
# Row 1, column 0: bottom left, black. The **shape** says how many rows and how many columns there are.
#
# Now the real thing. **MNIST** is a collection of 70,000 handwritten digits, by employees of the United
# States Census Bureau and by high-school students. Each has a **label**: the digit that was meant.

# %% tags=["mnist"]
# NBVAL_CHECK_OUTPUT
digits = load_mnist()
digits

# %% [markdown]
# There are three **splits**, and you will see below what each is for. If the first line says *scikit-learn
# digits*, you are offline and 1,797 smaller scans stand in. Everything works with them too; your numbers
# will differ from those on the stored page.
#
# > **Predict.** `digits.x_train` has three axes: picture, row, column. What are the shapes of
# > `digits.x_train[0]` and of `digits.x_train[0, 7]`?

# %%
# NBVAL_CHECK_OUTPUT
first = digits.x_train[0]
print(first.shape, digits.x_train[0, 7].shape, first.dtype)

# %% [markdown]
# Each index takes one axis away. The first picture is 28 rows of 28 pixels; its row 7 is a line of 28
# numbers. The **dtype** `uint8` says how each number is stored: as an unsigned whole number in 8 bits, one
# byte.

# %%
plots.show_digits(digits.x_train[:20], digits.y_train[:20], title="The first twenty digits")

# %% [markdown]
# ### Explore: where are the greys?
#
# Move the pointer, or the arrow keys, over the digit below and read its numbers.
#
# 1. Most pixels are near 0 or near 255. Find some in between. Where on the stroke do they lie?
# 2. Walk along the outermost rows and columns. Do you ever meet ink? Look at several digits.
# 3. Find a digit that you would have labelled differently, or nearly.

# %%
from course_utils.widgets import PixelInspector

PixelInspector(digits.x_train[:100], digits.y_train[:100])

# %% [markdown]
# <details><summary>What you can find</summary>
# <ol>
# <li>On the rim of the stroke. A pixel that the pen covers halfway is half as bright.</li>
# <li>Hardly ever. Each digit was fitted into a box of 20 by 20 pixels, and the box was placed so that the
# ink's centre of mass is in the middle of 28 by 28. Often four empty pixels remain, on some sides fewer.</li>
# <li>There are some. They cap what any classifier can reach, and any reader too.</li>
# </ol></details>

# %% [markdown]
# **What just happened.** You looked for strokes and loops. The computer has none of these: it has
# $28\times28=784$ numbers per picture, and no number says "5". All it can do is compute with them.

# %% [markdown]
# ## How many of each?
#
# Before you build a classifier, find out how well one does that does not look at all. Five labels by hand:
# 1, 7, 1, 1, 0. A program that always answers "1" is right for three of the five. The share of right
# answers is its **accuracy**: $3/5=60\,\%$.
#
# > **Predict.** Ten digits, thousands of labels. About how accurate is a program that always gives the same
# > answer?

# %%
counts = np.bincount(digits.y_train, minlength=10)  # how often each label 0 to 9 occurs
plots.show_class_counts(digits.y_train, title="How many of each digit are in the training set?")

# %% tags=["mnist"]
# NBVAL_CHECK_OUTPUT
print(f"always answer {counts.argmax()}: {counts.max() / counts.sum():.1%} right")

# %% [markdown]
# **What just happened.** The ten **classes** are nearly balanced, so a lazy answer earns about one in ten.
# That is the **baseline**: whatever we build has to beat it. The balance also makes accuracy a fair measure.
# If 95 of 100 digits were ones, "always 1" would score 95 % and be useless.

# %% [markdown]
# ## Ten average pictures
#
# What does a typical 1 look like? Take two tiny ones, and average them pixel by pixel. Top right:
# $(8+6)/2=7$. Bottom right: $(4+8)/2=6$. The left side stays 0. (Here 8 is white, to keep the sums small.)

# %%
one, other = np.array([[0, 8], [0, 4]]), np.array([[0, 6], [0, 8]])
mean = np.mean([one, other], axis=0)  # axis 0 counts the pictures: it is the one averaged away
plots.show_numbers([one, other, mean], ["one", "another", "their mean"])

# %% [markdown]
# For the real digits, `digits.y_train == k` picks those with label `k`, and `.mean(axis=0)` averages them.
#
# > **Predict.** Picture the ten averages. Which digit comes out sharp, which one blurred? Why?

# %%
means = np.stack([digits.x_train[digits.y_train == k].mean(axis=0) for k in range(10)])
plots.show_digits(means, range(10), columns=5, title="The mean of each digit's pictures")

# %% [markdown]
# **What just happened.** Where nearly everybody puts ink, the mean is bright; where writers disagree, it is
# grey. On MNIST the 0 and the 1 come out sharpest. Hardly anybody draws a 0 through its middle, so its hole
# stays black; ones lean by different angles around the same centre, so their mean fans out at the ends alone.
# The 5 is the most blurred: about its bar and its bow, writers agree least. We call these ten pictures
# **templates**.

# %% [markdown]
# ## A trap: bytes wrap around
#
# We are about to subtract pictures. One byte holds 0 to 255 and nothing else.
#
# > **Predict.** What is 200 + 100 in bytes? And 100 − 200? An error, a limit, something else?

# %%
# NBVAL_CHECK_OUTPUT
a = np.array([200, 100], dtype=np.uint8)
b = np.array([100, 200], dtype=np.uint8)
print("a + b =", a + b, "  a - b =", a - b)

# %% [markdown]
# Like a car's mileage counter, a byte starts again at 0 after 255: $300-256=44$, and $-100+256=156$. No
# error, no warning, only wrong numbers. So convert *first*, then compute:

# %%
# NBVAL_CHECK_OUTPUT
print("a - b =", a.astype(np.float32) - b.astype(np.float32))

# %% [markdown]
# While we are at it, we divide by 255. Then 0 is black, 1 is white, and nobody has to remember a scale.


# %%
def scale(images):
    """Turn bytes into numbers from 0 to 1."""
    return images.astype(np.float32) / 255


x_train, x_val, x_test = scale(digits.x_train), scale(digits.x_val), scale(digits.x_test)

# %%
# NBVAL_CHECK_OUTPUT
for name, x in [("bytes", digits.x_train), ("[0, 1]", x_train), ("[-0.5, 0.5]", x_train - 0.5)]:
    span = f"from {x.min():>4} to {x.max():>3}"
    print(f"{name:<12} {span}   {x.dtype!s:<8} bytes per pixel: {x.itemsize}")

# %% [markdown]
# **What just happened.** You will meet both scales in this course. A network multiplies each pixel by a
# number of its own and adds up the 784 products. With pixels up to 255 such sums run into the thousands, and
# learning takes wild steps; with numbers around 1 it stays calm. Taking away 0.5 as well, as the next lesson
# does, puts the numbers on both sides of zero.
#
# Why `float32`? Dividing bytes by 255 without `astype` gives `float64`: twice the memory, for decimal
# places that no scan ever had. A `float32` takes four bytes, a `float64` eight.
#
# One rule matters more than the choice: **prepare new pictures exactly as you prepared the training
# pictures.**

# %% [markdown]
# ## The nearest template wins
#
# Two templates and a new picture:

# %%
bar_right, bar_top = np.array([[0, 8], [0, 8]]), np.array([[8, 8], [0, 0]])
new = np.array([[2, 8], [0, 6]])
plots.show_numbers([bar_right, bar_top, new], ["template 1", "template 7", "new"])

# %% [markdown]
# How far is the new picture $x$ from a template $m$? Subtract pixel by pixel, square, and add up:
#
# $$d(x, m)=\sum_i (x_i-m_i)^2$$
#
# To template 1: $(2-0)^2+(8-8)^2+(0-0)^2+(6-8)^2=4+0+0+4=8$.
#
# > **Predict.** How far is it to template 7? Compute the four squares on paper. Which template wins?

# %%
# NBVAL_CHECK_OUTPUT
print(((new - bar_right) ** 2).sum(), ((new - bar_top) ** 2).sum())

# %% [markdown]
# 8 against 72: it is a 1. That is the whole classifier. Now one real digit, one it has never seen, and ten
# templates. `x - templates` subtracts each template in turn: shapes `(28, 28)` and `(10, 28, 28)` give
# `(10, 28, 28)`.

# %%
templates = scale(means)
x = x_val[0]
distances = ((x - templates) ** 2).sum(axis=(1, 2))  # over rows and columns: ten sums stay
captions = ["the digit"] + [f"{k}: {d:.0f}" for k, d in enumerate(distances)]
plots.show_digits([x, *templates], captions, columns=6, title="How far away each template is")

# %%
print("nearest template:", distances.argmin(), "  label:", digits.y_val[0])

# %% [markdown]
# `argmin` gives the *position* of the smallest distance, and the positions are the digits 0 to 9. The same
# for many pictures, one after the other:


# %%
def nearest_template(images, templates):
    """Return, for each picture, the number of the template closest to it."""
    answers = []
    for x in images:
        distances = ((x - templates) ** 2).sum(axis=(1, 2))
        answers.append(distances.argmin())
    return np.array(answers)


# %% [markdown]
# > **Predict.** Ten blurred pictures, no learning. How many of 100 digits does it read? Chance reads 10.

# %% tags=["mnist"]
# NBVAL_CHECK_OUTPUT
val_answers = nearest_template(x_val, templates)
print(f"{(val_answers == digits.y_val).mean():.1%} right")

# %% [markdown]
# **What just happened.** Ten averages read far more than the baseline's one in ten. Every step of this
# classifier was plain arithmetic that you saw, so you can also say why it errs. We come to that.

# %% [markdown]
# ### The same distances, without the loop
#
# *Optional now: run the two cells below in any case, for we use the function later.*
#
# A square opens up: $(x-m)^2=x^2-2xm+m^2$. Summed over the pixels, with $|x|^2$ for the sum of squares and
# $x\cdot m$ for the sum of products,
#
# $$d(x,m)=|x|^2-2\,x\cdot m+|m|^2.$$
#
# On the tiny picture: $|x|^2=4+64+0+36=104$, $x\cdot m=64+48=112$, $|m|^2=64+64=128$, and $104-224+128=8$
# again. The sum of products $x\cdot m$ is a **dot product**, and NumPy computes all of them in one step,
# `@`.


# %%
def squared_distances(images, templates):
    """Return one row per picture, one column per template."""
    x = images.reshape(len(images), -1)  # each picture as one row of 784 numbers
    m = templates.reshape(len(templates), -1)
    x_squares, m_squares = (x**2).sum(axis=1), (m**2).sum(axis=1)
    # m.T swaps rows and columns, [:, None] stands x_squares up:
    # shapes (N, 1), (N, 10) and (10,) add up.
    return x_squares[:, None] - 2 * x @ m.T + m_squares


# %%
# NBVAL_CHECK_OUTPUT
quick = squared_distances(x_val, templates).argmin(axis=1)
print(f"the same answer for {(quick == val_answers).mean():.1%} of the digits")

# %% [markdown]
# Keep the dot product in mind. It says how much of a picture falls on a template's ink, and it is what one
# unit of a network, a **neuron**, computes.

# %% [markdown]
# ## Choose on validation, report on test
#
# Why square the differences? We could also add up their plain sizes, $\sum_i|x_i-m_i|$. That is a choice,
# and choices need evidence: digits that took no part in making the templates. This is what the
# **validation** split is for.
#
# > **Predict.** Squares punish one large difference more than many small ones. Does that help or hurt?

# %% tags=["mnist"]
# NBVAL_CHECK_OUTPUT
sizes = np.array([np.abs(x - templates).sum(axis=(1, 2)).argmin() for x in x_val])
for name, given in [("plain sizes", sizes), ("squares", val_answers)]:
    print(f"{name}: {(given == digits.y_val).mean():.1%}")

# %% [markdown]
# Squares it is. A template is blurred, so a sharp digit differs from it a little almost everywhere. Squares
# forgive many small differences and count the few large ones: ink where the template has none.
#
# Now, how good is the classifier that we chose? The validation digits cannot say, because we chose what
# *they* liked. To see how much that can flatter, let 1,000 programs guess at random. Pick the best on 50
# digits, then give the winner 50 others.
#
# > **Predict.** What does the winner score on the first 50? And on the other 50?

# %% tags=["mnist"]
# NBVAL_CHECK_OUTPUT
guesses = np.random.default_rng(0).integers(0, 10, size=(1000, 100))
right = guesses == digits.y_val[:100]
here, there = right[:, :50].mean(axis=1), right[:, 50:].mean(axis=1)
winner = here.argmax()
print(f"winner, where it was chosen: {here[winner]:.0%}   elsewhere: {there[winner]:.0%}")

# %% [markdown]
# The winner knew nothing. It was lucky on the digits that chose it, and its luck stays behind. So we keep
# three splits apart:
#
# | split | what it may decide |
# | --- | --- |
# | training | the numbers inside the model: here, the templates |
# | validation | every choice that *you* make: squares or sizes, when to stop, which model |
# | test | nothing. It reports, once per model, when all is chosen |
#
# All is chosen. We open the test set.

# %% tags=["mnist"]
# NBVAL_CHECK_OUTPUT
test_answers = squared_distances(x_test, templates).argmin(axis=1)
print(f"test accuracy: {(test_answers == digits.y_test).mean():.1%}")

# %% [markdown]
# On MNIST that is less than on the validation digits. One choice between two flatters too little to explain
# the gap. Are test digits harder than training digits, then? We ask each split once more, half by half.
#
# > **Predict.** The templates are made from the training digits. Will they read those better than the test
# > digits, or worse?

# %% tags=["mnist"]
# NBVAL_CHECK_OUTPUT
splits = {
    "training": (x_train, digits.y_train),
    "validation": (x_val, digits.y_val),
    "test": (x_test, digits.y_test),
}
for name, (pictures, labels) in splits.items():
    right = squared_distances(pictures, templates).argmin(axis=1) == labels
    here, there = (half.mean() for half in np.array_split(right, 2))
    print(f"{name:<10} {right.mean():.1%}   first half {here:.1%}, second half {there:.1%}")

# %% [markdown]
# **What just happened.** On MNIST the templates read *less* of the very digits they were made from. An
# average cannot learn thousands of pictures by heart. So the test digits are not the odd ones: the validation
# digits are, the last 5,000 of the training file, and they are easier. The two halves of the test set
# differ even more. Digits come in batches, by different people, and some batches are easy.
#
# A score belongs to the digits it was measured on. So report the one from digits that decided nothing, even
# when you like another one better.

# %% [markdown]
# ## Where does it go wrong?
#
# One number hides a lot. Count instead which digit gets which answer: `confusion[i, j]` is how many
# pictures of digit `i` got the answer `j`. By hand, with labels 1, 7, 7 and answers 1, 1, 7: one 1 was read
# as 1, one 7 was taken for 1, one 7 was read as 7. Right answers lie on the diagonal. In the picture below an
# empty cell is a 0.
#
# > **Predict.** Look at the ten templates again. Which two digits will be taken for each other most?

# %%
confusion = np.zeros((10, 10), dtype=int)
for label, answer in zip(digits.y_test, test_answers, strict=True):
    confusion[label, answer] += 1
plots.show_confusion(confusion, title="Each row is a digit, each column an answer")

# %%
wrong = np.flatnonzero(test_answers != digits.y_test)[:20]
names = [f"{digits.y_test[i]} → {test_answers[i]}" for i in wrong]
plots.show_digits(digits.x_test[wrong], names, title="The first 20 mistakes: label → answer")

# %% [markdown]
# "For each other" means both directions: 4 taken for 9, and 9 taken for 4. So add each cell to its mirror
# image across the diagonal. The darkest single cell answers another question.

# %% tags=["mnist"]
# NBVAL_CHECK_OUTPUT
mistakes = np.where(np.eye(10, dtype=bool), 0, confusion)
both = np.triu(mistakes + mistakes.T)  # each pair once: above the diagonal
low, high = divmod(both.argmax(), 10)  # a count row by row, as (row, column)
label, answer = divmod(mistakes.argmax(), 10)
print(f"most often for each other: {low} and {high}, {both.max()} times")
times, back = mistakes.max(), mistakes[answer, label]
print(f"darkest cell: {label} taken for {answer}, {times} times; back: {back}")

# %% [markdown]
# **What just happened.** Mistakes come in families. Look at the two templates of such a pair: they share
# most of their ink and differ in a few pixels, and a slant or a thick pen outweighs those few. Some pairs are
# confused mostly in one direction, so read both cells.

# %% [markdown]
# ## The shape that networks expect
#
# The same numbers can be laid out in different shapes. `reshape` reads them row by row and never moves one.
# Two tiny pictures of 2 x 2 are 8 numbers, whichever way:

# %%
# NBVAL_CHECK_OUTPUT
pair = np.array([[[1, 2], [3, 4]], [[5, 6], [7, 8]]])
print(pair.shape, "->", pair.reshape(2, 4).tolist(), "->", pair.reshape(2, 2, 2, 1).shape)

# %% [markdown]
# Flat rows, `(N, 784)`, feed the dense network of the next lesson. Convolutions need to know what lies
# beside what, and they take four axes, `(N, height, width, channels)`. A **channel** is one number per
# pixel: a colour picture has three (red, green, blue), ours has one.
#
# > **Predict.** Which shapes do the two lines below print? `-1` stands for "whatever is left".

# %%
# NBVAL_CHECK_OUTPUT
print(x_train[:1000].reshape(1000, -1).shape)
print(x_train[:1000].reshape(-1, 28, 28, 1).shape)

# %% [markdown]
# ## The same digits as a CSV file
#
# *Optional: nothing further down builds on it.*
#
# Digits also travel as text. Kaggle's *digit-recognizer* competition gives one row per picture: its label,
# then its pixels from `pixel0` to `pixel783`, row by row. That is `reshape` again. We write a file with
# three digits:

# %%
import tempfile
from pathlib import Path

temporary = tempfile.TemporaryDirectory()  # deleted when you shut the notebook down
folder = Path(temporary.name)
header = "label," + ",".join(f"pixel{i}" for i in range(784))
rows = np.column_stack([digits.y_train[:3], digits.x_train[:3].reshape(3, 784)])
np.savetxt(folder / "train.csv", rows, fmt="%d", delimiter=",", header=header, comments="")

# %%
# NBVAL_CHECK_OUTPUT
from course_utils.data import DataError, load_kaggle_csv, write_submission

images, labels = load_kaggle_csv(folder / "train.csv")
print(images.shape, labels.shape, np.array_equal(images, digits.x_train[:3]))

# %% [markdown]
# Files from elsewhere have faults. Here is one that a spreadsheet could have made: a pixel of 300 in the
# second row. A byte cannot hold it, and without a check it would come back as 44.

# %%
broken = rows.astype(int)
broken[1, 401] = 300  # column 0 holds the label, so this is pixel400
np.savetxt(folder / "broken.csv", broken, fmt="%d", delimiter=",", header=header, comments="")
try:
    load_kaggle_csv(folder / "broken.csv")
except DataError as error:
    print(str(error).replace(str(folder), "…"))

# %% [markdown]
# The message names the file, the line, the column and what to do. Your answers go out as a CSV file too:
# numbered from 1, one answer per line. (The competition asks for 28,000 answers; here we hand in those for
# our test set.)

# %% tags=["mnist"]
# NBVAL_CHECK_OUTPUT
write_submission(folder / "submission.csv", test_answers, expected=len(test_answers))
print(*(folder / "submission.csv").read_text().splitlines()[:4], sep="\n")

# %% [markdown]
# ## Templates fail on anything that moves
#
# Every digit so far sat in the middle of its picture. People do not write in the middle. Let us push the
# digits to the right, column by column, and fill up with black.
#
# > **Predict.** Would *you* mind if a digit stood 3 pixels further right? How many of 100 will the templates
# > still read then? And at 5 pixels?


# %%
def shift_right(images, pixels):
    """Move pictures to the right: what leaves is lost, and black comes in on the left."""
    moved = np.zeros_like(images)
    moved[:, :, pixels:] = images[:, :, : images.shape[2] - pixels]
    return moved


# %%
steps = np.concatenate([shift_right(x_test[:1], pixels) for pixels in range(7)])
read_as = squared_distances(steps, templates).argmin(axis=1)
names = [f"{pixels} px: {answer}" for pixels, answer in enumerate(read_as)]
plots.show_digits(steps, names, columns=7, title="One digit on its way, and what it is read as")

# %%
accuracies = []
for pixels in range(7):
    moved_answers = squared_distances(shift_right(x_test, pixels), templates).argmin(axis=1)
    accuracies.append((moved_answers == digits.y_test).mean())
curves = {"ten templates": accuracies}
plots.show_accuracy_by_shift(curves, title="A few pixels to the right, and they are blind")

# %% [markdown]
# **What just happened.** To you it is the same digit. To the computer, most of the ink has left the pixels
# where the template expects it. A template asks for ink *at this pixel*, not for a stroke, so it cannot
# know that a stroke moved.
#
# Perhaps we were too lazy. Nobody asked our templates to tell a 4 from a 9: they are averages. What if a
# network could *learn* the best numbers for the job? That is lesson 02. Keep this curve in mind; you will
# draw it again.

# %% [markdown]
# ## Quiz
#
# **1. `x` has shape `(5000, 28, 28)`. What is `x[:, 0]`?**
#
# <details><summary>A. The first picture</summary>
# Not quite: that is <code>x[0]</code>. The colon in front keeps all 5,000 pictures.</details>
# <details><summary>B. The top row of every picture</summary>
# Right: all pictures, row 0, all columns. Its shape is (5000, 28).</details>
# <details><summary>C. The left column of every picture</summary>
# Not quite: columns are the last axis, so that is <code>x[:, :, 0]</code>.</details>

# %% [markdown]
# **2. You build twenty classifiers, measure each on the test set, and report the best score. What is
# wrong?**
#
# <details><summary>A. Nothing: the test set took no part in training</summary>
# Not quite: it took part in choosing. Like the best of 1,000 guessers, the winner was partly lucky on
# exactly these digits.</details>
# <details><summary>B. Twenty are too few</summary>
# Not quite: more candidates make it worse. The luckiest of a thousand is luckier than the luckiest of
# twenty.</details>
# <details><summary>C. The score is flattering: the test set made the choice</summary>
# Right: choose on the validation set, then measure the winner alone on the test set, once.</details>

# %% [markdown]
# **3. Your templates are made from pictures scaled to [0, 1]. A friend hands in digits from 0 to 255. What
# happens?**
#
# <details><summary>A. An error: the numbers do not fit</summary>
# Not quite: the shapes fit, so NumPy computes. Only you can notice.</details>
# <details><summary>B. Nothing changes: a digit is a digit</summary>
# Not quite: the distance compares the numbers themselves, and these are up to 255 times larger.</details>
# <details><summary>C. It answers, and it answers worse</summary>
# Right: −2 x·m grows with x while |m|² does not, so templates with much ink win too often. Same
# preparation, always.</details>

# %% [markdown]
# ## Recap
#
# 1. A digit is 28 x 28 bytes: `(N, 28, 28)` `uint8` as loaded, `(N, 784)` `float32` for a dense network,
#    `(N, 28, 28, 1)` for a convolution.
# 2. Bytes wrap around. Convert first, compute then, and prepare all pictures alike: [0, 1] or [-0.5, 0.5].
# 3. Ten mean pictures and a squared distance make a classifier. Its baseline is to answer always the same.
# 4. Training makes the model, validation makes your choices, test reports once. A confusion matrix says
#    where it errs.
# 5. Templates compare pixel with pixel. Move the digit, and they fail: no learning has happened yet, and no
#    sliding.
#
# **The source.** Y. LeCun, L. Bottou, Y. Bengio and P. Haffner, [Gradient-based learning applied to
# document recognition](https://doi.org/10.1109/5.726791), 1998. Section III describes how MNIST was made;
# figure 9 compares the error rates of many classifiers on it.
