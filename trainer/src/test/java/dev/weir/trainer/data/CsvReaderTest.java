package dev.weir.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.signal.LabelledSignals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "t0,t1,label;1,2,a;3,4,b",
        "Class,t0,t1;a,1,2;b,3,4",
        "0,1,target;1,2,a;3,4,b",
        "1,2,a;3,4,b",
        "SEP=|;t0|t1|label;1|2|a;3|4|b",
        "\uFEFF\"sep=,\";;1,2,a;3,4,b",
        "t0,\"t1\",kind; 1,\"2\",\"a\";3 ,4,b;;",
        "t0\tt1\tkind;1\t2\ta;3\t4\tb",
        "\uFEFFt0,t1,label;1,2,a;3,4,b"
      })
  void shouldFindHeaderSeparatorAndLabel(String text) throws IOException {
    // Given
    Path file = write("a.csv", text.replace(';', '\n'));
    // When
    LabelledSignals data = load(file + "," + file).train();
    // Then
    assertThat(data.classes()).containsExactly("a", "b");
    assertThat(data.labels()).containsExactly(0, 1);
    assertThat(data.signal(0)).containsExactly(1, 2);
    assertThat(data.signal(1)).containsExactly(3, 4);
  }

  @Test
  void shouldReadSemicolonsAndCommasWithinQuotes() throws IOException {
    Path file = write("a.csv", "1;2;\"a, or so\"\n3;4;b\n");
    assertThat(load(file + "," + file).train().classes()).containsExactly("a, or so", "b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"label=kind", "label=KIND", "label=2", "label=2,header=yes"})
  void shouldTakeTheLabelThatTheUserNames(String option) throws IOException {
    // Given
    Path file = write("a.csv", "t0,kind,t1\n1,a,2\n3,b,4\n");
    // When
    LabelledSignals data = load(file + "," + file + "," + option).train();
    // Then
    assertThat(data.classes()).containsExactly("a", "b");
    assertThat(data.signal(1)).containsExactly(3, 4);
  }

  @Test
  void shouldTakeALabelByNumberWithoutAHeader() throws IOException {
    Path file = write("a.csv", "a,1,2\nb,3,4\n");
    assertThat(load(file + "," + file + ";label=1").train().classes()).containsExactly("a", "b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,2,a;3,x,b | :2:2: 'x' is not a number",
        "1,2,a;3,,b | :2:2: a value is missing",
        "1,2,a;nan,4,b | :2:1: a value is missing ('nan')",
        "1,2,a;3,-Infinity,b | :2:2: '-Infinity' is not a finite number",
        "1,2,a;;3,4,5,b | :3: 4 columns where the first line has 3",
        "1,2,a;3,-1.7e308,b | :2:2: '-1.7e308' is beyond the largest supported value, 1.0E300",
        "1,2,a;3,4, | :2:3: the label is missing",
        "1,2,a,;3,4,b, | :1:4: the last column is empty. If each line ends with a separator",
        "t0,t1,label;1,2,a,;3,4,b, | :2: 4 columns where the first line has 3: the last one is"
            + " empty, after a separator",
        "up,1,2;down,3,4 | :1:1: 'up' is not a number; if it is the label, set label=1; if it is"
            + " not a sample, use --ignore 1",
        "kind,t0,t1;up,1,2;down,3,4 | :2:1: 'up' is not a number; if it is the label, set"
            + " label=kind;",
        "kind,t0,class;up,1,a;down,3,b | :2:1: 'up' is not a number; if it is not a sample, use"
            + " --ignore kind",
        "1,2,a;3,4,a | : all cases have the class 'a'",
        "x;y;z | :1: has one column",
        "t0,t1,label | : has no cases"
      })
  void shouldSayWhereAFileIsWrong(String text, String message) throws IOException {
    Path file = write("bad.csv", text.replace(';', '\n'));
    assertThatThrownBy(() -> load(file + "," + file))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(file + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "t0,kind;1,a | label=sort | there is no column 'sort' for the label; its 2 columns are t0,"
            + " kind",
        "1,a;2,b | label=sort | it has no header, so give the column's number, 1 to 2",
        "1,a;2,b | label=3 | there is no column '3'",
        "1,a;2,b | header=maybe | header must be yes or no, not 'maybe'",
        "1,a;2,b | test-share=1 | the share for testing must be above 0 and below 1, not 1.0",
        "1,a;2,b | test-share=all | test-share must be a number above 0 and below 1, not 'all'",
        "1,a;2,b | seed=-1 | the seed must be an integer from 0 to 4294967295, not '-1'",
        "1,a;2,b | lable=1 | has an unknown option 'lable'; use csv:FILE",
        "1,a;2,b | test-share=0.5 | none can be held out for testing"
      })
  void shouldRefuseOptionsThatDoNotFit(String text, String option, String message)
      throws IOException {
    Path file = write("a.csv", text.replace(';', '\n'));
    assertThatThrownBy(() -> load(file + "," + option)).hasMessageContaining(message);
  }

  @Test
  void shouldDivideOneFileClassByClassAndAlwaysAlike() throws IOException {
    // Given: 10 cases of class a, 5 of b, 1 of c; the value is the case's number
    String text =
        IntStream.range(0, 16)
            .mapToObj(i -> i + "," + (i < 10 ? "a" : i < 15 ? "b" : "c"))
            .collect(Collectors.joining("\n"));
    Path file = write("a.csv", text);
    // When
    SignalDataSet one = load(file.toString());
    SignalDataSet again = load(file.toString());
    SignalDataSet other = load(file + ",seed=1");
    SignalDataSet half = load(file + ",test-share=0.5");
    // Then
    assertThat(one.test().labels()).containsExactly(0, 0, 1);
    assertThat(one.train().size()).isEqualTo(13);
    assertThat(numbers(one.train())).isSorted();
    assertThat(
            IntStream.concat(IntStream.of(numbers(one.train())), IntStream.of(numbers(one.test()))))
        .containsExactlyInAnyOrder(IntStream.range(0, 16).boxed().toArray(Integer[]::new));
    assertThat(again.train().digest()).isEqualTo(one.train().digest());
    assertThat(numbers(other.test())).isNotEqualTo(numbers(one.test()));
    assertThat(half.test().labels()).containsExactly(0, 0, 0, 0, 0, 1, 1, 1);
  }

  @Test
  void shouldRefuseATestFileWithOtherColumnsOrClasses() throws IOException {
    // Given
    Path train = write("train.csv", "t0,t1,label\n1,2,a\n1,2,b\n");
    Path swapped = write("swapped.csv", "t1,t0,label\n1,2,a\n");
    Path other = write("other.csv", "t0,t1,label\n1,2,c\n");
    // When, Then
    assertThatThrownBy(() -> load(train + "," + swapped))
        .hasMessage(
            "%s: has its columns in another order than %s: column 1 is 't1', not 't0'"
                .formatted(swapped, train));
    assertThatThrownBy(() -> load(train + "," + other))
        .hasMessageStartingWith(other + ":2: class 'c' is not among the training data's");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "t0,t1,label;1,2,a;1,2,b | t0,t1,t2,label;1,2,3,a | has 4 columns, but %s has 3",
        "t0,t1,label;1,2,a;1,2,b | t0,t9,label;1,2,a | has other columns than %s: column 2 is 't9',"
            + " not 't1'",
        "1,2,a;1,2,b | t0,label,t1;1,a,2 | reads column 'label' as the label, but it is a value in"
            + " %s"
      })
  void shouldSayHowTheColumnsOfATestFileDiffer(String training, String testing, String message)
      throws IOException {
    // given
    Path train = write("train.csv", training.replace(';', '\n'));
    Path test = write("test.csv", testing.replace(';', '\n'));

    // when, then
    assertThatThrownBy(() -> load(train + "," + test))
        .hasMessage(test + ": " + message.formatted(train));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\t", "\u0007", "\u0085", "\u2028"})
  void shouldRefuseControlCharactersInTheNameOfAClass(String character) throws IOException {
    // given
    String seen = "'u\\u%04xp' contains a control character".formatted((int) character.charAt(0));
    Path csv = write("a.csv", "t0,t1,label\n1,2,a\n1,2,\"u" + character + "p\"\n");
    Path ts = write("a.ts", "@data\n1,2:a\n1,2:u" + character + "p\n");

    // when, then
    assertThatThrownBy(() -> load(csv + "," + csv))
        .hasMessageStartingWith(csv + ":3: the class name " + seen);
    if (!character.equals("\n")) {
      assertThatThrownBy(() -> DataSets.load("ucr:" + ts + "," + ts))
          .hasMessageStartingWith(ts + ":3: the class name " + seen);
    }
  }

  @Test
  void shouldListTheKnownDataOnAnUnknownName() {
    assertThatThrownBy(() -> DataSets.load("mnist3d"))
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll(
            "mnist3d", "mnist1d[:seed=42]", "ucr:TRAIN.ts,TEST.ts", "csv:FILE");
    assertThatThrownBy(() -> DataSets.load("ucr:one.ts")).hasMessageContaining("names 1 file;");
    assertThatThrownBy(() -> DataSets.load("mnist1d:x.csv")).hasMessageContaining("names 1 file;");
    assertThat(DataSets.load("mnist1d:seed=7").name()).isEqualTo("mnist1d:seed=7");
  }

  private static int[] numbers(LabelledSignals signals) {
    return Arrays.stream(signals.signals()).mapToInt(values -> (int) values[0]).toArray();
  }

  private static SignalDataSet load(String files) {
    return DataSets.load("csv:" + files);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
