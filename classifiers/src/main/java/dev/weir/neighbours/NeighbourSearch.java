package dev.weir.neighbours;

/** Finds the nearest of some training signals. Owns its scratch memory: one for each thread. */
public interface NeighbourSearch {

  /**
   * The nearest training signals, exactly; of equally far ones those with the smaller index.
   *
   * @param query as long as the training signals
   * @throws IllegalArgumentException if it is not
   */
  Neighbours nearest(double[] query);
}
