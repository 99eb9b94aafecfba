package dev.weir.explain;

import dev.weir.features.KernelShape;
import dev.weir.signal.LabelledSignals;

/**
 * Where a kernel's value is the highest.
 *
 * @param signal which signal, from 0
 * @param start the sample that its first tap looks at; below 0 where that is padding
 * @param value the kernel's value there
 */
public record Firing(int signal, int start, double value) {

  /** On one prepared signal; of equal values the first. */
  public static Firing of(KernelShape kernel, float[] prepared, int length, int signal) {
    double[] values = kernel.convolve(prepared, length);
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return new Firing(signal, best - kernel.padding(), values[best]);
  }

  /** On the signal of these where it is the highest; of equal ones the first. */
  public static Firing strongest(KernelView view, KernelShape kernel, LabelledSignals signals) {
    Firing strongest = null;
    for (int i = 0; i < signals.size(); i++) {
      Firing here = of(kernel, view.prepare(signals.signal(i)), view.length(), i);
      strongest = strongest == null || here.value() > strongest.value() ? here : strongest;
    }
    return strongest;
  }
}
