package dev.weir.stream.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.stream.LogCapture;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;

class BrokerMonitorTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final AtomicReference<RuntimeException> problem = new AtomicReference<>();
  private final Deque<RuntimeException> problemsOfAny = new ArrayDeque<>();
  private final BrokerMonitor watch = new BrokerMonitor(registry, "k:9092", this::any);
  private final Callable<String> question =
      watch.watching(
          () -> {
            if (problem.get() != null) {
              throw new ExecutionException(problem.get());
            }
            return "fine";
          });

  private String any() throws ExecutionException {
    RuntimeException next = problemsOfAny.poll();
    if (next != null) {
      throw new ExecutionException(next);
    }
    return "here";
  }

  private void silent(int times) {
    for (int i = 0; i < times; i++) {
      problemsOfAny.add(new TimeoutException("waited for a node"));
    }
  }

  @Test
  void shouldTakeBrokersForAnsweringWhereOnePartitionHasNoLeader() {
    problem.set(new TimeoutException("waited for the leader of labels-0"));
    for (int i = 0; i < 10; i++) {
      silent(i % 2); // a single lost answer does not count
      assertThatThrownBy(question::call).isInstanceOf(ExecutionException.class);

      assertThat(watch.isSilent()).isFalse();
      assertThat(problemsOfAny).isEmpty();
    }
  }

  @Test
  void shouldSayOnceThatNobodyAnswersAndOnceThatTheyDoAgain() throws Exception {
    try (LogCapture log = LogCapture.ofAllLevels("dev.weir.stream.metrics")) {
      // when
      assertThat(question.call()).isEqualTo("fine");
      problem.set(new TimeoutException("waited for a node"));
      silent(6);
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(question::call).isInstanceOf(ExecutionException.class);
      }

      // then
      assertThat(watch.isSilent()).isTrue();
      assertThat(registry.get("weir.brokers.answer").gauge().value()).isZero();
      assertThat(log.all())
          .containsExactly(
              "the brokers at k:9092 do not answer: waited for a node; records wait, and the"
                  + " application keeps retrying");

      // when
      problem.set(null);
      var _ = question.call();
      var _ = question.call();

      // then
      assertThat(watch.isSilent()).isFalse();
      assertThat(registry.get("weir.brokers.answer").gauge().value()).isEqualTo(1);
      assertThat(log.all()).hasSize(2).last().asString().contains("k:9092 answer again, after");
    }
  }

  @Test
  void shouldTakeARefusalForAnAnswer() {
    for (RuntimeException refusal :
        new RuntimeException[] {
          new GroupAuthorizationException("weir"), new UnknownTopicOrPartitionException("signals")
        }) {
      problem.set(refusal);
      assertThatThrownBy(question::call).isInstanceOf(ExecutionException.class);
      assertThat(watch.isSilent()).isFalse();
    }
  }
}
