package dev.weir.classifiers.concurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * A fixed number of threads that share numbered tasks. The assignment of tasks to threads is
 * unspecified, so a task must only write its own data; the results are then identical for any
 * number of threads.
 */
public final class WorkerPool implements AutoCloseable {

  private final int threads;
  private final ExecutorService executor;

  /**
   * Starts the threads; the caller of {@link #run} counts as one.
   *
   * @param threads at least 1
   */
  public WorkerPool(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("there must be at least 1 thread, not " + threads);
    }
    this.threads = threads;
    this.executor =
        Executors.newFixedThreadPool(
            Math.max(1, threads - 1),
            Thread.ofPlatform().daemon().name("weir-worker-", 0).factory());
  }

  /** Number of threads that share the tasks. */
  public int threads() {
    return threads;
  }

  /**
   * Runs the tasks 0 to {@code tasks - 1} and returns when all are done.
   *
   * @throws RuntimeException the exception of a failed task; tasks not yet started are skipped
   */
  public void run(int tasks, IntConsumer task) {
    AtomicInteger next = new AtomicInteger();
    Runnable share = () -> takeTasks(next, tasks, task);
    List<Future<?>> helpers = new ArrayList<>();
    for (int i = 1; i < Math.min(threads, tasks); i++) {
      helpers.add(executor.submit(share));
    }
    try {
      share.run();
    } finally {
      await(helpers);
    }
  }

  @Override
  public void close() {
    executor.shutdown();
  }

  private static void takeTasks(AtomicInteger next, int tasks, IntConsumer task) {
    try {
      for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
        task.accept(i);
      }
    } catch (RuntimeException | Error e) {
      next.set(tasks);
      throw e;
    }
  }

  private static void await(List<Future<?>> helpers) {
    for (Future<?> helper : helpers) {
      try {
        helper.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while computing", e);
      } catch (ExecutionException e) {
        throw rethrown(e.getCause());
      }
    }
  }

  private static RuntimeException rethrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return (RuntimeException) cause;
  }
}
