package dev.weir.stream.ingest;

import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.RecordFault;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.windowing.Segment;
import dev.weir.schemas.windowing.SegmentConverter;
import dev.weir.schemas.windowing.SignalWindow;
import dev.weir.schemas.windowing.WindowSpec;
import dev.weir.stream.config.RouteConfig;
import dev.weir.stream.decode.DeadLetterFactory;
import dev.weir.stream.decode.RecordChecks;
import dev.weir.stream.decode.RejectedException;
import dev.weir.stream.metrics.ContinuousSignalMeters;
import dev.weir.stream.metrics.WeirMetrics;
import dev.weir.stream.names.TopologyNames;
import dev.weir.stream.state.ExpirySweep;
import java.time.Duration;
import java.util.function.Function;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Decodes signals and forwards them on their route: whole signals as they are, pieces of continuous
 * signals as the windows that they complete. Unusable ones go to {@code dead-letters}.
 */
public final class SignalIngestProcessor implements Processor<byte[], byte[], byte[], Object> {
  private final IngestContext<SignalRecord> settings;
  private final Function<SignalRecord, byte[]> encoder;
  private final Duration idle;
  private final IdleRule rule;
  private final WeirMetrics metrics;
  private final RouteMatcher routes;
  private ProcessorContext<byte[], Object> context;
  private DeadLetterFactory deadLetters;
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
    this.settings = settings;
    this.encoder = encoder;
    this.idle = idle;
    this.rule = new IdleRule(idle);
    this.metrics = settings.metrics();
    this.routes = new RouteMatcher(settings.routes());
  }

  @Override
  public void init(ProcessorContext<byte[], Object> context) {
    this.context = context;
    deadLetters = settings.deadLetters(context);
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
  public void process(Record<byte[], byte[]> record) {
    String route = routes.ofUnknown();
    try {
      SignalRecord signal = decode(record);
      RouteConfig taken = routes.of(signal.getSource());
      route = taken.name();
      if (signal.getStart() == null) {
        context.forward(
            record.withValue(new RoutedSignal(route, signal, RoutedSignal.NEVER, record::value)),
            TopologyNames.CLASSIFY);
      } else {
        cut(record, signal, taken);
      }
    } catch (RejectedException e) {
      metrics.route(route).count(deadLetters.reject(() -> record, e));
    }
  }

  private SignalRecord decode(Record<byte[], byte[]> record) throws RejectedException {
    SignalRecord signal = settings.decoder().decode(record.value());
    RecordChecks.checkKey(record.key(), signal.getSource());
    RecordChecks.check(RecordFault.ofNames(signal));
    settings.checks().checkEventTime(signal.eventTimeMillis(), context.currentSystemTimeMs());
    return signal;
  }

  private void cut(Record<byte[], byte[]> record, SignalRecord signal, RouteConfig route)
      throws RejectedException {
    WindowSpec shape =
        route
            .cut()
            .orElseThrow(
                () ->
                    new RejectedException(
                        DeadLetterReason.NO_ROUTE,
                        "the record is a piece of a continuous signal (start is set); route %s takes whole signals: set route.%s.window"
                            .formatted(route.name(), route.name())));
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
              forward(record, window, signal.getSource(), route.name());
            }));
  }

  /**
   * A piece may complete thousands of windows with other event times, and its headers do not
   * describe them.
   */
  private void forward(
      Record<byte[], byte[]> record, SignalWindow window, String source, String route) {
    SignalRecord signal = SegmentConverter.record(window, source);
    try {
      settings.checks().checkEventTime(window.eventTime(), context.currentSystemTimeMs());
    } catch (RejectedException e) {
      metrics
          .route(route)
          .count(
              deadLetters.reject(
                  () -> new Record<>(record.key(), encoder.apply(signal), record.timestamp()), e));
      return;
    }
    RoutedSignal routed =
        new RoutedSignal(route, signal, idle.toMillis(), () -> encoder.apply(signal));
    context.forward(new Record<>(record.key(), routed, record.timestamp()), TopologyNames.CLASSIFY);
  }
}
