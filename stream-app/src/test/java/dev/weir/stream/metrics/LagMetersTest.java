package dev.weir.stream.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LagMetersTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final AtomicReference<Map<String, Long>> answer = new AtomicReference<>();
  private LagMeters meters;

  @BeforeEach
  void watch() {
    meters =
        new LagMeters(
            registry,
            () -> {
              if (answer.get() == null) {
                throw new ExecutionException(new TimeoutException("no broker"));
              }
              return answer.get();
            });
    meters.watch("signals");
    meters.watch("labels");
  }

  @AfterEach
  void close() {
    meters.close();
  }

  @Test
  void shouldShowWhatTheBrokersSay() {
    // Given
    answer.set(Map.of("signals", 70L, "labels", 0L));

    // When
    meters.read();

    // Then
    assertThat(lag("signals")).isEqualTo(70);
    assertThat(lag("labels")).isZero();
  }

  @Test
  void shouldNotClaimToKnowWhatBrokersDoNotSay() {
    // Given
    assertThat(lag("signals")).as("before the first answer").isNaN();
    answer.set(Map.of("signals", 70L));
    meters.read();

    // When
    answer.set(null);
    meters.read();

    // Then
    assertThat(lag("signals")).as("after an answer that did not come").isNaN();
  }

  private double lag(String topic) {
    return registry.get("weir.lag").tag("topic", topic).gauge().value();
  }
}
