package dev.weir.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.opentest4j.AssertionFailedError;

/**
 * Compares what the code produces with a record of it, a file in {@code
 * src/test/resources/contract} of the module: bits, names and fields that users, stored data or
 * running applications depend on. With the system property {@code weir.contract.record=true} the
 * file is written instead.
 *
 * <pre>{@code
 * Contract.check("settings.txt", List.of("http.port INT 8080", ...));
 * }</pre>
 */
public final class Contract {

  /** The system property that records instead of comparing. */
  static final String RECORD = "weir.contract.record";

  /** Maximum number of missing and of new lines in a failure's message. */
  private static final int SHOWN = 10;

  private static final Contract OF_MODULE =
      new Contract(Path.of("src", "test", "resources", "contract"), Boolean.getBoolean(RECORD));

  private final Path folder;
  private final boolean records;

  Contract(Path folder, boolean records) {
    this.folder = folder;
    this.records = records;
  }

  /**
   * Compares lines with the recorded ones.
   *
   * @param file name of the record
   * @throws AssertionError if they differ, or there is no record
   */
  public static void check(String file, Collection<String> lines) {
    OF_MODULE.compare(file, lines);
  }

  /**
   * Compares bytes with the recorded ones.
   *
   * @param file name of the record
   * @throws AssertionError if they differ, or there is no record
   */
  public static void check(String file, byte[] bytes) {
    OF_MODULE.compare(file, bytes);
  }

  /** The recorded bytes. */
  public static byte[] read(String file) {
    return OF_MODULE.recorded(file);
  }

  void compare(String file, Collection<String> lines) {
    List<String> now = List.copyOf(lines);
    now.stream()
        .filter(line -> line.contains("\n"))
        .findFirst()
        .ifPresent(
            line -> {
              throw new IllegalArgumentException("this is more than one line: " + line);
            });
    if (records) {
      write(file, (String.join("\n", now) + "\n").getBytes(UTF_8));
    }
    List<String> then = new String(recorded(file), UTF_8).lines().toList();
    if (!now.equals(then)) {
      throw failure(file, differences(then, now), String.join("\n", then), String.join("\n", now));
    }
  }

  void compare(String file, byte[] bytes) {
    if (records) {
      write(file, bytes);
    }
    byte[] then = recorded(file);
    int at = Arrays.mismatch(then, bytes);
    if (at >= 0) {
      throw failure(
          file,
          "%d bytes then, %d now, which differ from byte %d on"
              .formatted(then.length, bytes.length, at),
          HexFormat.of().formatHex(then),
          HexFormat.of().formatHex(bytes));
    }
  }

  byte[] recorded(String file) {
    Path path = folder.resolve(file);
    if (!Files.exists(path)) {
      throw new AssertionError(
          "there is no record %s: -D%s=true writes it".formatted(path, RECORD));
    }
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String file, byte[] bytes) {
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve(file), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private AssertionFailedError failure(String file, String what, String then, String now) {
    return new AssertionFailedError(
        "%s: %s%nOnly if users are meant to notice this: -D%s=true records it, and CHANGELOG.md says so"
            .formatted(folder.resolve(file), what, RECORD),
        then,
        now);
  }

  /** The first differing line, and what is missing and new, in any order. */
  private static String differences(List<String> then, List<String> now) {
    int at = 0;
    while (at < Math.min(then.size(), now.size()) && then.get(at).equals(now.get(at))) {
      at++;
    }
    List<String> text = new ArrayList<>();
    text.add("differs from line %d on".formatted(at + 1));
    add(text, "missing", then, now);
    add(text, "new", now, then);
    return String.join(System.lineSeparator(), text);
  }

  private static void add(
      List<String> text, String what, List<String> lines, Collection<String> others) {
    List<String> left = new ArrayList<>(lines);
    left.removeAll(others);
    left.stream().limit(SHOWN).forEach(line -> text.add("  %s: %s".formatted(what, line)));
    if (left.size() > SHOWN) {
      text.add("  and %d more lines that are %s".formatted(left.size() - SHOWN, what));
    }
  }
}
