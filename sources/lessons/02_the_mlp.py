# %% [markdown]
# # Let a network find the templates
#
# ![Ten templates in blue and red: averaged from digits above, learned below](../pictures/02_the_mlp.png)
#
# **You will**
#
# - compute a neuron by hand, then many of them as one matrix product
# - follow a digit through three layers in NumPy and in Keras, to the same numbers
# - take one step of gradient descent and watch the weights change and the loss fall
# - repeat a published result and put our runs beside it
# - see overfitting in a curve, and find out what this network cannot do
#
# **You need** lesson 01, and to know what a matrix product is.

# %% tags=["mnist"]
# NBVAL_CHECK_OUTPUT
import numpy as np

from course_utils import measured, plots
from course_utils.data import load_mnist
from course_utils.layers import cross_entropy, dense, relu, softmax

digits = load_mnist()
digits

# %% [markdown]
# ## One neuron asks one question
#
# A picture of four pixels, ink in the right column. Read row by row (top left, top right, bottom left,
# bottom right) it is $x=(0,1,0,1)$.
#
# A **neuron** keeps one number per pixel, its **weights** $w$. This one likes ink on the right and dislikes
# it on the left: $w=(-1,1,-1,1)$. It multiplies each pixel by its weight and adds up. You know this sum
# from lesson 01, it is the dot product:
#
# $$w\cdot x=(-1)\cdot0+1\cdot1+(-1)\cdot0+1\cdot1=2$$
#
# It adds one number of its own, the **bias** $b=-1$, and gets $z=w\cdot x+b=2-1=1$. Last, it keeps what is
# positive and turns the rest into 0. That is **ReLU**, the *rectified linear unit*: $\max(0,z)$. The neuron
# answers 1.
#
# > **Predict.** The same neuron sees a bar on the left, $(1,0,1,0)$, and then a full square, $(1,1,1,1)$.
# > What does it answer? Write down both numbers.

# %%
# NBVAL_CHECK_OUTPUT
w, b = np.array([-1, 1, -1, 1]), -1
for name, x in [("right", [0, 1, 0, 1]), ("left", [1, 0, 1, 0]), ("full", [1, 1, 1, 1])]:
    print(f"{name:<6} z = {w @ x + b:>2}   answer {max(0, w @ x + b)}")

# %% [markdown]
# It answers to the right bar alone. The full square has all the ink it likes, and as much that it dislikes.
# An average picture cannot do this: it has no negative numbers, so no ink ever counts *against* it.
#
# Now 784 pixels. As weights we take the average 7 minus the average of all digits: positive where a 7 has
# more ink than others, negative where it has less.


# %%
def scale(images):
    """Turn pictures into rows of 784 numbers from 0 to 1."""
    return images.reshape(-1, 784).astype(np.float32) / 255


x_train, x_val = scale(digits.x_train), scale(digits.x_val)
means = np.stack([x_train[digits.y_train == k].mean(axis=0) for k in range(10)])

# %%
seven = x_val[digits.y_val == 7][0]
weights_of_seven = means[7] - means.mean(axis=0)
plots.show_neuron(seven.reshape(28, 28), weights_of_seven.reshape(28, 28))

# %% [markdown]
# **What just happened.** Every pixel of ink was multiplied by its weight. Blue products speak for a 7, red
# ones against, and their sum is the neuron's one number.
#
# > **Predict.** Now a 0 meets the same weights. Where will it turn red? Is the sum above 0 or below?

# %%
zero = x_val[digits.y_val == 0][0]
plots.show_neuron(zero.reshape(28, 28), weights_of_seven.reshape(28, 28))

# %% [markdown]
# Most of the ring is red: it lies where a 7 has little ink. What is blue it shares with a 7. The sum is far
# below 0, and ReLU makes it 0: this neuron has nothing to say about a 0.

