package dev.weir.cli.deadletters;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.weir.cli.options.ClusterCommand;
import dev.weir.reports.text.CountFormat;
import dev.weir.reports.text.TextTable;
import dev.weir.schemas.DeadLetter;
import dev.weir.schemas.ForeignHeaders;
import dev.weir.stream.deadletters.DeadLetterEntry;
import dev.weir.stream.deadletters.DeadLetterFilter;
import dev.weir.stream.deadletters.DeadLetterReader;
import dev.weir.stream.deadletters.DeadLetterSelection;
import dev.weir.stream.deadletters.RecordOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir dead-letters show}: shows one letter. */
@Command(
    name = "show",
    description = {
      "Shows why a record was refused, where it came from, and its size.",
      "Key, value and the record's own headers may be private: they are only printed, in"
          + " hexadecimal, with --content."
    })
final class DeadLettersShowCommand extends ClusterCommand {

  @Parameters(
      paramLabel = "POSITION",
      description = "PARTITION@OFFSET, as 'list' prints it, such as 0@17.")
  private RecordOffset position;

  @Option(names = "--content", description = "Print key, value and headers too, in hexadecimal.")
  private boolean content;

  record Shown(
      @JsonUnwrapped DeadLetterJson letter,
      List<ShownHeader> headers,
      Optional<String> keyHex,
      Optional<String> valueHex) {}

  record ShownHeader(String name, int bytes, Optional<String> hex) {}

  @Override
  public Integer call() {
    DeadLetterSelection all =
        new DeadLetterReader(cluster().clients(), cluster().topics()).read(DeadLetterFilter.ALL);
    DeadLetterEntry letter =
        all.found().stream()
            .filter(it -> it.position().equals(position))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("there is no dead letter at " + position));
    print(text(letter, all), json(letter, all));
    return 0;
  }

  private String text(DeadLetterEntry letter, DeadLetterSelection all) {
    DeadLetter why = letter.why();
    TextTable table = new TextTable("position", position.toString());
    table.row("reason", why.reason());
    table.row("detail", why.detail());
    table.row("origin", DeadLetterText.origin(why));
    table.row("time", why.time().toString());
    table.row("key", size(letter.key()));
    table.row("value", size(letter.value()));
    table.row("replays", letter.replays() + " before it was refused");
    table.row("replayed", all.replayed().contains(position) ? "yes" : "no");
    headers(letter).forEach(it -> table.row("header", it.key() + ", " + size(it.value())));
    return content ? table + System.lineSeparator() + content(letter) : table.toString();
  }

  /** Not truncated to the terminal, so that bytes can be copied. */
  private static String content(DeadLetterEntry letter) {
    List<String> lines = new ArrayList<>();
    lines.add("key " + hex(letter.key()));
    lines.add("value " + hex(letter.value()));
    headers(letter).forEach(it -> lines.add("header " + it.key() + " " + hex(it.value())));
    return String.join(System.lineSeparator(), lines);
  }

  private Shown json(DeadLetterEntry letter, DeadLetterSelection all) {
    return new Shown(
        DeadLetterJson.of(letter, all),
        headers(letter).stream()
            .map(
                it ->
                    new ShownHeader(it.key(), DeadLetterText.size(it.value()), content(it.value())))
            .toList(),
        content(letter.key()),
        content(letter.value()));
  }

  /** In hexadecimal with {@code --content}, else empty. */
  private Optional<String> content(byte[] bytes) {
    return content ? Optional.of(hex(bytes)) : Optional.empty();
  }

  /** The record's own headers, without those about the refusal. */
  private static List<Header> headers(DeadLetterEntry letter) {
    return List.of(ForeignHeaders.of(letter.headers()).toArray());
  }

  private static String size(byte[] bytes) {
    return bytes == null ? "none" : CountFormat.of(bytes.length, "byte");
  }

  private static String hex(byte[] bytes) {
    return bytes == null ? "none" : HexFormat.of().formatHex(bytes);
  }
}
