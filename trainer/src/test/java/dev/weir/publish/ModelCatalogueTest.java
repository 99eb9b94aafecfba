package dev.weir.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.schemas.ModelManifest;
import java.util.List;
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
}
