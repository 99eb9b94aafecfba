package dev.weir.stream.drift;

import dev.weir.classifiers.model.ScoreReference;
import dev.weir.schemas.Prediction;
import dev.weir.stream.models.LiveModels;
import dev.weir.stream.models.LoadedModel;
import dev.weir.stream.names.ScoringIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the scores of a task's predictions, for versions whose artifact has a reference. */
public final class ScoreTally {
  private static final Logger LOG = LoggerFactory.getLogger(ScoreTally.class);

  /**
   * Cache limit, above the number of versions that score at a time; the cache is cleared when it is
   * reached.
   */
  private static final int MOST = 64;

  private final ScoreCountStore store;
  private final AtomicReference<LiveModels> live;
  private final long room;
  private final List<Entry> entries = new ArrayList<>();
  private int times;

  /**
   * Counts into the store of a task.
   *
   * @param live the models that score, with their references
   * @param room maximum bytes of a key and value in an internal topic
   */
  public ScoreTally(ScoreCountStore store, AtomicReference<LiveModels> live, long room) {
    this.store = store;
    this.live = live;
    this.room = room;
  }

  /** A cached version; without a slot it has no reference. */
  private record Entry(
      ScoringIdentity key,
      String sha256,
      List<String> classes,
      ScoreReference reference,
      ScoreCountStore.Slot slot) {
    boolean is(Prediction prediction) {
      return key.version().equals(prediction.getVersion())
          && key.model().equals(prediction.getModel())
          && key.role().equals(prediction.getRole())
          && sha256.equals(prediction.getSha256());
    }
  }

  /**
   * Counts a prediction.
   *
   * @param eventTime of its record, milliseconds since the epoch
   */
  public void count(Prediction prediction, long eventTime) {
    Entry entry = entry(prediction);
    if (entry.slot() == null) {
      return;
    }
    int label = entry.classes().indexOf(prediction.getLabel());
    if (label < 0) {
      // Another model was published under the version's name; look it up again.
      entries.remove(entry);
      return;
    }
    entry.slot().count(entry.reference().bin(prediction.getMargin()), label, eventTime);
  }

  private Entry entry(Prediction prediction) {
    if (times != store.times()) {
      entries.clear();
      times = store.times();
    }
    for (Entry entry : entries) {
      if (entry.is(prediction)) {
        return entry;
      }
    }
    if (entries.size() == MOST) {
      entries.clear();
    }
    Entry entry = entryOf(prediction);
    entries.add(entry);
    return entry;
  }

  private Entry entryOf(Prediction prediction) {
    ScoringIdentity key =
        new ScoringIdentity(prediction.getModel(), prediction.getVersion(), prediction.getRole());
    Optional<LoadedModel> model =
        live.get().loaded().stream()
            .filter(m -> m.id().name().equals(key.model()))
            .filter(m -> m.id().version().equals(key.version()))
            .filter(m -> m.sha256().equals(prediction.getSha256()))
            .findFirst();
    Optional<ScoreReference> reference =
        model.flatMap(m -> ScoreReference.of(m.model())).filter(found -> fits(key, found));
    return reference.isEmpty()
        ? new Entry(key, prediction.getSha256(), List.of(), null, null)
        : new Entry(
            key,
            prediction.getSha256(),
            model.get().model().classes(),
            reference.get(),
            store.slot(key.toString(), reference.get()));
  }

  /**
   * Counts are stored and sent through a topic: with too many classes they do not fit and are not
   * kept.
   */
  private boolean fits(ScoringIdentity key, ScoreReference reference) {
    long bytes = ScoreBlock.bytes(reference) + key.toString().length();
    if (bytes > room) {
      LOG.warn(
          "the scores of {} are not monitored for drift: counts of {} classes take {} bytes,"
              + " records of internal topics have room for {}",
          key,
          reference.classes().length,
          bytes,
          room);
    }
    return bytes <= room;
  }
}
