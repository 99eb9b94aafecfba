package dev.weir.explain;

import dev.weir.features.FeatureKernel;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A kernel and how much it counts in a model: the L2 norms, over the classes, of the weights of its
 * features, added. As the post "MNIST-1D: From logistic regression to ROCKET" ranks kernels, which
 * have two features each; MiniRocket's have one for each of their biases.
 *
 * <p>Worked example: a PPV feature with the weights 3 and 4 for two of three classes and 0 for the
 * third, and a max feature with the weights 0, 0 and 1, give 5 + 1 = 6.
 *
 * @param kernel its index in the model, from 0
 * @param shares what its shares of positive values (PPV) add, 0 or more
 * @param highest what its highest value (max) adds, 0 or more
 */
public record RankedKernel(int kernel, double shares, double highest) {

  /** Both. */
  public double total() {
    return shares + highest;
  }

  /** All kernels, the most important first; of equal ones the first in the model. */
  public static List<RankedKernel> ranked(KernelView view) {
    return IntStream.range(0, view.kernels().size())
        .mapToObj(k -> of(view, k))
        .sorted(Comparator.comparingDouble(RankedKernel::total).reversed())
        .toList();
  }

  /** The share of all importance that lies on PPV, 0 to 1; the rest lies on max. */
  public static double ppvShare(List<RankedKernel> kernels) {
    double all = kernels.stream().mapToDouble(RankedKernel::total).sum();
    return all == 0 ? 0 : kernels.stream().mapToDouble(RankedKernel::shares).sum() / all;
  }

  private static RankedKernel of(KernelView view, int index) {
    FeatureKernel kernel = view.kernels().get(index);
    double shares = 0;
    double highest = 0;
    for (int f = kernel.first(); f < kernel.end(); f++) {
      if (kernel.isShare(f)) {
        shares += view.norm(f);
      } else {
        highest += view.norm(f);
      }
    }
    return new RankedKernel(index, shares, highest);
  }
}
