package dev.weir.sandbox;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Runs an action on several nodes at once, because they wait for each other. */
final class InParallel {

  private static final Executor THREADS =
      task -> Thread.ofPlatform().daemon().name("sandbox-", 0).start(task);

  private InParallel() {}

  /** Returns when all are done; throws one failure, with the others suppressed. */
  static <T> void run(List<T> targets, Consumer<T> action) {
    List<CompletableFuture<Void>> all =
        targets.stream()
            .map(target -> CompletableFuture.runAsync(() -> action.accept(target), THREADS))
            .toList();
    RuntimeException failure = null;
    for (CompletableFuture<Void> one : all) {
      try {
        one.join();
      } catch (CompletionException e) {
        RuntimeException cause = e.getCause() instanceof RuntimeException unchecked ? unchecked : e;
        if (failure == null) {
          failure = cause;
        } else {
          failure.addSuppressed(cause);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
