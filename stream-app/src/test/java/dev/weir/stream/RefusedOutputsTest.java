package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.config.WeirConfig;
import dev.weir.stream.state.OutputFailures;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler.Result;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.Test;

class RefusedOutputsTest {
  private static final TaskId TASK = new TaskId(0, 1);

  private final List<String> counted = new ArrayList<>();
  private final OutputFailures failures = new OutputFailures();

  @Test
  void shouldCountAndLeaveOutFiguresWithAtLeastOnce() {
    // Given
    RefusedOutputs outputs = outputs("at_least_once");

    try (LogCapture log = LogCapture.of("dev.weir")) {
      // When
      Result first = refused(outputs, "accuracy");
      Result second = refused(outputs, "accuracy");

      // Then
      assertThat(List.of(first, second)).containsOnly(Result.RESUME);
      assertThat(counted).containsExactly("accuracy", "accuracy");
      assertThat(log.warnings()).singleElement().asString().contains("accuracy");
    }
  }

  @Test
  void shouldLeaveOutNothingThatWouldBeLost() {
    // Given
    RefusedOutputs outputs = outputs("at_least_once");

    // When, then
    assertThat(refused(outputs, "predictions")).isEqualTo(Result.FAIL);
    assertThat(refused(outputs, "dead-letters")).isEqualTo(Result.FAIL);
    assertThat(refused(outputs, "drift-events")).isEqualTo(Result.FAIL);
    assertThat(refused(outputs, "weir-open-predictions-changelog")).isEqualTo(Result.FAIL);
    assertThat(
            outputs
                .handleError(
                    context(), record("accuracy"), new TopicAuthorizationException("accuracy"))
                .result())
        .isEqualTo(Result.FAIL);
    assertThat(counted).isEmpty();
  }

  @Test
  void shouldSaveNothingWithExactlyOnce() {
    assertThat(refused(outputs("exactly_once_v2"), "accuracy")).isEqualTo(Result.FAIL);
    assertThat(counted).isEmpty();
  }

  /** A user-defined handler. */
  public static final class Generous extends DefaultProductionExceptionHandler {
    @Override
    public Response handleError(
        ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
      return Response.resume();
    }
  }

  @Test
  void shouldAskTheHandlerThatIsConfigured() {
    for (String key :
        List.of("production.exception.handler", "default.production.exception.handler")) {
      // Given
      Properties settings = new Properties();
      settings.put(key, Generous.class.getName());

      // When
      Result answer = refused(outputs("at_least_once", settings), "predictions");

      // Then
      assertThat(answer).isEqualTo(Result.RESUME);
      assertThat(failures.count()).isZero();
    }
  }

  @Test
  void shouldTellOfWhatIsNotWrittenInTimeTheTaskAlone() {
    // When
    Result answer =
        outputs("at_least_once")
            .handleError(context(), record("predictions"), new TimeoutException("2 minutes"))
            .result();

    // Then
    assertThat(answer).isEqualTo(Result.RETRY);
    assertThat(failures.count(TASK)).isEqualTo(1);
    assertThat(failures.count()).isZero();
  }

  @Test
  void shouldTellAllOfWhatIsRefused() {
    refused(outputs("at_least_once"), "predictions");

    assertThat(failures.count()).isEqualTo(1);
  }

  private static ErrorHandlerContext context() {
    return (ErrorHandlerContext)
        Proxy.newProxyInstance(
            RefusedOutputsTest.class.getClassLoader(),
            new Class<?>[] {ErrorHandlerContext.class},
            (proxy, method, arguments) -> method.getName().equals("taskId") ? TASK : null);
  }

  private RefusedOutputs outputs(String guarantee) {
    return outputs(guarantee, new Properties());
  }

  private RefusedOutputs outputs(String guarantee, Properties settings) {
    WeirConfig config =
        WeirConfig.of(
            Map.of(
                "bootstrap.servers",
                "unused:9092",
                "schema.registry.url",
                "mock://refused",
                "processing.guarantee",
                guarantee));
    RefusedOutputs outputs = new RefusedOutputs();
    RefusedOutputs.install(settings, config, counted::add, failures);
    assertThat(new StreamsConfig(complete(settings)).productionExceptionHandler())
        .isInstanceOf(RefusedOutputs.class);
    Map<String, Object> configs = new HashMap<>();
    settings.forEach((key, value) -> configs.put(key.toString(), value));
    outputs.configure(configs);
    return outputs;
  }

  private static Properties complete(Properties settings) {
    Properties complete = new Properties();
    complete.putAll(settings);
    complete.put("application.id", "weir");
    complete.put("bootstrap.servers", "unused:9092");
    return complete;
  }

  private static Result refused(RefusedOutputs outputs, String topic) {
    return outputs
        .handleError(context(), record(topic), new RecordTooLargeException("too large"))
        .result();
  }

  private static ProducerRecord<byte[], byte[]> record(String topic) {
    return new ProducerRecord<>(topic, new byte[1], new byte[1]);
  }
}
