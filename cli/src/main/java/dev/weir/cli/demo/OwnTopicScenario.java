package dev.weir.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.selectedrocket.SelectedRocketSettings;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.cli.localstack.LocalStack;
import dev.weir.schemas.windowing.SignalWindow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A team's own topic: plain JSON, one reading a record, keyed by a message number, so that the
 * readings of a machine are on all partitions. The windows of each machine are the test signals of
 * MNIST-1D, one after the other.
 */
public final class OwnTopicScenario implements DemoScenario {
  private static final String TOPIC = "plant.readings";
  private static final int PARTITIONS = 3;
  private static final int MACHINES = 50;
  private static final int LENGTH = 40;
  private static final int INTERVAL_MS = 100;

  /** Readings arrive somewhat off their places. */
  private static final int JITTER_MS = 20;

  /** The readings of a machine: all of them may be out of order. */
  private static final int LATENESS = 1_000;

  private static final Duration AGO = Duration.ofMinutes(10);

  private final SignalScenario model;
  private LabelledSignals signals;
  private long firstPlace;
  private Path file;

  /** Takes the settings of the training. */
  public OwnTopicScenario(SelectedRocketSettings settings) {
    model = new SignalScenario(settings);
  }

  @Override
  public GroundTruth prepare(TimedSteps steps, Progress progress) {
    GroundTruth truth = model.prepare(steps, progress);
    signals = model.tests();
    // Windows begin at multiples of their length since 1970.
    firstPlace = Instant.now().minus(AGO).toEpochMilli() / INTERVAL_MS / LENGTH * LENGTH;
    List<String> machines = GroundTruth.sources("machine-", MACHINES, truth.size());
    List<String> ids =
        IntStream.range(0, truth.size()).mapToObj(i -> id(machines.get(i), i)).toList();
    return truth.named(ids, machines);
  }

  private String id(String machine, int index) {
    return new SignalWindow(place(index), 1, new double[LENGTH], 0, null).id(machine);
  }

  /** The place of a signal's first reading on the grid. */
  private long place(int index) {
    return firstPlace + (long) (index / MACHINES) * LENGTH;
  }

  @Override
  public Map<String, String> ownTopics(LocalStack stack) {
    createTopic(stack);
    Map<String, String> settings = new TreeMap<>();
    settings.put("inputs", "readings");
    settings.put("input.readings.topic", TOPIC);
    settings.put("input.readings.kind", "reading");
    settings.put("input.readings.format", "json");
    settings.put("input.readings.source", "sensorId");
    settings.put("input.readings.time", "timestamp");
    settings.put("input.readings.time.unit", "ms");
    settings.put("input.readings.values", "value");
    settings.put("input.readings.grid.interval", INTERVAL_MS + "ms");
    settings.put("input.readings.grid.tolerance", JITTER_MS + "ms");
    settings.put("route.readings.window", Integer.toString(LENGTH));
    settings.put("route.readings.lateness", Integer.toString(LATENESS));
    file = stack.folder().resolve("own-topic.properties");
    try {
      Files.writeString(
          file,
          settings.entrySet().stream()
              .map(each -> each.getKey() + "=" + each.getValue() + "\n")
              .collect(Collectors.joining()));
    } catch (IOException e) {
      throw new UncheckedIOException("the settings could not be written", e);
    }
    return settings;
  }

  private static void createTopic(LocalStack stack) {
    try (Admin admin = Admin.create(stack.clients())) {
      admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1))).all().get();
    } catch (ExecutionException e) {
      throw new DemoFailure("the topic %s could not be created".formatted(TOPIC), e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  @Override
  public Optional<OwnFeed> feed() {
    return Optional.of(this::send);
  }

  /** Machine by machine for each moment, as machines that run at the same time. */
  private void send(LocalStack stack, long[] sentAt, Progress progress) {
    int moments = Math.ceilDiv(signals.size(), MACHINES) * LENGTH;
    Map<String, Object> config = new TreeMap<>(stack.clients());
    config.put("acks", "all");
    config.put("linger.ms", 5);
    try (var producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      long message = 0;
      for (int moment = 0; moment < moments; moment++) {
        for (int machine = 0; machine < MACHINES; machine++) {
          int index = moment / LENGTH * MACHINES + machine;
          if (index < signals.size()) {
            var _ = producer.send(reading(index, machine, moment % LENGTH, message++));
            sentAt[index] = System.nanoTime();
          }
        }
        progress.update("sending readings", moment + 1L, moments);
      }
      producer.flush();
    }
  }

  private ProducerRecord<byte[], byte[]> reading(int index, int machine, int at, long message) {
    long jitter = message % (2 * JITTER_MS + 1) - JITTER_MS;
    long time = (place(index) + at) * INTERVAL_MS + jitter;
    String value =
        String.format(
            Locale.ROOT,
            "{\"sensorId\":\"machine-%d\",\"timestamp\":%d,\"value\":%s,\"unit\":\"mm\"}",
            machine,
            time,
            signals.signal(index)[at]);
    return new ProducerRecord<>(
        TOPIC, ("message-" + message).getBytes(UTF_8), value.getBytes(UTF_8));
  }

  @Override
  public void publish(LocalStack stack) {
    stack.publish(
        model.run().model(), "mnist1d-rocket", "readings", model.run().report().figures());
  }

  @Override
  public int threads() {
    return model.threads();
  }

  @Override
  public String example() {
    return "./weir inputs check --config %1$s%n./weir tail readings --config %1$s --from-beginning --limit 3"
        .formatted(file);
  }
}
