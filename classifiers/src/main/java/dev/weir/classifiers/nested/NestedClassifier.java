package dev.weir.classifiers.nested;

import dev.weir.classifiers.dwnn.DwnnClassifier;
import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.classifiers.internal.wnn.bound.ImageBounds;
import dev.weir.classifiers.internal.wnn.bound.TrainingParts;
import dev.weir.classifiers.internal.wnn.bound.VariantGroups;
import dev.weir.classifiers.internal.wnn.bound.VariantGroups.Member;
import dev.weir.classifiers.internal.wnn.distance.ImageIndex;
import dev.weir.classifiers.wnn.WnnClassifier;
import dev.weir.classifiers.wnn.definition.TrainingSet;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import java.util.ArrayList;
import java.util.List;

/**
 * WNN and DWNN with several sets of training images, the extension of one of which includes all
 * others: the images of the largest are compared once for all of them, and once for both methods.
 * Sets may also be of different training images; what {@linkplain TrainingParts their classes have
 * in common} is compared once, too. Every class is that of {@link WnnClassifier} and {@link
 * DwnnClassifier} with this set alone. Immutable.
 */
public final class NestedClassifier {

  private final List<NestedSet> sets;
  private final List<WnnClassifier> classifiers;
  private final TrainingParts parts;
  private final VariantGroups groups;

  /**
   * Keeps the training images.
   *
   * @param trainings training images of the same size and classes, at least one of each class
   * @param parameters the parameters, with k = 1; their extension is not used
   * @param sets the sets, one or more
   * @throws IllegalArgumentException as {@link DwnnClassifier}, if sizes or numbers of classes
   *     differ, or if no extension includes all others
   */
  public NestedClassifier(
      List<GreyImages> trainings, WnnParameters parameters, List<NestedSet> sets) {
    requireAlike(trainings);
    this.sets = List.copyOf(sets);
    this.groups =
        VariantGroups.of(
            sets.stream().map(set -> new Member(set.training(), set.extension())).toList());
    WnnParameters all = parameters.withExtension(groups.all());
    List<TrainingSet> shared =
        trainings.stream().map(images -> new DwnnClassifier(images, all).training()).toList();
    this.parts = TrainingParts.of(shared);
    this.classifiers =
        sets.stream()
            .map(
                set ->
                    new WnnClassifier(
                        shared.get(set.training()), parameters.withExtension(set.extension())))
            .toList();
  }

  private static void requireAlike(List<GreyImages> trainings) {
    GreyImages first = trainings.getFirst();
    for (GreyImages each : trainings) {
      if (each.width() != first.width()
          || each.height() != first.height()
          || each.classes() != first.classes()) {
        throw new IllegalArgumentException(
            "training images of %d x %d in %d classes beside %d x %d in %d"
                .formatted(
                    each.width(),
                    each.height(),
                    each.classes(),
                    first.width(),
                    first.height(),
                    first.classes()));
      }
    }
  }

  /** The sets. */
  public List<NestedSet> sets() {
    return sets;
  }

  /** How many images at once are fastest; 1 if more are no faster. */
  public int batchSize() {
    return isTogether() ? ImageBounds.most(parts.size()) : 1;
  }

  /** Whether sets are decided together, not one after the other. */
  boolean isTogether() {
    return largest().setup().hasBatches();
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

  /** The images of all sets. */
  TrainingParts parts() {
    return parts;
  }

  VariantGroups groups() {
    return groups;
  }

  /** With one set each, in the order of the sets. */
  List<WnnClassifier> classifiers() {
    return classifiers;
  }

  /** With the extension that includes all others. */
  WnnClassifier largest() {
    return classifiers.get(groups.largest());
  }

  /** Upper bound of the pixels of all sets. */
  int brightest() {
    return classifiers.stream()
        .mapToInt(each -> each.training().brightest(groups.all()))
        .max()
        .orElseThrow();
  }

  /** By set; null if DWNN is not wanted of it. */
  List<ImageIndex> indexes() {
    List<ImageIndex> indexes = new ArrayList<>();
    for (int set = 0; set < sets.size(); set++) {
      TrainingSet training = classifiers.get(set).training();
      indexes.add(sets.get(set).byImages() ? new ImageIndex(training.images()) : null);
    }
    return indexes;
  }
}
