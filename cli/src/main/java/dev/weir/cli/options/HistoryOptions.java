package dev.weir.cli.options;

import dev.weir.classifiers.model.Progress;
import dev.weir.cli.command.OptionGroup;
import dev.weir.stream.config.RouteConfig;
import dev.weir.stream.config.WeirConfig;
import dev.weir.trainer.data.DataException;
import dev.weir.trainer.data.DataSets;
import dev.weir.trainer.data.DataSummary;
import dev.weir.trainer.data.SignalDataSet;
import dev.weir.trainer.history.EventTimeRange;
import dev.weir.trainer.history.RecordKind;
import dev.weir.trainer.history.TopicData;
import dev.weir.trainer.history.TopicDataSpec;
import dev.weir.trainer.history.TopicSignals;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options for a span of a topic and its cluster, to use data that the stream saw. */
public final class HistoryOptions extends OptionGroup {

  @Mixin private ClusterOptions cluster;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description =
          "Start of the span, for --data topic:signals or"
              + " topic:images[,source=REGEX][,shape=CxL|WxH][,sample=0.1][,test-share=0.2], the"
              + " labelled records of the stream: the first event time, such as"
              + " 2026-12-01T00:00:00Z, -7d, or 0 for the beginning.")
  private Instant from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "The first event time after the span (default: now).")
  private Instant to;

  @Option(
      names = "--margin",
      paramLabel = "DURATION",
      description =
          "How far event times may be ahead of Kafka's timestamps, and labels before their records:"
              + " topics are read from that long before --from (default: 1h).")
  private Duration margin = EventTimeRange.USUAL_MARGIN;

  @Option(
      names = "--route",
      paramLabel = "ROUTE",
      description =
          "A route of the application's settings in --config: only records of this route are used,"
              + " and continuous signals are cut into windows by its rule.")
  private String route;

  public ClusterOptions cluster() {
    return cluster;
  }

  /** The route of {@code --route}, if given. */
  public Optional<String> route() {
    return Optional.ofNullable(route);
  }

  /**
   * Signals of a data set, or of a topic.
   *
   * @param onRead receives the summary of the data
   */
  public SignalDataSet signals(String data, Progress progress, Consumer<DataSummary> onRead) {
    if (!TopicDataSpec.isTopic(data)) {
      requireNoSpan();
      return DataSets.load(data, onRead);
    }
    return TopicSignals.split(read(data, RecordKind.SIGNALS, progress, onRead));
  }

  /**
   * The labelled records of a topic.
   *
   * @param onRead receives the summary of the data and the outcomes of the span's records
   */
  public <R extends SpecificRecord> TopicData<R> read(
      String data, RecordKind<R> kind, Progress progress, Consumer<DataSummary> onRead) {
    TopicData<R> history = TopicData.read(data, kind, place(span(data), kind), progress);
    onRead.accept(history.summary());
    return history;
  }

  /** Rejects a span that does not fit the data, before anything is read. */
  public void check(String data) {
    if (TopicDataSpec.isTopic(data)) {
      span(data);
    } else {
      requireNoSpan();
    }
  }

  private EventTimeRange span(String data) {
    require(from != null, "topic data require --from, the first event time, such as -7d");
    TopicDataSpec.parse(data); // an invalid name is reported before the cluster is accessed
    Instant end = to == null ? Instant.now() : to;
    require(from.isBefore(end), "the span from %s to %s is empty".formatted(from, end));
    return new EventTimeRange(from, end, margin);
  }

  /** Rejects a span if the data are not a topic. */
  public void requireNoSpan() {
    require(
        from == null && to == null, "--from and --to are for --data topic:signals or topic:images");
    require(route == null, "--route is for --data topic:signals or topic:images");
  }

  private TopicData.Place place(EventTimeRange span, RecordKind<?> kind) {
    Optional<RouteConfig> chosen = route().map(name -> route(name, cluster.config()));
    chosen.ifPresent(it -> requireInput(it, kind));
    return new TopicData.Place(
        cluster.clients(),
        cluster.topics(),
        span,
        chosen.flatMap(RouteConfig::cut),
        chosen.map(RouteConfig::sources));
  }

  /**
   * A named route of the application's settings. If they list none, the application has two, {@code
   * signals} and {@code images}, that take all sources.
   *
   * @throws DataException if the name is not among them; the message lists them
   */
  public static RouteConfig route(String name, WeirConfig settings) {
    return settings.routes().stream()
        .filter(route -> route.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new DataException(
                    "no route %s in the settings, only %s; give the application's file, which has it in routes, by --config"
                        .formatted(
                            name, settings.routes().stream().map(RouteConfig::name).toList())));
  }

  private void requireInput(RouteConfig chosen, RecordKind<?> kind) {
    require(
        chosen.input() == kind.topic(),
        "--route: %s takes the records of topic:%s, not of topic:%s"
            .formatted(chosen.name(), chosen.input().baseName(), kind.topic().baseName()));
  }
}
