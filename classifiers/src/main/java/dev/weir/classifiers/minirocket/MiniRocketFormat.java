package dev.weir.classifiers.minirocket;

import dev.weir.classifiers.features.FeatureFormat;
import dev.weir.classifiers.features.FeatureReader;
import dev.weir.classifiers.features.FeatureWriter;
import dev.weir.classifiers.model.ArtifactException;
import dev.weir.model.artifact.BiasesPart;
import dev.weir.model.artifact.DilationsPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** The parts of a MiniRocket transform: the dilations, then the biases of each. */
public final class MiniRocketFormat extends FeatureFormat<MiniRocketTransform> {

  private static final int[] ONLY = {0};

  /** Of an array and its reference, besides its numbers. */
  private static final int SET_BYTES = 48;

  public MiniRocketFormat() {
    super(MiniRocketTransform.KIND, MiniRocketTransform.class);
  }

  @Override
  protected long mapParts(MiniRocketTransform map) {
    return 1L + map.dilations().size();
  }

  @Override
  protected void writeMap(MiniRocketTransform map, FeatureWriter out) throws IOException {
    Dilations dilations = map.dilations();
    out.write(
        new DilationsPart(
            IntStream.range(0, dilations.size()).mapToObj(dilations::dilation).toList(),
            IntStream.range(0, dilations.size()).mapToObj(dilations::count).toList()));
    int first = 0;
    for (int d = 0; d < dilations.size(); d++) {
      int end = first + dilations.count(d) * MiniKernels.COUNT;
      out.write(biases(map, d, first, end));
      first = end;
    }
  }

  @Override
  protected MiniRocketTransform readMap(int channels, int length, long parts, FeatureReader in)
      throws ArtifactException, IOException {
    DilationsPart part = in.next(DilationsPart.class);
    Dilations dilations = new Dilations(ints(part.getDilations()), ints(part.getCounts()));
    List<int[]> chosen = new ArrayList<>();
    int features = dilations.features();
    checkFits(features, parts);
    in.reserve(2L * Float.BYTES * features);
    float[] biases = new float[features];
    int first = 0;
    for (int d = 0; d < dilations.size(); d++) {
      BiasesPart next = in.next(BiasesPart.class);
      first = copy(next.getBiases(), dilations.count(d), biases, first);
      List<int[]> sets = channels == 1 ? single(next) : sets(next);
      sets.forEach(set -> in.reserve(SET_BYTES + (long) Integer.BYTES * set.length));
      chosen.addAll(sets);
    }
    return new MiniRocketTransform(
        channels, length, dilations, chosen.toArray(int[][]::new), biases);
  }

  private static BiasesPart biases(MiniRocketTransform map, int dilation, int first, int end) {
    List<Integer> sizes = new ArrayList<>();
    List<Integer> channels = new ArrayList<>();
    for (int k = 0; map.channels() > 1 && k < MiniKernels.COUNT; k++) {
      int[] chosen = map.chosen(dilation, k);
      sizes.add(chosen.length);
      Arrays.stream(chosen).forEach(channels::add);
    }
    List<Float> biases = IntStream.range(first, end).mapToObj(f -> map.biases()[f]).toList();
    return new BiasesPart(biases, sizes, channels);
  }

  private static List<int[]> single(BiasesPart part) throws ArtifactException {
    if (!part.getSizes().isEmpty() || !part.getChannels().isEmpty()) {
      throw new ArtifactException("signals of one channel leave kernels no choice of channels");
    }
    return Collections.nCopies(MiniKernels.COUNT, ONLY);
  }

  private static List<int[]> sets(BiasesPart part) throws ArtifactException {
    int[] channels = ints(part.getChannels());
    List<int[]> sets = new ArrayList<>();
    int from = 0;
    for (int size : part.getSizes()) {
      if (size < 1 || size > channels.length - from) {
        throw new ArtifactException("a kernel cannot sum %d channels".formatted(size));
      }
      sets.add(Arrays.copyOfRange(channels, from, from + size));
      from += size;
    }
    if (from != channels.length) {
      throw new ArtifactException(
          "kernels sum %d channels, not %d".formatted(from, channels.length));
    }
    return sets;
  }

  /** Checks before allocating the array: each feature has its own part. */
  private static void checkFits(int features, long parts) throws ArtifactException {
    if (features >= parts) {
      throw new ArtifactException("%d parts do not match %d features".formatted(parts, features));
    }
  }

  /** Returns the start of the next dilation's biases. */
  private static int copy(List<Float> from, int each, float[] biases, int first)
      throws ArtifactException {
    if (from.size() != each * MiniKernels.COUNT) {
      throw new ArtifactException(
          "a dilation with %d biases a kernel has %d in all".formatted(each, from.size()));
    }
    for (int i = 0; i < from.size(); i++) {
      biases[first + i] = from.get(i);
    }
    return first + from.size();
  }

  private static int[] ints(List<Integer> values) {
    return values.stream().mapToInt(Integer::intValue).toArray();
  }
}
