package dev.weir.memory;

import dev.weir.base.Causes;
import java.util.Locale;
import java.util.Optional;

/**
 * Explains JVM errors and their remedies: out of memory, stack overflow, arithmetic overflow, a
 * broken installation.
 */
public final class ErrorText {

  private static final String SMALLER =
      "take less: a sample of the data, fewer kernels or features, or fewer threads (--threads)";

  private ErrorText() {}

  /** The text for the cause of a problem, if it is such an error. */
  public static Optional<String> of(Throwable problem) {
    for (Throwable cause : Causes.of(problem)) {
      if (cause instanceof Error error) {
        return Optional.of(ofError(error));
      }
      if (isOverflow(cause)) {
        return Optional.of(
            "a number is too large to be counted (%s): the data, or a number in an option, is too large; "
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
          "Java's stack is too small for this: allow it more (WEIR_JAVA_OPTS=-Xss16m)";
      default ->
          "this should not happen: %s; WEIR_LOG=debug shows where. Was Weir built again while it ran, or is a library missing?"
              .formatted(error);
    };
  }

  private static String ofMemory(String reason) {
    if (reason.contains("thread")) {
      return "no further thread can be started (%s): take fewer (--threads), or allow the process more (ulimit -u)"
          .formatted(reason);
    }
    if (reason.contains("array size")) {
      return "an array would be larger than Java can hold (%s): %s".formatted(reason, SMALLER);
    }
    if (reason.contains("direct") || reason.contains("Direct")) {
      return "out of memory outside of the heap (%s): allow more (WEIR_JAVA_OPTS=-XX:MaxDirectMemorySize=2g)"
          .formatted(reason);
    }
    if (reason.contains("Metaspace")) {
      return "out of memory for classes (%s): allow more (WEIR_JAVA_OPTS=-XX:MaxMetaspaceSize=512m)"
          .formatted(reason);
    }
    long most = Runtime.getRuntime().maxMemory();
    return String.format(
        Locale.ROOT,
        "out of memory (%s): Java may take %.1f GB; allow it more (WEIR_JAVA_OPTS=-Xmx%dg), or %s",
        reason,
        most / 1e9,
        Math.max(1, 2 * Math.ceilDiv(most, 1L << 30)),
        SMALLER);
  }
}
