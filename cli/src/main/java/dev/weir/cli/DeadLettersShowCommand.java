package dev.weir.cli;

import dev.weir.letters.Letter;
import dev.weir.letters.LetterBox;
import dev.weir.letters.LetterFilter;
import dev.weir.letters.Letters;
import dev.weir.letters.Position;
import dev.weir.schemas.DeadLetterHeaders;
import dev.weir.schemas.Topics;
import java.util.HexFormat;
import org.apache.kafka.common.header.Header;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code weir dead-letters show}: one letter. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {
      "Shows why a record was refused, where it came from, and its size.",
      "Key, value and the record's own headers are shown, in hexadecimal, only with --content: they"
          + " may be private."
    })
final class DeadLettersShowCommand implements Runnable {

  @Mixin private ClusterOptions cluster;

  @Parameters(
      paramLabel = "POSITION",
      converter = PositionConverter.class,
      description = "PARTITION@OFFSET, as 'list' prints it, such as 0@17.")
  private Position position;

  @Option(names = "--content", description = "Also key, value and headers, in hexadecimal.")
  private boolean content;

  @Override
  public void run() {
    Letters all =
        new LetterBox(cluster.clients(), new Topics(cluster.prefix())).read(LetterFilter.ALL);
    Letter letter =
        all.found().stream()
            .filter(it -> it.position().equals(position))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("there is no dead letter at " + position));
    line("position", position);
    line("reason", letter.why().reason());
    line("detail", letter.why().detail());
    line("origin", LetterText.origin(letter.why()));
    line("time", letter.why().time());
    line("key", size(letter.key()));
    line("value", size(letter.value()));
    line("replays", letter.replays() + " before it was refused");
    line("replayed", all.replayed().contains(position) ? "yes" : "no");
    for (Header header : letter.headers()) {
      if (!header.key().startsWith(DeadLetterHeaders.PREFIX)) {
        line("header", header.key() + ", " + size(header.value()));
      }
    }
    if (content) {
      content(letter);
    }
  }

  private static void content(Letter letter) {
    line("key", hex(letter.key()));
    line("value", hex(letter.value()));
    for (Header header : letter.headers()) {
      if (!header.key().startsWith(DeadLetterHeaders.PREFIX)) {
        line("header", header.key() + " " + hex(header.value()));
      }
    }
  }

  private static String size(byte[] bytes) {
    return bytes == null ? "none" : bytes.length + " bytes";
  }

  private static String hex(byte[] bytes) {
    return bytes == null ? "none" : HexFormat.of().formatHex(bytes);
  }

  private static void line(String name, Object value) {
    System.out.printf("%-9s %s%n", name, value);
  }

  /** As {@link Position} is written. */
  static final class PositionConverter implements ITypeConverter<Position> {
    @Override
    public Position convert(String text) {
      try {
        return Position.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
