package dev.weir.stream.ingest;

import dev.weir.schemas.RecordFault;
import dev.weir.schemas.SignalRecord;
import dev.weir.stream.config.RouteConfig;
import dev.weir.stream.decode.RecordChecks;
import dev.weir.stream.decode.RejectedException;
import java.time.Duration;
import java.util.function.Function;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Decodes signals and forwards them on their route: whole signals as they are, pieces of continuous
 * signals as the windows that they complete.
 */
public final class SignalIngestProcessor extends IngestProcessor<SignalRecord> {
  private final Function<SignalRecord, byte[]> encoder;
  private final Duration idle;
  private final String child;
  private SignalForwarder signals;

  /**
   * Creates the processor of a task.
   *
   * @param encoder of windows that cannot be scored
   * @param idle how long a continuous signal is kept after its last piece
   * @param child name of the node that receives the signals
   */
  public SignalIngestProcessor(
      IngestContext<SignalRecord> settings,
      Function<SignalRecord, byte[]> encoder,
      Duration idle,
      String child) {
    super(settings);
    this.encoder = encoder;
    this.idle = idle;
    this.child = child;
  }

  @Override
  public void init(ProcessorContext<byte[], Object> context) {
    super.init(context);
    signals =
        new SignalForwarder(
            context,
            new SignalForwarder.Settings(
                settings.checks(), settings.metrics(), encoder, idle, child, this::reject));
  }

  @Override
  String checkedSource(byte[] key, SignalRecord signal) throws RejectedException {
    RecordChecks.checkKey(key, signal.getSource());
    RecordChecks.check(RecordFault.ofNames(signal));
    settings.checks().checkEventTime(signal.eventTimeMillis(), context.currentSystemTimeMs());
    return signal.getSource();
  }

  /** The headers of a piece do not describe the windows that it completes. */
  @Override
  void forward(Record<byte[], byte[]> record, SignalRecord signal, RouteConfig route)
      throws RejectedException {
    signals.forward(record, signal, route, signal.getSource(), RecordHeaders::new);
  }
}
