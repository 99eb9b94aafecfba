package dev.weir.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.image.GreyImages;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFilesTest {

  private static final int IMAGES = 0x803;
  private static final int LABELS = 0x801;

  @TempDir private Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    write("train-images-idx3-ubyte", idx(IMAGES, new int[] {3, 2, 1}, 1, 2, 3, 4, 5, 255));
    write("train-labels-idx1-ubyte", idx(LABELS, new int[] {3}, 7, 7, 2));
    write("t10k-images-idx3-ubyte.gz", packed(idx(IMAGES, new int[] {1, 2, 1}, 8, 9)));
    write("t10k-labels-idx1-ubyte.gz", packed(idx(LABELS, new int[] {1}, 7)));
  }

  @Test
  void shouldReadRawAndPackedFiles() {
    // When
    ImageFiles files = load();

    // Then
    assertThat(files.train().width()).isEqualTo(1);
    assertThat(files.train().height()).isEqualTo(2);
    assertThat(files.train().pixel(2, 1)).isEqualTo(255);
    assertThat(label(files.train(), 2)).isEqualTo("2");
    assertThat(files.test().image(0)).containsExactly(8, 9);
  }

  @Test
  void shouldNumberTheImagesOfEachClassThroughBothFiles() {
    // When
    ImageDataSet split = ImageDataSet.of(load(), ImageRange.parse("1:2"), ImageRange.parse("3:"));

    // Then
    assertThat(split.train().size()).isEqualTo(3);
    assertThat(split.test().size()).isEqualTo(1);
    assertThat(split.test().image(0)).containsExactly(8, 9);
  }

  @Test
  void shouldSplitAgainByTheNameOfASplit() {
    // Given
    ImageDataSet ranges = ImageDataSet.of(load(), ImageRange.parse("1:2"), ImageRange.parse("3:"));
    ImageDataSet refined = ImageDataSet.standard(load()).limited(1).binarised(5);

    // Then
    assertSame(again(ranges), ranges);
    assertSame(again(refined), refined);
    assertThat(refined.name()).endsWith("standard first 1 binarised 5");
  }

  @Test
  void shouldSplitFilesThatMovedAsTheyWereSplitBefore() throws IOException {
    // Given
    ImageDataSet ranges =
        ImageDataSet.of(load(), ImageRange.parse("1:1"), ImageRange.parse("2:")).binarised(5);
    Path moved = Files.createDirectory(folder.resolve("moved"));
    for (String file : List.of("train-images-idx3-ubyte", "train-labels-idx1-ubyte")) {
      Files.move(folder.resolve(file), moved.resolve(file));
    }
    for (String file : List.of("t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz")) {
      Files.move(folder.resolve(file), moved.resolve(file));
    }

    // When
    ImageDataSet again = ImageDataSet.load(ImageSplit.parse(ranges.name()), "idx:" + moved);

    // Then
    assertThat(again.name()).isEqualTo("idx:%s train 1:1 test 2: binarised 5".formatted(moved));
    assertThat(again.train().digest()).isEqualTo(ranges.train().digest());
    assertThat(again.test().digest()).isEqualTo(ranges.test().digest());
  }

  private static void assertSame(ImageDataSet again, ImageDataSet split) {
    assertThat(again.name()).isEqualTo(split.name());
    assertThat(again.train().digest()).isEqualTo(split.train().digest());
    assertThat(again.test().digest()).isEqualTo(split.test().digest());
  }

  @Test
  void shouldNameARangeWithoutImages() {
    assertThatThrownBy(
            () -> ImageDataSet.of(load(), ImageRange.parse("1:2"), ImageRange.parse("10:11")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("idx:")
        .hasMessageContaining("the test part is images 10:11 of each class, but no class has more");
    assertThatThrownBy(() -> ImageRange.parse("5")).hasMessageContaining("'5' is not a range");
    assertThatThrownBy(() -> ImageRange.parse("5:4")).hasMessageContaining("5:4 is empty");
    assertThatThrownBy(() -> ImageRange.parse("0:4"))
        .hasMessage("the range 0:4 begins below 1, the first image of each class");
  }

  @Test
  void shouldTakeTheSameTestsEachTime() {
    // Given
    ImageDataSet split = ImageDataSet.of(load(), ImageRange.parse("1:"), ImageRange.parse("1:"));

    // When / Then
    assertThat(split.limited(2).test().image(1)).isEqualTo(split.limited(3).test().image(1));
    assertThat(split.limited(100).test().size()).isEqualTo(4);
  }

  @Test
  void shouldNameAFileThatIsCutOff() throws IOException {
    // Given
    byte[] whole = idx(IMAGES, new int[] {3, 2, 1}, 1, 2, 3, 4, 5, 6);
    write("train-images-idx3-ubyte", Arrays.copyOf(whole, whole.length - 1));

    // When / Then
    assertRefused("train-images-idx3-ubyte", "5 of the 6 bytes");
    write("train-images-idx3-ubyte", Arrays.copyOf(whole, 6));
    assertRefused("train-images-idx3-ubyte", "is truncated");
  }

  @Test
  void shouldNameAPackedFileThatIsCorrupt() throws IOException {
    // Given
    byte[] packed = packed(idx(LABELS, new int[] {1}, 7));
    write("t10k-labels-idx1-ubyte.gz", Arrays.copyOf(packed, packed.length - 9));

    // When / Then
    assertRefused("t10k-labels-idx1-ubyte.gz", "is truncated");
    packed[packed.length - 6] ^= 1;
    write("t10k-labels-idx1-ubyte.gz", packed);
    assertRefused("t10k-labels-idx1-ubyte.gz", "is corrupt");
  }

  @Test
  void shouldNotBlameTheContentOfAPackedFileForABitThatFlipped() throws IOException {
    // Given
    byte[] packed = packed(idx(LABELS, new int[] {1}, 7));
    for (int at = 10; at < packed.length - 8; at++) {
      byte[] flipped = packed.clone();
      flipped[at] ^= 2;

      // When
      write("t10k-labels-idx1-ubyte.gz", flipped);

      // Then
      assertThatThrownBy(this::load).hasMessageMatching("(?s).*is (corrupt|truncated).*");
    }
  }

  @Test
  void shouldNameWhatDoesNotFit() throws IOException {
    write("train-labels-idx1-ubyte", idx(LABELS, new int[] {2}, 7, 7));
    assertRefused("train-labels-idx1-ubyte", "has 2 labels, but train-images-idx3-ubyte has 3");
    write("train-labels-idx1-ubyte", idx(LABELS, new int[] {3}, 7, 7, 2, 1));
    assertRefused("train-labels-idx1-ubyte", "more than the 3 bytes");
    write("train-labels-idx1-ubyte", idx(IMAGES, new int[] {3, 1, 1}, 7, 7, 7));
    assertRefused("train-labels-idx1-ubyte", "0x00000803");
    write("train-labels-idx1-ubyte", idx(LABELS, new int[] {0}));
    assertRefused("train-labels-idx1-ubyte", "dimension 1 has size 0");
    Files.delete(folder.resolve("train-labels-idx1-ubyte"));
    assertRefused("train-labels-idx1-ubyte", "no such file");
  }

  @Test
  void shouldNameTestImagesOfAnotherSize() throws IOException {
    // Given
    write("t10k-images-idx3-ubyte.gz", packed(idx(IMAGES, new int[] {1, 1, 3}, 8, 9, 9)));
    ImageFiles files = load();

    // When, then
    assertThatThrownBy(() -> ImageDataSet.standard(files))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("training images have 1 x 2 pixels, test images 3 x 1");
  }

  @Test
  void shouldNameClassWithoutTrainingImage() throws IOException {
    // Given
    write("t10k-labels-idx1-ubyte.gz", packed(idx(LABELS, new int[] {1}, 9)));
    ImageDataSet images = ImageDataSet.standard(load());

    // When, then
    assertThatThrownBy(images::trainOfEachClass)
        .isInstanceOf(DataException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("class '9' has no training image");
  }

  @Test
  void shouldTurnEmnistUprightAndKeepItsLabels() throws IOException {
    // Given
    Path emnist = Files.createDirectory(folder.resolve("emnist"));
    String letters = "emnist/emnist-letters-";
    write(letters + "train-images-idx3-ubyte", idx(IMAGES, new int[] {1, 2, 3}, 1, 2, 3, 4, 5, 6));
    write(letters + "train-labels-idx1-ubyte.gz", packed(idx(LABELS, new int[] {1}, 1)));
    write(letters + "test-images-idx3-ubyte", idx(IMAGES, new int[] {1, 2, 3}, 6, 5, 4, 3, 2, 1));
    write(letters + "test-labels-idx1-ubyte", idx(LABELS, new int[] {1}, 26));

    // When
    ImageFiles files = ImageFiles.load("emnist:" + emnist);

    // Then
    assertThat(files.train().width()).isEqualTo(2);
    assertThat(files.train().height()).isEqualTo(3);
    assertThat(files.train().image(0)).containsExactly(1, 4, 2, 5, 3, 6);
    assertThat(label(files.train(), 0)).isEqualTo("1");
    assertThat(label(files.test(), 0)).isEqualTo("26");
    assertThat(files.train().classNames()).containsExactly("1", "26");
    assertThat(ImageFiles.load("idx:" + emnist).train().digest()).isEqualTo(files.train().digest());
  }

  @Test
  void shouldTakeTwoClassesWithAnyLabels() throws IOException {
    // Given
    write("train-labels-idx1-ubyte", idx(LABELS, new int[] {3}, 200, 200, 13));
    write("t10k-labels-idx1-ubyte.gz", packed(idx(LABELS, new int[] {1}, 13)));

    // When
    ImageDataSet images = ImageDataSet.standard(load());

    // Then
    assertThat(images.trainOfEachClass().classNames()).containsExactly("13", "200");
    assertThat(label(images.train(), 0)).isEqualTo("200");
    assertThat(label(images.test(), 0)).isEqualTo("13");
  }

  @Test
  void shouldRefuseASingleClass() throws IOException {
    write("train-labels-idx1-ubyte", idx(LABELS, new int[] {3}, 7, 7, 7));
    assertRefused(
        "train-labels-idx1-ubyte",
        "all images have the class '7'; at least two classes are needed");
  }

  @Test
  void shouldFindFilesByTheirOtherNamesAndInFoldersOfTheirOwn() throws IOException {
    // Given a subfolder, a file name with a dot, a file in a folder of its own name, and one named
    // test
    Path unpacked = Files.createDirectories(folder.resolve("some/MNIST/raw"));
    Path own = Files.createDirectory(unpacked.resolve("t10k-images.idx3-ubyte"));
    move("train-images-idx3-ubyte", unpacked.resolve("train-images.idx3-ubyte"));
    move("train-labels-idx1-ubyte", unpacked.resolve("Train-Labels-idx1-ubyte"));
    move("t10k-images-idx3-ubyte.gz", own.resolve("t10k-images.idx3-ubyte"));
    move("t10k-labels-idx1-ubyte.gz", unpacked.resolve("test-labels-idx1-ubyte.gz"));

    // When
    ImageFiles files = ImageFiles.load("idx:" + folder.resolve("some/MNIST"));

    // Then
    assertThat(files.train().size()).isEqualTo(3);
    assertThat(label(files.train(), 0)).isEqualTo("7");
    assertThat(files.test().image(0)).containsExactly(8, 9);
  }

  @Test
  void shouldNotMixCollections() throws IOException {
    // Given one collection in the folder, which is nearest, and another in a subfolder
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.write(other.resolve("train-images-idx3-ubyte"), new byte[0]);
    assertThat(load().train().size()).isEqualTo(3);

    // When none of two is nearest
    Path both = Files.createDirectory(folder.resolve("both"));
    Files.createDirectory(both.resolve("a"));
    Files.createDirectory(both.resolve("b"));
    write("both/a/train-images-idx3-ubyte", new byte[0]);
    write("both/b/t10k-images-idx3-ubyte", new byte[0]);

    // Then
    assertThatThrownBy(() -> ImageFiles.load("idx:" + both))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("several image collections")
        .hasMessageContaining(both.resolve("a").toString())
        .hasMessageContaining(both.resolve("b").toString());
  }

  @Test
  void shouldNameTheSplitsOfEmnistWhereThereIsNotOne() throws IOException {
    // Given
    Path emnist = Files.createDirectory(folder.resolve("emnist"));

    // When / Then
    assertThatThrownBy(() -> ImageFiles.load("emnist:" + emnist))
        .hasMessageContaining("contains no emnist-SPLIT-train-images-idx3-ubyte");
    assertThatThrownBy(() -> ImageFiles.load("emnist:" + folder))
        .hasMessageContaining("contains no emnist-SPLIT-train-images-idx3-ubyte");
    write("emnist/emnist-digits-train-images-idx3-ubyte", new byte[0]);
    assertThatThrownBy(() -> ImageFiles.load("emnist:" + emnist))
        .hasMessageContaining("emnist-digits-train-labels-idx1-ubyte: no such file");
    write("emnist/emnist-mnist-train-images-idx3-ubyte.gz", new byte[0]);
    assertThatThrownBy(() -> ImageFiles.load("emnist:" + emnist))
        .hasMessageContaining("several image collections")
        .hasMessageContaining("emnist-digits")
        .hasMessageContaining("emnist-mnist");
  }

  @Test
  void shouldNameUnknownData() {
    assertThatThrownBy(() -> ImageFiles.load("mnist2")).hasMessageContaining("'mnist2'");
    assertThatThrownBy(() -> ImageFiles.load("idx:" + folder.resolve("absent")))
        .hasMessageContaining("no such folder");
  }

  private static String label(GreyImages images, int index) {
    return images.classNames().get(images.label(index));
  }

  private void move(String file, Path to) throws IOException {
    Files.move(folder.resolve(file), to);
  }

  private ImageFiles load() {
    return ImageFiles.load("idx:" + folder);
  }

  private void assertRefused(String file, String why) {
    assertThatThrownBy(this::load)
        .isInstanceOf(DataException.class)
        .hasMessageContaining(folder.resolve(file).toString())
        .hasMessageContaining(why);
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
  }

  private static byte[] idx(int magic, int[] sizes, int... values) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(magic);
    for (int size : sizes) {
      out.writeInt(size);
    }
    for (int value : values) {
      out.writeByte(value);
    }
    return bytes.toByteArray();
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  /** Reads images by the text of their split. */
  private static ImageDataSet again(ImageDataSet images) {
    ImageSplit split = ImageSplit.parse(images.name());
    return ImageDataSet.load(split, split.data());
  }
}
