package dev.weir.reports.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Titles over several lines, and how they are rendered. */
class PictureTitleTest {
  private static final double LINE = Picture.LARGE * Lettering.LINE;

  private static Picture withAll(String title) {
    return new Picture(120, 60, "all shapes")
        .title(title, 4, 112)
        .line(0, 30, 120, 30, Ink.GRID, 1)
        .dot(20, 40, 3, Ink.RED)
        .text(4, 50, "text", Ink.TEXT)
        .tile(60, 30, 10, 10, new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY))
        .box(80, 30, 10, 10, Ink.BLUE, 0.5);
  }

  @Test
  void shouldLeaveAPictureWithAShortTitleAsItIs() {
    // when
    Picture picture = withAll("short");

    // then
    assertThat(picture.height()).isEqualTo(60);
    assertThat(picture.shapes())
        .contains(new Shape.Dot(20, 40, 3, Ink.RED))
        .first()
        .isEqualTo(
            new Shape.Text(
                4, 16, List.of("short"), Ink.TEXT, Picture.LARGE, Shape.Anchor.START, true));
  }

  @Test
  void shouldMoveEverythingBelowALongTitle() {
    // when
    Picture moved = withAll("a title over more than one line");
    Picture unmoved = withAll("short");

    // then
    int more = ((Shape.Text) moved.shapes().getFirst()).lines().size() - 1;
    assertThat(more).isPositive();
    assertThat(moved.height()).isEqualTo(60 + more * LINE);
    assertThat(tops(moved)).isEqualTo(tops(unmoved).stream().map(y -> y + more * LINE).toList());
    assertThat(PictureChecks.cutOff(moved)).isEmpty();
    assertThat(PictureChecks.overlappingTexts(moved)).isEmpty();
  }

  /** The first y coordinate of each shape but the title. */
  private static List<Double> tops(Picture picture) {
    return picture.shapes().stream()
        .skip(1)
        .map(
            shape ->
                switch (shape) {
                  case Shape.Path path -> path.points().getFirst().y();
                  case Shape.Dot dot -> dot.y();
                  case Shape.Text text -> text.y();
                  case Shape.Tile tile -> tile.y();
                })
        .toList();
  }

  @Test
  void shouldBeAsWideAsTheLongestWordOfAllTitlesButNotWiderThanAPhone() {
    // given
    double word = Lettering.widestWord("MisalignedCoupling", Picture.LARGE, true);

    // then
    assertThat(Picture.width(100, 10, List.of())).isEqualTo(100);
    assertThat(Picture.width(100, 10, List.of("up", "down"))).isEqualTo(100);
    assertThat(Picture.width(100, 10, List.of("up", "a MisalignedCoupling b")))
        .isEqualTo(Math.ceil(word + 10));
    assertThat(Picture.width(100, 10, List.of("W".repeat(99)))).isEqualTo(340);
    assertThat(Picture.width(400, 10, List.of("W".repeat(99)))).isEqualTo(400);
  }

  /** The text of several lines can be searched and copied as one. */
  @Test
  void shouldKeepTheBlanksBetweenLines() {
    // given
    Picture picture = new Picture(100, 60, "").text(4, 20, List.of("one ", "two"), Ink.TEXT);

    // then
    assertThat(SvgPainter.paint(picture))
        .contains(
            "<tspan x=\"4\" y=\"20\">one<tspan font-size=\"0\"> </tspan></tspan>"
                + "<tspan x=\"4\" y=\"35\">two</tspan>");
  }

  @Test
  void shouldWriteShortNumbersAndAlignments() {
    // given
    Picture picture =
        new Picture(100.5, 60.123, "")
            .right(99.999, 20.1, "r", Ink.MUTED)
            .centred(-0.001, 30, "c", Ink.TEXT)
            .title("t", 4, 90);

    // then
    assertThat(SvgPainter.paint(picture))
        .contains(
            "viewBox=\"0 0 100.5 60.12\"",
            "<text x=\"100\" y=\"20.1\" style=\"fill:var(--muted)\" font-size=\"12\""
                + " text-anchor=\"end\">r</text>",
            "<text x=\"0\" y=\"30\" style=\"fill:var(--text)\" font-size=\"12\""
                + " text-anchor=\"middle\">c</text>",
            "<text x=\"4\" y=\"16\" style=\"fill:var(--text)\" font-size=\"14\""
                + " font-weight=\"600\">t</text>");
  }

  @Test
  void shouldLabelTheLinesOfAGrid() {
    // given
    Picture picture = new Picture(100, 60, "");

    // when
    picture.grid(new Axis(0, 20, 50, 10), 2, 30, 90, tick -> Axis.label(tick) + " %");

    // then
    assertThat(PictureChecks.texts(picture)).containsExactly("0 %", "10 %", "20 %");
    assertThat(picture.shapes())
        .contains(
            new Shape.Path(
                List.of(new Shape.Point(30, 30), new Shape.Point(90, 30)), Ink.GRID, 1, 1, false));
  }
}
