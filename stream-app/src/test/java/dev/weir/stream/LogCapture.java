package dev.weir.stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Captures what is logged under a name while it is open. */
public final class LogCapture implements AutoCloseable {
  private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
  private final Logger logger;
  private final Level before;
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          events.add(event);
        }
      };

  private LogCapture(Logger logger) {
    this.logger = logger;
    this.before = logger.getLevel();
  }

  /** Captures the logger of a name and its children. */
  public static LogCapture of(String name) {
    LogCapture capture = new LogCapture((Logger) LoggerFactory.getLogger(name));
    capture.appender.setContext(capture.logger.getLoggerContext());
    capture.appender.start();
    capture.logger.addAppender(capture.appender);
    return capture;
  }

  /** Like {@link #of}, including the finest level. */
  public static LogCapture ofAllLevels(String name) {
    LogCapture capture = of(name);
    capture.logger.setLevel(Level.TRACE);
    return capture;
  }

  /** All messages, including those of exceptions. */
  public List<String> all() {
    return events.stream()
        .map(
            event ->
                event.getFormattedMessage()
                    + (event.getThrowableProxy() instanceof ThrowableProxy proxy
                        ? text(proxy.getThrowable())
                        : ""))
        .toList();
  }

  /** An exception with its causes and stack trace, as logged. */
  public static String text(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  /** The messages of level WARN and above. */
  public List<String> warnings() {
    return events.stream()
        .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  @Override
  public void close() {
    logger.detachAppender(appender);
    logger.setLevel(before);
    appender.stop();
  }
}
