package dev.weir.inputs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.inputs.mapping.InputMapping;
import dev.weir.schemas.RegistryClientFactory;
import dev.weir.schemas.SchemaFetcher;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases of docs/your-own-topics.md: their records are what their settings say. */
class OwnTopicsPageTest {
  private final SchemaRegistryClient registry =
      RegistryClientFactory.create(Map.of("schema.registry.url", "mock://own-topics-page"));

  @Test
  void shouldHaveFourCases() {
    assertThat(OwnTopicsPage.cases()).hasSize(4);
  }

  @ParameterizedTest
  @MethodSource("dev.weir.inputs.OwnTopicsPage#cases")
  void shouldFindInItsRecordsWhatThePageShows(OwnTopicsPage page) throws Exception {
    // Given
    InputMapping mapping = page.mapping();
    List<InputRecord> records = new ArrayList<>();
    for (byte[] value : page.values(registry)) {
      byte[] key = "any-key".getBytes(UTF_8);
      records.add(
          new InputRecord(mapping.topic(), 0, records.size(), 0, key, value, new RecordHeaders()));
    }

    // When
    CheckReport report = InputCheck.of(mapping, new SchemaFetcher(registry), records);

    // Then
    List<String> shown = page.printed();
    assertThat(report.lines()).isEqualTo(shown.stream().skip(1).map(String::strip).toList());
    assertThat(shown.getFirst())
        .startsWith(
            "%s: topic %s, format %s: %d of %d record"
                .formatted(
                    mapping.name(),
                    mapping.topic(),
                    mapping.format().wireName(),
                    report.good(),
                    report.records()));
    assertThat(report.good()).isEqualTo(report.records()).isPositive();
  }
}
