package dev.weir.stream.intake;

import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.SignalRecord;
import dev.weir.stream.Flow;
import dev.weir.stream.config.RouteConfig;
import dev.weir.stream.continuous.CutShape;
import dev.weir.stream.continuous.Segment;
import dev.weir.stream.continuous.Window;
import dev.weir.stream.decode.DeadLetters;
import dev.weir.stream.decode.RecordChecks;
import dev.weir.stream.decode.RejectedException;
import dev.weir.stream.metrics.PieceMeters;
import dev.weir.stream.metrics.RecordOutcome;
import dev.weir.stream.metrics.WeirMetrics;
import dev.weir.stream.state.ExpirySweep;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Decodes signals and sends them on their route: whole ones as they are, pieces of continuous ones
 * as the windows that they complete. What cannot be used goes to {@code dead-letters}.
 */
public final class IntakeProcessor implements Processor<byte[], byte[], byte[], Object> {
  /** The route of records that have none, in metrics. */
  public static final String NO_ROUTE = "none";

  private final IntakeSettings settings;
  private final WeirMetrics metrics;
  private ProcessorContext<byte[], Object> context;
  private DeadLetters deadLetters;
  private SignalCutter cutter;
  private ExpirySweep sweep;
  private long streamTime = Long.MIN_VALUE / 2;

  public IntakeProcessor(IntakeSettings settings) {
    this.settings = settings;
    this.metrics = settings.metrics();
  }

  @Override
  public void init(ProcessorContext<byte[], Object> context) {
    this.context = context;
    deadLetters = new DeadLetters(context, settings.deadLetterMaxBytes());
    KeyValueStore<Bytes, byte[]> store = context.getStateStore(Flow.CONTINUOUS_SIGNALS);
    cutter = new SignalCutter(store);
    sweep = new ExpirySweep(store, settings.idle().toMillis(), expired -> metrics.sourceIdle());
    context.schedule(
        Flow.SWEEP_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> sweep.run(streamTime, now));
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    String route = settings.routes().size() == 1 ? settings.routes().getFirst().name() : NO_ROUTE;
    try {
      SignalRecord signal = decode(record);
      RouteConfig taken = route(signal.getSource());
      route = taken.name();
      if (signal.getStart() == null) {
        context.forward(
            record.withValue(new RoutedSignal(route, signal, record::value)), Flow.CLASSIFY);
      } else {
        cut(record, signal, taken);
      }
    } catch (RejectedException e) {
      reject(record, route, e);
    }
  }

  private SignalRecord decode(Record<byte[], byte[]> record) throws RejectedException {
    SignalRecord signal = settings.decoder().decode(record.value());
    RecordChecks.checkKey(record.key(), signal.getSource());
    settings.checks().checkEventTime(signal.getEventTime(), context.currentSystemTimeMs());
    return signal;
  }

  private RouteConfig route(String source) throws RejectedException {
    for (RouteConfig route : settings.routes()) {
      if (route.takes(source)) {
        return route;
      }
    }
    throw new RejectedException(
        DeadLetterReason.NO_ROUTE,
        "the record's source matches no route of "
            + settings.routes().stream().map(RouteConfig::name).toList());
  }

  private void cut(Record<byte[], byte[]> record, SignalRecord signal, RouteConfig route)
      throws RejectedException {
    CutShape shape =
        route
            .cut()
            .orElseThrow(
                () ->
                    new RejectedException(
                        DeadLetterReason.NO_ROUTE,
                        "the record is a piece of a continuous signal (start is set); route %s takes whole signals: set route.%s.window"
                            .formatted(route.name(), route.name())));
    PieceMeters meters = metrics.pieces(route.name());
    Segment piece = Pieces.segment(signal, route, shape);
    streamTime = Math.max(streamTime, piece.lastTime());
    sweep.added();
    meters.count(
        cutter.take(
            signal.getSource(),
            piece,
            shape,
            context.currentSystemTimeMs(),
            window -> {
              meters.cut();
              forward(record, window, signal.getSource(), route.name());
            }));
  }

  private void forward(Record<byte[], byte[]> record, Window window, String source, String route) {
    SignalRecord signal = Pieces.record(window, source);
    RoutedSignal routed = new RoutedSignal(route, signal, () -> settings.encoder().apply(signal));
    context.forward(record.withValue(routed), Flow.CLASSIFY);
  }

  private void reject(Record<byte[], byte[]> record, String route, RejectedException why) {
    boolean isOurs = settings.role().scoresChampions();
    metrics.route(route).count(isOurs ? RecordOutcome.DEAD_LETTER : RecordOutcome.LEFT_OUT);
    if (isOurs) {
      metrics.deadLetter(why.reason());
      context.forward(deadLetters.of(record, why), Flow.DEAD_LETTERS_SINK);
    }
  }
}
