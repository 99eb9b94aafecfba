#!/usr/bin/env python3
"""Weir beside other programs, measured in turn in one run.

    mvn -DskipTests -DskipITs package
    python3 benchmarks/peers/peers.py [--rounds N] [--ridge 4000x800,1501x1500]

Installs nothing: what is missing (NumPy, numba, scikit-learn, a C compiler) is named and left out.
The peers here are ours, written from the papers' definitions: ROCKET's kernels in numba and in C,
MiniRocket in numba, the ridge in NumPy. scikit-learn's ridge is its own. Transforms are timed in
microseconds of CPU a signal on one thread, medians of the rounds, so that other work on the machine
matters little; the ridge in seconds and CPU seconds on all processors.
"""

import argparse
import ctypes
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
JAR = HERE.parent / "target" / "benchmarks.jar"
PIECE = 0.5  # seconds a measurement
KERNELS = 200
FEATURES = 10_000
CLASSES = 10


def imported(name):
    """A library, or None with a message."""
    try:
        return __import__(name)
    except ImportError:
        print(f"left out: what needs {name}, which is not installed", file=sys.stderr)
        return None


np = imported("numpy")
numba = imported("numba") if np else None
sklearn = imported("sklearn") if np else None
threadpoolctl = imported("threadpoolctl") if np else None


def jit(function):
    return numba.njit(fastmath=True)(function) if numba else function


# --- ROCKET's kernels: random weights less their mean, lengths 5, 7, 9, dilations 1 to 3 -----------


def draw_kernels(random, length):
    taps = random.choice([5, 7, 9], KERNELS).astype(np.int32)
    weights = [random.standard_normal(n) for n in taps]
    weights = np.concatenate([w - w.mean() for w in weights]).astype(np.float32)
    dilations = random.integers(1, 4, KERNELS).astype(np.int32)
    dilations[(taps - 1) * dilations >= length] = 1
    return weights, taps, dilations, random.uniform(-1, 1, KERNELS).astype(np.float32)


@jit
def kernel_features(x, weights, taps, dilations, biases, features):
    first = 0
    for k in range(len(taps)):
        n = len(x) - (taps[k] - 1) * dilations[k]
        positive = 0
        highest = np.float32(-np.inf)
        for t in range(n):
            total = biases[k]
            for j in range(taps[k]):
                total += weights[first + j] * x[t + j * dilations[k]]
            positive += total > 0
            highest = max(highest, total)
        features[2 * k] = positive / n
        features[2 * k + 1] = highest
        first += taps[k]


def naive_kernel_features(x, weights, taps, dilations, biases):
    features, first = [], 0
    for n, d, b in zip(taps, dilations, biases):
        w = weights[first : first + n]
        v = [b + sum(w[j] * x[t + j * d] for j in range(n)) for t in range(len(x) - (n - 1) * d)]
        features += [np.mean(np.array(v) > 0), max(v)]
        first += n
    return np.array(features)


class CKernels:
    """The C program, compiled into a temporary folder."""

    def __init__(self, folder):
        library = Path(folder) / "kernels.so"
        options = ["-O3", "-ffast-math", "-march=native", "-shared", "-fPIC"]
        subprocess.run(["gcc", *options, str(HERE / "kernels.c"), "-o", str(library)], check=True)
        self.timed = ctypes.CDLL(str(library)).timed
        self.timed.restype = ctypes.c_double

    def run(self, x, kernels, features, runs):
        pointers = [a.ctypes.data_as(ctypes.c_void_p) for a in (x, *kernels, features)]
        return self.timed(pointers[0], len(x), *pointers[1:5], KERNELS, pointers[5], runs)


# --- MiniRocket, from its paper -------------------------------------------------------------------


def dilations_of(length):
    """Dilations, and how many biases each kernel has at each."""
    each = FEATURES // 84
    tried = min(each, 32)
    widest = np.log2((length - 1) / 8)
    tries = (2 ** np.linspace(0, widest, tried)).astype(np.int32)
    dilations, times = np.unique(tries, return_counts=True)
    counts = (times * (each / tried)).astype(np.int32)
    for i in range(each - counts.sum()):
        counts[i % len(counts)] += 1
    return dilations.astype(np.int32), counts


def triples():
    """Which three of nine taps weigh 2; the others weigh -1."""
    return np.array(
        [(a, b, c) for a in range(9) for b in range(a + 1, 9) for c in range(b + 1, 9)], np.int32
    )


