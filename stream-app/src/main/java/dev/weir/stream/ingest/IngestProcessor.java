package dev.weir.stream.ingest;

import dev.weir.stream.config.RouteConfig;
import dev.weir.stream.decode.DeadLetterFactory;
import dev.weir.stream.decode.InputOrigin;
import dev.weir.stream.decode.RejectedException;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Decodes the records of an input topic, checks them and forwards them on their route. Unusable
 * ones go to {@code dead-letters}.
 *
 * @param <R> the topic's records
 */
abstract class IngestProcessor<R> implements Processor<byte[], byte[], byte[], Object> {
  protected final IngestContext<R> settings;
  protected ProcessorContext<byte[], Object> context;
  private DeadLetterFactory deadLetters;

  IngestProcessor(IngestContext<R> settings) {
    this.settings = settings;
  }

  @Override
  public void init(ProcessorContext<byte[], Object> context) {
    this.context = context;
    deadLetters =
        new DeadLetterFactory(context, settings.role(), settings.outputs(), settings.metrics());
  }

  @Override
  public final void process(Record<byte[], byte[]> record) {
    InputOrigin.distrust(record.headers());
    String route = settings.unknownRoute();
    try {
      R decoded = settings.decoder().decode(record.value());
      RouteConfig taken = settings.route(checkedSource(record.key(), decoded));
      route = taken.name();
      forward(record, decoded, taken);
    } catch (RejectedException e) {
      reject(route, () -> record, e);
    }
  }

  /** Sends a record to the dead letters. */
  final void reject(String route, Supplier<Record<byte[], byte[]>> record, RejectedException why) {
    settings.metrics().route(route).accept(deadLetters.reject(record, why));
  }

  /** Checks a record and returns its source. */
  abstract String checkedSource(byte[] key, R record) throws RejectedException;

  /** Forwards a checked record, or what is made of it. */
  abstract void forward(Record<byte[], byte[]> record, R decoded, RouteConfig route)
      throws RejectedException;
}
