package dev.weir.reports.text;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;

/** The width available for text output. */
public final class Terminal {

  private static final int LEAST = 40;
  private static final OptionalInt WIDTH = width(System.getenv());

  private Terminal() {}

  /** The columns of the terminal; empty if the output goes to a file or another program. */
  public static OptionalInt width() {
    return WIDTH;
  }

  /** {@code COLUMNS} overrides the terminal's own value. */
  static OptionalInt width(Map<String, String> environment) {
    OptionalInt columns = number(environment.getOrDefault("COLUMNS", ""));
    return columns.isPresent() || !isTerminal() ? columns : terminalColumns();
  }

  /** Whether this process has a terminal. */
  @SuppressWarnings("SystemConsoleNull") // null in an image without the JDK's line editor
  public static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  private static OptionalInt terminalColumns() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return number(size.strip().replaceFirst(".* ", ""));
    } catch (IOException e) {
      return OptionalInt.empty(); // program not available: nothing is truncated
    }
  }

  private static OptionalInt number(String text) {
    return text.matches("[1-9]\\d{0,4}")
        ? OptionalInt.of(Math.max(LEAST, Integer.parseInt(text)))
        : OptionalInt.empty();
  }
}