@jit
def mini_features(x, dilations, counts, taps, biases, features):
    length = len(x)
    light = np.empty(length, np.float32)
    heavy = np.empty((9, length), np.float32)
    values = np.empty(length, np.float32)
    first = 0
    one, zero = np.float32(1), np.float32(0)
    for d in range(len(dilations)):
        light[:] = 0
        heavy[:] = 0
        for j in range(9):
            shift = (j - 4) * dilations[d]
            n = length - abs(shift)
            to = max(0, -shift)
            moved = x[max(0, shift) :][:n]
            light[to : to + n] -= moved
            heavy[j, to : to + n] = np.float32(3) * moved
        for k in range(len(taps)):
            margin = 0 if (d + k) % 2 == 0 else 4 * dilations[d]
            n = length - 2 * margin
            base = light[margin : margin + n]
            a = heavy[taps[k, 0], margin : margin + n]
            b = heavy[taps[k, 1], margin : margin + n]
            c = heavy[taps[k, 2], margin : margin + n]
            v = values[:n]  # from 0 on: an index that may be negative would not be vectorised
            for t in range(n):
                v[t] = base[t] + a[t] + b[t] + c[t]
            for f in range(first, first + counts[d]):
                bias = biases[f]
                positive = zero
                for t in range(n):
                    positive += one if v[t] > bias else zero
                features[f] = positive / np.float32(n)
            first += counts[d]


def naive_mini_features(x, dilations, counts, taps, biases):
    features = []
    for d, dilation in enumerate(dilations):
        padded = np.pad(x, 4 * dilation)
        for k, heavy in enumerate(taps):
            weights = np.full(9, -1.0)
            weights[heavy] = 2
            values = sum(weights[j] * padded[j * dilation :][: len(x)] for j in range(9))
            if (d + k) % 2:
                values = values[4 * dilation : -4 * dilation]
            for bias in biases[len(features) : len(features) + counts[d]]:
                features.append(np.mean(values > bias))
    return np.array(features)


# --- the ridge with ten penalties, leaving each sample out in closed form ---------------------------


def numpy_ridge(x, labels, alphas):
    targets = np.where(labels[:, None] == np.arange(CLASSES), 1.0, -1.0)
    targets -= targets.mean(axis=0)
    z = (x - x.mean(axis=0)) / x.std(axis=0)
    n, p = z.shape
    errors = []
    if n > p:
        values, vectors = np.linalg.eigh(z.T @ z)
        rotated = z @ vectors
        projected = rotated.T @ targets
        squares = rotated**2
        for alpha in alphas:
            share = 1 / (np.maximum(values, 0) + alpha)
            left = 1 - 1 / n - squares @ share
            residual = targets - rotated @ (projected * share[:, None])
            errors.append(np.mean((residual / left[:, None]) ** 2))
        best = alphas[int(np.argmin(errors))]
        weights = vectors @ (projected / (np.maximum(values, 0) + best)[:, None])
    else:
        values, vectors = np.linalg.eigh(z @ z.T)
        projected = vectors.T @ targets
        ones = np.argmax(np.abs(vectors.sum(axis=0)))
        squares = vectors**2
        for alpha in alphas:
            share = 1 / (np.maximum(values, 0) + alpha)
            share[ones] = 0
            residual = (vectors @ (projected * share[:, None])) / (squares @ share)[:, None]
            errors.append(np.mean(residual**2))
        best = alphas[int(np.argmin(errors))]
        weights = z.T @ (vectors @ (projected / (np.maximum(values, 0) + best)[:, None]))
    return best, weights


def sklearn_ridge(x, labels, alphas):
    from sklearn.linear_model import RidgeClassifierCV

    z = (x - x.mean(axis=0)) / x.std(axis=0)
    fit = RidgeClassifierCV(alphas=alphas).fit(z, labels)
    return fit.alpha_, fit.coef_.T


def ridge_data(samples, features):
    random = np.random.default_rng(42)
    labels = np.arange(samples) % CLASSES
    x = random.standard_normal((samples, features))
    x[np.arange(samples), labels] += 1
    return x, labels


# --- measuring ------------------------------------------------------------------------------------


