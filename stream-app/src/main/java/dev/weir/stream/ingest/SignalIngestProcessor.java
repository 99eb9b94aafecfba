package dev.weir.stream.ingest;

import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.RecordFault;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.windowing.Segment;
import dev.weir.schemas.windowing.SegmentConverter;
import dev.weir.schemas.windowing.SignalWindow;
import dev.weir.schemas.windowing.WindowSpec;
import dev.weir.stream.config.RouteConfig;
import dev.weir.stream.decode.RecordChecks;
import dev.weir.stream.decode.RejectedException;
import dev.weir.stream.metrics.ContinuousSignalMeters;
import dev.weir.stream.metrics.WeirMetrics;
import dev.weir.stream.names.TopologyNames;
import dev.weir.stream.state.ExpirySweep;
import java.time.Duration;
import java.util.function.Function;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Decodes signals and forwards them on their route: whole signals as they are, pieces of continuous
 * signals as the windows that they complete.
 */
public final class SignalIngestProcessor extends IngestProcessor<SignalRecord> {
  private final Function<SignalRecord, byte[]> encoder;
  private final Duration idle;
  private final IdleRule rule;
  private final WeirMetrics metrics;
  private SignalCutter cutter;
  private ExpirySweep sweep;
  private long streamTime = Long.MIN_VALUE / 2;
  private long kafkaTime = Long.MIN_VALUE / 2;

  /**
   * Creates the processor of a task.
   *
   * @param encoder of windows that cannot be scored
   * @param idle how long a continuous signal is kept after its last piece
   */
  public SignalIngestProcessor(
      IngestContext<SignalRecord> settings, Function<SignalRecord, byte[]> encoder, Duration idle) {
    super(settings);
    this.encoder = encoder;
    this.idle = idle;
    this.rule = new IdleRule(idle);
    this.metrics = settings.metrics();
  }

  @Override
  public void init(ProcessorContext<byte[], Object> context) {
    super.init(context);
    SignalStore store = context.getStateStore(TopologyNames.CONTINUOUS_SIGNALS);
    store.writtenAfter(context.getStateStore(TopologyNames.OPEN_PREDICTIONS));
    cutter = new SignalCutter(store, rule, metrics::sourceIdle);
    sweep = store.sweep(idle, metrics::sourceIdle);
    context.schedule(
        TopologyNames.SWEEP_EVERY,
        PunctuationType.WALL_CLOCK_TIME,
        now -> sweep.run(source -> rule.isIdle(source, streamTime, kafkaTime, now)));
  }

  @Override
  String checkedSource(byte[] key, SignalRecord signal) throws RejectedException {
    RecordChecks.checkKey(key, signal.getSource());
    RecordChecks.check(RecordFault.ofNames(signal));
    settings.checks().checkEventTime(signal.eventTimeMillis(), context.currentSystemTimeMs());
    return signal.getSource();
  }

  @Override
  void forward(Record<byte[], byte[]> record, SignalRecord signal, RouteConfig route)
      throws RejectedException {
    if (signal.getStart() != null) {
      cut(record, signal, route);
      return;
    }
    RoutedSignal routed = new RoutedSignal(route.name(), signal, RoutedSignal.NEVER, record::value);
    context.forward(record.withValue(routed), TopologyNames.CLASSIFY);
  }

  private void cut(Record<byte[], byte[]> record, SignalRecord signal, RouteConfig route)
      throws RejectedException {
    WindowSpec shape = route.cut().orElseThrow(() -> takesWholeSignals(route));
    ContinuousSignalMeters meters = metrics.pieces(route.name());
    RecordChecks.check(SegmentConverter.fault(signal, shape));
    Segment piece = SegmentConverter.segment(signal);
    streamTime = Math.max(streamTime, piece.lastTime());
    kafkaTime = Math.max(kafkaTime, record.timestamp());
    sweep.added();
    meters.count(
        cutter.take(
            signal.getSource(),
            piece,
            shape,
            record.timestamp(),
            context.currentSystemTimeMs(),
            window -> {
              meters.cut();
              forwardWindow(record, window, signal.getSource(), route.name());
            }));
  }

  private static RejectedException takesWholeSignals(RouteConfig route) {
    return new RejectedException(
        DeadLetterReason.NO_ROUTE,
        "the record is a piece of a continuous signal (start is set); route %1$s takes whole signals: set route.%1$s.window"
            .formatted(route.name()));
  }

  /**
   * A piece may complete thousands of windows with other event times, and its headers do not
   * describe them.
   */
  private void forwardWindow(
      Record<byte[], byte[]> record, SignalWindow window, String source, String route) {
    SignalRecord signal = SegmentConverter.record(window, source);
    try {
      settings.checks().checkEventTime(window.eventTime(), context.currentSystemTimeMs());
    } catch (RejectedException e) {
      reject(route, () -> new Record<>(record.key(), encoder.apply(signal), record.timestamp()), e);
      return;
    }
    RoutedSignal routed =
        new RoutedSignal(route, signal, idle.toMillis(), () -> encoder.apply(signal));
    context.forward(new Record<>(record.key(), routed, record.timestamp()), TopologyNames.CLASSIFY);
  }
}
