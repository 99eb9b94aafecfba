package dev.weir.systemtests.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Hostile clients, beside those that send bad records: writes to foreign topics, and HTTP requests.
 */
final class HostileClients implements AutoCloseable {
  /** Prefix of routes that are not configured. */
  static final String NO_ROUTE = "no-route-";

  private static final int HALF_SENT = 50;
  private static final int MOST_OPEN = 500;
  private static final int MANY_KEYS = 300;

  private final TestDeployment site;
  private final Random random;
  private final List<AppProcess> instances;
  private final SoakProducer producer;
  private final KafkaProducer<byte[], byte[]> aborting;
  private final Deque<Socket> open = new ArrayDeque<>();
  private int number;
  private boolean bury;

  HostileClients(
      TestDeployment site, SoakProducer producer, Random random, List<AppProcess> instances) {
    this.site = site;
    this.producer = producer;
    this.random = random;
    this.instances = instances;
    Map<String, Object> settings = new HashMap<>(site.clients());
    settings.put("transactional.id", "hostile-" + site.name(Topic.SIGNALS));
    aborting = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    aborting.initTransactions();
  }

  /** Good records of an aborted transaction: no prediction and no dead letter. */
  void abortTransaction() {
    aborting.beginTransaction();
    for (int i = 0; i < 5; i++) {
      SignalRecord ghost =
          SignalRecord.of("ghost-" + number++, "s1", Instant.now(), Models.values(i, true));
      byte[] value =
          site.serdes().signals().serializer().serialize(site.name(Topic.SIGNALS), ghost);
      var _ =
          aborting.send(
              new ProducerRecord<>(site.name(Topic.SIGNALS), "s1".getBytes(UTF_8), value));
    }
    aborting.flush();
    aborting.abortTransaction();
  }

  /** Invalid records on {@code models}, under invalid names. */
  void sendJunkManifest() {
    List<String> keys =
        List.of(
            "junk/" + random.nextInt(200),
            "a/b/c",
            "../../etc/x",
            "line\nbreak/1",
            "\u001b[2J/1",
            NO_ROUTE + random.nextInt(5));
    byte[] junk = junk(random.nextInt(1, 500));
    producer.send(Topic.MODELS, keys.get(random.nextInt(keys.size())), junk);
  }

  /** Hundreds of unneeded keys, or their tombstones. */
  void sendManyKeys() {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    byte[] value = bury ? null : junk(random.nextInt(100, 500));
    for (int i = 0; i < MANY_KEYS; i++) {
      records.add(producer.record(Topic.MODELS, "many-" + i + "/1", value));
      records.add(producer.record(Topic.MODELS, "many " + i + "/1/2", value));
    }
    producer.sendAll(records);
    bury = !bury;
  }

  /** Tombstones of keys that never existed, and of unneeded ones. */
  void sendTombstones() {
    producer.send(Topic.MODELS, "never/" + random.nextInt(100), null);
    producer.send(Topic.MODELS, NO_ROUTE + random.nextInt(5), null);
    producer.send(Topic.MODELS, "junk/" + random.nextInt(200), null);
    producer.send(Topic.MODEL_CHUNKS, "never/1/0", null);
    producer.send(Topic.MODEL_CHUNKS, "junk/1/" + random.nextInt(100), null);
  }

  private byte[] junk(int length) {
    byte[] junk = new byte[length];
    random.nextBytes(junk);
    return junk;
  }

  /** Chunks of no version, and of a published one that scores nothing. */
  void sendJunkChunk() {
    byte[] junk = junk(random.nextInt(1, 5_000));
    producer.send(Topic.MODEL_CHUNKS, "junk/1/" + random.nextInt(100), junk);
    producer.send(Topic.MODEL_CHUNKS, TestDeployment.MODEL + "/999/0", junk);
  }

  /** Requests that never end; the oldest are closed if there are many. */
  void sendHalfRequests() {
    AppProcess instance = instances.get(random.nextInt(instances.size()));
    for (int i = 0; i < HALF_SENT && instance.port() != 0; i++) {
      try {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), instance.port());
        socket.getOutputStream().write("GET /metrics HTTP/1.1\r\nHost: a\r\nX-".getBytes(UTF_8));
        open.add(socket);
      } catch (IOException e) {
        break; // it accepts no more, which is allowed
      }
      if (open.size() > MOST_OPEN) {
        closeQuietly(open.remove());
      }
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it is closed either way
    }
  }

  @Override
  public void close() {
    open.forEach(HostileClients::closeQuietly);
    aborting.close();
  }
}
