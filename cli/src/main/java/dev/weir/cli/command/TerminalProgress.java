package dev.weir.cli.command;

import dev.weir.classifiers.model.Progress;
import dev.weir.reports.text.Terminal;
import dev.weir.schemas.TextSanitizer;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Progress on standard error: one line per stage, redrawn in place on a terminal and printed at
 * each tenth elsewhere, with an estimate of the time left. Stages that end within a second are not
 * shown. Stages may alternate, such as nested ones. Warnings are separate lines.
 */
public final class TerminalProgress implements Progress {

  private static final long DELAY = Duration.ofSeconds(1).toNanos();
  private static final long REDRAW = Duration.ofMillis(200).toNanos();

  private final PrintStream out;
  private final boolean terminal;
  private final LongSupplier clock;
  private final Map<String, Stage> stages = new HashMap<>();
  private final Set<String> warned = new HashSet<>();
  private boolean unfinished;
  private boolean lineOpen;
  private long drawn;

  /** Seconds left of more than a stage; negative if there is no more. */
  private double ofAll = -1;

  /** Uses a clock that counts nanoseconds. */
  TerminalProgress(PrintStream out, boolean terminal, LongSupplier clock) {
    this.out = out;
    this.terminal = terminal;
    this.clock = clock;
  }

  /**
   * Prints to standard error; if the process is stopped in the middle of its work, prints that too.
   */
  public static TerminalProgress standard() {
    TerminalProgress progress = console();
    Interruption.onSignal(progress::interrupted);
    return progress;
  }

  /** Prints to standard error, for work that reports by itself where it was stopped. */
  public static TerminalProgress console() {
    return new TerminalProgress(System.err, Terminal.isTerminal(), System::nanoTime);
  }

  /** One kind of work, from its beginning to its end. */
  private static final class Stage {
    private final long started;
    private long done;
    private long tenth = -1;

    Stage(long started) {
      this.started = started;
    }

    /**
     * Whether the same work starts again; reports of several threads may arrive slightly out of
     * order.
     */
    boolean isRestart(long now, long total) {
      return (done >= total && now < total) || now < done - total / 2;
    }

    /** Whether another tenth is done. */
    boolean reaches(long now, long total) {
      long reached = total > 0 ? now * 10 / total : 0;
      boolean further = reached > tenth;
      tenth = Math.max(tenth, reached);
      return further;
    }
  }

  @Override
  public synchronized void update(String name, long done, long total) {
    long now = clock.getAsLong();
    Stage stage = stages.computeIfAbsent(name, any -> new Stage(now));
    if (stage.isRestart(done, total)) {
      stage = new Stage(now);
      stages.put(name, stage);
    }
    stage.done = Math.max(stage.done, done);
    unfinished = done < total;
    if (now - stage.started < DELAY) {
      return;
    }
    long nanos = now - stage.started;
    if (terminal) {
      redraw(name, nanos, done, total);
    } else if (stage.reaches(done, total)) {
      out.println(line(name, nanos, done, total));
    }
  }

  private void redraw(String name, long nanos, long done, long total) {
    long now = clock.getAsLong();
    boolean last = done >= total;
    if (last || now - drawn >= REDRAW) {
      drawn = now;
      out.print("\r\033[K" + line(name, nanos, done, total) + (last ? "\n" : ""));
      out.flush();
      lineOpen = !last;
    }
  }

  private String line(String name, long nanos, long done, long total) {
    double elapsed = nanos / 1e9;
    String left =
        done > 0 && done < total
            ? ", about %.0f s left".formatted(elapsed * (total - done) / done)
            : "";
    String all = ofAll < 0 ? "" : ", about %.0f s for all that is left".formatted(ofAll);
    return "%s: %,d of %,d (%.0f s%s%s)".formatted(name, done, total, elapsed, left, all);
  }

  @Override
  public synchronized void remaining(double seconds) {
    ofAll = seconds;
  }

  /** Prints a warning once, for any number of seeds. */
  @Override
  public synchronized void warn(String warning) {
    if (warned.add(warning)) {
      out.println((lineOpen ? "\n" : "") + "weir: warning: " + TextSanitizer.message(warning));
      lineOpen = false;
    }
  }

  private synchronized void interrupted() {
    if (unfinished) {
      out.println((lineOpen ? "\n" : "") + "weir: interrupted");
      out.flush();
    }
  }
}
