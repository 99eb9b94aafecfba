package dev.weir.experiments.bench;

/**
 * The benchmark could not run, or a topology produced wrong output; the message describes the
 * problem.
 */
public final class BenchFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BenchFailure(String message) {
    super(message);
  }

  BenchFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
