package dev.weir.stream.classify;

import dev.weir.stream.ingest.RoutedRecord;
import dev.weir.stream.metrics.WeirMetrics;
import dev.weir.stream.models.LiveModels;
import dev.weir.stream.models.LoadedModel;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A thread's scorers, one per model, shared by all its tasks: created on first use, dropped when
 * the model is retired. Memory therefore does not grow with the number of partitions.
 *
 * @param <T> the records of the input topic
 */
final class ScorerCache<T extends RoutedRecord> {
  private final AtomicReference<LiveModels> live;
  private final WeirMetrics metrics;
  private final Scorer.Factory<T> factory;
  private final long room;
  private final Map<LoadedModel, Scorer<T>> scorers = new HashMap<>();
  private LoadedModel lastModel;
  private Scorer<T> last;

  ScorerCache(ClassifyContext settings, Scorer.Factory<T> factory) {
    this.live = settings.live();
    this.metrics = settings.metrics();
    this.factory = factory;
    this.room = settings.outputs().predictionRoom();
  }

  /** The scorer of a champion, usually the previous record's. */
  Scorer<T> of(LoadedModel model) {
    if (!model.equals(lastModel)) {
      last = ofAny(model);
      lastModel = model;
    }
    return last;
  }

  /** The scorer of a challenger; the champion's stays cached. */
  Scorer<T> ofAny(LoadedModel model) {
    Scorer<T> scorer = scorers.get(model);
    if (scorer == null) {
      scorer = factory.create(model, metrics.classifyTimer(model.id()), room);
      scorers.put(model, scorer);
    }
    return scorer;
  }

  /** Discards a scorer whose state may be invalid after an exception. */
  void forget(LoadedModel model) {
    scorers.remove(model);
    forgetLast();
  }

  /** Discards the scorers of retired models, so that their memory is freed. */
  void forgetRetired() {
    scorers.keySet().retainAll(live.get().loaded());
    forgetLast();
  }

  private void forgetLast() {
    lastModel = null;
    last = null;
  }
}
