package dev.weir.modelregistry.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.base.Digests;
import dev.weir.classifiers.selectedrocket.SmallModels;
import dev.weir.schemas.ModelInput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArtifactTest {

  @Test
  void shouldKnowWhatAnArtifactIs() throws IOException {
    // Given
    byte[] bytes = SmallModels.bytes(SmallModels.model(1, 10));
    // When
    Artifact artifact = Artifact.read(ArtifactSource.of(bytes));
    // Then
    assertThat(artifact.bytes()).isEqualTo(bytes.length);
    assertThat(artifact.sha256()).isEqualTo(Digests.of(bytes));
    assertThat(artifact.input()).isEqualTo(new ModelInput("signal", List.of(1, 40)));
    assertThat(artifact.model().kind()).isEqualTo("rocket");
  }

  @Test
  void shouldDigestAsTheStandardSays() throws IOException {
    byte[] abc = {'a', 'b', 'c'};
    assertThat(Digests.of(abc))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void shouldRefuseATruncatedArtifact() throws IOException {
    byte[] bytes = SmallModels.bytes(SmallModels.model(1, 10));
    ArtifactSource half = ArtifactSource.of(Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> Artifact.read(half))
        .isInstanceOf(PublishException.class)
        .hasMessageStartingWith("this is not a model artifact: ");
  }
}