# %% [markdown]
# ## Many neurons are one matrix product
#
# Give the first neuron a colleague who likes ink at the top: $(1,1,-1,-1)$. Write each neuron's weights as a
# *column*, and each picture as a *row*: a right bar, a top bar, a full square.
#
# $$X=\begin{bmatrix}0&1&0&1\\1&1&0&0\\1&1&1&1\end{bmatrix}\qquad
# W=\begin{bmatrix}-1&1\\1&1\\-1&-1\\1&-1\end{bmatrix}\qquad b=(-1,-1)$$
#
# Row 1 times column 1 is the 2 from above. Row 1 times column 2 is $0\cdot1+1\cdot1+0\cdot(-1)+1\cdot(-1)=0$.
# So the first row of $XW$ is $(2,0)$.
#
# > **Predict.** What shape does $XW$ have? Compute its other two rows, add the biases, apply ReLU.

# %%
# NBVAL_CHECK_OUTPUT
X = np.array([[0, 1, 0, 1], [1, 1, 0, 0], [1, 1, 1, 1]])
W = np.array([[-1, 1], [1, 1], [-1, -1], [1, -1]])
hidden = np.maximum(0, X @ W + np.array([-1, -1]))
hidden

# %% [markdown]
# One row per picture, one column per neuron. Such a block of neurons, each connected with every input, is a
# **dense layer**. `dense(x, W, b)` computes `x @ W + b`, and `relu(z)` the rest; both come from
# `course_utils.layers`, where you can read them.
#
# ### Lesson 01's templates were such a layer
#
# The squared distance to a template $m$ was $|x|^2-2\,x\cdot m+|m|^2$. The first term is the same for all ten
# templates, so the *nearest* one is the one with the *largest*
#
# $$x\cdot m-\tfrac12|m|^2.$$
#
# (Divided by $-2$, the smallest becomes the largest.) A dot product plus a number: a neuron with weights $m$
# and bias $-\frac12|m|^2$, here without ReLU, for the answers are only compared.
#
# > **Predict.** Ten such neurons, the largest answer wins. How many of 100 validation digits do they read?

# %% tags=["mnist"]
# NBVAL_CHECK_OUTPUT
scores = dense(x_val, means.T, -(means**2).sum(axis=1) / 2)
print(scores.shape, f"{(scores.argmax(axis=1) == digits.y_val).mean():.1%} right")

# %% [markdown]
# **What just happened.** The same share as in lesson 01, for it is the same classifier. A layer can *hold*
# templates. Can it also *find* them, and better ones? We need three things: layers in a row, a number for how
# wrong they are, and a way to become less wrong.

# %% [markdown]
# ## Forward, from pixels to probabilities
#
# Behind the two neurons we put a second layer, one neuron for the class "right" and one for "top". It
# doubles what it gets: for the right bar, $(1,0)$ becomes $(2,0)$. The last layer's numbers are called
# **logits**.
#
# **Softmax** turns logits into probabilities: take $e$ to the power of each, then divide by the sum. Here
# $e^2=7.39$ and $e^0=1$, so the probabilities are $7.39/8.39=0.88$ for "right" and $1/8.39=0.12$ for "top".
#
# > **Predict.** What does this network say about the full square?

# %%
# NBVAL_CHECK_OUTPUT
logits = dense(hidden, np.array([[2, 0], [0, 2]]))
print(softmax(logits).round(2))

# %% [markdown]
# Half and half: neither neuron answered, so it cannot tell. All this, from input to probabilities, is the
# **forward pass**.
#
# For digits we take three layers: 784 pixels → 64 neurons → 64 neurons → 10 probabilities. The two in the
# middle are **hidden layers**, and the whole is a **multi-layer perceptron**, an MLP.
#
# > **Predict.** How many numbers does it hold? A neuron has one weight per input and one bias, so the first
# > layer has $64\cdot(784+1)=50{,}240$. Work out the other two and add up.

# %%
# NBVAL_CHECK_OUTPUT
from keras import Sequential, layers  # loading Keras takes a while

untrained = Sequential(
    [
        layers.Input((784,)),
        layers.Dense(64, activation="relu"),
        layers.Dense(64, activation="relu"),
        layers.Dense(10, activation="softmax"),
    ]
)
untrained.count_params()

# %% [markdown]
# $50{,}240+4{,}160+650$. These are the network's **parameters**. We fill them with small random numbers,
# write the forward pass as you did it by hand, layer by layer, and give Keras the same weights.

