package dev.weir.stream.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.features.FeatureModel;
import dev.weir.classifiers.minirocket.MiniRocket;
import dev.weir.classifiers.minirocket.MiniRocketSettings;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.rocket.Rocket;
import dev.weir.classifiers.rocket.RocketSettings;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.schemas.ChunkLocation;
import dev.weir.stream.TestModels;
import org.junit.jupiter.api.Test;

/** Models of other kinds are loaded in the same way. */
class FeatureModelLoaderTest extends LoaderFixture {
  private static final LabelledSignals SIGNALS =
      new LabelledSignals(
          new double[][] {
            TestModels.values(1, true), TestModels.values(2, false), TestModels.values(3, true)
          },
          new int[] {1, 0, 1},
          MODEL.classes());

  @Test
  void shouldLoadMiniRocketAndPublishedRocket() {
    // Given
    FeatureModel mini =
        MiniRocket.train(SIGNALS, MiniRocketSettings.defaults().withFeatures(420), Progress.NONE)
            .model();
    FeatureModel published =
        Rocket.train(SIGNALS, RocketSettings.defaults().withKernels(30), Progress.NONE).model();
    announce("1", mini);
    announce("2", published);

    // When published with a challenger of the post's kind
    publish("3");
    assign(1, entry(0, "1"), entry(NOW - 1_000, "2", "3"));
    loader.round();

    // Then
    assertChampion("2");
    assertThat(challengers()).containsExactly("3");
    assertThat(live.get().loaded()).hasSize(3);
    assertThat(page()).contains("minirocket").contains("rocket-published");
  }

  private void announce(String version, FeatureModel model) {
    byte[] artifact = TestModels.artifact(model);
    long first = appendChunks(version, artifact, 0);
    ChunkLocation location = new ChunkLocation(ChunkTopic.NAME, 0, first, first);
    announce(TestModels.manifest(model, "m", version, artifact, location), 0, first);
  }
}
