package dev.weir.classifiers.selectedrocket;

import dev.weir.classifiers.features.FeatureFormat;
import dev.weir.classifiers.features.FeatureReader;
import dev.weir.classifiers.features.FeatureWriter;
import dev.weir.classifiers.features.KernelShape;
import dev.weir.classifiers.model.ArtifactException;
import dev.weir.model.artifact.KernelPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The parts of ROCKET's transform: each kernel, followed by its two features. */
public final class SelectedRocketFormat extends FeatureFormat<SelectedRocketTransform> {

  private static final int PARTS_A_KERNEL = 3;

  public SelectedRocketFormat() {
    super(SelectedRocketTransform.class);
  }

  @Override
  public String kind() {
    return SelectedRocketTransform.KIND;
  }

  @Override
  protected long mapParts(SelectedRocketTransform map) {
    return map.kernels().size();
  }

  @Override
  protected void writeMap(SelectedRocketTransform map, FeatureWriter out) throws IOException {
    for (KernelShape kernel : map.kernels()) {
      float[] weights = kernel.weights();
      out.write(
          new KernelPart(
              IntStream.range(0, weights.length).mapToObj(j -> weights[j]).toList(),
              kernel.bias(),
              kernel.dilation(),
              kernel.channels()[0]));
      out.features(2);
    }
  }

  @Override
  protected SelectedRocketTransform readMap(int channels, int length, long parts, FeatureReader in)
      throws ArtifactException, IOException {
    List<KernelShape> kernels = new ArrayList<>();
    SelectedRocketMemory memory = new SelectedRocketMemory();
    for (long i = 1; i < parts; i += PARTS_A_KERNEL) {
      KernelShape kernel = kernel(in.next(KernelPart.class));
      SmallKernels.check(kernel);
      memory.reserve(kernel, in);
      kernels.add(kernel);
      in.features(2);
    }
    return new SelectedRocketTransform(channels, length, kernels);
  }

  private static KernelShape kernel(KernelPart part) {
    float[] weights = new float[part.getWeights().size()];
    for (int j = 0; j < weights.length; j++) {
      weights[j] = part.getWeights().get(j);
    }
    int[] channels = {part.getChannel()};
    return new KernelShape(weights, channels, part.getBias(), part.getDilation(), 0);
  }
}
