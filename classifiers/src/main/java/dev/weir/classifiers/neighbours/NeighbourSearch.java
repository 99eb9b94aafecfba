package dev.weir.classifiers.neighbours;

/** Finds the nearest training signals. Owns scratch memory; not thread-safe. */
public interface NeighbourSearch {

  /**
   * The nearest training signals, exactly; ties are broken by the smaller index.
   *
   * @param query as long as the training signals
   * @throws IllegalArgumentException if it is not
   */
  Neighbours nearest(double[] query);
}
