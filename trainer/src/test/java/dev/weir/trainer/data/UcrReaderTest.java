package dev.weir.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UcrReaderTest {
  private static final String HEADER =
      """
      #A comment, with @data in it
      @problemName Sea
      @TIMESTAMPS false
      @Univariate True
      @classlabel true wave calm

      @DATA
      """;

  @TempDir Path folder;

  @Test
  void shouldReadCasesWithClassesInTheDeclaredOrder() throws IOException {
    // Given
    Path train = write("train.ts", HEADER + "1,2.5,-3e-1:calm\n# between\n 4 , 5,6 : wave \n");
    Path test = write("test.ts", HEADER + "7,8,9:calm");
    // When
    SignalDataSet data = DataSets.load("ucr:" + train + "," + test);
    // Then
    assertThat(data.train().classes()).containsExactly("wave", "calm");
    assertThat(data.train().labels()).containsExactly(1, 0);
    assertThat(data.train().signal(0)).containsExactly(1, 2.5, -0.3);
    assertThat(data.train().signal(1)).containsExactly(4, 5, 6);
    assertThat(data.test().labels()).containsExactly(1);
    assertThat(data.test().length()).isEqualTo(3);
  }

  @Test
  void shouldSortClassesThatAreNotDeclared() throws IOException {
    // Given
    Path file = write("a.ts", "@data\n1,2:10\n1,2:9\n1,2:b\n1,2:9\n");
    // When
    SignalDataSet data = DataSets.load("ucr:" + file + "," + file);
    // Then
    assertThat(data.train().classes()).containsExactly("9", "10", "b");
    assertThat(data.train().labels()).containsExactly(1, 0, 2, 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,?,3:calm | :8:2: a value is missing",
        "1,x,3:calm | :8:2: 'x' is not a number",
        "1,2,NaN:calm | :8:3: a value is missing ('NaN')",
        "1,2,1e999:calm | :8:3: '1e999' is not a finite number",
        "1,2,3:storm | :8: class 'storm' is not in the line @classLabel: [wave, calm]",
        "1,2,3 | :8: no colon and class",
        "1,2,3: | :8: no class after the colon",
        "1,2:3,4:calm | :8: more than one colon",
        "(0,1),(1,2):calm | :8: timestamps are not supported"
      })
  void shouldSayWhereACaseIsWrong(String line, String message) throws IOException {
    Path file = write("bad.ts", HEADER + line);
    assertThatThrownBy(() -> UcrReader.read(file))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(file + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@timeStamps true | :1: timestamps are not supported",
        "@univariate false | :1: only univariate series are supported",
        "@classLabel false | :1: has no class labels",
        "@targetLabel true | :1: has regression targets, not classes",
        "@classLabel true a a | :1: names a class twice: [a, a]",
        "1,2:a | :1: expected a comment (#) or a header line (@)",
        "@univariate true | : has no line @data",
        "@data | : has no cases"
      })
  void shouldRefuseWhatItCannotRead(String line, String message) throws IOException {
    Path file = write("bad.ts", line + "\n");
    assertThatThrownBy(() -> UcrReader.read(file)).hasMessageStartingWith(file + message);
  }

  @Test
  void shouldRefuseUnequalLengthsAndClassesUnknownToTraining() throws IOException {
    // Given
    Path train = write("train.ts", "@data\n1,2:a\n1,2:b\n");
    Path unequal = write("unequal.ts", "@data\n1,2:a\n1,2,3:b\n");
    Path other = write("other.ts", "@data\n1,2:a\n\n1,2:c\n");
    // When, Then
    assertThatThrownBy(() -> DataSets.load("ucr:" + unequal + "," + train))
        .hasMessageStartingWith(unequal + ":3: 3 values, but the first training signal has 2");
    assertThatThrownBy(() -> DataSets.load("ucr:" + train + "," + unequal))
        .hasMessageStartingWith(unequal + ":3: 3 values");
    assertThatThrownBy(() -> DataSets.load("ucr:" + train + "," + other))
        .hasMessageStartingWith(other + ":4: class 'c' is not among the training data's: [a, b]");
  }

  @Test
  void shouldSayWhatIsWrongWithTheFileItself() throws IOException {
    // Given
    Path missing = folder.resolve("missing.ts");
    Path empty = write("empty.ts", "");
    Path binary = Files.write(folder.resolve("b.ts"), new byte[] {'@', (byte) 0xff, (byte) 0xfe});
    // When, Then
    assertThatThrownBy(() -> UcrReader.read(missing)).hasMessage(missing + ": no such file");
    assertThatThrownBy(() -> UcrReader.read(folder)).hasMessage(folder + ": is not a file");
    assertThatThrownBy(() -> UcrReader.read(empty)).hasMessage(empty + ": is empty");
    assertThatThrownBy(() -> UcrReader.read(binary))
        .hasMessageStartingWith(binary + ":1: is not UTF-8 text (byte FF); likely Latin-1");
  }

  @Test
  void shouldReadGzippedFilesAndByteOrderMarks() throws IOException {
    // Given
    Path marked = write("marked.ts", "\ufeff" + HEADER + "1,2:calm\n3,4:wave\n");
    Path packed = folder.resolve("packed.ts.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write((HEADER + "5,6:calm\n").getBytes(StandardCharsets.UTF_8));
    }

    // When
    SignalDataSet data = DataSets.load("ucr:" + marked + "," + packed);

    // Then
    assertThat(data.train().signal(1)).containsExactly(3, 4);
    assertThat(data.test().signal(0)).containsExactly(5, 6);
  }

  @Test
  void shouldTakeAnyBytesInACommentAndNameTheLineOfOthers() throws IOException {
    // Given a comment in Latin-1, and a class in Latin-1
    Path comment = latin("comment.ts", "# by Ren\u00e9\n@data\n1,2:a\n3,4:b\n");
    Path value = latin("value.ts", "@data\n1,2:a\n3,4:\u00e9t\u00e9\n");

    // When / Then
    assertThat(DataSets.load("ucr:" + comment + "," + comment).train().classes())
        .containsExactly("a", "b");
    assertThatThrownBy(() -> DataSets.load("ucr:" + value + "," + value))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(value + ":3: is not UTF-8 text")
        .hasMessageContaining("Latin-1");
  }

  private Path latin(String name, String text) throws IOException {
    return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void shouldRefuseOneClassThoughTwoAreDeclared() throws IOException {
    // Given
    Path file = write("one.ts", HEADER + "1,2:calm\n3,4:calm\n");

    // When / Then
    assertThatThrownBy(() -> DataSets.load("ucr:" + file + "," + file))
        .hasMessage(file + ": all cases have the class 'calm'; at least two classes are needed");
  }

  @Tag("data")
  @ParameterizedTest
  @CsvSource({"GunPoint, 50, 150, 150", "ItalyPowerDemand, 67, 1029, 24"})
  void shouldReadTheArchive(String name, int train, int test, int length) {
    // Given
    Path archive = DataFolder.require("ucr").resolve(name);
    // When
    SignalDataSet data =
        DataSets.load("ucr:%1$s/%2$s_TRAIN.ts,%1$s/%2$s_TEST.ts".formatted(archive, name));
    // Then
    assertThat(data.train().size()).isEqualTo(train);
    assertThat(data.test().size()).isEqualTo(test);
    assertThat(data.test().length()).isEqualTo(length);
    assertThat(data.train().classes()).containsExactly("1", "2");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
