package dev.weir.cli.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggerContextVO;
import dev.weir.schemas.TextSanitizer;
import java.util.List;
import java.util.Map;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

/**
 * A log event whose messages, including those of its exceptions, have no control characters or
 * credentials and a limited length. Further lines of a message are indented, so that none of them
 * looks like a separate event.
 */
final class SanitizedEvent implements ILoggingEvent {
  private static final String INDENT = "\n    ";

  private final ILoggingEvent event;

  SanitizedEvent(ILoggingEvent event) {
    this.event = event;
  }

  /** Sanitizes a text; null stays null. */
  static String text(String text) {
    return text == null ? null : TextSanitizer.message(text).replace("\n", INDENT);
  }

  @Override
  public String getFormattedMessage() {
    return text(event.getFormattedMessage());
  }

  @Override
  public String getMessage() {
    return text(event.getMessage());
  }

  @Override
  public IThrowableProxy getThrowableProxy() {
    return SanitizedThrowable.of(event.getThrowableProxy());
  }

  @Override
  public Object[] getArgumentArray() {
    return event.getArgumentArray();
  }

  @Override
  public String getThreadName() {
    return event.getThreadName();
  }

  @Override
  public Level getLevel() {
    return event.getLevel();
  }

  @Override
  public String getLoggerName() {
    return event.getLoggerName();
  }

  @Override
  public LoggerContextVO getLoggerContextVO() {
    return event.getLoggerContextVO();
  }

  @Override
  public StackTraceElement[] getCallerData() {
    return event.getCallerData();
  }

  @Override
  public boolean hasCallerData() {
    return event.hasCallerData();
  }

  @Override
  public List<Marker> getMarkerList() {
    return event.getMarkerList();
  }

  @Override
  public Map<String, String> getMDCPropertyMap() {
    return event.getMDCPropertyMap();
  }

  @Override
  @SuppressWarnings("deprecation") // required by the interface
  public Map<String, String> getMdc() {
    return event.getMdc();
  }

  @Override
  public long getTimeStamp() {
    return event.getTimeStamp();
  }

  @Override
  public int getNanoseconds() {
    return event.getNanoseconds();
  }

  @Override
  public long getSequenceNumber() {
    return event.getSequenceNumber();
  }

  @Override
  public List<KeyValuePair> getKeyValuePairs() {
    return event.getKeyValuePairs();
  }

  @Override
  public void prepareForDeferredProcessing() {
    event.prepareForDeferredProcessing();
  }
}
