package dev.weir.classifiers.wnn;

import dev.weir.classifiers.model.ArtifactException;
import dev.weir.classifiers.model.PartReader;
import java.io.IOException;

/**
 * Reserves memory for a scorer that consists of several scorers, or of none.
 *
 * @param in the parts
 * @param scorers their number
 */
record SeveralScorers(PartReader in, int scorers) implements PartReader {

  @Override
  public <T> T next(Class<T> type) throws ArtifactException, IOException {
    return in.next(type);
  }

  @Override
  public boolean isNext(Class<?> type) throws ArtifactException, IOException {
    return in.isNext(type);
  }

  @Override
  public void reserve(long bytes) {
    in.reserve(bytes);
  }

  @Override
  public void reserveScorer(long bytes) {
    in.reserveScorer(scorers * bytes);
  }
}
