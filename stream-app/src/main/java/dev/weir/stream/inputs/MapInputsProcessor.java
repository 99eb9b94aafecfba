package dev.weir.stream.inputs;

import dev.weir.inputs.InputRecord;
import dev.weir.inputs.Reading;
import dev.weir.inputs.RecordMapper;
import dev.weir.inputs.mapping.Grid;
import dev.weir.inputs.mapping.InputKind;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.LabelRecord;
import dev.weir.schemas.RecordFault;
import dev.weir.schemas.SignalRecord;
import dev.weir.schemas.windowing.ReadingPosition;
import dev.weir.stream.config.RouteConfig;
import dev.weir.stream.decode.DeadLetterFactory;
import dev.weir.stream.decode.InputOrigin;
import dev.weir.stream.decode.PassedFields;
import dev.weir.stream.decode.RecordChecks;
import dev.weir.stream.decode.RejectedException;
import dev.weir.stream.ingest.ImageIngestProcessor;
import dev.weir.stream.ingest.IngestContext;
import dev.weir.stream.ingest.RoutedImage;
import dev.weir.stream.ingest.SignalForwarder;
import dev.weir.stream.ingest.SignalStore;
import dev.weir.stream.names.InputOutcome;
import dev.weir.stream.names.RecordOutcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Makes Weir's records of a team's own, behind the repartition topic, checks them and forwards them
 * on their route, as the intake of Weir's own topics does.
 */
public final class MapInputsProcessor implements Processor<byte[], byte[], byte[], Object> {
  private final InputContext settings;
  private final Children children;
  private final Map<String, TaskMapper> byName = new HashMap<>();
  private ProcessorContext<byte[], Object> context;
  private DeadLetterFactory deadLetters;
  private SignalForwarder signals;

  /**
   * The nodes that receive the records.
   *
   * @param signals receives signals
   * @param images receives images
   * @param labels receives labels
   * @param encoder of windows that cannot be scored
   * @param idle how long a continuous signal is kept after its last piece
   */
  public record Children(
      String signals,
      String images,
      String labels,
      Function<SignalRecord, byte[]> encoder,
      Duration idle) {}

  /** Creates the processor of a task. */
  public MapInputsProcessor(InputContext settings, Children children) {
    this.settings = settings;
    this.children = children;
  }

  @Override
  public void init(ProcessorContext<byte[], Object> context) {
    this.context = context;
    deadLetters =
        new DeadLetterFactory(context, settings.role(), settings.outputs(), settings.metrics());
    for (InputMapping input : settings.inputs()) {
      byName.put(input.name(), new TaskMapper(input, settings));
    }
    boolean hasSignals =
        settings.inputs().stream()
            .map(InputMapping::kind)
            .anyMatch(kind -> kind == InputKind.SIGNAL || kind == InputKind.READING);
    if (hasSignals) {
      signals =
          new SignalForwarder(
              context,
              new SignalForwarder.Settings(
                  settings.checks(),
                  settings.metrics(),
                  children.encoder(),
                  children.idle(),
                  children.signals(),
                  (route, record, why) ->
                      settings.metrics().route(route).accept(deadLetters.reject(record, why))));
    }
  }

  /** Another record than of this processor's predecessor cannot be in its topic. */
  @Override
  public void process(Record<byte[], byte[]> record) {
    InputOrigin origin = InputOrigin.of(record.headers()).orElseThrow();
    TaskMapper mapper = byName.get(origin.input());
    Attempt attempt = new Attempt(record, origin, mapper);
    try {
      attempt.run();
      mapper.meters().count(InputOutcome.MAPPED);
    } catch (RejectedException e) {
      RecordOutcome outcome = deadLetters.reject(() -> record, e);
      attempt.count(outcome, e);
    }
  }

  static InputOutcome outcome(RecordOutcome outcome) {
    return outcome == RecordOutcome.LEFT_OUT ? InputOutcome.LEFT_OUT : InputOutcome.DEAD_LETTER;
  }

  /** The mapping of one record. */
  private final class Attempt {
    private final Record<byte[], byte[]> record;
    private final InputOrigin origin;
    private final TaskMapper mapper;
    private final InputRecord input;
    private String route;

    Attempt(Record<byte[], byte[]> record, InputOrigin origin, TaskMapper mapper) {
      this.record = record;
      this.origin = origin;
      this.mapper = mapper;
      this.route = settings.unknownRoute(origin.input());
      this.input =
          new InputRecord(
              origin.topic(),
              origin.partition(),
              origin.offset(),
              origin.timestamp(),
              origin.key(),
              record.value(),
              record.headers());
    }

