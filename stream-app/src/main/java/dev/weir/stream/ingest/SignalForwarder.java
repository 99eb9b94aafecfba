package dev.weir.stream.ingest;

import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.windowing.MissingSamples;
import dev.weir.schemas.windowing.ReadingPosition;
import dev.weir.schemas.windowing.ReadingWindows;
import dev.weir.schemas.windowing.Segment;
import dev.weir.schemas.windowing.SegmentConverter;
import dev.weir.schemas.windowing.SignalWindow;
import dev.weir.schemas.windowing.TimeGrid;
import dev.weir.schemas.windowing.WindowSpec;
import dev.weir.stream.config.RouteConfig;
import dev.weir.stream.decode.RecordChecks;
import dev.weir.stream.decode.RejectedException;
import dev.weir.stream.metrics.ContinuousSignalMeters;
import dev.weir.stream.metrics.WeirMetrics;
import dev.weir.stream.names.TopologyNames;
import dev.weir.stream.state.ExpirySweep;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Forwards a processor's signals: whole ones as they are, pieces of continuous ones and readings as
 * the windows that they complete.
 */
public final class SignalForwarder {
  private final ProcessorContext<byte[], Object> context;
  private final Settings settings;
  private final SignalCutter cutter;
  private final ReadingCutter readings;
  private final ExpirySweep sweep;
  private long streamTime = Long.MIN_VALUE / 2;
  private long kafkaTime = Long.MIN_VALUE / 2;

  /**
   * What the forwarders of one processor's tasks share.
   *
   * @param checks of event times
   * @param metrics the meters
   * @param encoder of windows that cannot be scored
   * @param idle how long a continuous signal is kept after its last piece
   * @param child name of the node that receives the signals
   * @param rejecter sends windows to the dead letters
   */
  public record Settings(
      RecordChecks checks,
      WeirMetrics metrics,
      Function<SignalRecord, byte[]> encoder,
      Duration idle,
      String child,
      Rejecter rejecter) {}

  /** Sends records to the dead letters and counts them. */
  public interface Rejecter {
    /** Rejects a record of a route. */
    void reject(String route, Supplier<Record<byte[], byte[]>> record, RejectedException why);
  }

  /** Creates the forwarder of a task, in the processor's {@code init}. */
  public SignalForwarder(ProcessorContext<byte[], Object> context, Settings settings) {
    this.context = context;
    this.settings = settings;
    IdleRule rule = new IdleRule(settings.idle());
    IdleRule later = rule.later();
    SignalStore store = context.getStateStore(TopologyNames.CONTINUOUS_SIGNALS);
    store.writtenAfter(context.getStateStore(TopologyNames.OPEN_PREDICTIONS));
    Runnable onIdle = settings.metrics()::sourceIdle;
    cutter = new SignalCutter(store, rule, onIdle);
    readings = new ReadingCutter(store, settings.idle(), onIdle);
    sweep = store.sweep(settings.idle(), onIdle);
    context.schedule(
        TopologyNames.SWEEP_EVERY,
        PunctuationType.WALL_CLOCK_TIME,
        now ->
            sweep.run(
                (key, source) ->
                    SignalStore.isOfInput(key)
                        ? later.isIdle(source, streamTime, kafkaTime, now)
                        : rule.isIdle(source, streamTime, kafkaTime, now)));
  }

  /**
   * Forwards a signal or the windows that it completes.
   *
   * @param record the signal's record
   * @param key of its source in the store
   * @param headers of windows
   */
  public void forward(
      Record<byte[], byte[]> record,
      SignalRecord signal,
      RouteConfig route,
      String key,
      Supplier<Headers> headers)
      throws RejectedException {
    if (signal.getStart() != null) {
      cut(record, signal, route, key, headers);
      return;
    }
    RoutedSignal routed = new RoutedSignal(route.name(), signal, RoutedSignal.NEVER, record::value);
    context.forward(record.withValue(routed), settings.child());
  }

  private void cut(
      Record<byte[], byte[]> record,
      SignalRecord signal,
      RouteConfig route,
      String key,
      Supplier<Headers> headers)
      throws RejectedException {
    WindowSpec shape = route.cut().orElseThrow(() -> takesWholeSignals(route));
    ContinuousSignalMeters meters = settings.metrics().pieces(route.name());
    RecordChecks.check(SegmentConverter.fault(signal, shape));
    Segment piece = SegmentConverter.segment(signal);
    arrived(piece.lastTime(), record.timestamp());
    meters.count(
        cutter.take(
            key,
            piece,
            shape,
            record.timestamp(),
            context.currentSystemTimeMs(),
            windows(record, signal.getSource(), route.name(), meters, headers)));
  }

