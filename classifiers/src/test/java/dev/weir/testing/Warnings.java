package dev.weir.testing;

import dev.weir.model.Progress;
import java.util.ArrayList;
import java.util.List;

/** Keeps what training warns of. */
public final class Warnings implements Progress {
  private final List<String> all = new ArrayList<>();

  @Override
  public void update(String stage, long done, long total) {}

  @Override
  public void warn(String warning) {
    all.add(warning);
  }

  /** In the order in which they came. */
  public List<String> all() {
    return all;
  }
}
