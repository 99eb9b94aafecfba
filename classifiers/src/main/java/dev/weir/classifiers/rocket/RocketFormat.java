package dev.weir.classifiers.rocket;

import dev.weir.classifiers.features.FeatureFormat;
import dev.weir.classifiers.features.FeatureReader;
import dev.weir.classifiers.features.FeatureWriter;
import dev.weir.classifiers.features.KernelShape;
import dev.weir.classifiers.model.ArtifactException;
import dev.weir.model.artifact.PaddedKernelPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The parts of published ROCKET's transform: the kernels. */
public final class RocketFormat extends FeatureFormat<RocketTransform> {

  /** A kernel and its two features. */
  private static final int PARTS_A_KERNEL = 3;

  /** Of a kernel, besides its weights and channels. */
  private static final int KERNEL_BYTES = 96;

  public RocketFormat() {
    super(RocketTransform.class);
  }

  @Override
  public String kind() {
    return RocketTransform.KIND;
  }

  @Override
  protected long mapParts(RocketTransform map) {
    return map.kernels().size();
  }

  @Override
  protected void writeMap(RocketTransform map, FeatureWriter out) throws IOException {
    for (KernelShape kernel : map.kernels()) {
      float[] weights = kernel.weights();
      out.write(
          new PaddedKernelPart(
              IntStream.range(0, weights.length).mapToObj(j -> weights[j]).toList(),
              kernel.bias(),
              kernel.dilation(),
              kernel.padding(),
              Arrays.stream(kernel.channels()).boxed().toList()));
    }
  }

  @Override
  protected RocketTransform readMap(int channels, int length, long parts, FeatureReader in)
      throws ArtifactException, IOException {
    List<KernelShape> kernels = new ArrayList<>();
    for (long i = 0; i < parts / PARTS_A_KERNEL; i++) {
      KernelShape kernel = kernel(in.next(PaddedKernelPart.class));
      in.reserve(
          KERNEL_BYTES
              + (long) Float.BYTES * kernel.weights().length
              + (long) Integer.BYTES * kernel.channels().length);
      kernels.add(kernel);
    }
    return new RocketTransform(channels, length, kernels);
  }

  private static KernelShape kernel(PaddedKernelPart part) {
    float[] weights = new float[part.getWeights().size()];
    for (int j = 0; j < weights.length; j++) {
      weights[j] = part.getWeights().get(j);
    }
    int[] channels = part.getChannels().stream().mapToInt(Integer::intValue).toArray();
    return new KernelShape(
        weights, channels, part.getBias(), part.getDilation(), part.getPadding());
  }
}
