package dev.weir.classifiers.wnn.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.image.ImagePreprocessing;
import dev.weir.classifiers.model.ArtifactCodec;
import dev.weir.classifiers.model.ArtifactException;
import dev.weir.classifiers.model.DecodedModel;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.ModelMemoryException;
import dev.weir.classifiers.model.NumberedClasses;
import dev.weir.classifiers.model.Provenance;
import dev.weir.classifiers.model.UnusableInputException;
import dev.weir.classifiers.wnn.WnnClassifier;
import dev.weir.classifiers.wnn.WnnModel;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShardedWnnTest {

  @Test
  @PropertyTest
  void shouldGiveTheBitsOfOneMachine() throws Exception {
    Random random = Seeds.random();
    for (int i = 0; i < Seeds.size(150, 40); i++) {
      // Given a model and its parts, each loaded alone as on an instance of its own
      WnnModel model = model(random, parameters(random));
      byte[] artifact = artifact(model);
      int shards = 1 + random.nextInt(9);
      ShardedWnn outline = outline(artifact, shards);
      List<WnnShardScorer> scorers = new ArrayList<>();
      for (int shard = 0; shard < shards; shard++) {
        scorers.add(parts(artifact, outline, Set.of(shard)).held(shard).orElseThrow().newScorer());
      }
      for (int q = 0; q < 4; q++) {
        byte[] query = new byte[(int) model.inputShape().values()];
        random.nextBytes(query);
        int width = model.inputShape().width();
        int height = model.inputShape().height();

        // When
        List<PartialDistances> distances =
            scorers.stream().map(scorer -> scorer.score(width, height, query)).toList();
        double[] merged = new double[model.classes().size()];
        outline.merge(distances, merged);

        // Then
        double[] whole = new double[model.classes().size()];
        model.newScorer().score(width, height, query, whole);
        assertThat(merged)
            .as("case %d: %d shards, %s", i, shards, model.classifier().parameters())
            .isEqualTo(whole);
      }
    }
  }

  @Test
  void shouldHoldWhatIsWanted() throws Exception {
    // Given
    byte[] artifact = artifact(model(new Random(1), WnnParameters.of(3)));
    ShardedWnn outline = outline(artifact, 4);

    // When
    ShardedWnn two = parts(artifact, outline, Set.of(0, 2));
    ShardedWnn moved = parts(artifact, two, Set.of(2, 3));

    // Then
    assertThat(outline.held()).isEmpty();
    assertThat(two.held()).extracting(WnnShard::shard).containsExactly(0, 2);
    assertThat(moved.held()).extracting(WnnShard::shard).containsExactly(2, 3);
    assertThat(moved.held(2)).isEqualTo(two.held(2));
    assertThat(moved.holds(Set.of(2, 3))).isTrue();
    assertThat(moved.holds(Set.of(0))).isFalse();
    assertThat(moved.keepOnly(Set.of(3)).held()).extracting(WnnShard::shard).containsExactly(3);
  }

  @Test
  void shouldTakeTheMemoryOfItsParts() throws Exception {
    // Given a model of 64 times the images of a block
    Random random = new Random(1);
    GreyImages images = images(random, 12, 12, 4096, 4);
    byte[] artifact = artifact(model(images, WnnParameters.of(5)));
    long whole = read(artifact, null).memory();

    // When
    ShardedWnn outline = outline(artifact, 4);
    DecodedModel part = read(artifact, ShardFormat.parts(outline, Set.of(1)));

    // Then
    assertThat(part.memory()).isBetween(whole / 4, whole / 3);
    assertThat(((ShardedWnn) part.model()).memory(0)).isBetween(whole / 5, part.memory());
    assertThat(read(artifact, ShardFormat.outline(4)).memory()).isLessThan(whole / 20);
    assertThatThrownBy(
            () ->
                ArtifactCodec.read(
                    new ByteArrayInputStream(artifact),
                    estimated -> whole / 5,
                    0,
                    ShardFormat.parts(outline, Set.of(1))))
        .isInstanceOf(ModelMemoryException.class);
  }

  @Test
  void shouldReserveWhatItKeeps() throws Exception {
    // Given
    byte[] artifact = artifact(model(images(new Random(1), 12, 12, 512, 4), WnnParameters.of(5)));
    ShardedWnn outline = outline(artifact, 4);
    DecodedModel first = read(artifact, ShardFormat.parts(outline, Set.of(0, 1)));

    // When
    DecodedModel next = read(artifact, ShardFormat.parts((ShardedWnn) first.model(), Set.of(1, 2)));

    // Then
    assertThat(next.memory()).isEqualTo(first.memory());
  }

  @Test
  void shouldDescribeTheModel() throws Exception {
    // Given
    WnnModel model = model(new Random(1), WnnParameters.of(3));

    // When
    ShardedWnn outline = outline(artifact(model), 2);

    // Then
    assertThat(outline.kind()).isEqualTo(model.kind());
    assertThat(outline.classes()).isEqualTo(model.classes());
    assertThat(outline.inputShape()).isEqualTo(model.inputShape());
    assertThat(outline.preprocessing()).isEqualTo(model.preprocessing());
    assertThat(outline.provenance()).isEqualTo(model.provenance());
    assertThat(outline.withProvenance(new Provenance(new TreeMap<>())).plan())
        .isEqualTo(outline.plan());
  }

  @Test
  void shouldScoreATrialWithThePartsHeld() throws Exception {
    // Given
    WnnModel model = model(new Random(1), WnnParameters.of(3));
    byte[] artifact = artifact(model);
    ShardedWnn half = parts(artifact, outline(artifact, 2), Set.of(0));
    byte[] query = new byte[(int) model.inputShape().values()];
    double[] scores = {1, 1, 1, 1};

    // When
    half.newScorer().score(model.inputShape().width(), model.inputShape().height(), query, scores);

    // Then
    assertThat(scores).containsOnly(0);
    assertThatThrownBy(() -> half.check(1, 2, new byte[2]))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("the image is 1 x 2, the model takes an image of");
  }

  @Test
  void shouldRefuseDistancesOfAnotherPlan() throws Exception {
    // Given
    ShardedWnn outline = outline(artifact(model(new Random(1), WnnParameters.of(3))), 2);
    PartialDistances one = new PartialDistances(new long[][] {{1}});

    // When, then
    assertThatThrownBy(() -> outline.merge(List.of(one), new double[4]))
        .hasMessage("partial distances have 1 of 2 parts");
    assertThatThrownBy(() -> outline.merge(List.of(one, one), new double[4]))
        .hasMessage("partial distances have 1 of 2 slices");
  }

  @Test
  void shouldRefuseAnotherArtifactThanWasCounted() throws Exception {
    // Given
    byte[] artifact = artifact(model(images(new Random(1), 6, 6, 40, 4), WnnParameters.of(3)));
    byte[] other = artifact(model(images(new Random(2), 6, 6, 24, 4), WnnParameters.of(3)));
    ShardedWnn outline = outline(artifact, 2);

    // When, then
    assertThatThrownBy(() -> parts(other, outline, Set.of(1)))
        .isInstanceOf(ArtifactException.class)
        .hasMessageContaining("shard 1 has 6 images of class 2, not 10");
  }

  private static WnnParameters parameters(Random random) {
    double[] powers = {1, 2, 2, 2, 3, 4, 1.5};
    return new WnnParameters(
        2 * random.nextInt(9) + 1,
        powers[random.nextInt(powers.length)],
        random.nextInt(4) == 0 ? 2 : 1,
        random.nextInt(4) == 0 ? 1 : 0);
  }

  private static WnnModel model(Random random, WnnParameters parameters) {
    int images = 8 + random.nextInt(random.nextInt(5) == 0 ? 400 : 40);
    return model(
        images(random, 1 + random.nextInt(9), 1 + random.nextInt(9), images, 4), parameters);
  }

  /** At least two images of each class, most of the first classes. */
  private static GreyImages images(Random random, int width, int height, int count, int classes) {
    byte[] pixels = new byte[count * width * height];
    random.nextBytes(pixels);
    int[] labels =
        IntStream.range(0, count)
            .map(i -> i < 2 * classes || count % 2 == 0 ? i % classes : random.nextInt(1 + i % 3))
            .toArray();
    return new GreyImages(width, height, pixels, labels, classes);
  }

  private static WnnModel model(GreyImages images, WnnParameters parameters) {
    return new WnnModel(
        NumberedClasses.of(images.classes()),
        new InputShape.Image(images.width(), images.height()),
        ImagePreprocessing.of(List.of("invert")),
        new Provenance(new TreeMap<>()),
        new WnnClassifier(images, parameters));
  }

  private static byte[] artifact(WnnModel model) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ArtifactCodec.write(model, out);
    return out.toByteArray();
  }

  private static DecodedModel read(byte[] artifact, ShardFormat format)
      throws ArtifactException, IOException {
    return ArtifactCodec.read(
        new ByteArrayInputStream(artifact), estimated -> Long.MAX_VALUE, 0, format);
  }

  private static ShardedWnn outline(byte[] artifact, int shards) throws Exception {
    return (ShardedWnn) read(artifact, ShardFormat.outline(shards)).model();
  }

  private static ShardedWnn parts(byte[] artifact, ShardedWnn model, Set<Integer> wanted)
      throws Exception {
    return (ShardedWnn)
        read(artifact, ShardFormat.parts(model, wanted.stream().collect(Collectors.toSet())))
            .model();
  }
}