class Weir:
    """Weir in a Java process for one row of the table, which stays and so stays warm."""

    def __init__(self):
        java = shutil.which("java")
        if os.environ.get("JAVA_HOME"):
            java = os.path.join(os.environ["JAVA_HOME"], "bin", "java")
        if not java or not JAR.exists():
            sys.exit(f"Java 25 and {JAR} are needed: mvn -DskipTests -DskipITs package")
        self.version = first_line([java, "-version"])
        if int(self.version.split('"')[1].split(".")[0]) < 25:
            sys.exit(f"{java} is {self.version}: set JAVA_HOME to a JDK 25 or newer")
        self.process = subprocess.Popen(
            [java, "--add-modules=jdk.incubator.vector", "-cp", str(JAR)]
            + ["dev.weir.benchmarks.PeerTimings"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def ask(self, question):
        self.process.stdin.write(question + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().split()
        if not answer:
            sys.exit(f"Weir gave no answer to '{question}'")
        return [float(number) for number in answer]

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def in_weir(measure):
    weir = Weir()
    try:
        return measure(weir)
    finally:
        weir.close()


def first_line(command):
    done = subprocess.run(command, capture_output=True, text=True)
    return (done.stdout or done.stderr).splitlines()[0]


def per_call(function):
    """Microseconds of CPU for a call."""
    function()
    runs, begun, end = 0, time.thread_time(), time.perf_counter() + PIECE
    while time.perf_counter() < end:
        for _ in range(20):
            function()
        runs += 20
    return 1e6 * (time.thread_time() - begun) / runs


def close(actual, expected, what):
    if not np.allclose(actual, expected, rtol=1e-3, atol=1e-3):
        sys.exit(f"{what} does not compute the definition")


def kernels_row(weir, length, rounds, folder):
    programs = {"Weir": lambda: weir.ask(f"kernels {length}")[0]}
    if np:
        random = np.random.default_rng(42)
        x = random.standard_normal(length).astype(np.float32)
        kernels = draw_kernels(random, length)
        expected = naive_kernel_features(x, *kernels)
    if numba:
        features = np.zeros(2 * KERNELS, np.float32)
        kernel_features(x, *kernels, features)
        close(features, expected, "numba's ROCKET")
        programs["numba (ours)"] = lambda: per_call(lambda: kernel_features(x, *kernels, features))
    if np and shutil.which("gcc"):
        c, made = CKernels(folder), np.zeros(2 * KERNELS, np.float32)
        c.run(x, kernels, made, 1)
        close(made, expected, "C's ROCKET")
        programs["C, -O3 -ffast-math (ours)"] = lambda: c.run(x, kernels, made, 100_000)
    return medians(programs, rounds)


def mini_row(weir, length, rounds):
    programs = {"Weir": lambda: weir.ask(f"minirocket {length}")[0]}
    if numba:
        random = np.random.default_rng(42)
        x = random.standard_normal(length).astype(np.float32)
        dilations, counts = dilations_of(length)
        taps = triples()
        biases = (3 * random.standard_normal(84 * counts.sum())).astype(np.float32)
        features = np.zeros(len(biases), np.float32)
        mini_features(x, dilations, counts, taps, biases, features)
        close(features, naive_mini_features(x, dilations, counts, taps, biases), "numba's MiniRocket")
        programs["numba (ours)"] = lambda: per_call(
            lambda: mini_features(x, dilations, counts, taps, biases, features)
        )
    return medians(programs, rounds)


def medians(programs, rounds):
    """All programs in turn, round after round."""
    taken = {name: [] for name in programs}
    for _ in range(rounds):
        for name, measure in programs.items():
            taken[name].append(measure())
    return {name: statistics.median(all_) for name, all_ in taken.items()}


def ridge_row(weir, samples, features, rounds):
    programs = {"Weir": lambda: weir.ask(f"ridge {samples} {features}")}
    if np:
        x, labels = ridge_data(samples, features)
        alphas = np.logspace(-3, 3, 10)
        programs["NumPy, eigh (ours)"] = lambda: timed(lambda: numpy_ridge(x, labels, alphas))
    if sklearn:
        programs["scikit-learn, RidgeClassifierCV"] = lambda: timed(
            lambda: sklearn_ridge(x, labels, alphas)
        )
    taken = {name: [] for name in programs}
    for _ in range(rounds):
        for name, measure in programs.items():
            taken[name].append(measure())
    return {
        name: "{:.1f} s, {:.1f} s of CPU".format(*(statistics.median(each) for each in zip(*all_)))
        for name, all_ in taken.items()
    }


def timed(function):
    cpu, wall = time.process_time(), time.perf_counter()
    function()
    return time.perf_counter() - wall, time.process_time() - cpu


def print_row(what, row):
    for name, figure in row.items():
        shown = figure if isinstance(figure, str) else f"{figure:.2f} µs"
        print(f"| {what} | {name} | {shown} |", flush=True)


def cpu():
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        return next(line.split(":")[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor()


def versions():
    yield f"{cpu()}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}"
    yield in_weir(lambda weir: weir.version)
    yield f"Python {platform.python_version()}"
    for library in (np, numba, sklearn):
        if library:
            yield f"{library.__name__} {library.__version__}"
    if threadpoolctl:
        for pool in threadpoolctl.threadpool_info():
            yield "{internal_api} {version}, {architecture}, {num_threads} threads".format(
                **{"version": "?", "architecture": "?", **pool}
            )
    if shutil.which("gcc"):
        yield first_line(["gcc", "--version"])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5, help="measurements of each (default: 5)")
    parser.add_argument("--ridge", default="4000x800,1500x1500,1501x1500", help="samples x features")
    arguments = parser.parse_args()
    print("; ".join(versions()) + "\n\n| what | program | |\n|---|---|---|", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for length in (40, 150):
            row = in_weir(lambda weir: kernels_row(weir, length, arguments.rounds, folder))
            print_row(f"200 kernels, length {length}", row)
            row = in_weir(lambda weir: mini_row(weir, length, arguments.rounds))
            print_row(f"MiniRocket, 9,996 features, length {length}", row)
    for shape in filter(None, arguments.ridge.split(",")):
        samples, features = map(int, shape.split("x"))
        rounds = min(3, arguments.rounds)
        row = in_weir(lambda weir: ridge_row(weir, samples, features, rounds))
        print_row(f"ridge, {samples:,} x {features:,}, ten penalties", row)


if __name__ == "__main__":
    main()
