package dev.weir.stream.decode;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.weir.schemas.AvroSerde;
import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.RegistryUnavailableException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** A registry that sends its answer byte by byte, without an end. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
class RetryTest {
  private static final byte[] MESSAGE = {0, 0, 0, 0, 5, 0};

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Retry retry = new Retry(Duration.ofMillis(500), () -> false);
  private HttpServer server;
  private AvroSerde<LabelRecord> serde;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", RetryTest::dribble);
    server.start();
    serde =
        AvroSerde.create(
            LabelRecord.class,
            Map.of(
                "schema.registry.url",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "http.connect.timeout.ms",
                "200",
                "http.read.timeout.ms",
                "400"));
  }

  private static void dribble(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      while (true) {
        out.write(' ');
        out.flush();
        Thread.sleep(20);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void stop() {
    serde.close();
    threads.shutdownNow();
    server.stop(0);
  }

  @Test
  void shouldEndInTimeWhereTheAnswerForARecordNeverEnds() {
    // given
    SchemaFaults faults = new SchemaFaults(retry, List.of(serde.deserializer()));
    RecordDecoder<LabelRecord> decoder =
        new RecordDecoder<>(serde.deserializer(), "labels", faults);

    // when, then
    assertThatThrownBy(() -> decoder.decode(MESSAGE))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("no complete answer");
  }

  @Test
  void shouldEndInTimeWhereTheAnswerForAnOutputNeverEnds() {
    // given
    LabelRecord label = new LabelRecord("press-1", "1", Instant.EPOCH, "worn");
    try (RetryingSerializer<LabelRecord> serializer =
        new RetryingSerializer<>(serde.serializer(), retry)) {
      // when, then
      assertThatThrownBy(() -> serializer.serialize("labels", label))
          .isInstanceOf(RegistryUnavailableException.class)
          .hasMessageContaining("no complete answer");
    }
  }
}
