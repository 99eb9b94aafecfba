package dev.weir.classifiers.wnn;

import dev.weir.classifiers.internal.simd.TwinSelector;
import dev.weir.classifiers.wnn.NearestImageSearch.Nearest;
import dev.weir.classifiers.wnn.WnnScorer.Decision;
import java.util.EnumMap;
import java.util.LinkedHashMap;
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
    long before = begin(image);
    for (int label = 0; label < distances.length; label++) {
      distances[label] = search.distance(label);
    }
    end(image, before);
  }

  @Override
  public int predict(byte[] image) {
    long before = begin(image);
    Nearest nearest = search.nearest();
    decided.merge(nearest.decision(), 1L, Long::sum);
    end(image, before);
    return nearest.label();
  }

  /** Selects the current twin and returns the number of operations so far. */
  private long begin(byte[] image) {
    NearestImageSearch current = twins.current();
    if (!current.equals(search)) {
      operationsBefore += search.operations();
      search = current;
    }
    long before = search.operations();
    search.begin(image);
    return before;
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
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Decision each : Decision.values()) {
      counts.put(each.wireName(), decided.getOrDefault(each, 0L));
    }
    return counts;
  }

  @Override
  public long operations() {
    return operationsBefore + search.operations();
  }
}
