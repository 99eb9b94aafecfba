package dev.weir.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases with and without warnings. */
class CsvDoubtsTest {
  private static final CsvOptions TRAINING =
      new CsvOptions(Optional.empty(), Optional.empty(), List.of(), CsvOptions.Labels.NEEDED);

  /** All warnings about a file, as in training. */
  private static List<String> doubts(String text) throws IOException {
    return doubts(text, TRAINING);
  }

  private static List<String> doubts(String text, CsvOptions options) throws IOException {
    CsvSignalReader signals =
        new CsvSignalReader(new BufferedReader(new StringReader(text)), Path.of("a.csv"), options);
    CsvTrends trends = new CsvTrends(signals.columns());
    List<LabelledExample> cases = new ArrayList<>();
    signals.forEach(
        signal -> {
          trends.add(signal);
          cases.add(new LabelledExample(signal.values(), signal.label().orElse(""), signal.line()));
        });
    List<String> all = new ArrayList<>(signals.columns().doubts());
    all.addAll(trends.doubts());
    new LabelLeaks(cases).doubt(signals.columns()).ifPresent(all::add);
    all.addAll(ClassDoubts.of(cases));
    return all;
  }

  /** Noise of two classes, sorted by class, with an additional first column. */
  private static String noise(String name, IntFunction<Object> first) {
    Random random = new Random(3);
    String header =
        name + IntStream.range(0, 12).mapToObj(t -> ",t" + t).collect(Collectors.joining());
    return IntStream.range(0, 60)
        .mapToObj(
            i ->
                first.apply(i)
                    + random
                        .doubles(12, -1, 1)
                        .mapToObj(value -> "," + value)
                        .collect(Collectors.joining())
                    + (i < 30 ? ",a" : ",b"))
        .collect(Collectors.joining("\n", header + ",label\n", "\n"));
  }

  @Test
  void shouldSayNothingOfSignals() throws IOException {
    // given noise, and signals that are separated by one sample as well as by adjacent ones
    String noise = noise("s0", i -> Math.sin(i));
    String easy =
        IntStream.range(0, 40)
            .mapToObj(
                i -> (i % 2 + 0.1 * Math.sin(i)) + "," + (i % 2 + 0.1 * Math.cos(i)) + ",c" + i % 2)
            .collect(Collectors.joining("\n"));

    // when, then
    assertThat(doubts(noise)).isEmpty();
    assertThat(doubts(easy)).isEmpty();
  }

  @Test
  void shouldNameAColumnThatCounts() throws IOException {
    assertThat(doubts(noise("nr", i -> i)))
        .anySatisfy(
            doubt -> assertThat(doubt).startsWith("column nr rises").endsWith("--ignore nr"))
        .anySatisfy(doubt -> assertThat(doubt).startsWith("column nr alone separates the classes"));
  }

  @Test
  void shouldNameAColumnThatRisesAsGroupsOfLinesDo() throws IOException {
    assertThat(doubts(noise("group", i -> i / 4)))
        .anySatisfy(doubt -> assertThat(doubt).startsWith("column group rises"));
  }

  @Test
  void shouldNameAColumnThatIsTheLabelInAnotherForm() throws IOException {
    assertThat(doubts(noise("code0", i -> i < 30 ? 17 : 4)))
        .singleElement()
        .asString()
        .startsWith("column code0 alone separates the classes");
  }

  @Test
  void shouldNotTakeAConstantForTheLabel() throws IOException {
    assertThat(doubts(noise("bias0", i -> 1))).isEmpty();
  }

  @Test
  void shouldNameAnUnnamedColumn() throws IOException {
    assertThat(doubts(noise("", i -> i)))
        .singleElement()
        .asString()
        .startsWith("column 1 has no name")
        .contains("is ignored");
  }

  @Test
  void shouldNameClassesOfOneCaseWithTheirLines() throws IOException {
    assertThat(doubts("1,2,a\n\n3,1,a\n2,7,b\n1,1,15\n"))
        .singleElement()
        .asString()
        .startsWith("2 classes have only one case: 'b' (line 4), '15' (line 5)");
  }

  @Test
  void shouldNameAFirstColumnThatLooksLikeTheLabel() throws IOException {
    // given whole numbers, label first
    String text =
        IntStream.range(0, 30)
            .mapToObj(i -> i % 2 + "," + i * 7 % 13 + "," + i * 5 % 11 + "," + i * 3 % 7)
            .collect(Collectors.joining("\n"));

    // when, then
    assertThat(doubts(text))
        .anySatisfy(doubt -> assertThat(doubt).contains("the first").endsWith("set label=1"));
  }

