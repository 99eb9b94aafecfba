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

/** The parts of published ROCKET's transform: the kernels. */
public final class RocketFormat extends FeatureFormat<RocketTransform> {

  /** A kernel and its two features. */
  private static final int PARTS_A_KERNEL = 3;

  /** Of a kernel, besides its weights and channels. */
  private static final int KERNEL_BYTES = 96;

  public RocketFormat() {
    super(RocketTransform.KIND, RocketTransform.class);
  }

  @Override
  protected long mapParts(RocketTransform map) {
    return map.kernels().size();
  }

  @Override
  protected void writeMap(RocketTransform map, FeatureWriter out) throws IOException {
    for (KernelShape kernel : map.kernels()) {
      out.write(
          new PaddedKernelPart(
              kernel.weightList(),
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
      PaddedKernelPart part = in.next(PaddedKernelPart.class);
      KernelShape kernel =
          new KernelShape(
              part.getWeights(),
              part.getChannels(),
              part.getBias(),
              part.getDilation(),
              part.getPadding());
      in.reserve(
          KERNEL_BYTES
              + (long) Float.BYTES * kernel.weights().length
              + (long) Integer.BYTES * kernel.channels().length);
      kernels.add(kernel);
    }
    return new RocketTransform(channels, length, kernels);
  }
}
