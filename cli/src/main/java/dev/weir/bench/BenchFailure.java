package dev.weir.bench;

/** The benchmark could not be run, or a topology did not do its work; the message says what. */
public final class BenchFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BenchFailure(String message) {
    super(message);
  }

  BenchFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
