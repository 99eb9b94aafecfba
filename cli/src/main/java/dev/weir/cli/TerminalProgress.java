package dev.weir.cli;

import dev.weir.model.Progress;
import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;

/**
 * Progress for a person: one line a stage on standard error, redrawn in place on a terminal and
 * printed at each tenth elsewhere. Says nothing of stages that end within a second.
 */
final class TerminalProgress implements Progress {

  private static final long PATIENCE = Duration.ofSeconds(1).toNanos();
  private static final long REDRAW = Duration.ofMillis(200).toNanos();

  private final PrintStream out;
  private final boolean terminal;
  private String stage = "";
  private long started;
  private long drawn;
  private long tenth;

  TerminalProgress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  @SuppressWarnings("SystemConsoleNull") // it is null in an image without the JDK's line editor
  static TerminalProgress standard() {
    Console console = System.console();
    return new TerminalProgress(System.err, console != null && console.isTerminal());
  }

  @Override
  public synchronized void update(String newStage, long done, long total) {
    long now = System.nanoTime();
    if (!newStage.equals(stage)) {
      stage = newStage;
      started = now;
      drawn = 0;
      tenth = -1;
    }
    if (now - started < PATIENCE) {
      return;
    }
    if (terminal) {
      redraw(now, done, total);
    } else {
      report(now, done, total);
    }
  }

  private void redraw(long now, long done, long total) {
    boolean last = done >= total;
    if (last || now - drawn >= REDRAW) {
      drawn = now;
      out.print("\r\033[K" + line(now, done, total) + (last ? "\n" : ""));
      out.flush();
    }
  }

  private void report(long now, long done, long total) {
    long reached = total > 0 ? done * 10 / total : 0;
    if (reached > tenth) {
      tenth = reached;
      out.println(line(now, done, total));
    }
  }

  private String line(long now, long done, long total) {
    double elapsed = (now - started) / 1e9;
    String left =
        done > 0 && done < total
            ? ", about %.0f s left".formatted(elapsed * (total - done) / done)
            : "";
    return "%s: %,d of %,d (%.0f s%s)".formatted(stage, done, total, elapsed, left);
  }
}
