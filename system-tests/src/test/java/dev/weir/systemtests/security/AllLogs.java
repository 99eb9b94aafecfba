package dev.weir.systemtests.security;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** Captures the log of the application and Kafka's clients from level info, without printing it. */
final class AllLogs implements AutoCloseable {

  private static final List<String> SPEAKERS =
      List.of("dev.weir", "org.apache.kafka.clients", "org.apache.kafka.streams");

  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
  private final Map<Logger, Level> before = new HashMap<>();

  AllLogs() {
    appender.start();
    for (String speaker : SPEAKERS) {
      Logger logger = (Logger) LoggerFactory.getLogger(speaker);
      before.put(logger, logger.getLevel());
      logger.setLevel(Level.INFO);
      logger.setAdditive(false);
      logger.addAppender(appender);
    }
  }

  String text() {
    return List.copyOf(appender.list).stream()
        .map(ILoggingEvent::getFormattedMessage)
        .collect(Collectors.joining("\n"));
  }

  @Override
  public void close() {
    before.forEach(
        (logger, level) -> {
          logger.detachAppender(appender);
          logger.setAdditive(true);
          logger.setLevel(level);
        });
  }
}
