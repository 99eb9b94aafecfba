package dev.weir.cli.log;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.Arrays;

/** An exception of an event, with messages sanitized as in {@link SanitizedEvent}. */
final class SanitizedThrowable implements IThrowableProxy {
  private final IThrowableProxy thrown;

  private SanitizedThrowable(IThrowableProxy thrown) {
    this.thrown = thrown;
  }

  /** Wraps an exception; null stays null. */
  static IThrowableProxy of(IThrowableProxy thrown) {
    return thrown == null ? null : new SanitizedThrowable(thrown);
  }

  @Override
  public String getMessage() {
    return SanitizedEvent.text(thrown.getMessage());
  }

  @Override
  public String getOverridingMessage() {
    return SanitizedEvent.text(thrown.getOverridingMessage());
  }

  @Override
  public String getClassName() {
    return thrown.getClassName();
  }

  @Override
  public StackTraceElementProxy[] getStackTraceElementProxyArray() {
    return thrown.getStackTraceElementProxyArray();
  }

  @Override
  public int getCommonFrames() {
    return thrown.getCommonFrames();
  }

  @Override
  public IThrowableProxy getCause() {
    return of(thrown.getCause());
  }

  @Override
  public IThrowableProxy[] getSuppressed() {
    IThrowableProxy[] suppressed = thrown.getSuppressed();
    return suppressed == null
        ? null
        : Arrays.stream(suppressed).map(SanitizedThrowable::of).toArray(IThrowableProxy[]::new);
  }

  @Override
  public boolean isCyclic() {
    return thrown.isCyclic();
  }
}
