package dev.weir.rocket;

import dev.weir.linear.LinearClassifier;
import dev.weir.model.ArtifactException;
import dev.weir.model.ArtifactHeader;
import dev.weir.model.InputShape;
import dev.weir.model.Model;
import dev.weir.model.ModelFormat;
import dev.weir.model.PartReader;
import dev.weir.model.PartWriter;
import dev.weir.model.artifact.FeaturePart;
import dev.weir.model.artifact.InterceptPart;
import dev.weir.model.artifact.KernelPart;
import dev.weir.signal.Preprocessing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The parts of a ROCKET artifact: each kernel and its two features, then the intercepts. */
public final class RocketFormat implements ModelFormat {

  private static final int PARTS_A_KERNEL = 3;

  @Override
  public String kind() {
    return RocketModel.KIND;
  }

  @Override
  public long parts(Model model) {
    return (long) PARTS_A_KERNEL * ((RocketModel) model).kernels().size() + 1;
  }

  @Override
  public void write(Model model, PartWriter out) throws IOException {
    RocketModel rocket = (RocketModel) model;
    LinearClassifier classifier = rocket.classifier();
    for (int k = 0; k < rocket.kernels().size(); k++) {
      out.write(part(rocket.kernels().get(k)));
      out.write(part(classifier, 2 * k));
      out.write(part(classifier, 2 * k + 1));
    }
    out.write(
        new InterceptPart(
            IntStream.range(0, classifier.targets()).mapToObj(classifier::intercept).toList()));
  }

  @Override
  public Model read(ArtifactHeader header, PartReader in) throws ArtifactException, IOException {
    if (!(header.inputShape() instanceof InputShape.Signal shape)) {
      throw new ArtifactException("a ROCKET model takes signals, not an " + header.inputShape());
    }
    List<Kernel> kernels = new ArrayList<>();
    List<Feature> features = new ArrayList<>();
    RocketMemory memory = new RocketMemory(header.classes().size());
    for (long i = 1; i < header.parts(); i += PARTS_A_KERNEL) {
      Kernel kernel = kernel(in.next(KernelPart.class));
      int before = memory.add(kernel);
      in.reserve(memory.ofModel(before));
      in.reserveScorer(RocketMemory.ofScorer(before));
      kernels.add(kernel);
      features.add(Feature.of(in.next(FeaturePart.class)));
      features.add(Feature.of(in.next(FeaturePart.class)));
    }
    return new RocketModel(
        header.classes(),
        shape,
        Preprocessing.of(header.preprocessing()),
        header.provenance(),
        kernels,
        classifier(features, in.next(InterceptPart.class)));
  }

  private static KernelPart part(Kernel kernel) {
    List<Float> weights = IntStream.range(0, kernel.taps()).mapToObj(kernel::weight).toList();
    return new KernelPart(weights, kernel.bias(), kernel.dilation(), kernel.channel());
  }

  private static FeaturePart part(LinearClassifier classifier, int feature) {
    List<Double> coefficients =
        IntStream.range(0, classifier.targets())
            .mapToObj(target -> classifier.coefficient(feature, target))
            .toList();
    return new FeaturePart(classifier.mean(feature), classifier.scale(feature), coefficients);
  }

  private static Kernel kernel(KernelPart part) {
    float[] weights = new float[part.getWeights().size()];
    for (int j = 0; j < weights.length; j++) {
      weights[j] = part.getWeights().get(j);
    }
    return new Kernel(weights, part.getBias(), part.getDilation(), part.getChannel());
  }

  /** An unboxed part: the boxed parts of a large model would take gigabytes. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Feature(double mean, double scale, double[] coefficients) {

    static Feature of(FeaturePart part) {
      return new Feature(part.getMean(), part.getScale(), array(part.getCoefficients()));
    }
  }

  private static LinearClassifier classifier(List<Feature> features, InterceptPart intercepts) {
    return new LinearClassifier(
        features.stream().mapToDouble(Feature::mean).toArray(),
        features.stream().mapToDouble(Feature::scale).toArray(),
        features.stream().map(Feature::coefficients).toArray(double[][]::new),
        array(intercepts.getIntercepts()));
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
