package dev.weir.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.weir.schemas.DeadLetter;
import dev.weir.schemas.Prediction;
import dev.weir.schemas.Topic;
import dev.weir.stream.deadletters.DeadLetterEntry;
import dev.weir.stream.deadletters.DeadLetterFilter;
import dev.weir.stream.deadletters.DeadLetterReader;
import dev.weir.stream.deadletters.Replay;
import dev.weir.stream.deadletters.ReplayReport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replays dead letters, with a real broker and a real registry. */
class ReplayIT {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final int LETTERS = 3_000;
  private static final byte[] VALUE = {2};

  @TempDir Path stateDir;

  @Test
  void shouldPredictOnceWhatIsGoodByNow() throws Exception {
    try (Cluster cluster = Cluster.start()) {
      // Given signals that were too old for the setting, and one that is always invalid
      Instant old = Instant.now().minus(Duration.ofDays(3));
      cluster.publish(TestModels.train(1), "shapes", "1");
      cluster.assign(1, Cluster.from(Instant.EPOCH, "shapes", "1"));
      try (WeirApplication weir =
          new WeirApplication(cluster.config(stateDir, "event.time.max.past", "1d"))) {
        weir.start();
        for (int i = 0; i < 5; i++) {
          cluster.send(Cluster.signal("s" + i, i, old));
        }
        cluster.send(Topic.SIGNALS, "s1", new byte[] {1, 2, 3});
        await().atMost(TIMEOUT).until(() -> cluster.committed(Topic.DEAD_LETTERS).size() == 6);
      }
      Map<String, Object> clients = Map.of("bootstrap.servers", cluster.kafka.bootstrapServers());
      Replay replay = new Replay(clients, cluster.topics);
      String signals = cluster.topics.name(Topic.SIGNALS);
      DeadLetterFilter tooOld =
          new DeadLetterFilter("event-time-out-of-range", signals, null, null);
      DeadLetterReader box = new DeadLetterReader(clients, cluster.topics);

      // And damaged letters, which must not hide others
      cluster.sendWith(Topic.DEAD_LETTERS, "weir.reason", "event-time-out-of-range");
      cluster.sendNote("here");
      assertThat(box.read(DeadLetterFilter.ALL).found()).hasSize(6);

      // When a replay is planned, then nothing is sent
      assertThat(replay.plan(tooOld, false).sent()).containsExactly(Map.entry(signals, 5));
      assertThat(replayed(cluster, 6)).hasSize(6);

      // When it runs twice, and once more with again=true
      assertThat(replay.run(tooOld, false).sent()).containsExactly(Map.entry(signals, 5));
      ReplayReport second = replay.run(tooOld, false);
      assertThat(second.sent()).isEmpty();
      assertThat(second.earlier()).isEqualTo(5);
      assertThat(replay.run(tooOld, true).sent()).containsExactly(Map.entry(signals, 5));
      assertThat(replay.run(DeadLetterFilter.ALL, false).sent())
          .containsExactly(Map.entry(signals, 1));

      // Then each is predicted once under the new setting, and the invalid one is refused again
      try (WeirApplication weir = new WeirApplication(cluster.config(stateDir))) {
        weir.start();
        await().atMost(TIMEOUT).until(() -> box.read(DeadLetterFilter.ALL).found().size() == 7);
        await().atMost(TIMEOUT).until(() -> cluster.predictions().size() >= 5);
        cluster.send(Cluster.signal("s1", 100, Instant.now()));
        cluster.send(Cluster.signal("s2", 101, Instant.now()));
        await().atMost(TIMEOUT).until(() -> cluster.predictions().size() >= 7);
      }
      assertThat(cluster.predictions())
          .extracting(Prediction::getRecordId)
          .containsExactlyInAnyOrder("r0", "r1", "r2", "r3", "r4", "r100", "r101");
      assertThat(box.read(new DeadLetterFilter("undecodable", null, null, null)).found())
          .extracting(DeadLetterEntry::replays)
          .containsExactly(0, 1);
    }
  }

