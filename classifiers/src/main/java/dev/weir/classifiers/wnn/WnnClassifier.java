package dev.weir.classifiers.wnn;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.internal.simd.KernelWarmUp;
import dev.weir.classifiers.internal.simd.TwinSelector;
import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks;
import dev.weir.classifiers.internal.wnn.cascade.BatchCascade;
import dev.weir.classifiers.internal.wnn.cascade.PruningCascade;
import dev.weir.classifiers.internal.wnn.cascade.WnnSetup;
import dev.weir.classifiers.internal.wnn.variants.BlockVariants;
import dev.weir.classifiers.internal.wnn.window.PowerTable;
import dev.weir.classifiers.wnn.WnnExplanation.ShiftedImage;
import dev.weir.classifiers.wnn.definition.TrainingSet;
import dev.weir.classifiers.wnn.definition.WindowSelection;
import dev.weir.classifiers.wnn.definition.WnnParameters;

/**
 * Windowed nearest neighbour (Setterqvist, Kruglyak, Forchheimer, "An Improved Nearest Neighbour
 * Classifier"): a class's distance is the sum, over windows centred on every pixel, of the least
 * p-th power distance (or the k least) between the query and any training image of the class within
 * the window. The class with the least distance wins; the lowest one on a tie. Immutable.
 */
public final class WnnClassifier implements WindowClassifier {

  private static final KernelWarmUp WARM_UP = new KernelWarmUp("windowed nearest neighbour");

  /** Approximate operations per cell of a training image: {@link WnnScorer#operations}. */
  private static final double OPERATIONS = 8;

  /** Pixels of the training images of a trial of SIMD: tens of milliseconds of plain Java. */
  private static final long SAMPLE_PIXELS = 4_000_000;

  /** Training images of a trial of SIMD at least: a few blocks of lanes. */
  private static final int LEAST_SAMPLE = 64;

  private final WnnSetup setup;

  /**
   * Keeps the training images.
   *
   * @param training at least k of each class
   * @param parameters the parameters
   * @throws IllegalArgumentException as the other constructor
   */
  public WnnClassifier(GreyImages training, WnnParameters parameters) {
    this(TrainingSet.of(training, parameters.shifts() > 0), parameters);
  }

  /**
   * Keeps the training images.
   *
   * @param training at least k of each class, including the extension; must not be changed
   *     afterwards
   * @param parameters the parameters
   * @throws IllegalArgumentException if a class has too few images, or p is so large that sums
   *     would not fit into 64 bits
   */
  public WnnClassifier(TrainingSet training, WnnParameters parameters) {
    this(training, parameters, WindowSelection.all(training.width() * training.height()));
  }

  /**
   * Keeps the training images, and counts only some windows.
   *
   * @param training as for the other constructors
   * @param selection the windows that count
   * @throws IllegalArgumentException as the other constructors, or if the selection is one of other
   *     images
   */
  public WnnClassifier(TrainingSet training, WnnParameters parameters, WindowSelection selection) {
    requireMatch(training, selection);
    PowerTable powers = WnnSetup.powers(training.width(), training.height(), parameters);
    requireImages(training, parameters);
    if (parameters.shifts() > 0 && !training.shifted()) {
      throw new IllegalArgumentException("the training set was not made for shifts");
    }
    this.setup = new WnnSetup(training, parameters, selection, powers);
  }

  private static void requireMatch(TrainingSet training, WindowSelection selection) {
    if (selection.all() != training.width() * training.height()) {
      throw new IllegalArgumentException(
          "a selection of %d windows does not match training images of %d x %d"
              .formatted(selection.all(), training.width(), training.height()));
    }
  }

  /** The same training images and parameters with other windows that count. */
  public WnnClassifier withSelection(WindowSelection other) {
    return new WnnClassifier(training(), parameters(), other);
  }

  private static void requireImages(TrainingSet training, WnnParameters parameters) {
    for (int c = 0; c < training.classes(); c++) {
      int size = training.size(c);
      if (size == 0) {
        throw new IllegalArgumentException("class %d has no training image".formatted(c));
      }
      if ((long) size * parameters.imagesEach() < parameters.neighbours()) {
        throw new IllegalArgumentException(
            "k = %d, but class %d has only %d training images"
                .formatted(parameters.neighbours(), c, size));
      }
    }
  }

  @Override
  public int classes() {
    return training().classes();
  }

  /** Number of training images, without their extension. */
  public int trainingImages() {
    return training().size();
  }

  public TrainingSet training() {
    return setup.training();
  }

  @Override
  public WnnParameters parameters() {
    return setup.parameters();
  }

  /** All that defines the distances; for this module only. */
  public WnnSetup setup() {
    return setup;
  }

  /** The windows that count. */
  public WindowSelection selection() {
    return setup.selection();
  }

  /** The pixels of a training image, or of one that it represents, by its class. */
  public byte[] image(int label, ShiftedImage choice) {
    int lanes = TrainingBlocks.LANES;
    BlockVariants variants = setup.newVariants();
    int variant = variants.variant(choice.right(), choice.down(), choice.change());
    byte[] block = training().images().of(label).get(choice.place() / lanes);
    byte[] made = variants.of(block, variant);
    byte[] pixels = new byte[made.length / lanes];
    for (int k = 0; k < pixels.length; k++) {
      pixels[k] = made[k * lanes + choice.place() % lanes];
    }
    return pixels;
  }

  /** Units of a distance per 1: greater than 1 only for a non-integer p. */
  public double unitsPerOne() {
    return setup.powers().unitsPerOne();
  }

  @Override
  public int batchSize() {
    return setup.hasBatches() ? BatchCascade.MOST_QUERIES : 1;
  }

  @Override
  public WnnScorer newScorer() {
    return scorer(new TwinSelector<>(WARM_UP, this::stages, this::sampleStages));
  }

  @Override
  public WnnScorer newScorer(int images) {
    return newScorer(vectors(images));
  }

  /** The kernels that suit the work for this many images. */
  public Vectorization vectors(int images) {
    return Vectorization.ofWork(OPERATIONS * setup.cells(images));
  }

  /** A scorer for one thread with these kernels from the start; the results are the same. */
  public WnnScorer newScorer(Vectorization vectors) {
    return scorer(TwinSelector.only(vectors, this::stages));
  }

  private WnnScorer scorer(TwinSelector<PruningCascade> twins) {
    return new WnnScorer(twins, classes(), setup.brightest());
  }

  private PruningCascade stages(Vectorization vectors) {
    return PruningCascade.of(setup, vectors);
  }

  /** Stages for {@link PruningCascade#trial}. */
  private PruningCascade sampleStages(Vectorization vectors) {
    long pixels = (long) training().width() * training().height() * parameters().imagesEach();
    int images = Math.toIntExact(Math.max(LEAST_SAMPLE, SAMPLE_PIXELS / pixels));
    return PruningCascade.of(setup.sample(images), vectors);
  }
}
