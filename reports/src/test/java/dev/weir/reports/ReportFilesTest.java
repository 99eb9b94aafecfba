package dev.weir.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.evaluation.Evaluation;
import dev.weir.reports.picture.Ink;
import dev.weir.reports.picture.Picture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
  private static final Evaluation EVALUATION =
      new Evaluation(List.of("a", "b"), new long[][] {{3, 1}, {0, 4}});

  @TempDir Path folder;

  private static Section section(String id, Picture... pictures) {
    return Section.of(id, "Title", "Text.", List.of(pictures));
  }

  private static Picture picture() {
    return new Picture(60, 30, "a box").box(5, 5, 20, 20, Ink.BLUE, 1);
  }

  /** Otherwise a picture could replace a file that the command did not check. */
  @Test
  void shouldListAllPicturesThatAReportCanHave() {
    // given
    List<String> names = NamedClasses.names(3);

    // when: all windows count in these models, so that they have no section of chosen ones
    Stream<String> drawn =
        Stream.of(NamedClasses.signals(names), NamedClasses.images(names))
            .flatMap(report -> report.sections().stream())
            .filter(section -> !section.pictures().isEmpty())
            .map(section -> section.id() + ".png");

    // then
    assertThat(ReportFiles.pictures(folder).stream().map(file -> file.getFileName().toString()))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(drawn, Stream.of(WindowsSection.ID + ".png")).distinct().toList());
  }

  @Test
  void shouldWriteAPictureOfEachSectionThatHasSome() throws IOException {
    // given
    List<Section> sections =
        List.of(section("accuracy", picture()), section("model"), section("errors", picture()));

    // when
    List<Path> files =
        ReportFiles.pictures(new Report("m", "Lead.", EVALUATION, sections), folder.resolve("a/b"));

    // then
    assertThat(files)
        .containsExactly(folder.resolve("a/b/accuracy.png"), folder.resolve("a/b/errors.png"));
    try (Stream<Path> found = Files.list(folder.resolve("a/b"))) {
      assertThat(found).containsExactlyInAnyOrderElementsOf(files);
    }
  }

  /** By this, a later report recognizes a picture that it may replace. */
  @Test
  void shouldSignItsPictures() throws IOException {
    // given
    Report report = new Report("m", "Lead.", EVALUATION, List.of(section("kernels", picture())));

    // when
    Path file = ReportFiles.pictures(report, folder).getFirst();

    // then
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
        .startsWith("\u0089PNG")
        .contains("tEXtSoftware\0" + ReportFiles.SOFTWARE);
    assertThat(ImageIO.read(file.toFile()).getRGB(2 * (16 + 10), 2 * (16 + 10)))
        .isEqualTo(0xff0072b2);
  }

  @Test
  void shouldReplaceAnEarlierPage() throws IOException {
    // given
    Path file = Files.writeString(folder.resolve("m.html"), "earlier");
    Report report = new Report("m", "Lead.", EVALUATION, List.of());

    // when
    ReportFiles.page(report, file);

    // then
    assertThat(file).hasContent(HtmlPage.of(report));
    try (Stream<Path> found = Files.list(folder)) {
      assertThat(found).containsExactly(file);
    }
  }
}
