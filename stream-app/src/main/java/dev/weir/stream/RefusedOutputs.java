package dev.weir.stream;

import dev.weir.schemas.Topic;
import dev.weir.stream.config.StreamsKeys;
import dev.weir.stream.config.WeirConfig;
import dev.weir.stream.state.OutputFailures;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles outputs that a broker rejects.
 *
 * <p>A record may be too large although its size was checked, if the topic's limit was lowered
 * since the start. With exactly-once nothing can be saved: the rejected write has aborted its
 * transaction, whatever the handler returns. With at-least-once, records of {@code accuracy} are
 * counted and dropped, since the next change sends them again. Any other rejected record stops the
 * application: lost predictions, letters, alarms or state would be lost for good, and the next
 * start reads the new limits.
 *
 * <p>All other errors go to the configured handler, or to Kafka's default: a write that timed out
 * makes Kafka Streams restart its task.
 */
public final class RefusedOutputs implements ProductionExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(RefusedOutputs.class);
  private static final String COUNTER = "weir.refused.outputs.counter";
  private static final String FIGURES = "weir.refused.outputs.figures";
  private static final String OTHERS = "weir.refused.outputs.others";
  private static final String HANDLER = StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG;

  /** Kafka's former name of the setting, which is still accepted. */
  private static final String FORMER_HANDLER = "default." + HANDLER;

  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private ProductionExceptionHandler others = new DefaultProductionExceptionHandler();
  private OutputFailures failures = new OutputFailures();
  private Set<?> figures = Set.of();
  private Consumer<String> counter = topic -> {};

  /**
   * Installs this handler in front of a configured one.
   *
   * @param settings of Kafka Streams
   * @param counter receives the topic of each dropped output
   * @param failures receives each output that was not dropped
   */
  static void install(
      Properties settings, WeirConfig config, Consumer<String> counter, OutputFailures failures) {
    Object former = settings.remove(FORMER_HANDLER);
    Object own = settings.put(HANDLER, RefusedOutputs.class);
    if (own != null || former != null) {
      settings.put(OTHERS, own == null ? former : own);
    }
    settings.put(FIGURES, figures(config));
    settings.put(COUNTER, counter);
    settings.put(OutputFailures.SETTING, failures);
  }

  private static Set<String> figures(WeirConfig config) {
    return config.get(StreamsKeys.PROCESSING_GUARANTEE).equals(StreamsConfig.AT_LEAST_ONCE)
        ? Set.of(config.topics().name(Topic.ACCURACY))
        : Set.of();
  }

  @Override
  @SuppressWarnings("unchecked")
  public void configure(Map<String, ?> configs) {
    if (configs.get(OTHERS) != null) {
      others = handler(configs.get(OTHERS));
    }
    others.configure(configs);
    figures = configs.get(FIGURES) instanceof Set<?> topics ? topics : Set.of();
    if (configs.get(COUNTER) instanceof Consumer<?> given) {
      counter = (Consumer<String>) given;
    }
    if (configs.get(OutputFailures.SETTING) instanceof OutputFailures given) {
      failures = given;
    }
  }

  private static ProductionExceptionHandler handler(Object configured) {
    try {
      return configured instanceof Class<?> type
          ? (ProductionExceptionHandler) Utils.newInstance(type)
          : Utils.newInstance(configured.toString(), ProductionExceptionHandler.class);
    } catch (ClassNotFoundException e) {
      throw new KafkaException(HANDLER + ": there is no class " + configured, e);
    }
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
    if (exception instanceof RecordTooLargeException && figures.contains(record.topic())) {
      leaveOut(record.topic());
      failures.accepted();
      return Response.resume();
    }
    Response response = others.handleError(context, record, exception);
    note(response, context, exception);
    return response;
  }

  /** Mirrors how Kafka Streams interprets the response. */
  private void note(Response response, ErrorHandlerContext context, Exception exception) {
    if (response.result() == Result.RESUME) {
      failures.accepted();
    } else if (response.result() == Result.RETRY
        && exception instanceof RetriableException
        && context != null) {
      failures.failed(context.taskId());
    } else {
      failures.failed();
    }
  }

  private void leaveOut(String topic) {
    counter.accept(topic);
    if (told.add(topic)) {
      LOG.warn(
          "a record of {} is left out, since it exceeds the broker's limit (max.message.bytes);"
              + " logged once, weir_outputs_refused_total counts these records",
          topic);
    }
  }

  @Override
  @SuppressWarnings("rawtypes") // required by the interface
  public Response handleSerializationError(
      ErrorHandlerContext context,
      ProducerRecord record,
      Exception exception,
      SerializationExceptionOrigin origin) {
    return others.handleSerializationError(context, record, exception, origin);
  }
}