# %%
rng = np.random.default_rng(0)
weights = []
for inputs, units in [(784, 64), (64, 64), (64, 10)]:
    weights += [rng.normal(0, 0.05, (inputs, units)), rng.normal(0, 0.05, units)]


def forward(x, weights):
    """Turn rows of 784 numbers into rows of 10 probabilities."""
    W1, b1, W2, b2, W3, b3 = weights
    hidden_1 = relu(dense(x, W1, b1))
    hidden_2 = relu(dense(hidden_1, W2, b2))
    return softmax(dense(hidden_2, W3, b3))


# %%
# NBVAL_CHECK_OUTPUT
ours = forward(x_val[:5], weights)
untrained.set_weights(weights)
theirs = untrained.predict(x_val[:5], verbose=0)
print(ours.shape, "differs by less than 0.00001:", np.abs(ours - theirs).max() < 1e-5)

# %% [markdown]
# **What just happened.** Same weights, same digits, same probabilities. There is nothing in Keras's forward
# pass that you have not computed yourself.
#
# > **Predict.** Its 55,050 parameters are random. How many of 100 digits does it read?

# %% tags=["mnist"]
# NBVAL_CHECK_OUTPUT
answers = forward(x_val, weights).argmax(axis=1)
print(f"{(answers == digits.y_val).mean():.1%} right")

# %% [markdown]
# About one in ten, like anybody who guesses.
#
# ## How wrong is it?
#
# Right or wrong is too coarse to improve step by step. We need a number that also tells *nearly* from *not
# at all*. Look at the probability $p$ that the network gives to the digit's own label, and take
#
# $$L=-\ln p,$$
#
# the **cross-entropy**. A number that training makes small is called a **loss**. For $p=1$ it is 0, for
# $p=0.5$ it is $-\ln 0.5=0.693$.
#
# > **Predict.** What does it cost to give the right digit only one chance in ten? And one in a hundred: ten
# > times as much?

# %%
# NBVAL_CHECK_OUTPUT
print(-np.log([0.9, 0.5, 0.1, 0.01]).round(3))

# %% [markdown]
# Twice as much: each factor of ten costs another 2.303. Remember that number. Whoever knows nothing gives
# each of ten digits $p=0.1$, so **a network whose loss stays at 2.30 has learned nothing.**
#
# For many digits we take the mean. First one real digit, then all that we keep for validation:

# %% tags=["mnist"]
# NBVAL_CHECK_OUTPUT
p, label = forward(x_val[:1], weights)[0], digits.y_val[0]
print(f"label {label}: p = {p[label]:.3f}, loss {-np.log(p[label]):.2f}")
print(f"mean over all: loss {cross_entropy(forward(x_val, weights), digits.y_val):.2f}")

# %% [markdown]
# ### Two ways to write a label
#
# Three pictures, three classes. The network's probabilities for the right class are 0.7, 0.8 and 0.4, so
# the loss is $(0.357+0.223+0.916)/3=0.499$.
#
# A label can be the class's number: 0, 1, 2. Keras calls these *sparse*. Or it can be a row with a 1 in the
# class's place and 0 elsewhere, called **one-hot**. Then the loss is $-\sum_k y_k\ln p_k$, and the zeros
# remove all but one term.

# %%
# NBVAL_CHECK_OUTPUT
from keras.losses import categorical_crossentropy, sparse_categorical_crossentropy

p = np.array([[0.7, 0.2, 0.1], [0.1, 0.8, 0.1], [0.3, 0.3, 0.4]])
sparse = np.array([0, 1, 2])
one_hot = np.eye(3)[sparse]  # row k of the identity matrix is the one-hot label of class k
print("ours        ", round(cross_entropy(p, sparse), 4))
print("sparse      ", np.mean(sparse_categorical_crossentropy(sparse, p)).round(4))
print("categorical ", np.mean(categorical_crossentropy(one_hot, p)).round(4))

# %% [markdown]
# **What just happened.** One loss, two ways to hand over the labels. The loss's name and the labels' form
# must match: `sparse_categorical_crossentropy` for numbers, `categorical_crossentropy` for one-hot rows.

