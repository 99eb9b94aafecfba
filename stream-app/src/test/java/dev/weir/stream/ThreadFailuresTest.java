package dev.weir.stream;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ThreadFailuresTest {
  private final StreamsException held = new StreamsException("its route has no assignment");
  private final List<Throwable> ends = new ArrayList<>();
  private final AtomicLong clock = new AtomicLong();
  private final ThreadFailures failures = new ThreadFailures(held::equals, ends::add, clock::get);

  static Stream<RuntimeException> lost() {
    return Stream.of(
        new InvalidTxnStateException("in an invalid state"),
        new ProducerFencedException("fenced"),
        new InvalidProducerEpochException("old epoch"),
        new InvalidPidMappingException("not assigned to its transactional id"));
  }

  @ParameterizedTest
  @MethodSource("lost")
  void shouldReplaceAThreadThatHasLostItsTransaction(RuntimeException cause) {
    assertThat(failures.handle(new StreamsException("commit", new KafkaException(cause))))
        .isEqualTo(REPLACE_THREAD);
    assertThat(ends).isEmpty();
  }

  @Test
  void shouldReplaceEachThreadWhoseRecordIsNotReadAgainForNow() {
    for (int i = 0; i <= ThreadFailures.MOST; i++) {
      assertThat(failures.handle(held)).isEqualTo(REPLACE_THREAD);
    }
    assertThat(ends).isEmpty();
  }

  @Test
  void shouldEndWhereSomethingElseFailed() {
    // Given
    StreamsException failure = new StreamsException("send", new RecordTooLargeException("large"));

    // When, then
    assertThat(failures.handle(failure)).isEqualTo(SHUTDOWN_CLIENT);
    assertThat(ends).containsExactly(failure);
  }

  @Test
  void shouldEndWhereJavaItselfFailed() {
    assertThat(failures.handle(new OutOfMemoryError("Java heap space"))).isEqualTo(SHUTDOWN_CLIENT);
  }

  @Test
  void shouldEndWhereThreadsAreReplacedAgainAndAgain() {
    // Given
    StreamsException failure = new StreamsException(new InvalidTxnStateException("invalid"));
    for (int i = 0; i < ThreadFailures.MOST; i++) {
      assertThat(failures.handle(failure)).isEqualTo(REPLACE_THREAD);
    }

    // When
    clock.set(ThreadFailures.WITHIN.toMillis() - 1);
    assertThat(failures.handle(failure)).isEqualTo(SHUTDOWN_CLIENT);

    // Then
    assertThat(ends).containsExactly(failure);

    // When some time has passed
    clock.set(ThreadFailures.WITHIN.toMillis());
    assertThat(failures.handle(failure)).isEqualTo(REPLACE_THREAD);
  }
}
