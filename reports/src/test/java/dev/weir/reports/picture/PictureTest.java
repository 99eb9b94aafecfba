package dev.weir.reports.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PictureTest {

  @Test
  void shouldDrawTheSameInSvgAndPng() {
    // Given
    Picture picture =
        new Picture(100, 40, "a <box> & more")
            .box(10, 10, 20, 20, Ink.BLUE, 1)
            .dot(70, 20, 8, Ink.RED);

    // When
    String svg = SvgPainter.paint(picture);
    BufferedImage png = PngPainter.paint(List.of(picture), 200);

    // Then: a PNG has a margin of 16, and twice the resolution
    assertThat(svg)
        .contains("aria-label=\"a &lt;box&gt; &amp; more\"", "fill:var(--blue)", "<circle");
    assertThat(png.getWidth()).isEqualTo(2 * 132);
    assertThat(png.getHeight()).isEqualTo(2 * 72);
    assertThat(png.getRGB(2 * (16 + 20), 2 * (16 + 20))).isEqualTo(Ink.BLUE.color().getRGB());
    assertThat(png.getRGB(2 * (16 + 70), 2 * (16 + 20))).isEqualTo(Ink.RED.color().getRGB());
    assertThat(png.getRGB(2 * (16 + 50), 2 * (16 + 20))).isEqualTo(Ink.PAPER.color().getRGB());
  }

  @Test
  void shouldPlacePicturesInRows() {
    // Given
    Picture each = new Picture(100, 40, "");

    // When
    BufferedImage rows = PngPainter.paint(List.of(each, each, each), 250);

    // Then
    assertThat(rows.getWidth()).isEqualTo(2 * (16 + 2 * 116));
    assertThat(rows.getHeight()).isEqualTo(2 * (16 + 2 * 56));
  }

  @Test
  void shouldNameWhatIsCutOff() {
    // Given
    Picture picture = new Picture(100, 40, "");

    // Then
    assertThat(PictureChecks.cutOff(picture.text(4, 20, "fits", Ink.TEXT))).isEmpty();
    assertThat(PictureChecks.cutOff(picture.right(10, 20, "too long a text", Ink.TEXT)))
        .singleElement()
        .asString()
        .contains("too long a text");
  }

  @Test
  void shouldPutTicksAtRoundValues() {
    assertThat(new Axis(0, 39, 0, 1).ticks(4)).containsExactly(0.0, 10.0, 20.0, 30.0);
    assertThat(new Axis(-2.2, 2.4, 0, 1).ticks(4)).containsExactly(-2.0, 0.0, 2.0);
    assertThat(Axis.over(3, 3, 0, 1).ticks(3)).isNotEmpty();
    assertThat(Axis.label(1000)).isEqualTo("1,000");
    assertThat(Axis.label(0.25)).isEqualTo("0.25");
    assertThat(Axis.label(-0.0)).isEqualTo("0");
  }

  @Test
  void shouldLabelVerySmallAndVeryGreatValues() {
    assertThat(Axis.label(2e-5)).isEqualTo("2e-5");
    assertThat(Axis.label(-1.5e-9)).isEqualTo("-1.5e-9");
    assertThat(Axis.label(0.0005)).isEqualTo("0.0005");
    assertThat(Axis.label(3 * 0.1)).isEqualTo("0.3");
    assertThat(Axis.label(100 * 0.07)).isEqualTo("7");
    assertThat(Axis.label(1e17)).isEqualTo("1e17");
    assertThat(Axis.label(-12_345_678)).isEqualTo("-12,345,678");
    assertThat(new Axis(0, 1e-4, 0, 1).ticks(5)).extracting(Axis::label).contains("2e-5");
  }

  @Test
  void shouldEndWhereDoublesAreFarApart() {
    for (double value : new double[] {1e17, -1e17, 1e300, 0x1p53, Double.MAX_VALUE, 2e-5, 0}) {
      // When
      Axis axis = Axis.over(value, value, 0, 1);

      // Then
      assertThat(axis.most()).as("%s", value).isGreaterThan(axis.least());
      assertThat(axis.ticks(4)).as("%s", value).hasSizeLessThan(20);
    }
    assertThat(Axis.over(0, Double.MIN_VALUE, 0, 1).ticks(4)).isEmpty();
    assertThat(Axis.over(1e17, Math.nextUp(1e17), 0, 1).ticks(4)).hasSizeLessThan(20);
  }

  @Test
  void shouldNotShareAColourBetweenInks() {
    assertThat(Arrays.stream(Ink.values()).map(Ink::color).distinct()).hasSameSizeAs(Ink.values());
  }
}