# %% [markdown]
# ## Downhill
#
# The loss depends on the weights. Start with a single weight, and a loss that you can draw: $L(w)=(w-3)^2$.
# Its slope at $w$ is $2(w-3)$. At $w=0$ the slope is $-6$: to the right it goes down. **Gradient descent**
# takes a step *against* the slope, its length set by the **learning rate** $\eta$:
#
# $$w\;\leftarrow\;w-\eta\cdot\text{slope}\qquad\text{with }\eta=0.25:\quad 0-0.25\cdot(-6)=1.5$$
#
# > **Predict.** Where does the second step end? And where does a learning rate of 1 lead, step after step?


# %%
# NBVAL_CHECK_OUTPUT
def descend(rate, w=0.0, steps=4):
    """Return every place on the way, the start included."""
    path = [w]
    for _ in range(steps):
        path.append(path[-1] - rate * 2 * (path[-1] - 3))
    return path


print(descend(0.25))
print(descend(1.0))

# %%
plots.show_descent(lambda w: (w - 3) ** 2, {rate: descend(rate) for rate in (0.25, 1.0)})

# %% [markdown]
# With 0.25 each step goes half of the way that is left: the steps shrink as the slope does. With 1.0 it
# leaps across the valley and back, for ever.

# %% [markdown]
# ### One step, seen
#
# With many weights there is one slope for each: how the loss changes when that weight alone moves a little.
# Together they are the **gradient**. For one layer of ten neurons, with softmax and cross-entropy and without
# biases, it is a short formula:
#
# $$\text{gradient}=\frac1N X^\top(P-Y)$$
#
# $P$ holds the probabilities, $Y$ the one-hot labels: *prediction minus truth, times the pixels*. (Lesson
# 05 shows where it comes from.) Say all weights are 0 and one picture comes, a 7. All probabilities are
# 0.1. The error of neuron 7 is $0.1-1=-0.9$, that of every other neuron $0.1-0=0.1$. A step against the
# gradient *adds* 0.9 of the picture to the weights of neuron 7, and *takes* 0.1 of it from all others,
# times $\eta$.
#
# > **Predict.** Ten neurons with all weights 0 take one step on 1,000 digits. Drawn as pictures, what will
# > the weights look like?


# %%
def step(W, x, labels, rate=0.5):
    """Take one step of gradient descent with the weights W, of shape (784, 10)."""
    error = softmax(dense(x, W)) - np.eye(10, dtype=np.float32)[labels]
    return W - rate * (x.T @ error) / len(x)


x_few, y_few = x_train[:1000], digits.y_train[:1000]
before = np.zeros((784, 10), dtype=np.float32)
after = step(before, x_few, y_few)

# %% tags=["mnist"]
# NBVAL_CHECK_OUTPUT
for name, W in [("before", before), ("after", after)]:
    print(f"{name:<7} loss {cross_entropy(softmax(dense(x_few, W)), y_few):.2f}")

# %%
plots.show_weights(after, labels=range(10), columns=10, title="Ten neurons after one step")

# %% [markdown]
# **What just happened.** One step found lesson 01's templates: nearly the average of each digit minus the
# average of all, on a small scale. Nobody told it about averages. And it need not stop there.

# %%
later = before  # once more from nothing, with more digits
for _ in range(200):
    later = step(later, x_train[:5000], digits.y_train[:5000])
plots.show_weights(later, labels=range(10), columns=10, title="Ten neurons after 200 steps")

# %% tags=["mnist"]
# NBVAL_CHECK_OUTPUT
for name, given in [("averaged", scores), ("learned", dense(x_val, later))]:
    print(f"{name:<9} {(given.argmax(axis=1) == digits.y_val).mean():.0%} right")

# %% [markdown]
# The learned templates look less like digits, and they read more of them. An average shows what a digit
# *has*. These show what tells it from the rest. The 0's ring has faded, its empty middle much less: ink there
# gives other digits away. And compare the 4 with the 9 at the top, where a 9 is closed and a 4 is open: the
# same ink counts against the one and for the other.

