package dev.weir.stream.http;

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

  private HttpLimits() {}

  /** Sets the limits; call before the first server is created. */
  static void set() {
    limit("jdk.httpserver.maxConnections", CONNECTIONS);
    limit("sun.net.httpserver.maxIdleConnections", CONNECTIONS);
    limit("sun.net.httpserver.maxReqTime", REQUEST_SECONDS);
    limit("sun.net.httpserver.maxRspTime", 60);
    limit("sun.net.httpserver.maxReqHeaders", 50);
    limit("sun.net.httpserver.maxReqHeaderSize", 16 << 10);
  }

  private static void limit(String property, int value) {
    System.getProperties().putIfAbsent(property, Integer.toString(value));
  }
}
