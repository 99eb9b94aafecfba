package dev.weir.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.evaluation.Evaluation;
import dev.weir.classifiers.signal.LabelledSignals;
import dev.weir.reports.picture.Ink;
import dev.weir.reports.picture.Picture;
import dev.weir.reports.picture.PictureChecks;
import dev.weir.reports.picture.PngPainter;
import dev.weir.reports.picture.SvgPainter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Reports can contain users' class names of any length and number. */
class ClassNamesTest {

  private static List<Report> reports(int classes) {
    List<String> names = NamedClasses.names(classes);
    return List.of(NamedClasses.signals(names), NamedClasses.images(names));
  }

  private static Section section(Report report, String id) {
    return report.sections().stream().filter(each -> each.id().equals(id)).findAny().orElseThrow();
  }

  private static Document parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> texts(Document page, String element) {
    NodeList all = page.getElementsByTagName(element);
    return IntStream.range(0, all.getLength()).mapToObj(i -> all.item(i).getTextContent()).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8, 30})
  void shouldNeitherCutNorOverlapNames(int classes) {
    for (Report report : reports(classes)) {
      for (Section section : report.sections()) {
        for (Picture picture : section.pictures()) {
          // then
          String where = section.id() + ": " + picture.alt();
          assertThat(PictureChecks.cutOff(picture)).as(where).isEmpty();
          assertThat(PictureChecks.overlappingTexts(picture)).as(where).isEmpty();
          assertThat(PictureChecks.texts(picture)).as(where).noneMatch(text -> text.contains("…"));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8, 30})
  void shouldShowEveryNameWhole(int classes) throws Exception {
    List<String> names = NamedClasses.names(classes);
    for (Report report : reports(classes)) {
      // when
      Document page = parse(HtmlPage.of(report));

      // then
      assertThat(texts(page, "td")).containsAll(names);
      assertThat(texts(page, "text")).containsAll(names);
      assertThat(page.getElementsByTagName("script").getLength()).isZero();
      assertThat(PictureChecks.texts(section(report, "confusion").pictures().getFirst()))
          .containsAll(names);
      for (String id : List.of("examples", "variation")) {
        assertThat(titles(section(report, id))).as(id).containsExactlyElementsOf(names);
      }
    }
  }

  /** The first text of each picture. */
  private static List<String> titles(Section section) {
    return section.pictures().stream()
        .map(picture -> PictureChecks.texts(picture).getFirst())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8, 30})
  void shouldFitAPhoneAndAPrintedPage(int classes) {
    for (Report report : reports(classes)) {
      for (Section section : report.sections()) {
        // then: a phone shrinks wider pictures until they are illegible
        assertThat(section.pictures())
            .allSatisfy(picture -> assertThat(picture.width()).isLessThanOrEqualTo(480));
        if (!section.pictures().isEmpty()) {
          BufferedImage png = PngPainter.paint(section.pictures(), 940);
          assertThat(png.getWidth()).as(section.id()).isLessThanOrEqualTo(2 * 972);
        }
      }
    }
  }

  @Test
  void shouldSayWhichClassesAreLeftOut() {
    // given
    List<String> names = IntStream.range(0, 60).mapToObj(i -> "class number " + i).toList();

    // when
    Report report = NamedClasses.signals(names);

    // then
    for (String id : List.of("examples", "variation")) {
      assertThat(section(report, id).text())
          .endsWith("Shown are the first 40 of 60 classes; the other 20 are left out.");
      assertThat(section(report, id).pictures()).hasSize(40);
    }
    assertThat(section(report, "alignments").text())
        .contains("Shown are the first 6 of 60 classes; the other 54 are left out.");
    assertThat(section(report, "kernels").text()).contains("the first 4 of 4 by importance");
    assertThat(section(report, "confusion").text())
        .contains("the 40 of 60 classes with the most errors; the other 20 are left out")
        .containsPattern("The list has the 20 most frequent of \\d+ kinds of errors; the other");
    assertThat(section(report, "confusion").table()).hasSize(21);
    assertThat(section(report, "accuracy").table()).hasSize(61);
  }

  @Test
  void shouldSayNothingIsLeftOutWhereAllIsShown() {
    // when
    Report report = NamedClasses.signals(NamedClasses.names(3));

    // then
    assertThat(report.sections())
        .allSatisfy(section -> assertThat(section.text()).doesNotContain("left out"));
  }

  @Test
  void shouldNameClassesWithoutTrainingSignals() {
    // given
    List<String> classes = List.of("seen", "never seen in training");
    var training =
        new LabelledSignals(new double[][] {{0, 1, 0, 1}, {1, 0, 1, 0}}, new int[] {0, 0}, classes);

    // then
    assertThat(new SignalPictures(training).leftOut())
        .isEqualTo(" No training signals: never seen in training.");
  }

  @Test
  void shouldKeepWordsInOrderAroundNamesFromRightToLeft() {
    // given
    var predictions =
        new TestPredictions(List.of("שחיקת מיסבים", "OK"), new int[] {0, 1}, new int[] {1, 0});

    // then
    assertThat(predictions.describe(0, 7)).isEqualTo("#7: \u2068שחיקת מיסבים\u2069 taken for OK");
  }

  @Test
  void shouldListErrorsByTheirNames() {
    // given: 5 of "a" predicted as "b", 1 of "b" as "a"
    var evaluation = new Evaluation(List.of("a", "b"), new long[][] {{15, 5}, {1, 9}});

    // when
    Section section = ConfusionSection.of(evaluation);

    // then
    assertThat(section.table())
        .containsExactly(
            List.of("error", "records", "of the class"),
            List.of("a taken for b", "5", "25.0%"),
            List.of("b taken for a", "1", "10.0%"));
    assertThat(PictureChecks.texts(section.pictures().getFirst()))
        .contains("a", "b", "15", "5", "1", "9");
  }

  @Test
  void shouldSayWhereCountsHaveNoRoom() {
    // given
    long[][] counts = new long[30][30];
    IntStream.range(0, 30).forEach(i -> counts[i][i] = 123_456);
    List<String> names = NamedClasses.names(30);

    // when
    Section section = ConfusionSection.of(new Evaluation(names, counts));

    // then
    assertThat(section.text()).contains("Cells that are too narrow show no count.");
    assertThat(PictureChecks.overlappingTexts(section.pictures().getFirst())).isEmpty();
  }

  @Test
  void shouldWriteWellFormedXmlOfAnyName() throws Exception {
    // given: a control character, which XML does not allow, and an unpaired surrogate
    Picture picture =
        new Picture(300, 40, "").text(4, 20, "bell \u0007 & <b> \ud800 end", Ink.TEXT);

    // when
    Document svg = parse(SvgPainter.paint(picture));

    // then
    assertThat(texts(svg, "text")).containsExactly("bell \ufffd & <b> \ufffd end");
  }

  @Test
  void shouldStackLongNamesAboveTheirNumbersOnAPhone() {
    // given
    List<String> all = new ArrayList<>();
    for (List<String> names : List.of(List.of("up", "down"), NamedClasses.names(8))) {
      all.add(HtmlPage.of(NamedClasses.images(names)));
    }

    // then
    assertThat(Stream.of(all.getFirst().split("<table", -1)))
        .noneMatch(
            table -> table.startsWith(" class=\"numbers stacked\"") && table.contains("recall"));
    assertThat(all.getLast()).contains("<table class=\"numbers stacked\">");
  }
}