    void run() throws RejectedException {
      if (mapper == null) {
        throw new RejectedException(
            DeadLetterReason.NO_ROUTE,
            "the record was read for input %s, which is no longer configured"
                .formatted(origin.input()));
      }
      switch (mapper.mapping().kind()) {
        case SIGNAL -> signal();
        case READING -> reading();
        case IMAGE -> image();
        case LABEL -> label();
      }
    }

    private void signal() throws RejectedException {
      SignalRecord signal = map(RecordMapper::signal);
      RecordChecks.checkKey(record.key(), signal.getSource());
      RecordChecks.check(RecordFault.ofNames(signal));
      checkTime(signal.eventTimeMillis());
      RouteConfig taken = route(signal.getSource());
      Headers passed = passed();
      PassedFields.add(passed, record.headers());
      signals.forward(record, signal, taken, storeKey(signal.getSource()), windowHeaders(passed));
    }

    private void reading() throws RejectedException {
      Reading reading = map(RecordMapper::reading);
      SignalRecord sample =
          SignalRecord.of(
              "",
              reading.source(),
              reading.time(),
              reading.values(),
              reading.values().length,
              0L,
              null,
              reading.label());
      RecordChecks.checkKey(record.key(), sample.getSource());
      RecordChecks.check(RecordFault.ofNames(sample));
      checkTime(reading.time());
      RouteConfig taken = route(sample.getSource());
      forward(sample, taken, windowHeaders(passed()));
    }

    private void forward(SignalRecord sample, RouteConfig taken, Supplier<Headers> headers)
        throws RejectedException {
      String key = storeKey(sample.getSource());
      Grid grid = mapper.mapping().grid().orElse(null);
      if (grid == null) {
        ReadingPosition at = new ReadingPosition(origin.partition(), origin.offset());
        signals.forwardCounted(
            record, sample, taken, key, at, mapper.mapping().countPeriod(), headers);
        return;
      }
      signals.forwardOnGrid(
          record, sample, taken, key, grid.places(), grid.missing().samples(), headers);
    }

    private void image() throws RejectedException {
      ImageRecord image = map(RecordMapper::image);
      RecordChecks.checkKey(record.key(), image.getSource());
      RecordChecks.check(RecordFault.ofNames(image));
      checkTime(image.getEventTime().toEpochMilli());
      RouteConfig taken = route(image.getSource());
      byte[] pixels = ImageIngestProcessor.pixels(image);
      PassedFields.add(passed(), record.headers());
      context.forward(
          record.withValue(new RoutedImage(taken.name(), image, pixels, record.value())),
          children.images());
    }

    private void label() throws RejectedException {
      LabelRecord label = map(RecordMapper::label);
      RecordChecks.checkKey(record.key(), label.getSource());
      RecordChecks.check(RecordFault.ofNames(label));
      checkTime(label.getEventTime().toEpochMilli());
      context.forward(record.withValue(label), children.labels());
    }

    private <T> T map(BiFunction<RecordMapper, InputRecord, T> part) throws RejectedException {
      long start = System.nanoTime();
      T mapped = mapper.map(input, it -> part.apply(it, input));
      mapper.meters().decoded(System.nanoTime() - start);
      return mapped;
    }

    private void checkTime(long time) throws RejectedException {
      settings.checks().checkEventTime(time, context.currentSystemTimeMs());
    }

    private RouteConfig route(String source) throws RejectedException {
      List<RouteConfig> routes = settings.routes().getOrDefault(origin.input(), List.of());
      RouteConfig taken = IngestContext.route(routes, source);
      route = taken.name();
      return taken;
    }

    private Headers passed() throws RejectedException {
      Headers passed = new RecordHeaders();
      if (!mapper.mapping().passthrough().isEmpty()) {
        var _ =
            mapper.map(
                input,
                it -> {
                  it.passthrough(input, passed);
                  return passed;
                });
      }
      return passed;
    }

    /** Of a window, that of its last record. */
    private Supplier<Headers> windowHeaders(Headers passed) {
      return () -> {
        Headers headers = new RecordHeaders();
        origin.ofWindow().addTo(headers);
        PassedFields.add(passed, headers);
        return headers;
      };
    }

    /** Sources of two inputs with the same name are not one signal. */
    private String storeKey(String source) {
      return SignalStore.keyOfInput(source, origin.input());
    }

    void count(RecordOutcome outcome, RejectedException why) {
      settings.metrics().input(origin.input()).count(outcome(outcome));
      InputKind kind = mapper == null ? InputKind.SIGNAL : mapper.mapping().kind();
      settings.count(kind, route, outcome, why);
    }
  }
}