  @Test
  void shouldNameALastColumnThatLooksLikeTheLabelWhereNoneIsNeeded() throws IOException {
    // given three samples and a class
    String text =
        IntStream.range(0, 30)
            .mapToObj(i -> Math.sin(i) + "," + Math.cos(i) + "," + Math.sin(3 * i) + "," + i % 2)
            .collect(Collectors.joining("\n"));
    CsvOptions records =
        new CsvOptions(Optional.empty(), Optional.empty(), List.of(), CsvOptions.Labels.WELCOME);

    // when, then
    assertThat(doubts(text, records))
        .singleElement()
        .asString()
        .contains("the last, has only 2 distinct integers")
        .endsWith("set label=4");
  }

  @Test
  void shouldDoubtALabelOfFractions() throws IOException {
    assertThat(doubts(noise("s0", i -> Math.sin(i)).replaceAll(",(label|a|b)\n", "\n")))
        .anySatisfy(doubt -> assertThat(doubt).startsWith("the last column, 't11', is read as"));
  }

  @Test
  void shouldNameColumnsBesideNumberedOnes() throws IOException {
    assertThat(doubts(noise("age", i -> Math.sin(i))))
        .singleElement()
        .asString()
        .startsWith("column age is read as a value, like the numbered columns (t0, t1, t2, …)")
        .endsWith("--ignore age");
    assertThat(doubts("date,age,t0,t1,label\n1,2,4,3,a\n2,1,3,5,b\n1,4,2,2,a\n3,2,1,3,b\n"))
        .isEmpty();
  }

  @Test
  void shouldNameANameThatStandsTwice() throws IOException {
    assertThat(doubts("t,T,u,label\n1,2,4,a\n2,1,3,b\n1,4,2,a\n3,2,1,b\n"))
        .singleElement()
        .asString()
        .startsWith("several columns share a name: 't' (2 columns). All are read");
  }

  @Test
  void shouldNameChannels() throws IOException {
    assertThat(doubts("x_0,x_1,y_0,y_1,label\n1,2,3,1,a\n2,7,4,1,a\n3,5,3,2,b\n1,8,5,1,b\n"))
        .singleElement()
        .asString()
        .contains("2 channels (x, y) of 2 samples", "one signal of 4 values");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "Up ! up ! 'Up' (3), 'up' (3)",
        "1 ! 1.0 ! '1' (3), '1.0' (3)",
        "01 ! 1 ! '01' (3), '1' (3)",
        "pump on ! pump\u00a0 on ! 'pump on' (3), 'pump\u00a0 on' (3)",
        "1e1 ! 10 ! '10' (3), '1e1' (3)",
        "stra\u00dfe ! STRASSE ! 'STRASSE' (3), 'stra\u00dfe' (3)"
      })
  void shouldDoubtClassesThatDifferOnlyInHowTheyAreWritten(String one, String other, String named)
      throws IOException {
    // given
    String text =
        "4,9,%1$s\n1,2,%1$s\n3,1,%1$s\n2,7,%2$s\n1,1,%2$s\n5,7,%2$s\n5,8,x\n2,3,x\n"
            .formatted(one, other);

    // when, then
    assertThat(doubts(text))
        .singleElement()
        .asString()
        .startsWith("class names differ only in letter case")
        .contains(": " + named + ";")
        .doesNotContain("'x'");
  }

  @ParameterizedTest
  @CsvSource({"1,10", "1,-1", "a,a1", "0.1,0.10001", "up,upper"})
  void shouldNotDoubtOtherClasses(String one, String other) throws IOException {
    String text =
        "4,9,%1$s\n1,2,%1$s\n3,1,%1$s\n2,7,%2$s\n1,1,%2$s\n5,7,%2$s\n".formatted(one, other);
    assertThat(doubts(text)).noneMatch(doubt -> doubt.startsWith("classes differ"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0,0.1,0.2,1.0,1.1,1.2", // uneven, but plain numbers
        "0.0,0.5,1.0,1.5,2.0,2.5",
        "t0.0,t0.5,t1.0,t1.5,t2.0,t2.5",
        "t_0.00,t_0.33,t_0.67,t_1.00,t_1.33,t_1.67"
      })
  void shouldNotTakeTimesForChannels(String times) throws IOException {
    assertThat(
            doubts(times + ",label\n1,2,8,4,4,2,a\n2,7,1,6,1,0,a\n3,5,7,3,5,7,b\n1,8,5,1,4,3,b\n"))
        .isEmpty();
  }

  @Test
  void shouldTakeUnevenNumbersBehindAStemForChannels() throws IOException {
    assertThat(doubts("c1.0,c1.1,c2.0,c2.1,label\n1,2,3,1,a\n2,7,4,1,a\n3,5,3,2,b\n1,8,5,1,b\n"))
        .singleElement()
        .asString()
        .contains("2 channels (c1, c2)");
  }

  @Test
  void shouldSayThatAFirstLineIsTakenForNamesAsItCounts() throws IOException {
    assertThat(doubts("0,1,2,3\n0.5,2.5,1,5\n0.5,2,3,5\n1.5,2.5,1,6\n2,1,2,6\n"))
        .anySatisfy(doubt -> assertThat(doubt).startsWith("line 1 counts 0, 1, 2, ..."));
  }
}
