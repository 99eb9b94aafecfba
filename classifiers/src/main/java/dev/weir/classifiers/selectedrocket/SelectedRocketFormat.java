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

/** The parts of ROCKET's transform: each kernel, followed by its two features. */
public final class SelectedRocketFormat extends FeatureFormat<SelectedRocketTransform> {

  private static final int PARTS_A_KERNEL = 3;

  public SelectedRocketFormat() {
    super(SelectedRocketTransform.KIND, SelectedRocketTransform.class);
  }

  @Override
  protected long mapParts(SelectedRocketTransform map) {
    return map.kernels().size();
  }

  @Override
  protected void writeMap(SelectedRocketTransform map, FeatureWriter out) throws IOException {
    for (KernelShape kernel : map.kernels()) {
      out.write(
          new KernelPart(
              kernel.weightList(), kernel.bias(), kernel.dilation(), kernel.channels()[0]));
      out.features(2);
    }
  }

  @Override
  protected SelectedRocketTransform readMap(int channels, int length, long parts, FeatureReader in)
      throws ArtifactException, IOException {
    List<KernelShape> kernels = new ArrayList<>();
    SelectedRocketMemory memory = new SelectedRocketMemory();
    for (long i = 1; i < parts; i += PARTS_A_KERNEL) {
      KernelPart part = in.next(KernelPart.class);
      KernelShape kernel =
          new KernelShape(
              part.getWeights(), List.of(part.getChannel()), part.getBias(), part.getDilation(), 0);
      SmallKernels.check(kernel);
      memory.reserve(kernel, in);
      kernels.add(kernel);
      in.features(2);
    }
    return new SelectedRocketTransform(channels, length, kernels);
  }
}