# %% [markdown]
# ## A published result, repeated
#
# Now all three layers. We follow a published tutorial, *article E* in this course, to the letter:
#
# | | article E |
# | --- | --- |
# | preparation | pixels / 255 − 0.5, in rows of 784 |
# | network | 784 → 64 ReLU → 64 ReLU → 10 softmax |
# | loss | categorical cross-entropy, one-hot labels |
# | training | Adam, 5 epochs, batches of 32, all training images |
# | claim | 96.33 % of the test images read |
#
# Some words are new. A **batch** is the handful of digits behind one step: a rough gradient, but soon at
# hand. An **epoch** is one walk through all training digits. **Adam** is gradient descent that gives each
# weight a step size of its own, from the slopes it has met. The gradient of the earlier layers comes from the
# chain rule, worked out from the loss backwards: **backpropagation**. Keras does that for you.
#
# > **Predict.** How many steps are 5 epochs over 60,000 digits, in batches of 32?


# %%
def prepare(images):
    """Turn pictures into rows of 784 numbers from -0.5 to 0.5, as article E does."""
    return scale(images) - 0.5


images = np.concatenate([digits.x_train, digits.x_val])  # article E keeps no validation split
labels = np.concatenate([digits.y_train, digits.y_val])

# %% tags=["mnist"]
# NBVAL_CHECK_OUTPUT
from keras.utils import to_categorical

print(labels[:3], "->", to_categorical(labels[:3], 10).shape)
print(5 * int(np.ceil(len(images) / 32)), "steps")

# %%
from course_utils.models import mlp  # the same four lines as above
from course_utils.training import band, epoch_dots, expect_accuracy, set_seeds

set_seeds(0)
network = mlp()
network.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
history = network.fit(
    prepare(images),
    to_categorical(labels, 10),
    epochs=5,
    batch_size=32,
    verbose=0,
    callbacks=[epoch_dots()],
)

# %% [markdown]
# Nothing was chosen with the help of the test set, so we may open it. The second line of the output compares
# with a wide band around our stored runs: outside of it, something is broken.

# %%
test_inputs = prepare(digits.x_test)
loss, accuracy = network.evaluate(test_inputs, to_categorical(digits.y_test, 10), verbose=0)
print(f"test accuracy {accuracy:.2%}")
stored = measured.load("article_e")
expect_accuracy(accuracy, *band(stored["test_accuracy"]), digits.source)

# %%
here = accuracy if digits.source == "MNIST" else None  # other digits do not compare
seconds, cores = np.mean(stored["seconds_per_epoch"]), stored["machine"]["cores"]
print(f"stored runs: {len(stored['seeds'])} seeds, {seconds:.1f} s per epoch on {cores} cores")
claim, runs = stored["claim"], stored["test_accuracy"]
plots.show_claim("Article E: the claim, and our runs", claim, runs, here)

# %% [markdown]
# **What just happened.** The claim lies within the spread of our runs (the green bar: their mean, plus and
# minus one standard deviation), and so would one a little higher or lower. Chance alone, in the start and in
# the order of the digits, moves the result by some tenths of a percentage point. One run is an anecdote. That
# is why every figure in this course comes with several seeds.
#
# Like the article, we read the first five test digits and save the weights. A `.weights.h5` file holds the
# numbers only, so whoever loads them needs the code that builds the network.

# %%
answers = network.predict(test_inputs[:5], verbose=0).argmax(axis=1)
print("read:", answers, "  labels:", digits.y_test[:5])

# %%
# NBVAL_CHECK_OUTPUT
import tempfile

with tempfile.TemporaryDirectory() as folder:
    network.save_weights(f"{folder}/mlp.weights.h5")
    copy = mlp()
    copy.load_weights(f"{folder}/mlp.weights.h5")
[np.array_equal(*pair) for pair in zip(copy.get_weights(), network.get_weights(), strict=True)]

# %% [markdown]
# ## What did the sixty-four learn?
#
# The first layer's weights are 64 columns of 784 numbers: 64 pictures.
#
# > **Predict.** Will they look like digits?

# %%
W1, b1 = network.get_weights()[:2]
plots.show_weights(W1, title="The 64 neurons of the first layer")

# %% [markdown]
# Hardly. They show patches of strokes, for and against. The layers behind combine them, so no neuron has to
# know a digit alone. And some pictures are grey noise. What do those neurons answer?

