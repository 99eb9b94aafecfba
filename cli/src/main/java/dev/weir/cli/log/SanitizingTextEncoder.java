package dev.weir.cli.log;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** Logback's pattern encoder with {@link Sanitized}'s sanitizing. */
public final class SanitizingTextEncoder extends PatternLayoutEncoder {

  @Override
  public byte[] encode(ILoggingEvent event) {
    return super.encode(Sanitized.event(event));
  }
}
