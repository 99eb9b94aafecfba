package dev.weir.wnn;

import dev.weir.image.GreyImages;
import dev.weir.simd.Simd;
import dev.weir.simd.Takeover;
import dev.weir.simd.Twins;
import java.util.stream.LongStream;

/**
 * Windowed nearest neighbour (Setterqvist, Kruglyak, Forchheimer, "An Improved Nearest Neighbour
 * Classifier"): a class's distance is the sum, over windows centred on every pixel, of the least
 * p-th power distance between the window's part of the query and that of any training image of the
 * class; or of the k least. The class with the least distance wins; of equals the lowest.
 * Immutable.
 */
public final class WnnClassifier {

  private static final Takeover TAKEOVER = new Takeover("windowed nearest neighbour");

  /** Of a cell of a training image, about: {@link WnnScorer#operations}. */
  private static final double OPERATIONS = 8;

  private final TrainingSet training;
  private final WnnParameters parameters;
  private final PowerTable powers;

  /**
   * Takes the training images.
   *
   * @param training at least one of each class
   * @param window side of the windows, odd; from {@code 2 * side - 1} on this is the nearest
   *     neighbour
   * @param power p, 1 or more
   * @throws IllegalArgumentException as the other constructor
   */
  public WnnClassifier(GreyImages training, int window, int power) {
    this(training, WnnParameters.of(window).withPower(power));
  }

  /**
   * Takes the training images.
   *
   * @param training at least k of each class
   * @param parameters what to compute
   * @throws IllegalArgumentException as the other constructor
   */
  public WnnClassifier(GreyImages training, WnnParameters parameters) {
    this(TrainingSet.of(training, parameters.shifts() > 0), parameters);
  }

  /**
   * Takes the training images.
   *
   * @param training at least k of each class, shifts counted; not to be changed any more
   * @param parameters what to compute
   * @throws IllegalArgumentException if a class has too few images, or p is so large that sums
   *     would not fit 64 bits
   */
  public WnnClassifier(TrainingSet training, WnnParameters parameters) {
    WindowGrid grid = WindowGrid.of(training.width(), training.height(), parameters.window());
    this.powers =
        PowerTable.of(parameters.power(), (double) grid.cellsOfAll() * parameters.neighbours());
    requireImages(training, parameters);
    if (parameters.shifts() > 0 && !training.shifted()) {
      throw new IllegalArgumentException("the training set was not made for shifts");
    }
    this.training = training;
    this.parameters = parameters;
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

  /** How many classes. */
  public int classes() {
    return training.classes();
  }

  /** How many training images, without their shifts. */
  public int trainingImages() {
    return training.size();
  }

  /** The training images. */
  public TrainingSet training() {
    return training;
  }

  /** What is computed. */
  public WnnParameters parameters() {
    return parameters;
  }

  /** How many of a distance's units are 1: more than 1 only where p is not whole. */
  public double unitsPerOne() {
    return powers.unitsPerOne();
  }

  /** |difference|^p of two pixels, 0 to 255 apart, in a distance's units. */
  long[] raisedDifferences() {
    return LongStream.range(0, PowerTable.GREYS).map(d -> powers.raised((int) d)).toArray();
  }

  /** A scorer for one thread, with SIMD where Java has it, once that is compiled. */
  public WnnScorer newScorer() {
    return Simd.available()
        ? scorer(new Twins<>(TAKEOVER, () -> stages(false), () -> stages(true)))
        : newPlainScorer();
  }

  /**
   * A scorer for one thread, with SIMD from the start or never, by how much work so many images
   * are.
   */
  public WnnScorer newScorer(int images) {
    double cells = (double) images * training.size() * training.width() * training.height();
    return Simd.available() && Takeover.paysFor(OPERATIONS * parameters.imagesEach() * cells)
        ? newSimdScorer()
        : newPlainScorer();
  }

  /** A scorer with SIMD from the start: the same results. For one thread. */
  public WnnScorer newSimdScorer() {
    return scorer(Twins.only(() -> stages(true)));
  }

  /** A scorer in plain Java: the same results, slower. For one thread. */
  public WnnScorer newPlainScorer() {
    return scorer(Twins.only(() -> stages(false)));
  }

  private WnnScorer scorer(Twins<Stages> twins) {
    return new WnnScorer(twins, training.classes(), training.brightest());
  }

  private Stages stages(boolean simd) {
    return Stages.of(training, parameters, powers, simd);
  }
}
