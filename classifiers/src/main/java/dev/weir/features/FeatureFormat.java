package dev.weir.features;

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
import dev.weir.signal.Preprocessing;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The parts of a {@link FeatureModel}: those of its transform, then each feature, then the
 * intercepts.
 *
 * @param <M> the transform type
 */
public abstract class FeatureFormat<M extends FeatureMap> implements ModelFormat {

  private final Class<M> type;

  protected FeatureFormat(Class<M> type) {
    this.type = type;
  }

  /** Number of parts that {@link #writeMap} writes. */
  protected abstract long mapParts(M map);

  protected abstract void writeMap(M map, PartWriter out) throws IOException;

  /**
   * Reads the output of {@link #writeMap}.
   *
   * @param channels channels of the signals
   * @param length samples per channel, after preprocessing
   * @param parts number of parts in the artifact, including features and intercepts
   */
  protected abstract M readMap(int channels, int length, long parts, PartReader in)
      throws ArtifactException, IOException;

  @Override
  public final long parts(Model model) {
    M map = type.cast(((FeatureModel) model).map());
    return mapParts(map) + map.count() + 1;
  }

  @Override
  public final void write(Model model, PartWriter out) throws IOException {
    FeatureModel features = (FeatureModel) model;
    LinearClassifier classifier = features.classifier();
    writeMap(type.cast(features.map()), out);
    for (int f = 0; f < classifier.features(); f++) {
      out.write(part(classifier, f));
    }
    out.write(
        new InterceptPart(
            IntStream.range(0, classifier.targets()).mapToObj(classifier::intercept).toList()));
  }

  @Override
  public final Model read(ArtifactHeader header, PartReader in)
      throws ArtifactException, IOException {
    if (!(header.inputShape() instanceof InputShape.Signal shape)) {
      throw new ArtifactException(
          "a model of kind %s takes signals, not %s"
              .formatted(kind(), header.inputShape().withArticle()));
    }
    Preprocessing preprocessing = Preprocessing.of(header.preprocessing());
    int length = preprocessing.outputLength(shape.length());
    M map = readMap(shape.channels(), length, header.parts(), in);
    if (header.parts() != mapParts(map) + map.count() + 1) {
      throw new ArtifactException(
          "%d parts do not match %d features".formatted(header.parts(), map.count()));
    }
    in.reserve(map.count() * FeatureModel.bytesOfFeature(header.classes().size()));
    return new FeatureModel(
        header.classes(), shape, preprocessing, header.provenance(), map, classifier(map, in));
  }

  private static FeaturePart part(LinearClassifier classifier, int feature) {
    List<Double> coefficients =
        IntStream.range(0, classifier.targets())
            .mapToObj(target -> classifier.coefficient(feature, target))
            .toList();
    return new FeaturePart(classifier.mean(feature), classifier.scale(feature), coefficients);
  }

  /**
   * Each part is released after reading: boxed, they would take far more memory than the numbers.
   */
  private static LinearClassifier classifier(FeatureMap map, PartReader in)
      throws ArtifactException, IOException {
    double[] means = new double[map.count()];
    double[] scales = new double[map.count()];
    double[][] coefficients = new double[map.count()][];
    for (int f = 0; f < means.length; f++) {
      FeaturePart part = in.next(FeaturePart.class);
      means[f] = part.getMean();
      scales[f] = part.getScale();
      coefficients[f] = array(part.getCoefficients());
    }
    double[] intercepts = array(in.next(InterceptPart.class).getIntercepts());
    return new LinearClassifier(means, scales, coefficients, intercepts);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
