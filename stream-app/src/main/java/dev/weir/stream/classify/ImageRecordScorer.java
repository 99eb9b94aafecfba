package dev.weir.stream.classify;

import dev.weir.classifiers.model.ImageModel;
import dev.weir.classifiers.model.ImageScorer;
import dev.weir.stream.ingest.RoutedImage;
import dev.weir.stream.models.LoadedModel;
import io.micrometer.core.instrument.Timer;

/** Scores images; the model itself checks their size. */
final class ImageRecordScorer extends Scorer<RoutedImage> {
  private final ImageScorer scorer;

  ImageRecordScorer(LoadedModel loaded, Timer timer, long room) {
    super(loaded, timer, room);
    this.scorer = ((ImageModel) loaded.model()).newScorer();
  }

  @Override
  void score(RoutedImage routed, double[] scores) {
    scorer.score(routed.width(), routed.height(), routed.pixels(), scores);
  }
}
