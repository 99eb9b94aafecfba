package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.config.GroupFingerprint;
import dev.weir.stream.config.WeirConfig;
import dev.weir.stream.decode.RecordSerdes;
import dev.weir.stream.decode.Retry;
import dev.weir.stream.metrics.WeirMetrics;
import dev.weir.stream.models.LiveModels;
import dev.weir.stream.names.TopologyNames;
import dev.weir.testing.Contract;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Stores, repartition topics and sub-topologies are part of the contract with a running
 * application: renaming them loses its state. Change the golden file only together with a
 * migration.
 */
class GoldenTopologyTest {
  @ParameterizedTest
  @CsvSource({
    "'', 1, /topology.txt",
    "signals, 1, /topology-signals.txt",
    "'signals,images', 3, /topology-shards.txt"
  })
  void shouldKeepNamesOfStoresTopicsAndSubTopologies(String routes, int shards, String golden)
      throws IOException {
    // Given
    Map<String, String> settings = new HashMap<>();
    settings.put("bootstrap.servers", "unused:9092");
    settings.put("schema.registry.url", "mock://golden");
    settings.put("routes", routes);
    if (shards > 1) {
      settings.put("route.images.shards", Integer.toString(shards));
    }
    WeirConfig config = WeirConfig.of(settings);
    WeirTopology topology =
        new WeirTopology(
            new TopologyContext(
                config,
                RecordSerdes.of(config.registryProperties()),
                new AtomicReference<>(LiveModels.NONE),
                new Retry(Duration.ZERO, () -> false),
                new WeirMetrics(new SimpleMeterRegistry()),
                TopicShape.USUAL));

    // When
    String description = topology.build(() -> {}).describe().toString();

    // Then
    assertThat(description.strip()).isEqualTo(read(golden).strip());
  }

  @Test
  void shouldKeepNamesOfInternalTopicsAndFingerprints() {
    // given
    WeirConfig config =
        WeirConfig.of(
            Map.of("bootstrap.servers", "unused:9092", "schema.registry.url", "mock://golden"));

    // when
    List<String> names = new ArrayList<>(TopologyNames.internalTopics(config.applicationId()));
    names.add("client ids end with -" + GroupFingerprint.of(config));

    // then
    Contract.check("group.txt", names);
  }

  @Test
  void shouldAddTheInternalTopicsOfShards() {
    // given
    List<String> usual = TopologyNames.internalTopics("weir");

    // when
    List<String> all = new ArrayList<>(TopologyNames.internalTopics("weir", true, false));

    // then
    all.removeAll(usual);
    assertThat(all)
        .containsExactly(
            "weir-waiting-images-changelog",
            "weir-shard-images-repartition",
            "weir-shard-distances-repartition");
  }

  private static String read(String golden) throws IOException {
    try (InputStream file = GoldenTopologyTest.class.getResourceAsStream(golden)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
