package dev.weir.rocket;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Kernels laid out for the transform: grouped by length, dilation and channel, each group padded to
 * a multiple of {@value #LANES} lanes. Worked example: 22 kernels of length 9 and dilation 2 on
 * signals of length 40 form a group of 24 lanes, 9 x 24 weights, and 40 - 8 * 2 = 24 positions.
 * Immutable.
 */
public final class KernelBank {

  /** Groups are padded to a multiple of this; the plain twin processes four lanes at a time. */
  public static final int LANES = 8;

  private final int channels;
  private final int length;
  private final List<KernelGroup> groups = new ArrayList<>();
  private final int[] laneOf;
  private final float[] weights;
  private final float[] biases;

  /**
   * Lays out the kernels.
   *
   * @param kernels at least one
   * @param channels channels of the signals
   * @param length samples per channel, after preprocessing
   * @throws IllegalArgumentException if a kernel does not fit such signals
   */
  public KernelBank(List<Kernel> kernels, int channels, int length) {
    this.channels = channels;
    this.length = length;
    this.laneOf = new int[kernels.size()];
    kernels.forEach(this::checkFits);
    TreeMap<Shape, List<Integer>> byShape = new TreeMap<>(Shape.ORDER);
    for (int k = 0; k < kernels.size(); k++) {
      byShape.computeIfAbsent(Shape.of(kernels.get(k)), shape -> new ArrayList<>()).add(k);
    }
    int lanes = byShape.values().stream().mapToInt(members -> filledUp(members.size())).sum();
    int taps = byShape.lastKey().taps();
    this.weights = new float[lanes * taps];
    this.biases = new float[lanes];
    byShape.forEach((shape, members) -> add(shape, members, kernels));
  }

  /** Total lanes of all groups. */
  public int lanes() {
    return biases.length;
  }

  /** The lane of a kernel's features. */
  public int laneOf(int kernel) {
    return laneOf[kernel];
  }

  /** Number of channels of the signals. */
  public int channels() {
    return channels;
  }

  /** Samples per channel. */
  public int length() {
    return length;
  }

  List<KernelGroup> groups() {
    return groups;
  }

  float[] weights() {
    return weights;
  }

  float[] biases() {
    return biases;
  }

  private void checkFits(Kernel kernel) {
    if (kernel.span() >= length || kernel.channel() >= channels) {
      throw new IllegalArgumentException(
          "a kernel of %d weights at dilation %d on channel %d does not fit signals of %d x %d"
              .formatted(kernel.taps(), kernel.dilation(), kernel.channel(), channels, length));
    }
  }

  private void add(Shape shape, List<Integer> members, List<Kernel> kernels) {
    KernelGroup last = groups.isEmpty() ? null : groups.getLast();
    int firstLane = last == null ? 0 : last.firstLane() + last.lanes();
    int firstWeight = last == null ? 0 : last.firstWeight() + last.lanes() * last.taps();
    int lanes = filledUp(members.size());
    int positions = length - (shape.taps() - 1) * shape.dilation();
    groups.add(
        new KernelGroup(
            shape.taps(),
            shape.dilation(),
            shape.channel(),
            positions,
            members.size(),
            lanes,
            firstLane,
            firstWeight));
    for (int m = 0; m < members.size(); m++) {
      Kernel kernel = kernels.get(members.get(m));
      laneOf[members.get(m)] = firstLane + m;
      biases[firstLane + m] = kernel.bias();
      for (int j = 0; j < shape.taps(); j++) {
        weights[firstWeight + j * lanes + m] = kernel.weight(j);
      }
    }
  }

  private static int filledUp(int size) {
    return (size + LANES - 1) / LANES * LANES;
  }

  private record Shape(int taps, int dilation, int channel) {

    static final Comparator<Shape> ORDER =
        Comparator.comparingInt(Shape::taps)
            .thenComparingInt(Shape::dilation)
            .thenComparingInt(Shape::channel);

    static Shape of(Kernel kernel) {
      return new Shape(kernel.taps(), kernel.dilation(), kernel.channel());
    }
  }
}
