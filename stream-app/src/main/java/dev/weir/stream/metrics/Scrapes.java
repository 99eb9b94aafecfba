package dev.weir.stream.metrics;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Pages of all meters, for any number of scrapers at once. Gauges whose rows come and go, as those
 * of versions do, are brought up to date between pages and never while one is made: a row that is
 * exchanged meanwhile would be missing, or be there twice, which Prometheus' library refuses.
 */
public final class Scrapes {
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final PrometheusMeterRegistry registry;
  private final Runnable update;
  private final long freshNanos;
  private final ReadWriteLock rows = new ReentrantReadWriteLock();

  /** When the rows were brought up to date; under the lock for writing. */
  private long updated;

  /**
   * Creates them.
   *
   * @param update brings the rows up to date; called before a page, at the most once a second
   */
  public Scrapes(PrometheusMeterRegistry registry, Runnable update) {
    this(registry, update, FRESH);
  }

  Scrapes(PrometheusMeterRegistry registry, Runnable update, Duration fresh) {
    this.registry = registry;
    this.update = update;
    this.freshNanos = fresh.toNanos();
    this.updated = System.nanoTime() - freshNanos;
  }

  /** All meters, as text of a content type. */
  public String page(String type) {
    refresh();
    rows.readLock().lock();
    try {
      return registry.scrape(type);
    } finally {
      rows.readLock().unlock();
    }
  }

  private void refresh() {
    rows.writeLock().lock();
    try {
      long now = System.nanoTime();
      if (now - updated >= freshNanos) {
        update.run();
        updated = now;
      }
    } finally {
      rows.writeLock().unlock();
    }
  }
}
