package dev.weir.classifiers.wnn;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.internal.simd.Vectorization;
import java.util.List;

/**
 * WNN and DWNN with several extensions of the same training images, one of which includes all
 * others: the images of the largest are compared once for all of them, and once for both methods.
 * Every class is that of {@link WnnClassifier} and {@link DwnnClassifier} with this extension
 * alone. Immutable.
 */
public final class NestedClassifier {

  private final List<WnnClassifier> classifiers;
  private final VariantGroups groups;

  /**
   * Keeps the training images.
   *
   * @param training at least one of each class
   * @param parameters the parameters, with k = 1; their extension is not used
   * @param sets the extensions, one or more
   * @throws IllegalArgumentException as {@link DwnnClassifier}, or if no extension includes all
   *     others
   */
  public NestedClassifier(GreyImages training, WnnParameters parameters, List<Extension> sets) {
    this.groups = VariantGroups.of(sets);
    WnnParameters all = parameters.withExtension(groups.all());
    TrainingSet shared = new DwnnClassifier(training, all).training();
    this.classifiers =
        sets.stream().map(set -> new WnnClassifier(shared, parameters.withExtension(set))).toList();
  }

  /** Number of sets. */
  public int sets() {
    return classifiers.size();
  }

  /** How many images at once are fastest; 1 if more are no faster. */
  public int batchSize() {
    return isTogether() ? ImageBounds.most(training().size()) : 1;
  }

  /** Whether sets are decided together, not one after the other. */
  boolean isTogether() {
    return BatchCascade.isPossible(training(), largest().parameters());
  }

  /**
   * A scorer for one thread, with SIMD from the start or never, depending on the work for this many
   * images.
   */
  public NestedScorer newScorer(int images) {
    return newScorer(largest().vectors(images));
  }

  /** A scorer for one thread with these kernels; the results are the same. */
  public NestedScorer newScorer(Vectorization vectors) {
    return new NestedScorer(this, vectors);
  }

  TrainingSet training() {
    return classifiers.getFirst().training();
  }

  VariantGroups groups() {
    return groups;
  }

  /** With one extension each, in the order of the sets. */
  List<WnnClassifier> classifiers() {
    return classifiers;
  }

  /** With the extension that includes all others. */
  WnnClassifier largest() {
    return classifiers.get(groups.largest());
  }
}
