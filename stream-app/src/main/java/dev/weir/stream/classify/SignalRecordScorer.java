package dev.weir.stream.classify;

import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.classifiers.model.SignalScorer;
import dev.weir.schemas.DeadLetterReason;
import dev.weir.stream.decode.RejectedException;
import dev.weir.stream.ingest.RoutedSignal;
import dev.weir.stream.models.LoadedModel;
import io.micrometer.core.instrument.Timer;

final class SignalRecordScorer extends Scorer<RoutedSignal> {
  private final LoadedModel loaded;
  private final SignalScorer scorer;

  SignalRecordScorer(LoadedModel loaded, Timer timer, long room) {
    super(loaded, timer, room);
    this.loaded = loaded;
    this.scorer = ((SignalModel) loaded.model()).newScorer();
  }

  @Override
  void check(RoutedSignal routed) throws RejectedException {
    int channels = routed.signal().getChannels();
    if (loaded.model().inputShape() instanceof InputShape.Signal shape
        && shape.channels() != channels) {
      throw new RejectedException(
          DeadLetterReason.WRONG_SIZE,
          "the record has %d channels, model %s takes %d"
              .formatted(channels, loaded.id(), shape.channels()));
    }
  }

  @Override
  void score(RoutedSignal routed, double[] scores) {
    scorer.score(routed.signal().getValues(), scores);
  }
}
