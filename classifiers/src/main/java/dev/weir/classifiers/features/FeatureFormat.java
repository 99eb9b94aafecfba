package dev.weir.classifiers.features;

import dev.weir.classifiers.model.ArtifactException;
import dev.weir.classifiers.model.ArtifactHeader;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.ModelFormat;
import dev.weir.classifiers.model.PartReader;
import dev.weir.classifiers.model.PartWriter;
import dev.weir.classifiers.signal.Preprocessing;
import java.io.IOException;

/**
 * The parts of a {@link FeatureModel}: those of its transform, then each feature, unless the
 * transform has its features among its parts, then the intercepts.
 *
 * @param <M> the transform type
 */
public abstract class FeatureFormat<M extends FeatureTransform> implements ModelFormat {

  private final String kind;
  private final Class<M> type;

  protected FeatureFormat(String kind, Class<M> type) {
    this.kind = kind;
    this.type = type;
  }

  @Override
  public final String kind() {
    return kind;
  }

  /** Number of parts that {@link #writeMap} writes, without features. */
  protected abstract long mapParts(M map);

  protected abstract void writeMap(M map, FeatureWriter out) throws IOException;

  /**
   * Reads the output of {@link #writeMap}.
   *
   * @param channels channels of the signals
   * @param length samples per channel, after preprocessing
   * @param parts number of parts in the artifact, including features and intercepts
   */
  protected abstract M readMap(int channels, int length, long parts, FeatureReader in)
      throws ArtifactException, IOException;

  @Override
  public final long parts(Model model) {
    return parts(map(model));
  }

  @Override
  public final void write(Model model, PartWriter out) throws IOException {
    FeatureWriter features = new FeatureWriter(((FeatureModel) model).classifier(), out);
    writeMap(map(model), features);
    features.finish();
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
    FeatureReader features = new FeatureReader(header.classes().size(), in);
    M map = readMap(shape.channels(), length, header.parts(), features);
    if (header.parts() != parts(map)) {
      throw new ArtifactException(
          "%d parts do not match %d features".formatted(header.parts(), map.count()));
    }
    return new FeatureModel(
        header.classes(),
        shape,
        preprocessing,
        header.provenance(),
        map,
        features.finish(map.count()));
  }

  private M map(Model model) {
    return type.cast(((FeatureModel) model).map());
  }

  private long parts(M map) {
    return mapParts(map) + map.count() + 1;
  }
}
