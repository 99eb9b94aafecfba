package dev.weir.classifiers.selectedrocket;

import dev.weir.classifiers.features.KernelShape;
import dev.weir.classifiers.internal.simd.KernelGroup;
import dev.weir.classifiers.internal.simd.KernelLanes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Kernels laid out in lanes: grouped by length, dilation and channel, each group padded to a
 * multiple of {@value KernelLanes#MULTIPLE} lanes. Worked example: 22 kernels of length 9 and
 * dilation 2 on signals of length 40 form a group of 24 lanes, 9 x 24 weights, and 40 - 8 * 2 = 24
 * positions. Immutable.
 */
final class KernelBank {

  private final KernelLanes lanes;
  private final int[] laneOf;

  /**
   * Lays out the kernels.
   *
   * @param kernels at least one, all of which fit
   * @param channels channels of the signals
   * @param length samples per channel, after preprocessing
   */
  KernelBank(List<KernelShape> kernels, int channels, int length) {
    TreeMap<Shape, List<Integer>> byShape = new TreeMap<>(Shape.ORDER);
    for (int k = 0; k < kernels.size(); k++) {
      byShape.computeIfAbsent(Shape.of(kernels.get(k)), shape -> new ArrayList<>()).add(k);
    }
    int count = byShape.values().stream().mapToInt(members -> filledUp(members.size())).sum();
    float[] weights = new float[count * byShape.lastKey().taps()];
    this.lanes =
        new KernelLanes(channels, length, groups(byShape, length), weights, new float[count]);
    this.laneOf = new int[kernels.size()];
    Iterator<KernelGroup> group = lanes.groups().iterator();
    byShape.values().forEach(members -> fill(group.next(), members, kernels));
  }

  KernelLanes lanes() {
    return lanes;
  }

  /** The lane of a kernel's features. */
  int laneOf(int kernel) {
    return laneOf[kernel];
  }

  private static List<KernelGroup> groups(Map<Shape, List<Integer>> byShape, int length) {
    List<KernelGroup> groups = new ArrayList<>();
    int firstLane = 0;
    int firstWeight = 0;
    for (Map.Entry<Shape, List<Integer>> each : byShape.entrySet()) {
      Shape shape = each.getKey();
      int lanes = filledUp(each.getValue().size());
      groups.add(
          new KernelGroup(
              shape.taps(),
              shape.dilation(),
              shape.channel(),
              length - (shape.taps() - 1) * shape.dilation(),
              each.getValue().size(),
              lanes,
              firstLane,
              firstWeight));
      firstLane += lanes;
      firstWeight += lanes * shape.taps();
    }
    return groups;
  }

  private void fill(KernelGroup group, List<Integer> members, List<KernelShape> kernels) {
    for (int m = 0; m < members.size(); m++) {
      KernelShape kernel = kernels.get(members.get(m));
      laneOf[members.get(m)] = group.firstLane() + m;
      lanes.biases()[group.firstLane() + m] = kernel.bias();
      for (int j = 0; j < group.taps(); j++) {
        lanes.weights()[group.firstWeight() + j * group.lanes() + m] = kernel.weights()[j];
      }
    }
  }

  private static int filledUp(int size) {
    return (size + KernelLanes.MULTIPLE - 1) / KernelLanes.MULTIPLE * KernelLanes.MULTIPLE;
  }

  /** What the kernels of a group have in common. */
  record Shape(int taps, int dilation, int channel) {

    static final Comparator<Shape> ORDER =
        Comparator.comparingInt(Shape::taps)
            .thenComparingInt(Shape::dilation)
            .thenComparingInt(Shape::channel);

    static Shape of(KernelShape kernel) {
      return new Shape(kernel.taps(), kernel.dilation(), kernel.channels()[0]);
    }
  }
}
