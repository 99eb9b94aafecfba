package dev.weir.classifiers.features;

import dev.weir.classifiers.linear.LinearClassifier;
import dev.weir.classifiers.model.PartWriter;
import dev.weir.model.artifact.FeaturePart;
import dev.weir.model.artifact.InterceptPart;
import java.io.IOException;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;

/** Writes the parts of a transform and, among or after them, those of its features. */
public final class FeatureWriter implements PartWriter {

  private final PartWriter out;
  private final LinearClassifier classifier;
  private int written;

  FeatureWriter(LinearClassifier classifier, PartWriter out) {
    this.classifier = classifier;
    this.out = out;
  }

  @Override
  public void write(SpecificRecord part) throws IOException {
    out.write(part);
  }

  /** Writes the next features. */
  public void features(int count) throws IOException {
    for (int end = written + count; written < end; written++) {
      int f = written;
      write(
          new FeaturePart(
              classifier.mean(f),
              classifier.scale(f),
              targets(target -> classifier.coefficient(f, target))));
    }
  }

  /** Writes the remaining features and the intercepts. */
  void finish() throws IOException {
    features(classifier.features() - written);
    write(new InterceptPart(targets(classifier::intercept)));
  }

  private List<Double> targets(IntToDoubleFunction value) {
    return IntStream.range(0, classifier.targets()).mapToDouble(value).boxed().toList();
  }
}
