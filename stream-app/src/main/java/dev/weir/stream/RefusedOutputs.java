package dev.weir.stream;

import dev.weir.schemas.Topic;
import dev.weir.stream.config.WeirConfig;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of an output that a broker refuses as too large, though its size was judged before:
 * the topic's limit was lowered since the start.
 *
 * <p>With exactly-once nothing can be saved: the refused write has ended its transaction, whatever
 * is answered here. With at-least-once figures that are told again with their next change are
 * counted and left out. Anything else ends the application: what is lost of predictions, letters or
 * state would be lost for good, and the next start reads the new limits and judges by them.
 */
public final class RefusedOutputs extends DefaultProductionExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(RefusedOutputs.class);
  private static final String COUNTER = "weir.refused.outputs.counter";
  private static final String FIGURES = "weir.refused.outputs.figures";

  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private Set<?> figures = Set.of();
  private Consumer<String> counter = topic -> {};

  /**
   * The settings of Kafka Streams that put it to use.
   *
   * @param counter told of the topic of each output that was left out
   */
  static Map<String, Object> settings(WeirConfig config, Consumer<String> counter) {
    return Map.of(
        StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG,
        RefusedOutputs.class,
        FIGURES,
        figures(config),
        COUNTER,
        counter);
  }

  /** Whether an output that failed so is left out, and nothing else need fail. */
  static boolean isLeftOut(WeirConfig config, String topic, Exception exception) {
    return isLeftOut(figures(config), topic, exception);
  }

  private static boolean isLeftOut(Set<?> figures, String topic, Exception exception) {
    return exception instanceof RecordTooLargeException && figures.contains(topic);
  }

  private static Set<String> figures(WeirConfig config) {
    return config.processingGuarantee().equals(StreamsConfig.AT_LEAST_ONCE)
        ? Set.of(config.topics().name(Topic.ACCURACY), config.topics().name(Topic.DRIFT_EVENTS))
        : Set.of();
  }

  @Override
  @SuppressWarnings("unchecked")
  public void configure(Map<String, ?> configs) {
    super.configure(configs);
    figures = configs.get(FIGURES) instanceof Set<?> topics ? topics : Set.of();
    if (configs.get(COUNTER) instanceof Consumer<?> given) {
      counter = (Consumer<String>) given;
    }
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
    if (!isLeftOut(figures, record.topic(), exception)) {
      return super.handleError(context, record, exception);
    }
    counter.accept(record.topic());
    if (told.add(record.topic())) {
      LOG.warn(
          "a record of {} is left out, its broker takes none so large (max.message.bytes); this is"
              + " told once, weir_outputs_refused_total counts",
          record.topic());
    }
    return Response.resume();
  }
}
