package dev.weir.testkit;

import dev.weir.sandbox.Sandbox;
import dev.weir.schemas.DeadLetter;
import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.Prediction;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import dev.weir.schemas.TopicNames;
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
 * A complete Weir for tests: a real Kafka broker in this JVM, a real Schema Registry as its child,
 * and the application, ready to classify.
 *
 * <pre>{@code
 * try (WeirStack weir = WeirStack.start(Path.of("model.weir"))) {
 *   weir.send(SignalRecord.of("r1", "press-1", Instant.now(), values));
 *   Prediction prediction = weir.predictions(1, Duration.ofSeconds(30)).getFirst();
 * }
 * }</pre>
 *
 * <p>Everything listens on free ports of the loopback address and leaves nothing behind. A start
 * takes seconds: share one stack among the tests of a class, and distinguish records by their ids.
 * Thread-safe.
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
   * Starts a stack that classifies signals or images, depending on the artifact, with default
   * settings.
   *
   * @param artifact output of {@code weir train --out FILE}
   * @throws IllegalStateException if it does not become ready
   */
  public static WeirStack start(Path artifact) {
    return builder(artifact).start();
  }

  /**
   * A builder for a stack with this artifact.
   *
   * @param artifact output of {@code weir train --out FILE}
   */
  public static WeirStackBuilder builder(Path artifact) {
    return new WeirStackBuilder(artifact);
  }

  /** The broker's address, for {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return sandbox.bootstrapServers();
  }

  /** The registry's address, for {@code schema.registry.url}. */
  public String schemaRegistryUrl() {
    return sandbox.registryUrl();
  }

  /** The application's HTTP address, such as {@code http://127.0.0.1:41234}. */
  public URI http() {
    return URI.create("http://127.0.0.1:" + application.httpPort());
  }

  /** Settings for Kafka clients and serdes to use the broker and the registry. */
  public Map<String, Object> clientSettings() {
    return clients.settings();
  }

  /** The name of a topic in this stack. */
  public String topic(Topic topic) {
    return TopicNames.DEFAULT.name(topic);
  }

  /** A producer of records, keyed by source; the caller closes it. */
  public <T extends SpecificRecord> Producer<String, T> producer(Class<T> type) {
    return clients.producer(type);
  }

  /** A consumer of a whole topic from its start, committed records only; the caller closes it. */
  public <T extends SpecificRecord> Consumer<String, T> consumer(Topic topic, Class<T> type) {
    return clients.consumer(topic, type);
  }

  /** Sends signals, in order, and waits for the broker's acknowledgement. */
  public void send(SignalRecord... signals) {
    clients.send(Topic.SIGNALS, SignalRecord.class, SignalRecord::getSource, List.of(signals));
  }

  /** Sends images, in order, and waits for the broker's acknowledgement. */
  public void send(ImageRecord... images) {
    clients.send(Topic.IMAGES, ImageRecord.class, ImageRecord::getSource, List.of(images));
  }

  /** Sends labels, in order, and waits for the broker's acknowledgement. */
  public void label(LabelRecord... labels) {
    clients.send(Topic.LABELS, LabelRecord.class, LabelRecord::getSource, List.of(labels));
  }

  /**
   * Waits for champions' predictions, one per record, counted since the start. Challengers'
   * predictions are on the same topic: {@link #consumer} reads both.
   *
   * @param count minimum number
   * @param patience timeout
   * @return all predictions committed by then, in each source's order
   * @throws IllegalStateException if there are fewer at the timeout; the message includes dead
   *     letters
   */
  public List<Prediction> predictions(int count, Duration patience) {
    return clients.predictions(count, patience);
  }

  /**
   * Waits for dead letters, counted since the start.
   *
   * @throws IllegalStateException if there are fewer than {@code count} after {@code patience}
   */
  public List<DeadLetter> deadLetters(int count, Duration patience) {
    return clients.deadLetters(count, patience);
  }

  /**
   * Publishes another version of the model and makes it the champion of records with event times
   * from now on. Returns when this is written; the running application then loads it, and holds
   * such records back until it has.
   *
   * @param artifact output of {@code weir train --out FILE}
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
