package dev.weir.classifiers.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class ErrorTextTest {

  @Test
  void shouldSayWhatHelpsAgainstEachKindOfError() {
    assertThat(text(new OutOfMemoryError("Java heap space")))
        .contains("out of memory", "Java's limit is", "WEIR_JAVA_OPTS=-Xmx", "sample");
    assertThat(text(new OutOfMemoryError("Requested array size exceeds VM limit")))
        .contains("exceed Java's limit");
    assertThat(text(new OutOfMemoryError("unable to create native thread: possibly out of memory")))
        .contains("--threads", "ulimit");
    assertThat(text(new OutOfMemoryError("Cannot reserve 10 bytes of direct buffer memory")))
        .contains("MaxDirectMemorySize");
    assertThat(text(new OutOfMemoryError("Metaspace"))).contains("MaxMetaspaceSize");
    assertThat(text(new StackOverflowError())).contains("-Xss");
    assertThat(text(new ArithmeticException("integer overflow"))).contains("too large");
    assertThat(text(new NegativeArraySizeException("-3"))).contains("too large");
    assertThat(text(new NoClassDefFoundError("dev/weir/X"))).contains("dev/weir/X", "WEIR_LOG");
  }

  @Test
  void shouldFindTheErrorBehindWhatAThreadThrew() {
    // given
    Throwable problem =
        new IllegalStateException(new ExecutionException(new OutOfMemoryError("Java heap space")));

    // then
    assertThat(text(problem)).contains("-Xmx");
  }

  @Test
  void shouldLeaveOtherProblemsToTheirOwnMessages() {
    assertThat(ErrorText.of(new IllegalArgumentException("k must be 1 to 3"))).isEmpty();
    assertThat(ErrorText.of(new ArithmeticException("the matrix is not positive definite")))
        .isEmpty();
  }

  private static String text(Throwable problem) {
    return ErrorText.of(problem).orElseThrow();
  }
}
