package dev.weir.cli.options;

import dev.weir.classifiers.model.Progress;
import dev.weir.cli.command.OptionGroup;
import dev.weir.inputs.mapping.InputKind;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.schemas.Topic;
import dev.weir.stream.config.RouteConfig;
import dev.weir.stream.config.WeirConfig;
import dev.weir.trainer.data.DataException;
import dev.weir.trainer.data.DataSets;
import dev.weir.trainer.data.DataSummary;
import dev.weir.trainer.data.SignalDataSet;
import dev.weir.trainer.history.EventTimeRange;
import dev.weir.trainer.history.OwnTopics;
import dev.weir.trainer.history.RecordKind;
import dev.weir.trainer.history.TopicData;
import dev.weir.trainer.history.TopicDataSpec;
import dev.weir.trainer.history.TopicSignals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
          "Start of the span, for --data topic:signals, topic:images or"
              + " input:NAME[,source=REGEX][,shape=CxL|WxH][,sample=0.1][,test-share=0.2], the"
              + " labelled records of the stream, or of a topic of your own that --config maps:"
              + " the first event time, such as 2026-12-01T00:00:00Z, -7d, or 0 for the"
              + " beginning.")
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
              + " and continuous signals are cut into windows by its rule (default for input:NAME:"
              + " its route, if it has one only).")
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
    TopicData<R> history = TopicData.read(data, kind, place(data, kind), progress);
    onRead.accept(history.summary());
    return history;
  }

  /** The topic of Weir's with records such as those of a topic's data: signals or images. */
  public Topic kind(String data) {
    TopicDataSpec spec = TopicDataSpec.parse(data);
    if (spec.isInput()) {
      return OwnTopics.kind(cluster.ownTopics().require(spec.topic()));
    }
    return spec.topic().equals(Topic.IMAGES.baseName()) ? Topic.IMAGES : Topic.SIGNALS;
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
    require(from != null, "data of topics require --from, the first event time, such as -7d");
    TopicDataSpec.parse(data); // an invalid name is reported before the cluster is accessed
    Instant end = to == null ? Instant.now() : to;
    require(from.isBefore(end), "the span from %s to %s is empty".formatted(from, end));
    return new EventTimeRange(from, end, margin);
  }

  /** Rejects a span if the data are not a topic. */
  public void requireNoSpan() {
    require(
        from == null && to == null,
        "--from and --to are for --data topic:signals, topic:images or input:NAME");
    require(route == null, "--route is for --data topic:signals, topic:images or input:NAME");
  }

  private TopicData.Place place(String data, RecordKind<?> kind) {
    EventTimeRange span = span(data);
    TopicDataSpec spec = TopicDataSpec.parse(data);
    Optional<InputMapping> input =
        spec.isInput() ? Optional.of(cluster.ownTopics().require(spec.topic())) : Optional.empty();
    Optional<RouteConfig> chosen = chosen(input);
    chosen.ifPresent(it -> requireInput(it, kind, input));
    require(
        chosen.isPresent() || input.filter(it -> it.kind() == InputKind.READING).isEmpty(),
        "--route is missing: input %s has readings, which a route cuts into windows, and no or"
                .formatted(spec.topic())
            + " several routes");
    return new TopicData.Place(
        cluster.clients(),
        cluster.topics(),
        span,
        chosen.flatMap(RouteConfig::cut),
        chosen.map(RouteConfig::sources),
        cluster.ownTopics());
  }

  /** The route of the option or else, of an input, its only one. */
  private Optional<RouteConfig> chosen(Optional<InputMapping> input) {
    if (route != null || input.isEmpty()) {
      return route().map(name -> route(name, cluster.config()));
    }
    List<RouteConfig> all = cluster.config().routes(input.get());
    return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
  }

  /**
   * The route whose champion a model trained on these data is compared with: that of {@code
   * --route} or else, of an input, its only one; otherwise the one with the topic's name.
   */
  public String routeOf(String data) {
    TopicDataSpec spec = TopicDataSpec.parse(data);
    return chosen(
            spec.isInput()
                ? Optional.of(cluster.ownTopics().require(spec.topic()))
                : Optional.empty())
        .map(RouteConfig::name)
        .orElse(spec.topic());
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

  private void requireInput(RouteConfig chosen, RecordKind<?> kind, Optional<InputMapping> input) {
    String wanted =
        input.map(it -> "input:" + it.name()).orElse("topic:" + kind.topic().baseName());
    String taken =
        chosen.mapped().map(it -> "input:" + it).orElse("topic:" + chosen.input().baseName());
    require(
        taken.equals(wanted),
        "--route: %s takes the records of %s, not of %s".formatted(chosen.name(), taken, wanted));
  }
}
