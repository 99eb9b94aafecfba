package dev.weir.stream.state;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.processor.TaskId;

/**
 * Counts the outputs that brokers did not accept, for all producers of an application. Kafka
 * Streams throws such a failure once, somewhere, and still flushes the stores that it closes
 * afterwards, which would not learn of it otherwise.
 *
 * <p>A rejected output stops the application, so it concerns all tasks. After a timeout Kafka
 * Streams restarts the affected task, and the others continue.
 */
public final class OutputFailures {
  /** The setting of Kafka Streams under which stores find the application's instance. */
  public static final String SETTING = "weir.output.failures";

  /** Whether the failure being reported by this thread has been handled. */
  private static final ThreadLocal<Boolean> IS_DECIDED = new ThreadLocal<>();

  private final AtomicLong count = new AtomicLong();
  private final Map<TaskId, Long> ofTasks = new ConcurrentHashMap<>();

  /** Records a rejected output; on a producer's thread. */
  public void failed() {
    IS_DECIDED.set(true);
    count.incrementAndGet();
  }

  /** Records a timeout of a task, which is restarted; on a producer's thread. */
  public void failed(TaskId task) {
    IS_DECIDED.set(true);
    ofTasks.merge(task, 1L, Long::sum);
  }

  /** Records that an output may be dropped without consequences. */
  public void accepted() {
    IS_DECIDED.set(true);
  }

  /**
   * Reports a failure to Kafka Streams. For most, Kafka Streams calls its handler, which records
   * its decision; for others, such as missing authorization, it decides itself to stop.
   *
   * @param callback of Kafka Streams
   */
  public void notifyStreams(Runnable callback) {
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

  /** The number of rejected outputs. */
  public long count() {
    return count.get();
  }

  /** The number of a task's timed out outputs. */
  public long count(TaskId task) {
    return ofTasks.getOrDefault(task, 0L);
  }
}
