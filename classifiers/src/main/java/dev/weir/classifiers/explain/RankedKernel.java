package dev.weir.classifiers.explain;

import dev.weir.classifiers.features.FeatureKernel;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A kernel and its importance in a model: the sum of the L2 norms, over the classes, of its
 * features' weights. This is the ranking of the post "MNIST-1D: From logistic regression to
 * ROCKET", where kernels have two features each; MiniRocket's kernels have one for each of their
 * biases.
 *
 * <p>Worked example: a PPV feature with the weights 3 and 4 for two of three classes and 0 for the
 * third, and a max feature with the weights 0, 0 and 1, give 5 + 1 = 6.
 *
 * @param kernel its index in the model, from 0
 * @param shares importance of its shares of positive values (PPV), 0 or more
 * @param highest importance of its highest value (max), 0 or more
 */
public record RankedKernel(int kernel, double shares, double highest) {

  /** Sum of both. */
  public double total() {
    return shares + highest;
  }

  /** All kernels, most important first; of equal ones the first in the model. */
  public static List<RankedKernel> ranked(KernelView view) {
    return IntStream.range(0, view.kernels().size())
        .mapToObj(k -> of(view, k))
        .sorted(Comparator.comparingDouble(RankedKernel::total).reversed())
        .toList();
  }

  /** PPV's share of the total importance, 0 to 1; the rest is max's. */
  public static double ppvShare(List<RankedKernel> kernels) {
    double all = kernels.stream().mapToDouble(RankedKernel::total).sum();
    return all == 0 ? 0 : kernels.stream().mapToDouble(RankedKernel::shares).sum() / all;
  }

  private static RankedKernel of(KernelView view, int index) {
    FeatureKernel kernel = view.kernels().get(index);
    return new RankedKernel(
        index, KernelView.sum(kernel, true, view::norm), KernelView.sum(kernel, false, view::norm));
  }
}
