package dev.weir.testkit;

import dev.weir.sandbox.Sandbox;
import dev.weir.schemas.DeadLetter;
import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.Prediction;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import dev.weir.schemas.Topics;
import dev.weir.stream.WeirApplication;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/**
 * The whole of Weir for a test: a real Kafka broker in this JVM, a real Schema Registry as its
 * child, and the application, ready to classify.
 *
 * <pre>{@code
 * try (WeirStack weir = WeirStack.start(Path.of("model.weir"))) {
 *   weir.send(SignalRecord.of("r1", "press-1", Instant.now(), values));
 *   Prediction prediction = weir.predictions(1, Duration.ofSeconds(30)).getFirst();
 * }
 * }</pre>
 *
 * <p>Everything listens on free ports of the loopback address and leaves nothing behind. A start
 * takes seconds: share one among the tests of a class, and tell records apart by their ids. Safe
 * for use by several threads.
 */
public final class WeirStack implements AutoCloseable {

  private final Sandbox sandbox;
  private final WeirApplication application;
  private final StackClients clients;
  private final StackModels models;

  WeirStack(
      Sandbox sandbox, WeirApplication application, StackClients clients, StackModels models) {
    this.sandbox = sandbox;
    this.application = application;
    this.clients = clients;
    this.models = models;
  }

  /**
   * Starts a stack that classifies signals or images, whatever the artifact is for, and is
   * otherwise as it comes.
   *
   * @param artifact what {@code weir train --out FILE} wrote
   * @throws IllegalStateException if it does not get ready
   */
  public static WeirStack start(Path artifact) {
    return builder(artifact).start();
  }

  /**
   * A stack that classifies with an artifact, to be adjusted before it is started.
   *
   * @param artifact what {@code weir train --out FILE} wrote
   */
  public static WeirStackBuilder builder(Path artifact) {
    return new WeirStackBuilder(artifact);
  }

  /** Where the broker listens: {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return sandbox.bootstrapServers();
  }

  /** Where the registry listens: {@code schema.registry.url}. */
  public String schemaRegistryUrl() {
    return sandbox.registryUrl();
  }

  /** Where the application answers, such as {@code http://127.0.0.1:41234}. */
  public URI http() {
    return URI.create("http://127.0.0.1:" + application.httpPort());
  }

  /** Settings that any client or serde of Kafka needs to use the broker and the registry. */
  public Map<String, Object> clientSettings() {
    return clients.settings();
  }

  /** The name of a topic here. */
  public String topic(Topic topic) {
    return Topics.DEFAULT.name(topic);
  }

  /** A producer of records of the contract, keyed by source; the caller closes it. */
  public <T extends SpecificRecord> Producer<String, T> producer(Class<T> type) {
    return clients.producer(type);
  }

  /** A consumer of a whole topic from its beginning, committed records only; the caller's. */
  public <T extends SpecificRecord> Consumer<String, T> consumer(Topic topic, Class<T> type) {
    return clients.consumer(topic, type);
  }

  /** Sends signals, in order, and waits until the broker has them. */
  public void send(SignalRecord... signals) {
    clients.send(Topic.SIGNALS, SignalRecord.class, SignalRecord::getSource, List.of(signals));
  }

  /** Sends images, in order, and waits until the broker has them. */
  public void send(ImageRecord... images) {
    clients.send(Topic.IMAGES, ImageRecord.class, ImageRecord::getSource, List.of(images));
  }

  /** Sends labels, in order, and waits until the broker has them. */
  public void label(LabelRecord... labels) {
    clients.send(Topic.LABELS, LabelRecord.class, LabelRecord::getSource, List.of(labels));
  }

  /**
   * Waits for champions' predictions, one a record; all that were made since the start count.
   * Challengers' are on the topic too: {@link #consumer} reads both.
   *
   * @param count how many at least
   * @param patience how long to wait at most
   * @return all that were committed by then, in each source's order
   * @throws IllegalStateException if there are fewer after that time; it says why, as far as the
   *     dead letters tell
   */
  public List<Prediction> predictions(int count, Duration patience) {
    return clients.predictions(count, patience);
  }

  /**
   * Waits for dead letters; all since the start count.
   *
   * @throws IllegalStateException if there are fewer than {@code count} after {@code patience}
   */
  public List<DeadLetter> deadLetters(int count, Duration patience) {
    return clients.deadLetters(count, patience);
  }

  /**
   * Publishes another version of the model and makes it the champion of records whose event time is
   * from now on. Returns when that is written; the application then takes it up while it runs, and
   * holds such records back until it has.
   *
   * @param artifact what {@code weir train --out FILE} wrote
   * @return its version
   */
  public String swap(Path artifact) {
    return models.swap(artifact);
  }

  /** Stops the application, the registry and the broker, and removes their files. */
  @Override
  public void close() {
    try {
      clients.close();
      application.close();
    } finally {
      sandbox.close();
    }
  }
}
