package dev.weir.classifiers.internal.wnn.variants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.internal.wnn.blocks.TrainingBlocks;
import dev.weir.classifiers.wnn.definition.Extension;
import dev.weir.classifiers.wnn.definition.Interpolation;
import dev.weir.classifiers.wnn.naive.NaiveExtension;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlockVariantsTest {

  private static final int LANES = TrainingBlocks.LANES;

  @Test
  @PropertyTest
  void shouldMakeWhatOneImageAtATimeGives() {
    Random random = Seeds.random();
    for (int i = 0; i < Seeds.size(60, 20); i++) {
      // Given
      int width = 1 + random.nextInt(14);
      int height = 1 + random.nextInt(14);
      Extension extension = extension(random);
      byte[] block = new byte[width * height * LANES];
      random.nextBytes(block);
      int lane = random.nextInt(LANES);

      // When
      BlockVariants variants = new BlockVariants(extension, width, height);

      // Then
      List<byte[]> naive = new NaiveExtension(extension, width, height).of(image(block, lane));
      assertThat(variants.count()).isEqualTo(extension.imagesEach()).isEqualTo(naive.size());
      for (int variant = 0; variant < variants.count(); variant++) {
        assertThat(image(variants.of(block, variant), lane))
            .as("case %d: %d x %d, %s, variant %d", i, width, height, extension, variant)
            .isEqualTo(naive.get(variant));
      }
    }
  }

  private static Extension extension(Random random) {
    Interpolation[] all = Interpolation.values();
    return new Extension(
        random.nextInt(3),
        random.nextBoolean() ? List.of() : List.of(-25, 90, 1 + random.nextInt(80)),
        random.nextBoolean() ? List.of() : List.of(90, 110, 50 + random.nextInt(40)),
        all[random.nextInt(all.length)]);
  }

  private static byte[] image(byte[] block, int lane) {
    byte[] image = new byte[block.length / LANES];
    for (int k = 0; k < image.length; k++) {
      image[k] = block[k * LANES + lane];
    }
    return image;
  }

  @Test
  void shouldNameEachVariantOnce() {
    BlockVariants variants = new BlockVariants(Extension.parse("set4"), 9, 7);
    for (int variant = 0; variant < variants.count(); variant++) {
      assertThat(
              variants.variant(
                  variants.right(variant), variants.down(variant), variants.change(variant)))
          .isEqualTo(variant);
    }
  }

  @Test
  void shouldTurnAnImageAboutTheCentreOfItsFrame() {
    // Given a single pixel to the right of the centre
    byte[] block = new byte[25 * LANES];
    block[(2 * 5 + 4) * LANES] = 77;
    for (Interpolation each : Interpolation.values()) {
      Extension extension = new Extension(0, List.of(90, 180, -90), List.of(), each);
      BlockVariants variants = new BlockVariants(extension, 5, 5);

      // When / Then: counterclockwise, up comes first
      assertThat(variants.of(block, 1)[2 * LANES]).isEqualTo((byte) 77);
      assertThat(variants.of(block, 2)[2 * 5 * LANES]).isEqualTo((byte) 77);
      assertThat(variants.of(block, 3)[(4 * 5 + 2) * LANES]).isEqualTo((byte) 77);
    }
  }

  @Test
  @PropertyTest
  void shouldMirrorWhatItMakesOfMirroredImages() {
    // Given
    Random random = Seeds.random();
    int side = 28;
    byte[] block = new byte[side * side * LANES];
    random.nextBytes(block);
    byte[] mirrored = mirrored(block, side);
    for (Interpolation each : List.of(Interpolation.BILINEAR, Interpolation.BICUBIC)) {
      // When
      BlockVariants variants =
          new BlockVariants(Extension.parse("set4:" + each.wireName()), side, side);

      // Then a shift to the right is one to the left, a rotation one the other way
      for (int variant = 0; variant < variants.count(); variant++) {
        byte[] expected = mirrored(variants.of(block, variant), side);
        int other =
            variants.variant(
                -variants.right(variant),
                variants.down(variant),
                opposite(variants.change(variant)));
        assertThat(Arrays.equals(variants.of(mirrored, other), expected))
            .as("%s, variant %d", each, variant)
            .isTrue();
      }
    }
  }

  private static String opposite(String change) {
    return change.contains("+") ? change.replace("+", "-") : change.replace("-", "+");
  }

  private static byte[] mirrored(byte[] block, int side) {
    byte[] mirrored = new byte[block.length];
    for (int k = 0; k < side * side; k++) {
      int from = k / side * side + side - 1 - k % side;
      System.arraycopy(block, from * LANES, mirrored, k * LANES, LANES);
    }
    return mirrored;
  }

  @Test
  @PropertyTest
  void shouldKeepWhatIsEvenInTheMiddle() {
    // Given a block of one grey value, in a frame so large that the middle sees no edge
    byte grey = (byte) Seeds.random().nextInt(256);
    byte[] block = new byte[28 * 28 * LANES];
    Arrays.fill(block, grey);

    // When / Then
    for (Interpolation each : Interpolation.values()) {
      BlockVariants variants =
          new BlockVariants(Extension.parse("set4:" + each.wireName()), 28, 28);
      for (int variant = 0; variant < variants.count(); variant++) {
        byte[] made = variants.of(block, variant);
        for (int k = 10 * 28 + 10; k < 10 * 28 + 18; k++) {
          assertThat(made[k * LANES]).isEqualTo(grey);
        }
      }
    }
  }
}