# %%
activity = relu(dense(test_inputs, W1, b1))  # one row per test digit, one column per neuron
silent = (activity == 0).all(axis=0)
print(f"{silent.sum()} of {len(silent)} neurons answer 0 to every single test digit")

# %% [markdown]
# **What just happened.** A neuron whose sum is negative for every digit answers 0, always. A small change of
# its weights changes nothing, so its slopes are 0, and from then on no step moves it: the noise is little
# more than its random start. Such a neuron is called *dead*. The published network reads well in spite of
# them. Exercise 2.6 lets you do better with fewer neurons; lesson 05 says why they die.

# %% [markdown]
# ## Learning by heart
#
# A network with 55,050 parameters can memorise. Give it only 1,000 digits, and let it see them 40 times.
# The validation digits watch: they take part in no step.
#
# > **Predict.** Draw two curves over 40 epochs: the loss on the 1,000 training digits, and on the
# > validation digits.

# %%
set_seeds(0)
small = mlp()
small.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
by_heart = small.fit(
    prepare(digits.x_train[:1000]),
    digits.y_train[:1000],
    validation_data=(prepare(digits.x_val), digits.y_val),
    epochs=40,
    batch_size=32,
    validation_batch_size=1000,
    verbose=0,
    callbacks=[epoch_dots()],
).history

# %%
plots.show_curves({"1,000 training digits, 40 epochs": by_heart})

# %%
for split in ("accuracy", "val_accuracy"):
    print(f"{split:<13} {by_heart[split][-1]:.1%}")
runs = measured.load("training_curves")["cases"]["overfits"]["runs"]
ends = [run["val_accuracy"][-1] for run in runs]
expect_accuracy(by_heart["val_accuracy"][-1], *band(ends), digits.source)

# %% [markdown]
# **What just happened.** The training loss goes to zero: every digit is known by heart. On MNIST the
# validation loss falls, turns, and rises again. That is **overfitting**: from the dotted line on, the network
# gets better at *these* digits and not at digits. Its accuracy may hold for a while, but its mistakes become
# more confident, and the loss charges for confidence. Three cures: more digits, fewer parameters, or stop at
# the dotted line.
#
# (In the first epochs the validation loss is often the *lower* one: it is measured after the epoch, the
# training loss while the network still improves.)

# %% [markdown]
# ## Explore: can it read yours?
#
# Two networks read the same 28 x 28 pixels: the small convolutional network that ships with the course, and
# the MLP that you have trained. On the pad is a 4, squeezed to half its width. The cell below it asks both.
# Then clear the pad, draw your own, and run that cell again after each drawing.
#
# 1. Draw all ten digits, upright and plain. Do the two agree?
# 2. Find a drawing that the pad reads with more than 90 % and your MLP gets wrong. Lean it, press it flat.
# 3. Draw a digit of half the size in a corner. Does either network mind?

# %%
from course_utils.widgets import DigitPad

pad = DigitPad.example(4)
pad.strokes = [[(0.5 + (x - 0.5) / 2, y) for x, y in stroke] for stroke in pad.strokes]
pad

# %%
mine = network.predict(prepare(pad.digit), verbose=0)[0]
plots.show_readings(pad.digit, {"your MLP": mine, "the pad's network": pad.probabilities})

# %% [markdown]
# <details><summary>What you can find</summary>
#
# 1. Mostly. Plain digits look like those it was trained on.
# 2. Pressed flat, to less than half of their height, many digits do it; so do a 0 and a 7 that lean far to
#    the left, and a 0 and a 5 that are very narrow. Their ink falls on weights trained for another digit's.
# 3. Neither does, and here is the catch: the pad scales your drawing and moves it to the middle before they
#    see it, as MNIST did. (Far smaller, both fail: the pen's width is scaled as well, and fills the digit.)
#
# </details>
#
# What if nobody moved it to the middle?

# %% [markdown]
# ## Three pixels
#
# Lesson 01 pushed the test digits to the right, and the templates went blind. The MLP reads more digits
# than they do. Has it learned what a 7 *is*, or where its ink lies?
#
# > **Predict.** Pushed by 3 pixels, how many of 100 test digits does it still read? Draw its curve from 0
# > to 6 pixels, next to the one you remember.


