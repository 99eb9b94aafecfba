package dev.weir.stream.view;

import dev.weir.schemas.AccuracyWindow;
import dev.weir.schemas.UndecodableException;
import dev.weir.schemas.topics.TopicReader;
import dev.weir.stream.accuracy.AccuracyWindowKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all of {@code accuracy} into a board and follows it, on its own thread. It only feeds a
 * page: on failure it logs, retries later and stops nothing else.
 */
public final class AccuracyReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AccuracyReader.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final Deserializer<AccuracyWindow> deserializer;
  private final String topic;
  private final AccuracyView accuracyView;
  private final Duration pause;
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile boolean current;
  private boolean toldUndecodable;

  /**
   * Creates a reader.
   *
   * @param consumers create consumers as by {@link TopicReader#consumer}
   * @param deserializer of the topic's values
   * @param topic the name of {@code accuracy}
   * @param pause before it is retried after a failure
   */
  public AccuracyReader(
      Supplier<Consumer<byte[], byte[]>> consumers,
      Deserializer<AccuracyWindow> deserializer,
      String topic,
      AccuracyView accuracyView,
      Duration pause) {
    this.consumers = consumers;
    this.deserializer = deserializer;
    this.topic = topic;
    this.accuracyView = accuracyView;
    this.pause = pause;
    this.thread = Thread.ofPlatform().name("weir-accuracy-reader").daemon().unstarted(this::run);
  }

  /** Starts the reading thread. */
  public void start() {
    thread.start();
  }

  /** Returns whether all existing records have been read and reading continues. */
  public boolean isCurrent() {
    return current;
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      if (thread.isAlive() && !thread.join(TIMEOUT)) {
        LOG.warn("the reader of {} did not stop within {}", topic, TIMEOUT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    do {
      try (TopicReader<byte[], byte[]> reader = new TopicReader<>(consumers.get())) {
        follow(reader);
      } catch (InterruptException e) {
        return;
      } catch (RuntimeException e) {
        current = false;
        LOG.warn("cannot read {}, retrying in {}: {}", topic, pause, e.toString());
      }
    } while (!isClosing(pause));
  }

  private void follow(TopicReader<byte[], byte[]> reader) {
    Map<TopicPartition, Long> unread = new HashMap<>(reader.ends(reader.startAtBeginning(topic)));
    while (!isClosing(Duration.ZERO)) {
      reader.poll(POLL).forEach(this::take);
      unread.entrySet().removeIf(end -> reader.isPast(end.getKey(), end.getValue()));
      current = unread.isEmpty();
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      forget(record.key());
      return;
    }
    try {
      accuracyView.put(deserializer.deserialize(topic, record.value()));
    } catch (UndecodableException e) {
      if (!toldUndecodable) {
        LOG.warn(
            "a record of {} is skipped, since it is no accuracy window: {}", topic, e.getMessage());
      }
      toldUndecodable = true;
    }
  }

  /** Removes an expired window. A key in another format was never added. */
  private void forget(byte[] key) {
    if (key == null) {
      return;
    }
    try {
      AccuracyWindowKey window = AccuracyWindowKey.parse(new String(key, StandardCharsets.UTF_8));
      accuracyView.remove(window.version(), window.start());
    } catch (IllegalArgumentException e) {
      LOG.debug("{} has a tombstone with a key of another format", topic, e);
    }
  }

  private boolean isClosing(Duration wait) {
    try {
      return closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
