package dev.weir.experiments.scoreboard;

/** A scoreboard that cannot be resumed or written. */
public final class ScoreboardException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ScoreboardException(String message) {
    super(message);
  }

  ScoreboardException(String message, Throwable cause) {
    super(message, cause);
  }
}
