package dev.weir.stream.models;

import dev.weir.classifiers.model.ImageModel;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.modelregistry.routes.RefusalReason;
import dev.weir.stream.names.ModelVersionId;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Scores a synthetic record with a model before any real one, so that excessive memory or time for
 * scoring is detected outside the stream's threads.
 *
 * <p>Java cannot stop a computation. An abandoned one continues until it ends; the limits on
 * artifacts ensure that it does.
 *
 * @param limit maximum duration
 */
record ModelTrial(Duration limit) {
  private static final double STEP = 0.7;

  /**
   * Scores a record.
   *
   * @throws ModelRefusedException if it fails, or takes too long
   */
  void run(ModelVersionId version, Model model) throws ModelRefusedException {
    CompletableFuture<Void> scored = new CompletableFuture<>();
    Thread.ofPlatform()
        .name("weir-model-trial-" + version)
        .daemon()
        .start(() -> score(model, scored));
    try {
      scored.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new ModelRefusedException(
          RefusalReason.TOO_SLOW,
          "it took longer than %d ms to score a synthetic record (model.trial.time)"
              .formatted(limit.toMillis()),
          e);
    } catch (ExecutionException e) {
      throw new ModelRefusedException(
          RefusalReason.CANNOT_SCORE,
          "it could not score a synthetic record: " + e.getCause(),
          e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a model was tried", e);
    }
  }

  /** Reports every outcome through the future; the thread has no other handler. */
  private static void score(Model model, CompletableFuture<Void> scored) {
    try {
      score(model);
      scored.complete(null);
    } catch (RuntimeException | Error e) {
      scored.completeExceptionally(e);
    }
  }

  private static void score(Model model) {
    double[] scores = new double[model.classes().size()];
    switch (model) {
      case SignalModel signals -> signals.newScorer().score(values(model.inputShape()), scores);
      case ImageModel images -> {
        InputShape.Image shape = images.inputShape();
        images.newScorer().score(shape.width(), shape.height(), pixels(shape), scores);
      }
      default -> throw new IllegalArgumentException("it takes neither signals nor images");
    }
  }

  private static double[] values(InputShape shape) {
    double[] values = new double[Math.toIntExact(shape.values())];
    Arrays.setAll(values, i -> Math.sin(i * STEP));
    return values;
  }

  private static byte[] pixels(InputShape shape) {
    byte[] pixels = new byte[Math.toIntExact(shape.values())];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) i;
    }
    return pixels;
  }
}