  /**
   * Forwards the windows that a reading on a grid of time completes.
   *
   * @param record the reading's record
   * @param reading a signal of one sample
   * @param key of its source in the store
   * @param headers of windows
   */
  public void forwardOnGrid(
      Record<byte[], byte[]> record,
      SignalRecord reading,
      RouteConfig route,
      String key,
      TimeGrid grid,
      MissingSamples missing,
      Supplier<Headers> headers)
      throws RejectedException {
    requirePlace(grid, reading.eventTimeMillis());
    Segment sample = ReadingWindows.onGrid(reading, grid);
    WindowSpec shape = checkedShape(reading, route, sample.start());
    arrived(sample.lastTime(), record.timestamp());
    ContinuousSignalMeters meters = settings.metrics().pieces(route.name());
    meters.count(
        readings.onGrid(
            key,
            sample,
            shape,
            missing,
            context.currentSystemTimeMs(),
            windows(record, reading.getSource(), route.name(), meters, headers)));
  }

  /**
   * Forwards the window that a reading completes by count.
   *
   * @param record the reading's record
   * @param reading a signal of one sample
   * @param key of its source in the store
   * @param at where it was read, by which a duplicate is recognised
   * @param period of the input, whose first reading begins anew; zero: none does
   * @param headers of windows
   */
  public void forwardCounted(
      Record<byte[], byte[]> record,
      SignalRecord reading,
      RouteConfig route,
      String key,
      ReadingPosition at,
      Duration period,
      Supplier<Headers> headers)
      throws RejectedException {
    WindowSpec shape = checkedShape(reading, route, 0);
    arrived(reading.eventTimeMillis(), record.timestamp());
    ContinuousSignalMeters meters = settings.metrics().pieces(route.name());
    meters.count(
        readings.counted(
            key,
            reading,
            shape,
            at,
            period,
            context.currentSystemTimeMs(),
            windows(record, reading.getSource(), route.name(), meters, headers)));
  }

  private static void requirePlace(TimeGrid grid, long time) throws RejectedException {
    if (!grid.takes(time)) {
      throw new RejectedException(
          DeadLetterReason.OFF_GRID,
          "the reading is %d ms off its place on a grid of %d ms; at most %d ms are taken (grid.tolerance)"
              .formatted(grid.distance(time), grid.interval(), grid.tolerance()));
    }
    if (grid.index(time) < 0) {
      throw new RejectedException(
          DeadLetterReason.EVENT_TIME_OUT_OF_RANGE, "the event time is before 1970");
    }
  }

  private static WindowSpec checkedShape(SignalRecord reading, RouteConfig route, long index)
      throws RejectedException {
    WindowSpec shape = route.cut().orElseThrow(() -> takesWholeSignals(route));
    RecordChecks.check(SegmentConverter.fault(reading.withStart(index), shape));
    return shape;
  }

  private void arrived(long eventTime, long timestamp) {
    streamTime = Math.max(streamTime, eventTime);
    kafkaTime = Math.max(kafkaTime, timestamp);
    sweep.added();
  }

  private static RejectedException takesWholeSignals(RouteConfig route) {
    return new RejectedException(
        DeadLetterReason.NO_ROUTE,
        "the record is a piece of a continuous signal (start is set); route %1$s takes whole signals: set route.%1$s.window"
            .formatted(route.name()));
  }

  private Consumer<SignalWindow> windows(
      Record<byte[], byte[]> record,
      String source,
      String route,
      ContinuousSignalMeters meters,
      Supplier<Headers> headers) {
    return window -> {
      meters.cut();
      forwardWindow(record, window, source, route, headers.get());
    };
  }

  /** A piece may complete thousands of windows with other event times. */
  private void forwardWindow(
      Record<byte[], byte[]> record,
      SignalWindow window,
      String source,
      String route,
      Headers headers) {
    SignalRecord signal = SegmentConverter.record(window, source);
    Function<SignalRecord, byte[]> encoder = settings.encoder();
    try {
      settings.checks().checkEventTime(window.eventTime(), context.currentSystemTimeMs());
    } catch (RejectedException e) {
      settings
          .rejecter()
          .reject(
              route,
              () -> new Record<>(record.key(), encoder.apply(signal), record.timestamp(), headers),
              e);
      return;
    }
    RoutedSignal routed =
        new RoutedSignal(route, signal, settings.idle().toMillis(), () -> encoder.apply(signal));
    context.forward(
        new Record<>(record.key(), routed, record.timestamp(), headers), settings.child());
  }
}
