package dev.weir.classifiers.features;

import dev.weir.classifiers.internal.simd.LinearSums;
import dev.weir.classifiers.linear.LinearClassifier;
import dev.weir.classifiers.model.ArtifactException;
import dev.weir.classifiers.model.PartReader;
import dev.weir.model.artifact.FeaturePart;
import dev.weir.model.artifact.InterceptPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the output of {@link FeatureWriter}. */
public final class FeatureReader implements PartReader {

  /** Mean, scale, array header, and its value in a scorer. */
  private static final int FEATURE_BYTES = 48;

  private final PartReader in;
  private final long targets;
  private final List<Feature> features = new ArrayList<>();

  FeatureReader(int classes, PartReader in) {
    this.targets = LinearClassifier.targets(classes);
    this.in = in;
  }

  /** An unboxed part: the boxed parts of a large model would take gigabytes. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Feature(double mean, double scale, double[] coefficients) {}

  @Override
  public <T> T next(Class<T> type) throws ArtifactException, IOException {
    return in.next(type);
  }

  @Override
  public boolean isNext(Class<?> type) throws ArtifactException, IOException {
    return in.isNext(type);
  }

  @Override
  public void reserve(long bytes) {
    in.reserve(bytes);
  }

  @Override
  public void reserveScorer(long bytes) {
    in.reserveScorer(bytes);
  }

  /** Announces the weights of this many values of a layout, as for {@link #reserve}. */
  public void reserveValues(int count) {
    in.reserve(count * (targets + LinearSums.BLOCK) * Double.BYTES);
  }

  /** Reads the next features. */
  public void features(int count) throws ArtifactException, IOException {
    in.reserve(count * (Double.BYTES * targets + FEATURE_BYTES));
    for (int i = 0; i < count; i++) {
      FeaturePart part = in.next(FeaturePart.class);
      features.add(new Feature(part.getMean(), part.getScale(), array(part.getCoefficients())));
    }
  }

  /** Reads the remaining features and the intercepts. */
  LinearClassifier finish(int count) throws ArtifactException, IOException {
    int left = count - features.size();
    reserveValues(left);
    features(left);
    double[] intercepts = array(in.next(InterceptPart.class).getIntercepts());
    return new LinearClassifier(
        features.stream().mapToDouble(Feature::mean).toArray(),
        features.stream().mapToDouble(Feature::scale).toArray(),
        features.stream().map(Feature::coefficients).toArray(double[][]::new),
        intercepts);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
