package dev.weir.classifiers.wnn.naive;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.internal.wnn.minima.Minima;
import dev.weir.classifiers.wnn.definition.WindowSelection;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import java.util.Arrays;

/** The definitions of DWNN and of the combination, implemented literally. */
public final class NaiveDwnn {

  private final GreyImages training;
  private final WnnParameters parameters;
  private final WindowSelection selection;
  private final double unitsPerOne;

  public NaiveDwnn(GreyImages training, WnnParameters parameters, double unitsPerOne) {
    this(training, parameters, WindowSelection.all(training.area()), unitsPerOne);
  }

  public NaiveDwnn(
      GreyImages training,
      WnnParameters parameters,
      WindowSelection selection,
      double unitsPerOne) {
    this.training = training;
    this.parameters = parameters;
    this.selection = selection;
    this.unitsPerOne = unitsPerOne;
  }

  /** WNN's distance of a single training image is DWNN's. */
  public long[] distances(byte[] query) {
    long[] distances = new long[training.classes()];
    Arrays.fill(distances, Long.MAX_VALUE);
    for (int i = 0; i < training.size(); i++) {
      int label = training.label(i);
      GreyImages one = new GreyImages(width(), height(), training.image(i), new int[1], 1);
      long distance = new NaiveWnn(one, parameters, unitsPerOne).distances(query, selection)[0];
      distances[label] = Math.min(distances[label], distance);
    }
    return distances;
  }

  public int predict(byte[] query) {
    return Minima.index(distances(query));
  }

  public int combined(byte[] query) {
    int windows =
        Minima.index(new NaiveWnn(training, parameters, unitsPerOne).distances(query, selection));
    int images = predict(query);
    if (windows == images) {
      return windows;
    }
    int covering = 2 * Math.max(width(), height()) + 1;
    long[] whole =
        new NaiveWnn(training, parameters.withWindow(covering), unitsPerOne).distances(query);
    int lower = Math.min(windows, images);
    int higher = Math.max(windows, images);
    return whole[higher] < whole[lower] ? higher : lower;
  }

  private int width() {
    return training.width();
  }

  private int height() {
    return training.height();
  }
}
