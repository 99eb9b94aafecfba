package dev.weir.classifiers.dwnn;

import dev.weir.classifiers.internal.simd.TwinSelector;
import dev.weir.classifiers.internal.wnn.cascade.Decision;
import dev.weir.classifiers.internal.wnn.cascade.NearestImageSearch;
import dev.weir.classifiers.internal.wnn.cascade.NearestImageSearch.Nearest;
import dev.weir.classifiers.wnn.WindowScorer;
import java.util.EnumMap;
import java.util.Map;

/**
 * Classifies images by DWNN. Every prediction equals the definition's. Owns scratch memory; not
 * thread-safe.
 */
public final class DwnnScorer implements WindowScorer {

  private final TwinSelector<NearestImageSearch> twins;
  private final Map<Decision, Long> decided = new EnumMap<>(Decision.class);
  private NearestImageSearch search;

  /** Operations of previously used twins. */
  private long operationsBefore;

  DwnnScorer(TwinSelector<NearestImageSearch> twins) {
    this.twins = twins;
    this.search = twins.current();
  }

  /**
   * The exact distance of each class: that of its nearest training image.
   *
   * @param image its pixels, row by row
   * @param distances output, one per class
   */
  @Override
  public void distances(byte[] image, long[] distances) {
    long before = begin();
    search.begin(image);
    for (int label = 0; label < distances.length; label++) {
      distances[label] = search.distance(label);
    }
    end(image, before);
  }

  @Override
  public int predict(byte[] image) {
    long before = begin();
    int label = predictBy(image);
    end(image, before);
    return label;
  }

  private int predictBy(byte[] image) {
    search.begin(image);
    return count(search.nearest());
  }

  private int count(Nearest nearest) {
    decided.merge(nearest.decision(), 1L, Long::sum);
    return nearest.label();
  }

  @Override
  public void predict(byte[][] images, int count, int[] predicted) {
    long before = begin();
    byte[][] together = new byte[search.most()][];
    int[] places = new int[together.length];
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (together.length == 1 || search.isBrighter(images[i])) {
        predicted[i] = predictBy(images[i]);
      } else {
        together[kept] = images[i];
        places[kept++] = i;
      }
      if (kept == together.length || (kept > 0 && i == count - 1)) {
        predictTogether(together, places, kept, predicted);
        kept = 0;
      }
    }
    if (count > 0) {
      end(images[0], before);
    }
  }

  private void predictTogether(byte[][] images, int[] places, int count, int[] predicted) {
    Nearest[] nearest = search.nearest(images, count);
    for (int i = 0; i < count; i++) {
      predicted[places[i]] = count(nearest[i]);
    }
  }

  /** Selects the current twin and returns the number of operations so far. */
  private long begin() {
    NearestImageSearch current = twins.current();
    if (!current.equals(search)) {
      operationsBefore += search.operations();
      search = current;
    }
    return search.operations();
  }

  private void end(byte[] image, long before) {
    if (twins.isDue(search.operations() - before)) {
      byte[] copy = image.clone();
      twins.warmUp(twin -> twin.trial(copy));
    }
  }

  /**
   * Number of predicted images by stage: bounds from means left only one class to measure, sums in
   * 16 bits left only one, or exact distances were compared.
   */
  @Override
  public Map<String, Long> decided() {
    return Decision.counts(decided);
  }

  @Override
  public long operations() {
    return operationsBefore + search.operations();
  }
}