# %%
def shift_right(images, pixels):
    """Move pictures to the right: what leaves is lost, and black comes in on the left."""
    moved = np.zeros_like(images)
    moved[:, :, pixels:] = images[:, :, : images.shape[2] - pixels]
    return moved


moved = shift_right(digits.x_test[:8], 3)
answers = network.predict(prepare(moved), verbose=0).argmax(axis=1)
plots.show_digits(moved, [f"read as {answer}" for answer in answers], columns=8)

# %%
templates, learned = [], []
bias = -(means**2).sum(axis=1) / 2
for pixels in range(7):
    moved = shift_right(digits.x_test, pixels)
    read = dense(scale(moved), means.T, bias).argmax(axis=1)
    templates.append((read == digits.y_test).mean())
    read = network.predict(prepare(moved), batch_size=1000, verbose=0).argmax(axis=1)
    learned.append((read == digits.y_test).mean())

# %%
print(f"the MLP: {learned[0]:.0%} in the middle, {learned[3]:.0%} three pixels further")
curves = {"the MLP": learned, "lesson 01's templates": templates}
plots.show_accuracy_by_shift(curves, title="What is learned in one place stays in that place")

# %% [markdown]
# **What just happened.** You still read all eight pictures. The network cannot: each of its first 50,176
# weights belongs to one pixel, and ink that moves meets weights that were trained for other ink. To read a 7
# everywhere it would have to learn the 7 again at every place, with examples for each.
#
# There is a way out. What if one *small* detector, a few pixels wide, slid over the whole picture, the same
# weights everywhere? That is lesson 03.

# %% [markdown]
# ## Quiz
#
# **1. Your labels are the numbers 0 to 9. Which loss fits?**
#
# <details><summary>A. categorical_crossentropy</summary>
# Not quite: it expects one-hot rows. With plain numbers Keras stops: the shapes do not match.</details>
# <details><summary>B. sparse_categorical_crossentropy</summary>
# Right: same loss, but it looks the right probability up by the label's number.</details>
# <details><summary>C. Either: Keras sees what the labels are</summary>
# Not quite: it computes what you name. Name and form of the labels must agree.</details>

# %% [markdown]
# **2. You trained on pixels / 255 − 0.5. In the app, a colleague feeds pixels / 255. What happens?**
#
# <details><summary>A. Keras reports an error</summary>
# Not quite: 784 numbers are 784 numbers. The shape fits, and nobody checks the scale.</details>
# <details><summary>B. It works as before: the picture is the same</summary>
# Not quite: every dot product moves by half the sum of its weights, so the neurons answer to something
# else.</details>
# <details><summary>C. It reads, silently worse</summary>
# Right: no error, fewer digits read. Keep one function <code>prepare</code> and use it everywhere.</details>

# %% [markdown]
# **3. The training loss falls, the validation loss has been rising for ten epochs. What do you do?**
#
# <details><summary>A. Train longer: the training loss is not 0 yet</summary>
# Not quite: it learns its training digits by heart. Longer makes the gap wider.</details>
# <details><summary>B. Go back to the epoch with the lowest validation loss</summary>
# Right: that is early stopping. More digits, or a smaller network, would help as well.</details>
# <details><summary>C. Add the validation digits to the training set and watch the test loss</summary>
# Not quite: then the test set makes your choice, and nothing is left for an honest report.</details>

# %% [markdown]
# ## Recap
#
# 1. A neuron is a dot product, plus a bias, through ReLU. A dense layer is many of them: `relu(x @ W + b)`.
# 2. Softmax makes probabilities, cross-entropy is $-\ln p$ of the right one. Knowing nothing costs 2.30.
# 3. Gradient descent steps against the slope. Its first step finds the averages, the next ones find what
#    tells digits apart.
# 4. Watch a validation split: where its loss turns, learning by heart begins. Report over several seeds.
# 5. Every first-layer weight belongs to one pixel. Move the digit by three, and the network fails. Lesson 03
#    lets the weights slide.
#
# **The source.** D. E. Rumelhart, G. E. Hinton and R. J. Williams, [Learning representations by
# back-propagating errors](https://doi.org/10.1038/323533a0), *Nature* 323, 1986: four pages that show how
# hidden layers come to stand for something.
