package dev.weir.stream.metrics;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Renders all meters for concurrent scrapers. Gauges whose rows change, such as those of versions,
 * are updated between pages and never during one: a row replaced meanwhile would be missing or
 * duplicated, which Prometheus' library rejects.
 */
public final class Scrapes {
  private final PrometheusMeterRegistry registry;
  private final Runnable update;
  private final long freshNanos;
  private final ReadWriteLock rows = new ReentrantReadWriteLock();

  /** Time of the last update; guarded by the write lock. */
  private long updated;

  /**
   * Creates a renderer.
   *
   * @param update updates the rows; called before a page
   * @param fresh minimum time between two updates
   */
  public Scrapes(PrometheusMeterRegistry registry, Runnable update, Duration fresh) {
    this.registry = registry;
    this.update = update;
    this.freshNanos = fresh.toNanos();
    this.updated = System.nanoTime() - freshNanos;
  }

  /** All meters, rendered in a content type. */
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
