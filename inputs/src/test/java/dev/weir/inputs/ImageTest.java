package dev.weir.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.inputs.path.UnmappableException;
import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.ImageRecord;
import dev.weir.schemas.SchemaFetcher;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ImageTest {
  private static final byte[] PIXELS = {0, 1, (byte) 200, (byte) 255, 5, 6};

  @Test
  void shouldTakeNumbersBase64AndBytes() {
    assertImage(json("width=3", "height=2").image(Mappings.json("{\"p\":[0,1,200,255,5,6]}")));
    assertImage(json().image(Mappings.json("{\"p\":[[0,1,200],[255,5,6]]}")));
    String base64 = Base64.getEncoder().encodeToString(PIXELS);
    assertImage(json("width=3").image(Mappings.json("{\"p\":\"" + base64 + "\"}")));
    assertImage(json("height=h").image(Mappings.json("{\"h\":2,\"p\":\"" + base64 + "\"}")));
    assertImage(binary("width=3", "height=2").image(Mappings.record(PIXELS)));
  }

  @Test
  void shouldKeepGreyValuesOfPictureFiles() throws IOException {
    BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setDataElements(0, 0, 3, 2, PIXELS);
    byte[] png = file(image, "png");

    assertImage(binary().image(Mappings.record(png)));
    assertImage(binary("pixels.encoding=png").image(Mappings.record(png)));
    String base64 = Base64.getEncoder().encodeToString(png);
    assertImage(json().image(Mappings.json("{\"p\":\"" + base64 + "\"}")));
    assertImage(json().image(Mappings.json("{\"p\":\"data:image/png;base64," + base64 + "\"}")));
  }

  @Test
  void shouldMakeLumaOfColours() throws IOException {
    BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0xffff0000);
    image.setRGB(1, 0, 0xff00ff00);
    image.setRGB(0, 1, 0x000000ff);
    image.setRGB(1, 1, 0xffffffff);

    ImageRecord grey = binary().image(Mappings.record(file(image, "png")));

    assertThat(bytes(grey)).containsExactly(76, 150, 29, 255 - 256);
  }

  @Test
  void shouldReadPalettesBitsAndJpeg() throws IOException {
    BufferedImage bits = new BufferedImage(9, 1, BufferedImage.TYPE_BYTE_BINARY);
    bits.setRGB(8, 0, 0xffffffff);
    BufferedImage wide = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
    wide.getRaster().setSample(1, 0, 0, 0x1234);
    BufferedImage flat = new BufferedImage(16, 8, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 128; i++) {
      flat.getRaster().setSample(i % 16, i / 16, 0, 100);
    }

    assertThat(bytes(binary().image(Mappings.record(file(bits, "png")))))
        .containsExactly(0, 0, 0, 0, 0, 0, 0, 0, -1);
    assertThat(bytes(binary().image(Mappings.record(file(wide, "png"))))).containsExactly(0, 0x12);
    byte[] jpeg = bytes(binary().image(Mappings.record(file(flat, "jpeg"))));
    assertThat(jpeg).hasSize(128).containsOnly(100);
  }

  @Test
  void shouldRefuseWhatIsNoImage() throws IOException {
    byte[] png = file(new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY), "png");
    byte[] broken = Arrays.copyOf(png, png.length - 27);
    byte[] huge = png.clone();
    ByteBuffer.wrap(huge).putInt(16, 1 << 20).putInt(20, 1 << 20);

    assertRefused(
        json(), "{\"p\":[0,256]}", "p: number 1 of them is not a whole one from 0 to 255");
    assertRefused(json(), "{\"p\":[0.5]}", "p: number 0 of them is not a whole one from 0 to 255");
    assertRefused(json(), "{\"p\":\"*\"}", "p: a text that is not Base64");
    assertRefused(
        json(), "{\"p\":\"AAAA\"}", "3 pixels without width or height, and no PNG or JPEG");
    assertRefused(
        json("pixels.encoding=png"),
        "{\"p\":\"AAAA\"}",
        "p: not a file of this format, where pixels.encoding is png");
    assertRefused(
        json("pixels.encoding=numbers"),
        "{\"p\":\"AAAA\"}",
        "p: a text, where pixels.encoding is numbers");
    assertThatThrownBy(() -> binary("width=9").image(Mappings.record(png)))
        .hasMessage("the image has a width of 3, not 9");
    assertThatThrownBy(() -> binary().image(Mappings.record(broken)))
        .hasMessage("$: a png file that is invalid");
    assertThatThrownBy(() -> binary().image(Mappings.record(huge)))
        .isInstanceOfSatisfying(
            UnmappableException.class,
            e -> assertThat(e.reason()).isEqualTo(DeadLetterReason.TOO_LARGE))
        .hasMessageContaining("1048576 x 1048576 pixels; at most 4,194,304 are decoded");
  }

  private static void assertRefused(RecordMapper mapper, String json, String message) {
    assertThatThrownBy(() -> mapper.image(Mappings.json(json)))
        .isInstanceOf(UnmappableException.class)
        .hasMessage(message);
  }

  private static void assertImage(ImageRecord image) {
    assertThat(image.getWidth()).isEqualTo(3);
    assertThat(image.getHeight()).isEqualTo(2);
    assertThat(bytes(image)).containsExactly(PIXELS);
  }

  private static byte[] bytes(ImageRecord image) {
    byte[] bytes = new byte[image.getPixels().remaining()];
    image.getPixels().duplicate().get(bytes);
    return bytes;
  }

  private static byte[] file(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, out)).isTrue();
    return out.toByteArray();
  }

  private static RecordMapper json(String... settings) {
    return mapper(settings, "format=json", "pixels=p");
  }

  private static RecordMapper binary(String... settings) {
    return mapper(settings, "format=binary");
  }

  private static RecordMapper mapper(String[] settings, String... more) {
    String[] all = Arrays.copyOf(settings, settings.length + more.length + 1);
    System.arraycopy(more, 0, all, settings.length, more.length);
    all[all.length - 1] = "kind=image";
    return new RecordMapper(Mappings.of(all), new SchemaFetcher());
  }
}
