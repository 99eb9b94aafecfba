package dev.weir.systemtests.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends signals at a steady rate until stopped: some with their label, some with an earlier, later
 * or duplicate label, some sent twice, and a few unusable ones.
 */
final class SignalLoad {
  private static final int SOURCES = 17;
  private static final int LABEL_DELAY = 100;
  private static final int MOST = 200_000;
  private static final int PER_HOUR = 3_600;

  private final TestDeployment site;
  private final int perSecond;
  private final int most;
  private final SentRecords sent;
  private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();
  private final Queue<SentRecords.Signal> lateLabels = new ArrayDeque<>();
  private final KafkaProducer<byte[], byte[]> producer;
  private final Thread thread;
  private volatile UnaryOperator<byte[]> wireForm = UnaryOperator.identity();
  private volatile boolean stopping;
  private volatile int count;

  private SignalLoad(TestDeployment site, int perSecond, int most, SentRecords sent) {
    this.site = site;
    this.perSecond = perSecond;
    this.most = most;
    this.sent = sent;
    Map<String, Object> settings = new HashMap<>(site.clients());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    thread = Thread.ofPlatform().daemon().name("load").unstarted(this::run);
  }

  /** Starts sending. */
  static SignalLoad start(TestDeployment site, int perSecond) {
    return start(site, perSecond, MOST, new SentRecords());
  }

  /** Starts sending, for hours if required, and records what it sends in the shared record. */
  static SignalLoad startLong(
      TestDeployment site, int perSecond, Duration longest, SentRecords sent) {
    long most = Math.multiplyExact(perSecond, longest.toSeconds() + PER_HOUR);
    return start(site, perSecond, Math.toIntExact(most), sent);
  }

  private static SignalLoad start(TestDeployment site, int perSecond, int most, SentRecords sent) {
    SignalLoad load = new SignalLoad(site, perSecond, most, sent);
    load.thread.start();
    return load;
  }

  /** Changes how good signals are serialized from now on. */
  void changeWireForm(UnaryOperator<byte[]> change) {
    wireForm = change;
  }

  /** The number of signals sent so far. */
  int count() {
    return count;
  }

  /** Stops, sends the remaining labels, and returns what was sent after all acknowledgements. */
  SentRecords finish() {
    stopping = true;
    try {
      assertThat(thread.join(Duration.ofMinutes(3))).as("the load has stopped").isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    assertThat(failures).isEmpty();
    return sent;
  }

  private void run() {
    try (producer) {
      long begun = System.nanoTime();
      for (int i = 0; !stopping && i < most; i++) {
        LockSupport.parkNanos(begun + i * (1_000_000_000L / perSecond) - System.nanoTime());
        step(i);
        count = i + 1;
      }
      while (!lateLabels.isEmpty()) {
        sendLateLabel(lateLabels.remove());
      }
      producer.flush();
    } catch (RuntimeException e) {
      failures.add(e);
    }
  }

  private void step(int i) {
    SentRecords.Signal signal =
        SentRecords.Signal.of(i, "s" + i % SOURCES, Instant.now().truncatedTo(ChronoUnit.MILLIS));
    switch (i % 5) {
      case 0 -> send(signal, truth(signal));
      case 1 -> {
        send(signal, null);
        lateLabels.add(signal);
      }
      case 2 -> {
        sendLabel(signal, truth(signal));
        send(signal, null);
      }
      default -> send(signal, null);
    }
    if (i % 25 == 11) {
      sendBad(i, signal);
    }
    if (lateLabels.size() > LABEL_DELAY / 5) {
      sendLateLabel(lateLabels.remove());
    }
  }

  /** The true class, which for some records differs from what a good model predicts. */
  private static String truth(SentRecords.Signal signal) {
    boolean odd = signal.number() % 30 < 3;
    return Models.CLASSES.get(signal.isBump() ^ odd ? 1 : 0);
  }

  private void send(SentRecords.Signal signal, String label) {
    byte[] value = wireForm.apply(bytes(record(signal, signal.values()).withLabel(label)));
    send(Topic.SIGNALS, signal.source(), value);
    sent.accepted(signal);
    if (label != null) {
      sent.labelled(signal.id(), label);
    }
    if (signal.number() % 20 == 5) {
      send(Topic.SIGNALS, signal.source(), value);
    }
  }

  /** Some labels are corrected: the wrong one is sent first. */
  private void sendLateLabel(SentRecords.Signal signal) {
    if (signal.number() % 3 == 0) {
      sendLabel(signal, "mistaken");
    }
    sendLabel(signal, truth(signal));
  }

  private void sendLabel(SentRecords.Signal signal, String label) {
    LabelRecord record = new LabelRecord(signal.source(), signal.id(), Instant.now(), label);
    send(
        Topic.LABELS,
        signal.source(),
        site.serdes().labels().serializer().serialize(site.name(Topic.LABELS), record));
    sent.labelled(signal.id(), label);
  }

  private void sendBad(int i, SentRecords.Signal like) {
    String source = like.source();
    switch (i / 25 % 5) {
      case 0 -> reject("undecodable", Topic.SIGNALS, source, new byte[] {1, 2, 3});
      case 1 -> reject("undecodable", Topic.LABELS, source, new byte[] {0, 0, 0, 0, 1});
      case 2 -> {
        double[] values = like.values();
        values[7] = Double.NaN;
        reject("unusable-values", Topic.SIGNALS, source, bytes(bad(i, like, values)));
      }
      case 3 -> reject("wrong-size", Topic.SIGNALS, source, bytes(bad(i, like, new double[3])));
      default ->
          reject("key-mismatch", Topic.SIGNALS, "nobody", bytes(bad(i, like, like.values())));
    }
  }

  private static SignalRecord record(SentRecords.Signal signal, double[] values) {
    return SignalRecord.of(signal.id(), signal.source(), signal.eventTime(), values);
  }

  private static SignalRecord bad(int i, SentRecords.Signal like, double[] values) {
    return SignalRecord.of("bad" + i, like.source(), like.eventTime(), values);
  }

  private byte[] bytes(SignalRecord record) {
    return site.serdes().signals().serializer().serialize(site.name(Topic.SIGNALS), record);
  }

  private void reject(String reason, Topic topic, String key, byte[] value) {
    send(topic, key, value, where -> sent.rejected(reason, where));
  }

  private void send(Topic topic, String key, byte[] value) {
    send(topic, key, value, where -> {});
  }

  private void send(Topic topic, String key, byte[] value, Consumer<RecordMetadata> written) {
    var _ =
        producer.send(
            new ProducerRecord<>(site.name(topic), key.getBytes(UTF_8), value),
            (metadata, failure) -> {
              if (failure != null) {
                failures.add(failure);
              } else {
                written.accept(metadata);
              }
            });
  }
}
