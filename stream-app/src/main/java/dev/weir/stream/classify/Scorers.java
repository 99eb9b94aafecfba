package dev.weir.stream.classify;

import dev.weir.stream.metrics.WeirMetrics;
import dev.weir.stream.models.LiveModels;
import dev.weir.stream.models.LoadedModel;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** A task's scorers, one a model: made when it is first used, dropped when it is no longer live. */
final class Scorers {
  private final AtomicReference<LiveModels> live;
  private final WeirMetrics metrics;
  private final Map<LoadedModel, Scorer> scorers = new HashMap<>();
  private LoadedModel lastModel;
  private Scorer last;

  Scorers(AtomicReference<LiveModels> live, WeirMetrics metrics) {
    this.live = live;
    this.metrics = metrics;
  }

  Scorer of(LoadedModel model) {
    if (!model.equals(lastModel)) {
      last = scorers.computeIfAbsent(model, this::create);
      lastModel = model;
    }
    return last;
  }

  private Scorer create(LoadedModel model) {
    return new Scorer(model, metrics.classifyTimer(model.id()));
  }

  /** Forgets the scorers of retired models, so that their memory is freed. */
  void forgetRetired() {
    scorers.keySet().retainAll(live.get().loaded());
    lastModel = null;
    last = null;
  }
}
