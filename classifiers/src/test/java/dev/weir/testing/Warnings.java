package dev.weir.testing;

import dev.weir.classifiers.model.Progress;
import java.util.ArrayList;
import java.util.List;

/** Collects warnings of a training. */
public final class Warnings implements Progress {
  private final List<String> all = new ArrayList<>();

  @Override
  public void update(String stage, long done, long total) {}

  @Override
  public void warn(String warning) {
    all.add(warning);
  }

  /** The warnings in order. */
  public List<String> all() {
    return all;
  }
}
