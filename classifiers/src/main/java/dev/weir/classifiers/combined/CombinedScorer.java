package dev.weir.classifiers.combined;

import dev.weir.classifiers.dwnn.DwnnScorer;
import dev.weir.classifiers.internal.wnn.minima.Minima;
import dev.weir.classifiers.wnn.WindowScorer;
import dev.weir.classifiers.wnn.WnnScorer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Classifies images by WNN and DWNN, and by nearest neighbour where they differ. Owns scratch
 * memory; not thread-safe.
 */
public final class CombinedScorer implements WindowScorer {

  private final WnnScorer windows;
  private final DwnnScorer images;
  private final WnnScorer whole;
  private long agreed;
  private long differed;

  CombinedScorer(WnnScorer windows, DwnnScorer images, WnnScorer whole) {
    this.windows = windows;
    this.images = images;
    this.whole = whole;
  }

  /**
   * The classes of an image.
   *
   * @param windows WNN's
   * @param images DWNN's
   * @param combined the one that wins
   */
  public record Votes(int windows, int images, int combined) {}

  @Override
  public int predict(byte[] image) {
    return votes(image).combined();
  }

  @Override
  public void predict(byte[][] queries, int count, int[] predicted) {
    int[] byImages = new int[count];
    windows.predict(queries, count, predicted);
    images.predict(queries, count, byImages);
    for (int i = 0; i < count; i++) {
      predicted[i] = votes(queries[i], predicted[i], byImages[i]).combined();
    }
  }

  /** The class of an image, as of {@link #predict}, and those of WNN and DWNN. */
  public Votes votes(byte[] image) {
    return votes(image, windows.predict(image), images.predict(image));
  }

  /**
   * The class of an image for which those of WNN and DWNN are known, as of {@link #votes(byte[])}.
   */
  public Votes votes(byte[] image, int byWindows, int byImages) {
    if (byWindows == byImages) {
      agreed++;
      return new Votes(byWindows, byImages, byWindows);
    }
    differed++;
    int lower = Math.min(byWindows, byImages);
    return new Votes(byWindows, byImages, nearest(image, lower, Math.max(byWindows, byImages)));
  }

  private int nearest(byte[] image, int lower, int higher) {
    return whole.distance(image, higher) < whole.distance(image, lower) ? higher : lower;
  }

  /**
   * WNN's distances; where DWNN's class wins, those of the two classes are exchanged, and if others
   * are as near, its own is one less.
   */
  @Override
  public void distances(byte[] image, long[] distances) {
    windows.distances(image, distances);
    Votes votes = votes(image, Minima.index(distances), images.predict(image));
    long least = distances[votes.windows()];
    distances[votes.windows()] = distances[votes.combined()];
    distances[votes.combined()] = least;
    if (Minima.index(distances) != votes.combined()) {
      distances[votes.combined()]--;
    }
  }

  /** Number of images for which WNN and DWNN agreed, or the nearest neighbour decided. */
  @Override
  public Map<String, Long> decided() {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("agreement", agreed);
    counts.put("nearest", differed);
    return counts;
  }

  @Override
  public long operations() {
    return windows.operations() + images.operations() + whole.operations();
  }
}
