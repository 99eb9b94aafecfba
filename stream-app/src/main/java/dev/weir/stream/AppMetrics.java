package dev.weir.stream;

import dev.weir.schemas.Topic;
import dev.weir.stream.config.RouteConfig;
import dev.weir.stream.config.StreamsSettings;
import dev.weir.stream.config.WeirConfig;
import dev.weir.stream.metrics.BrokerMonitor;
import dev.weir.stream.metrics.LagMeters;
import dev.weir.stream.metrics.LagReader;
import dev.weir.stream.metrics.RestoreMeters;
import dev.weir.stream.metrics.Scrapes;
import dev.weir.stream.metrics.WeirMetrics;
import dev.weir.stream.models.LiveModels;
import dev.weir.stream.names.TopologyNames;
import dev.weir.stream.progress.CommitMonitor;
import dev.weir.stream.progress.OpenTransactionMonitor;
import dev.weir.stream.view.AccuracyMeters;
import dev.weir.stream.view.AccuracyView;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;

/** All metrics of a running application. */
final class AppMetrics implements AutoCloseable {
  private static final Duration LAG_EVERY = Duration.ofSeconds(3);

  /** Minimum time between two updates of the accuracy's and drift's rows. */
  private static final Duration FRESH = Duration.ofSeconds(1);

  /** Short, as it is sent twice after a request without an answer. */
  private static final DescribeClusterOptions ANY_BROKER =
      new DescribeClusterOptions().timeoutMs(2_000);

  private final WeirConfig config;
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final WeirMetrics metrics = new WeirMetrics(registry);
  private final AccuracyMeters accuracy = new AccuracyMeters(registry);
  private final AccuracyView accuracyView;
  private final BrokerMonitor brokers;
  private final JvmGcMetrics collector = new JvmGcMetrics();
  private final Scrapes scrapes = new Scrapes(registry, this::showRows, FRESH);
  private KafkaStreamsMetrics kafka;
  private LagMeters lags;
  private Admin admin;

  AppMetrics(WeirConfig config, AccuracyView accuracyView) {
    this.config = config;
    this.accuracyView = accuracyView;
    this.brokers =
        new BrokerMonitor(
            registry,
            config.bootstrapServers(),
            () -> admin.describeCluster(ANY_BROKER).nodes().get());
  }

  /** The application's own meters. */
  WeirMetrics metrics() {
    return metrics;
  }

  /** Whether brokers have recently stopped answering. */
  boolean areBrokersSilent() {
    return brokers.isSilent();
  }

  /** All meters, rendered in a content type. */
  String scrape(String type) {
    return scrapes.page(type);
  }

  private void showRows() {
    accuracy.show(accuracyView.figures());
    metrics.drift().show();
  }

  /**
   * Starts monitoring a stream that has not started yet.
   *
   * @param commits receives the positions of the partitions that this instance reads
   * @param own these partitions
   */
  void watch(
      KafkaStreams streams,
      List<String> routes,
      AtomicReference<LiveModels> live,
      CommitMonitor commits,
      Supplier<Set<TopicPartition>> own) {
    metrics.watchModels(
        routes, route -> live.get().suspended(route), route -> live.get().championAge(route));
    RestoreMeters restores = new RestoreMeters(registry);
    TopologyNames.LOCAL_STORES.forEach(restores::watch);
    if (config.shards() > 1) {
      restores.watch(TopologyNames.WAITING_IMAGES);
      metrics
          .shards()
          .watch(
              config.routes(Topic.IMAGES).stream().map(RouteConfig::name).toList(),
              System::currentTimeMillis);
    }
    streams.setGlobalStateRestoreListener(restores);
    kafka = new KafkaStreamsMetrics(streams);
    kafka.bindTo(registry);
    Stream.of(
            collector,
            new JvmMemoryMetrics(),
            new JvmThreadMetrics(),
            new ProcessorMetrics(),
            new UptimeMetrics())
        .forEach(meters -> meters.bindTo(registry));
    metrics.watchGaps(config.resumedTopics());
    OpenTransactionMonitor held = new OpenTransactionMonitor(System::nanoTime);
    watchLag(
        lagTopics(),
        positions -> {
          positions.keySet().removeIf(each -> !config.resumedTopics().contains(each.topic()));
          positions.keySet().retainAll(own.get());
          commits.update(positions);
          held.update(positions);
        });
  }

  /** Records of inputs also wait behind their own topics, where they are repartitioned. */
  private List<String> lagTopics() {
    List<String> topics = new ArrayList<>(config.resumedTopics());
    if (!config.mappings().isEmpty()) {
      topics.add(TopologyNames.repartition(config.applicationId(), TopologyNames.MAPPED_INPUTS));
    }
    return topics;
  }

  private void watchLag(
      List<String> topics, Consumer<Map<TopicPartition, CommitMonitor.Position>> watch) {
    admin = Admin.create(StreamsSettings.watcher(config));
    LagReader reader = new LagReader(admin, config.applicationId(), topics, watch);
    lags = new LagMeters(registry, brokers.watching(reader::read));
    topics.forEach(lags::watch);
    lags.start(LAG_EVERY);
  }

  /** Stops monitoring the stream, which can then be closed. */
  void unwatch() {
    if (kafka != null) {
      kafka.close();
      collector.close();
      lags.close();
      admin.close(Duration.ZERO);
    }
  }

  @Override
  public void close() {
    registry.close();
  }
}
