package dev.weir.scoreboard;

/** Someone asked to stop. What was finished before is kept. */
public final class StoppedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoppedException() {
    super("stopped");
  }
}
