package dev.weir.classifiers.explain;

import dev.weir.classifiers.features.KernelShape;
import dev.weir.classifiers.model.Scores;
import dev.weir.classifiers.signal.LabelledSignals;

/**
 * The position of a kernel's highest value.
 *
 * @param signal index of the signal, from 0
 * @param start the sample under its first tap; negative in the padding
 * @param value the kernel's value there
 */
public record KernelPeak(int signal, int start, double value) {

  /** On one prepared signal; the first of equal values. */
  public static KernelPeak of(KernelShape kernel, float[] prepared, int length, int signal) {
    double[] values = kernel.convolve(prepared, length);
    int best = Scores.best(values);
    return new KernelPeak(signal, best - kernel.padding(), values[best]);
  }

  /** On the signal where the value is the highest; the first of equal ones. */
  public static KernelPeak strongest(KernelView view, KernelShape kernel, LabelledSignals signals) {
    KernelPeak strongest = null;
    for (int i = 0; i < signals.size(); i++) {
      KernelPeak here = of(kernel, view.prepare(signals.signal(i)), view.length(), i);
      strongest = strongest == null || here.value() > strongest.value() ? here : strongest;
    }
    return strongest;
  }
}
