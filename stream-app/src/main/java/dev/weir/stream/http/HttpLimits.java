package dev.weir.stream.http;

import java.util.Map;

/**
 * What the JDK's server allows its clients. It has no other way to be told than properties of the
 * whole JVM, which it reads once; one that is set on the command line wins.
 *
 * <p>Connections beyond the limit are closed as they come, and a request or an answer that takes
 * too long is cut off. So clients that send half a request and wait, however many, hold no more
 * than a hundred connections, for ten seconds each.
 */
final class HttpLimits {
  /** Of each server; all that scrapers, people and scripts need. */
  static final int CONNECTIONS = 100;

  /** How long a request may take to come in, in seconds; also until its first byte. */
  static final int REQUEST_SECONDS = 10;

  private static final Map<String, Integer> LIMITS =
      Map.of(
          "jdk.httpserver.maxConnections",
          CONNECTIONS,
          "sun.net.httpserver.maxIdleConnections",
          CONNECTIONS,
          "sun.net.httpserver.maxReqTime",
          REQUEST_SECONDS,
          "sun.net.httpserver.maxRspTime",
          60,
          "sun.net.httpserver.maxReqHeaders",
          50,
          "sun.net.httpserver.maxReqHeaderSize",
          16 << 10);

  private HttpLimits() {}

  /** Sets the limits; to be called before the first server is made. */
  static void set() {
    LIMITS.forEach(
        (name, limit) -> {
          if (System.getProperty(name) == null) {
            System.setProperty(name, limit.toString());
          }
        });
  }
}