  @Test
  void shouldSendEachLetterOnceWhenTwoReplayAtATime() throws Exception {
    try (Cluster cluster = Cluster.start();
        ExecutorService operators = Executors.newFixedThreadPool(2)) {
      // Given letters for several transactions
      String signals = cluster.topics.name(Topic.SIGNALS);
      DeadLetter why = new DeadLetter("no-model", "not yet", signals, 0, 1, Instant.now());
      cluster.sendLetters(LETTERS, why);
      Map<String, Object> clients = Map.of("bootstrap.servers", cluster.kafka.bootstrapServers());
      CyclicBarrier together = new CyclicBarrier(2);

      // When two operators replay them at the same time
      List<Future<ReplayReport>> runs =
          Stream.generate(() -> new Replay(clients, cluster.topics))
              .limit(2)
              .map(
                  replay ->
                      operators.submit(
                          () -> {
                            together.await();
                            return replay.run(DeadLetterFilter.ALL, false);
                          }))
              .toList();
      long finished = runs.stream().filter(ReplayIT::finishes).count();

      // Then the later run finishes, and each letter is sent once
      assertThat(finished).isPositive();
      assertThat(replayed(cluster, LETTERS))
          .hasSize(LETTERS)
          .extracting(signal -> new String(signal.value(), UTF_8))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void shouldSayHowManyWentAndLeaveTheOthersToTheNextRunWhereItIsStopped() throws Exception {
    try (Cluster cluster = Cluster.start()) {
      // Given
      String signals = cluster.topics.name(Topic.SIGNALS);
      DeadLetter why = new DeadLetter("no-model", "not yet", signals, 0, 1, Instant.now());
      cluster.sendLetters(3, why);
      Map<String, Object> clients = Map.of("bootstrap.servers", cluster.kafka.bootstrapServers());
      Replay stopped = new Replay(clients, cluster.topics);
      Replay next = new Replay(clients, cluster.topics);

      // When
      stopped.stop();
      ReplayReport report = stopped.run(DeadLetterFilter.ALL, false);
      next.run(DeadLetterFilter.ALL, false);

      // Then
      assertThat(report.sent()).containsExactly(Map.entry(signals, 3));
      assertThat(stopped.sent()).isZero();
      assertThat(next.sent()).isEqualTo(3);
      assertThat(replayed(cluster, 3)).hasSize(3);
    }
  }

  @Test
  void shouldSendLettersWhoseInputsTookThemselvesForReplayed() throws Exception {
    try (Cluster cluster = Cluster.start()) {
      // Given letters that copied their inputs' headers, the second one from the first
      String signals = cluster.topics.name(Topic.SIGNALS);
      DeadLetter why = new DeadLetter("no-model", "not yet", signals, 0, 1, Instant.now());
      RecordMetadata first =
          cluster.sendLetter(why, VALUE, Map.of("weir.replays", "999999999", "trace", "a"));
      String position = first.partition() + "@" + first.offset();
      cluster.sendLetter(why, VALUE, Map.of("weir.replayed", position, "weir.replays", "9999"));
      Map<String, Object> clients = Map.of("bootstrap.servers", cluster.kafka.bootstrapServers());

      // When
      ReplayReport report = new Replay(clients, cluster.topics).run(DeadLetterFilter.ALL, false);

      // Then both are sent, with their own headers and a valid count
      assertThat(report.sent()).containsExactly(Map.entry(signals, 2));
      assertThat(replayed(cluster, 2))
          .extracting(ReplayIT::headers)
          .containsExactly(
              Map.of("trace", "a", "weir.replays", "1"), Map.of("weir.replays", "9999"));
      Replay again = new Replay(clients, cluster.topics);
      await()
          .untilAsserted(
              () -> assertThat(again.plan(DeadLetterFilter.ALL, false).earlier()).isEqualTo(2));
    }
  }

  @Test
  void shouldSendTheOthersWhereALetterNamesAnImpossiblePartition() throws Exception {
    try (Cluster cluster = Cluster.start();
        Admin admin = cluster.admin()) {
      // Given letters of missing partitions, and of a former input
      String signals = cluster.topics.name(Topic.SIGNALS);
      String images = cluster.topics.name(Topic.IMAGES);
      admin.deleteTopics(List.of(images)).all().get();
      await().atMost(TIMEOUT).until(() -> !admin.listTopics().names().get().contains(images));
      cluster.sendLetter(letter(signals, 99), VALUE, Map.of());
      cluster.sendLetter(letter(signals, -1), VALUE, Map.of());
      cluster.sendLetter(letter(images, 0), VALUE, Map.of());
      cluster.sendLetter(letter("elsewhere", 0), VALUE, Map.of());
      cluster.sendLetter(letter(signals, Cluster.PARTITIONS - 1), VALUE, Map.of());
      Map<String, Object> clients = Map.of("bootstrap.servers", cluster.kafka.bootstrapServers());
      Replay replay = new Replay(clients, cluster.topics);

      // When
      ReplayReport planned = replay.plan(DeadLetterFilter.ALL, false);
      ReplayReport done = replay.run(DeadLetterFilter.ALL, false);

      // Then
      assertThat(done).isEqualTo(planned);
      assertThat(done.sent()).containsExactly(Map.entry(signals, 1));
      assertThat(done.noPartition()).isEqualTo(3);
      assertThat(done.elsewhere()).isEqualTo(1);
      assertThat(replay.sent()).isEqualTo(1);
      assertThat(replayed(cluster, 1)).hasSize(1);
    }
  }

  @Test
  void shouldSendTheOthersWhereALetterIsTooLargeForItsTopic() throws Exception {
    try (Cluster cluster = Cluster.start()) {
      // Given a topic with a lowered record limit
      String signals = cluster.topics.name(Topic.SIGNALS);
      cluster.set(Topic.SIGNALS, "max.message.bytes", "1000");
      cluster.sendLetter(letter(signals, 0), VALUE, Map.of());
      cluster.sendLetter(letter(signals, 0), new byte[5_000], Map.of());
      cluster.sendLetter(letter(signals, 1), VALUE, Map.of());
      Map<String, Object> clients = Map.of("bootstrap.servers", cluster.kafka.bootstrapServers());
      Replay replay = new Replay(clients, cluster.topics);

      // When
      ReplayReport done = replay.run(DeadLetterFilter.ALL, false);

      // Then the large one is left out, and can be sent once it fits
      assertThat(done.sent()).containsExactly(Map.entry(signals, 2));
      assertThat(done.tooLarge()).isEqualTo(1);
      assertThat(replay.sent()).isEqualTo(2);
      assertThat(replayed(cluster, 2)).hasSize(2);
      cluster.set(Topic.SIGNALS, "max.message.bytes", "10000");
      assertThat(replay.run(DeadLetterFilter.ALL, false).sent())
          .containsExactly(Map.entry(signals, 1));
      assertThat(replayed(cluster, 3)).hasSize(3);
    }
  }

  /** The received signals, once there are that many: readers see them shortly after the commit. */
  private static List<ConsumerRecord<byte[], byte[]>> replayed(Cluster cluster, int count) {
    await().atMost(TIMEOUT).until(() -> cluster.committed(Topic.SIGNALS).size() >= count);
    return cluster.committed(Topic.SIGNALS);
  }

  private static DeadLetter letter(String topic, int partition) {
    return new DeadLetter("no-model", "not yet", topic, partition, 1, Instant.now());
  }

  private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new HashMap<>();
    record.headers().forEach(it -> headers.put(it.key(), new String(it.value(), UTF_8)));
    return headers;
  }

  /** Kafka stops the run that loses the transactional id to another one. */
  private static boolean finishes(Future<ReplayReport> run) {
    try {
      run.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException e) {
      assertThat(e).hasCauseInstanceOf(KafkaException.class);
      assertThat(Throwables.getStackTrace(e))
          .containsAnyOf("ProducerFencedException", "InvalidProducerEpochException");
      return false;
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }
}
