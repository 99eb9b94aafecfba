package dev.weir.stream.state;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.processor.TaskId;

/**
 * Counts, for all producers of an application, the outputs that brokers did not take. Kafka Streams
 * throws such a failure once, somewhere, and flushes what it closes afterwards all the same: stores
 * would not learn of it otherwise.
 *
 * <p>One that is refused for good ends the application, so it is everybody's. After one that was
 * not written in time Kafka Streams begins its task anew, and the others go on.
 */
public final class OutputFailures {
  /** The setting of Kafka Streams under which stores find the one of their application. */
  public static final String SETTING = "weir.output.failures";

  /** Whether the failure that a thread tells of has been decided on. */
  private static final ThreadLocal<Boolean> IS_DECIDED = new ThreadLocal<>();

  private final AtomicLong count = new AtomicLong();
  private final Map<TaskId, Long> ofTasks = new ConcurrentHashMap<>();

  /** Notes one that was refused for good; on a producer's thread. */
  public void failed() {
    IS_DECIDED.set(true);
    count.incrementAndGet();
  }

  /** Notes one of a task, which is begun anew; on a producer's thread. */
  public void failed(TaskId task) {
    IS_DECIDED.set(true);
    ofTasks.merge(task, 1L, Long::sum);
  }

  /** Notes that one may be left out: nobody need know of it. */
  public void accepted() {
    IS_DECIDED.set(true);
  }

  /**
   * Tells Kafka Streams of one. Most it asks its handler about, which notes what it decides; of
   * others, such as what the application is not allowed to write, it makes an end by itself.
   *
   * @param callback of Kafka Streams
   */
  public void tell(Runnable callback) {
    IS_DECIDED.remove();
    try {
      callback.run();
    } finally {
      if (IS_DECIDED.get() == null) {
        count.incrementAndGet();
      }
      IS_DECIDED.remove();
    }
  }

  /** How many were refused for good. */
  public long count() {
    return count.get();
  }

  /** How many of a task were not written in time. */
  public long count(TaskId task) {
    return ofTasks.getOrDefault(task, 0L);
  }
}
