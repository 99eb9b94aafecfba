package dev.weir.classifiers.memory;

import dev.weir.base.Causes;
import java.util.Locale;
import java.util.Optional;

/**
 * Explains JVM errors and their remedies: out of memory, stack overflow, arithmetic overflow, a
 * broken installation.
 */
public final class ErrorText {

  private static final String SMALLER =
      "use less: a sample of the data, fewer kernels or features, or fewer threads (--threads)";

  private ErrorText() {}

  /** The text for the cause of a problem, if it is such an error. */
  public static Optional<String> of(Throwable problem) {
    for (Throwable cause : Causes.of(problem)) {
      if (cause instanceof Error error) {
        return Optional.of(ofError(error));
      }
      if (isOverflow(cause)) {
        return Optional.of(
            "an integer overflows (%s): the data, or a number in an option, is too large; "
                    .formatted(cause.getMessage())
                + SMALLER);
      }
    }
    return Optional.empty();
  }

  private static boolean isOverflow(Throwable cause) {
    return cause instanceof NegativeArraySizeException
        || (cause instanceof ArithmeticException
            && String.valueOf(cause.getMessage()).endsWith("overflow"));
  }

  private static String ofError(Error error) {
    return switch (error) {
      case OutOfMemoryError memory -> ofMemory(String.valueOf(memory.getMessage()));
      case StackOverflowError stack ->
          "Java's stack is too small: increase it (WEIR_JAVA_OPTS=-Xss16m)";
      default ->
          "unexpected error: %s; WEIR_LOG=debug shows where. Was Weir rebuilt while it ran, or is a library missing?"
              .formatted(error);
    };
  }

  private static String ofMemory(String reason) {
    if (reason.contains("thread")) {
      return "no more threads can be started (%s): use fewer (--threads), or raise the limit of the process (ulimit -u)"
          .formatted(reason);
    }
    if (reason.contains("array size")) {
      return "an array would exceed Java's limit (%s): %s".formatted(reason, SMALLER);
    }
    if (reason.contains("direct") || reason.contains("Direct")) {
      return "out of memory outside the heap (%s): raise the limit (WEIR_JAVA_OPTS=-XX:MaxDirectMemorySize=2g)"
          .formatted(reason);
    }
    if (reason.contains("Metaspace")) {
      return "out of memory for classes (%s): raise the limit (WEIR_JAVA_OPTS=-XX:MaxMetaspaceSize=512m)"
          .formatted(reason);
    }
    long most = Runtime.getRuntime().maxMemory();
    return String.format(
        Locale.ROOT,
        "out of memory (%s): Java's limit is %.1f GB; raise it (WEIR_JAVA_OPTS=-Xmx%dg), or %s",
        reason,
        most / 1e9,
        Math.max(1, 2 * Math.ceilDiv(most, 1L << 30)),
        SMALLER);
  }
}
