package dev.weir.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file's name alone does not determine its label column. */
class ArchiveLabelTest {
  @TempDir private Path folder;

  private static String table(IntFunction<Object> first, IntFunction<Object> last) {
    return IntStream.range(0, 20)
        .mapToObj(
            i ->
                "%s\t0.%d\t-0.%d\t%s"
                    .formatted(first.apply(i), 17 * i % 10 + 1, 7 * i % 10 + 1, last.apply(i)))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String fraction(int i) {
    return "0." + (13 * i + 11);
  }

  private static ArchiveLabel label(String text, String... ignored) throws IOException {
    return ArchiveLabel.of(new BufferedReader(new StringReader(text)), List.of(ignored));
  }

  @Test
  void shouldTakeTheFirstColumnAsTheArchiveHasIt() throws IOException {
    // when
    ArchiveLabel plain = label(table(i -> i % 2, ArchiveLabelTest::fraction));
    ArchiveLabel words = label(table(i -> "c" + i % 2, ArchiveLabelTest::fraction));
    ArchiveLabel exponents = label(table(i -> i % 2 + ".0e+00", ArchiveLabelTest::fraction));

    // then
    assertThat(List.of(plain, words, exponents))
        .allSatisfy(
            each -> {
              assertThat(each.column()).contains("1");
              assertThat(each.doubt()).isEmpty();
            });
  }

  @Test
  void shouldTakeTheLastColumnWhereTheFirstHasFractionsOrDiffersOnEachLine() throws IOException {
    for (IntFunction<Object> first : List.<IntFunction<Object>>of(i -> fraction(i), i -> i)) {
      // when
      ArchiveLabel label = label(table(first, i -> i % 2 + 1));

      // then
      assertThat(label.column()).contains("4");
      assertThat(label.doubt().orElseThrow())
          .startsWith("the file is named like a table of the UCR archive")
          .contains("the last column, 4, has 2 distinct integers: the last one is read")
          .endsWith("if the first one is, set label=1");
    }
  }

  @Test
  void shouldSayWhereBothArePossible() throws IOException {
    // when
    ArchiveLabel both = label(table(i -> i % 2, i -> i / 7));

    // then
    assertThat(both.column()).contains("1");
    assertThat(both.doubt().orElseThrow()).contains("the last column, 4,").endsWith("label=4");
    assertThat(label(table(i -> i % 2, i -> i / 7), "4").doubt()).isEmpty();
    assertThat(label(table(i -> i % 2, i -> i / 7), "1").column()).contains("4");
  }

  @Test
  void shouldDoubtAFirstColumnThatDiffersOnEachLine() throws IOException {
    // when
    ArchiveLabel label = label(table(i -> i, ArchiveLabelTest::fraction));

    // then
    assertThat(label.column()).contains("1");
    assertThat(label.doubt().orElseThrow()).contains("is different on every line");
  }

  @Test
  void shouldLeaveItOpenWhereNeitherIsALabel() throws IOException {
    // when
    ArchiveLabel label = label(table(ArchiveLabelTest::fraction, ArchiveLabelTest::fraction));

    // then
    assertThat(label.column()).isEqualTo(Optional.empty());
    assertThat(label.doubt().orElseThrow()).contains("column 1 has fractions");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pump_train.tsv", "PUMP_TRAIN.txt", "pump_TEST.tsv", "pump_test"})
  void shouldReadTheSameInTrainingAndSending(String name) throws IOException {
    // given
    String text = table(ArchiveLabelTest::fraction, i -> i % 2 + 1);
    boolean tabs = name.endsWith(".tsv");
    Path file = Files.writeString(folder.resolve(name), tabs ? text : text.replace('\t', ','));

    // when
    SignalDataSet trained = DataSets.load("csv:" + file);
    List<CsvSignal> sent = new ArrayList<>();
    CsvFile.ofRecords(file.toString(), List.of()).withLabelResolved().forEach(sent::add);

    // then
    assertThat(trained.train().classes()).containsExactly("1", "2");
    assertThat(trained.train().length()).isEqualTo(3);
    assertThat(sent).extracting(signal -> signal.label().orElse("")).containsOnly("1", "2");
  }
}
