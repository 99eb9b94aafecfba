package dev.weir.trainer.training;

import dev.weir.classifiers.model.Progress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Forwards a training's progress and collects its distinct warnings. */
public final class KeptWarnings implements Progress {
  private final Progress progress;
  private final Set<String> warnings = new LinkedHashSet<>();

  public KeptWarnings(Progress progress) {
    this.progress = progress;
  }

  @Override
  public void update(String stage, long done, long total) {
    progress.update(stage, done, total);
  }

  @Override
  public synchronized void warn(String warning) {
    warnings.add(warning);
    progress.warn(warning);
  }

  /** The distinct warnings, in order of arrival. */
  public synchronized List<String> all() {
    return List.copyOf(warnings);
  }
}
