package dev.weir.classifiers.wnn.naive;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.wnn.definition.WindowSelection;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import java.util.ArrayList;
import java.util.List;

/** The definition, implemented literally; non-integer powers are rounded as documented. */
public final class NaiveWnn {

  private final GreyImages training;
  private final WnnParameters parameters;
  private final double unitsPerOne;

  public NaiveWnn(GreyImages training, WnnParameters parameters, double unitsPerOne) {
    this.training = training;
    this.parameters = parameters;
    this.unitsPerOne = unitsPerOne;
  }

  public long[] distances(byte[] query) {
    return distances(query, WindowSelection.all(training.area()));
  }

  public long[] distances(byte[] query, WindowSelection selection) {
    long[] distances = new long[training.classes()];
    for (int c = 0; c < distances.length; c++) {
      long[] each = windowDistances(query, c);
      distances[c] = selection.windows().stream().mapToLong(window -> each[window]).sum();
    }
    return distances;
  }

  /** The distance of a class in each window. */
  public long[] windowDistances(byte[] query, int label) {
    long[] distances = new long[training.area()];
    List<byte[]> images = images(label);
    for (int window = 0; window < distances.length; window++) {
      int x = window % training.width();
      int y = window / training.width();
      distances[window] =
          images.stream()
              .mapToLong(image -> distance(image, query, x, y))
              .sorted()
              .limit(parameters.neighbours())
              .sum();
    }
    return distances;
  }

  /** The images of a class and all that they represent. */
  private List<byte[]> images(int label) {
    List<byte[]> images = new ArrayList<>();
    NaiveExtension naive =
        new NaiveExtension(parameters.extension(), training.width(), training.height());
    for (int i = 0; i < training.size(); i++) {
      if (training.label(i) == label) {
        images.addAll(naive.of(training.image(i)));
      }
    }
    return images;
  }

  private long distance(byte[] image, byte[] query, int cx, int cy) {
    int radius = parameters.window() / 2;
    long sum = 0;
    for (int y = Math.max(0, cy - radius); y <= Math.min(training.height() - 1, cy + radius); y++) {
      for (int x = Math.max(0, cx - radius);
          x <= Math.min(training.width() - 1, cx + radius);
          x++) {
        int k = y * training.width() + x;
        sum += raised(Math.abs((image[k] & 0xff) - (query[k] & 0xff)));
      }
    }
    return sum;
  }

  private long raised(int difference) {
    return Math.round(Math.pow(difference, parameters.power()) * unitsPerOne);
  }

  public int predict(byte[] query) {
    return predict(query, WindowSelection.all(training.area()));
  }

  public int predict(byte[] query, WindowSelection selection) {
    long[] distances = distances(query, selection);
    int best = 0;
    for (int c = 1; c < distances.length; c++) {
      best = distances[c] < distances[best] ? c : best;
    }
    return best;
  }
}
