package dev.weir.modelregistry.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.schemas.ModelManifest;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.UndecodableException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class ModelCatalogueTest {

  @Test
  void shouldCountVersionsByTheirValue() {
    // Given
    ModelCatalogue catalogue =
        Catalogues.of(List.of("a/2", "a/10", "a/9.5", "a/rc-77", "b/30", "c/beta"));
    // When, Then
    assertThat(catalogue.nextVersion("a")).isEqualTo("11");
    assertThat(catalogue.nextVersion("b")).isEqualTo("31");
    assertThat(catalogue.nextVersion("c")).isEqualTo("1");
    assertThat(catalogue.nextVersion("d")).isEqualTo("1");
    assertThatThrownBy(() -> catalogue.nextVersion("a/b")).hasMessageContaining("a/b");
  }

  @Test
  void shouldFindVersionsByName() {
    ModelCatalogue catalogue = Catalogues.of(List.of("a/1", "a/2", "ab/1"));
    assertThat(catalogue.versions("a"))
        .extracting(ModelManifest::getVersion)
        .containsExactly("1", "2");
    assertThat(catalogue.manifest("ab", "1")).isPresent();
    assertThat(catalogue.manifest("ab", "2")).isEmpty();
    assertThat(catalogue.manifests()).hasSize(3);
  }

  @Test
  void shouldRetireNothingThatATimelineMayHaveThatCannotBeRead() {
    // Given
    ModelVersion version = new ModelVersion("a", "1");
    ModelCatalogue catalogue = Catalogues.of(List.of("a/1"));

    // When, Then
    catalogue.requireRetirable(version);
    catalogue
        .withUnusable(
            List.of(
                new UnusableRecord("b/1", 0, 1, "no record", false),
                new UnusableRecord("no name", 0, 2, "no record", false)))
        .requireRetirable(version);
    assertThatThrownBy(() -> with(catalogue, "signals", false).requireRetirable(version))
        .isInstanceOf(PublishException.class)
        .hasMessageContainingAll("a/1 cannot be retired", "remove-record signals");
    assertThatThrownBy(() -> with(catalogue, "signals", true).requireRetirable(version))
        .hasMessageContainingAll("a/1 cannot be retired", "the schema registry does not return");
    assertThatThrownBy(() -> with(catalogue, "a/1", false).requireRetirable(version))
        .hasMessageContaining("remove-record a/1");
  }

  @Test
  void shouldTakeNoRecordForBadThatWasMerelyNotRead() {
    // Given
    ModelCatalogue catalogue = Catalogues.of(List.of("a/1"));

    // When, Then
    with(catalogue, "signals", false).requireRemovable("signals");
    assertThatThrownBy(() -> with(catalogue, "signals", true).requireRemovable("signals"))
        .isInstanceOf(PublishException.class)
        .hasMessageContainingAll("signals", "try again", "--force");
    assertThatThrownBy(() -> catalogue.requireRemovable("a/1")).hasMessageContaining("is usable");
  }

  @Test
  void shouldTellRecordsThatTheRegistryFailedForFromBadOnes() {
    // Given a registry that is down for the first of two
    AtomicInteger asked = new AtomicInteger();
    CatalogueBuilder builder =
        new CatalogueBuilder(
            each -> {
              if (asked.getAndIncrement() == 0) {
                try (ModelSerdes away =
                    new ModelSerdes(Map.of("schema.registry.url", "http://127.0.0.1:1"))) {
                  return away.models().deserializer().deserialize("models", each.value());
                }
              }
              throw new UndecodableException("no record");
            });

    // When
    for (String key : List.of("signals", "images")) {
      builder.add(new ConsumerRecord<>("models", 0, 0, key, new byte[] {0, 0, 0, 0, 9, 1}));
    }

    // Then
    assertThat(builder.build().unusable())
        .extracting(UnusableRecord::unread)
        .containsExactly(true, false);
  }

  private static ModelCatalogue with(ModelCatalogue catalogue, String key, boolean unread) {
    return catalogue.withUnusable(List.of(new UnusableRecord(key, 0, 7, "no schema", unread)));
  }
}
