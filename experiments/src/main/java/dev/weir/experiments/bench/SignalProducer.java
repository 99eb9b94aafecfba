package dev.weir.experiments.bench;

import dev.weir.cli.io.RecordForm;
import dev.weir.cli.io.RecordSender;
import dev.weir.cli.localstack.LocalStack;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.Topic;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/**
 * Produces signals: those of a data set repeatedly, each time under a new id, from sixteen sources
 * in turn.
 */
final class SignalProducer implements BenchProducer {

  private static final int SOURCES = 16;

  private final double[][] values;
  private final RecordSender sender;
  private long sent;

  /** Sends Weir's own records. */
  SignalProducer(LocalStack stack, double[][] values) {
    this(values, clients -> new RecordSender(clients, stack.topics(), Topic.SIGNALS), stack);
  }

  /** Sends records in another form. */
  SignalProducer(LocalStack stack, double[][] values, String topic, RecordForm form) {
    this(values, clients -> new RecordSender(clients, topic, form), stack);
  }

  private SignalProducer(
      double[][] values, Function<Map<String, Object>, RecordSender> sender, LocalStack stack) {
    this.values = values;
    Map<String, Object> clients = stack.clients();
    clients.put("linger.ms", 1);
    this.sender = sender.apply(clients);
  }

  @Override
  public void send(long millis) {
    long number = sent++;
    String source = "machine-" + number % SOURCES;
    SignalRecord signal =
        SignalRecord.of(
            "bench-" + number,
            source,
            Instant.ofEpochMilli(millis),
            values[(int) (number % values.length)]);
    sender.send(source, signal, millis);
  }

  /** How many records were sent. */
  long sent() {
    return sent;
  }

  @Override
  public void flush() {
    sender.flush();
  }

  @Override
  public void close() {
    sender.close();
  }
}
