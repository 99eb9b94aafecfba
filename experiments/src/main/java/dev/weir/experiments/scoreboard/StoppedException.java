package dev.weir.experiments.scoreboard;

/** The run was stopped on request. Earlier results are kept. */
public final class StoppedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoppedException() {
    super("stopped");
  }
}
