package dev.weir.stream.http;

import java.util.Map;

/**
 * Limits of the JDK's HTTP server. They can only be set as JVM-wide properties, which it reads
 * once; a property set on the command line wins.
 *
 * <p>Connections beyond the limit are closed on arrival, and slow requests or answers are cut off.
 * Clients that send half a request and wait, however many, therefore hold at most a hundred
 * connections, for ten seconds each.
 */
final class HttpLimits {
  /** Per server; sufficient for scrapers, people and scripts. */
  static final int CONNECTIONS = 100;

  /** Time limit in seconds for receiving a request, including its first byte. */
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

  /** Sets the limits; call before the first server is created. */
  static void set() {
    LIMITS.forEach(
        (name, limit) -> {
          if (System.getProperty(name) == null) {
            System.setProperty(name, limit.toString());
          }
        });
  }
}
