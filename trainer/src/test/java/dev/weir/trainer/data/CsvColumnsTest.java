package dev.weir.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.signal.LabelledSignals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The roles of columns and the detection of a header, which are the same in training and sending.
 */
class CsvColumnsTest {
  @TempDir Path folder;

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("a.csv"), text.replace('|', '\n'));
  }

  private static SignalDataSet load(Path file, String options) {
    return DataSets.load("csv:" + file + "," + file + options);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "id,t0,t1,label|7,1,2,a|8,3,4,b ! id",
        "ID,t0,Event_Time,t1,LABEL|7,1,17,2,a|8,3,18,4,b ! ID, Event_Time",
        "t0,t1,record-id,timestamp,source,class|1,2,7,17,s,a|3,4,8,18,s,b ! record-id, timestamp,"
            + " source",
        "time,t0,t1,target|1,1,2,a|2,3,4,b ! time",
        "'\uFEFFid',t0,t1,label|7,1,2,a|8,3,4,b ! id",
        "'',t0,t1,label|0,1,2,a|1,3,4,b ! 1",
        "Unnamed: 0,t0,t1,label|0,1,2,a|1,3,4,b ! 1",
        "eventTime,time,t0,t1,label|1,1,1,2,a|2,2,3,4,b ! eventTime, time",
        "t0,t1,label,class|1,2,a,a|3,4,b,b ! class"
      })
  void shouldLeaveOutColumnsThatAreNoValues(String text, String leftOut) throws IOException {
    // given
    Path file = write(text.replace("'", ""));

    // when
    SignalDataSet data = load(file, "");

    // then
    assertThat(data.train().signals()).isDeepEqualTo(new double[][] {{1, 2}, {3, 4}});
    assertThat(data.train().classes()).containsExactly("a", "b");
    assertThat(data.origin()).containsEntry(SignalDataSet.IGNORED_COLUMNS, leftOut);
  }

  @ParameterizedTest
  @ValueSource(strings = {",ignore=n;k", ";ignore=n;k", ",ignore=1;K", ",ignore=n,ignore=k"})
  void shouldLeaveOutColumnsThatTheUserNames(String options) throws IOException {
    // given
    Path file = write("n,t0,t1,k,label|1,1,2,9,a|2,3,4,9,b");

    // when
    SignalDataSet data = load(file, options);

    // then
    assertThat(data.train().signal(1)).containsExactly(3, 4);
    assertThat(data.origin()).containsEntry(SignalDataSet.IGNORED_COLUMNS, "n, k");
    assertThat(DataSpec.ignoring("csv:" + file, List.of("n", "k"))).endsWith(",ignore=n;k");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "t0,label|1,a|2,b ! ,ignore=x ! there is no column 'x' to ignore; its 2 columns are t0,"
            + " label",
        "t0,label|1,a|2,b ! ,ignore=label,label=label ! cannot be both the label and ignored",
        "t0,label|1,a|2,b ! ,ignore=t0 ! has no column with values",
        "t0,label|1,a|2,b ! ,label=t0,label=label ! has the option label twice",
        "case_id,dim_id,reading_id,value,label|0,0,0,1,a|0,0,1,1,a ! '' ! has the long format",
        "0,5;1,5;a|0,25;1;b ! '' ! :1:1: '0,5' has a decimal comma; use a decimal point",
        "t0,t1,label|1,2,?|3,4,b ! '' ! :2:3: the label is missing",
        "t0,t1,label|1,2,nan|3,4,b ! '' ! :2:3: the label is missing",
        "NaN,2,a|3,4,b ! '' ! :1:1: a value is missing ('NaN')",
        "1,2,a|3,?,b ! '' ! :2:2: a value is missing ('?')",
        "abc,2,3,a|3,4,5,b ! '' ! :1:1: 'abc' is not a number",
        "1,2,a|||3,x,b ! '' ! :4:2: 'x' is not a number",
        "id,t0,label|\"a|b\",1,a|c,x,b ! '' ! :4:2: 'x' is not a number"
      })
  void shouldSayWhatIsWrongWithColumnsAndLines(String text, String options, String message)
      throws IOException {
    // given
    Path file = write(text.replace("'", ""));

    // when, then
    assertThatThrownBy(() -> load(file, options))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0,1,2,y|0.5,1.5,2.5,1|3.5,4.5,5.5,2",
        ",0,1,2,label|0,0.5,1.5,2.5,1|1,3.5,4.5,5.5,2",
        "0,1,2,kind|0.5,1.5,2.5,1|3.5,4.5,5.5,2",
        "1,2,3,4|0.5,1.5,2.5,1|3.5,4.5,5.5,2",
        "y,a0,a1,a2|1,0.5,1.5,2.5|2,3.5,4.5,5.5",
        "\"Label \",a,b,c|1,0.5,1.5,2.5|2,3.5,4.5,5.5",
        "0.0,0.1,0.2,class|0.5,1.5,2.5,1|3.5,4.5,5.5,2",
        "\ta\tb\tc\tlabel|0\t0.5\t1.5\t2.5\t1|1\t3.5\t4.5\t5.5\t2",
        "x,y,z,label|0.5,1.5,2.5,1|3.5,4.5,5.5,2"
      })
  void shouldFindHeaders(String text) throws IOException {
    // given
    Path file = write(text);

    // when
    LabelledSignals data = load(file, "").train();

    // then
    assertThat(data.signals()).isDeepEqualTo(new double[][] {{0.5, 1.5, 2.5}, {3.5, 4.5, 5.5}});
    assertThat(data.classes()).containsExactly("1", "2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.5,0.25,target|3,4,other",
        "0.5,0.25,-1,y|3,4,5,n",
        "3,1,2,a|4,1,3,b",
        "0,1,2,3|1,2,3,4|2,3,4,5"
      })
  void shouldNotTakeACaseForAHeader(String text) throws IOException {
    // given
    Path file = write(text);

    // when
    LabelledSignals data = load(file, "").train();

    // then
    assertThat(data.size()).isEqualTo(text.split("\\|").length);
  }

  @Test
  void shouldReadRecordsAsTrainingReadsThem() throws IOException {
    // given
    Path file = write("id;T0;T1;Class|7;1.5;2.5;1|8;3.5;4.5;2");

    // when
    List<CsvSignal> sent = signals(file.toString());

    // then
    double[][] values = sent.stream().map(CsvSignal::values).toArray(double[][]::new);
    assertThat(values).isDeepEqualTo(load(file, "").train().signals());
    assertThat(sent).extracting(it -> it.label().orElse("")).containsExactly("1", "2");
    assertThat(sent).extracting(it -> it.id().orElse("")).containsExactly("7", "8");
    assertThat(sent).extracting(CsvSignal::line).containsExactly(2L, 3L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "0.5,1.5,a|2.5,3.5,b ! '' ! a",
        "0.5,1.5,1|2.5,3.5,2 ! '' ! -",
        "t0,t1,t2|0.5,1.5,1|2.5,3.5,2 ! '' ! -",
        "5,15,1|25,35,2 ! '' ! -",
        "5,15,1|25,35,2 ! ,label=3 ! 1",
        "0.5,1.5,label|2.5,3.5,2 ! ,header=yes ! 2"
      })
  void shouldFindLabelsOfRecordsThatNeedNone(String text, String options, String label)
      throws IOException {
    // given
    Path file = write(text);

    // when
    CsvSignal first = signals("csv:" + file + options).getFirst();

    // then
    assertThat(first.label().orElse("-")).isEqualTo(label);
    assertThat(first.values()).hasSize(label.equals("-") ? 3 : 2);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 1, 2, '', true",
    "',kind', 1, 2, '', true",
    "',t8', 1, 2, '', false",
    "'', 1.5, 2, '', false",
    "'', 1, 1, '', false",
    "'', 1, 2, ',label=none', false"
  })
  void shouldTakeWholeNumbersBesideFractionsForLabels(
      String name, String one, String other, String options, boolean isLabel) throws IOException {
    // given eight columns with fractions and one more
    String names = "t0,t1,t2,t3,t4,t5,t6,t7";
    String header = name.isEmpty() ? "" : names + name + "\n";
    String values = names.replaceAll("t", "0.1");
    Path file = write(header + values + "," + one + "\n" + values + "," + other + "\n");

    // when
    CsvSignal first = signals("csv:" + file + options).getFirst();

    // then
    assertThat(first.label().isPresent()).isEqualTo(isLabel);
    assertThat(first.values()).hasSize(isLabel ? 8 : 9);
  }

  private static List<CsvSignal> signals(String name) {
    List<CsvSignal> all = new ArrayList<>();
    CsvFile.ofRecords(name, List.of()).withLabelResolved().forEach(all::add);
    return all;
  }
}
