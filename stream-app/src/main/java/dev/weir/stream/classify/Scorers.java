package dev.weir.stream.classify;

import dev.weir.stream.intake.Routed;
import dev.weir.stream.metrics.WeirMetrics;
import dev.weir.stream.models.LiveModels;
import dev.weir.stream.models.LoadedModel;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A thread's scorers, one a model, for all tasks on it: made when it is first used, dropped when it
 * is no longer live. So what they take of memory does not grow with the partitions.
 *
 * @param <T> the records of the input topic
 */
final class Scorers<T extends Routed> {
  private final AtomicReference<LiveModels> live;
  private final WeirMetrics metrics;
  private final Scorer.Factory<T> factory;
  private final long room;
  private final Map<LoadedModel, Scorer<T>> scorers = new HashMap<>();
  private LoadedModel lastModel;
  private Scorer<T> last;

  Scorers(ClassifySettings settings, Scorer.Factory<T> factory) {
    this.live = settings.live();
    this.metrics = settings.metrics();
    this.factory = factory;
    this.room = settings.outputs().predictionRoom();
  }

  /** The scorer of a champion, which most often is the one of the record before. */
  Scorer<T> of(LoadedModel model) {
    if (!model.equals(lastModel)) {
      last = ofAny(model);
      lastModel = model;
    }
    return last;
  }

  /** The scorer of a challenger; the champion's stays at hand. */
  Scorer<T> ofAny(LoadedModel model) {
    Scorer<T> scorer = scorers.get(model);
    if (scorer == null) {
      scorer = factory.create(model, metrics.classifyTimer(model.id()), room);
      scorers.put(model, scorer);
    }
    return scorer;
  }

  /** Forgets a scorer that an exception may have left in any condition. */
  void forget(LoadedModel model) {
    scorers.remove(model);
    forgetLast();
  }

  /** Forgets the scorers of retired models, so that their memory is freed. */
  void forgetRetired() {
    scorers.keySet().retainAll(live.get().loaded());
    forgetLast();
  }

  private void forgetLast() {
    lastModel = null;
    last = null;
  }
}
