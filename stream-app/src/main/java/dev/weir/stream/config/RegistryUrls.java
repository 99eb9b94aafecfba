package dev.weir.stream.config;

import dev.weir.schemas.Credentials;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Schema Registry addresses: one, or several of the same registry, separated by commas. */
final class RegistryUrls {
  /** The client keeps a {@code mock:} registry in memory, for tests. */
  private static final Set<String> SCHEMES = Set.of("http", "https", "mock");

  private RegistryUrls() {}

  /**
   * Splits a list; resolves no host.
   *
   * @throws IllegalArgumentException if an entry is no address; the message names it
   */
  static List<String> parse(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .map(RegistryUrls::checked)
        .toList();
  }

  private static String checked(String address) {
    if (!isAddress(address)) {
      throw new IllegalArgumentException(
          "'%s' is no address of a Schema Registry; write http://HOST:PORT, with the path of its API if it has one"
              .formatted(Credentials.hide(address)));
    }
    return address;
  }

  private static boolean isAddress(String text) {
    try {
      URI address = new URI(text);
      // Java parses a name with an underscore, as in compose files, as an authority but not as a
      // host.
      String authority = address.getRawAuthority();
      return address.getScheme() != null
          && SCHEMES.contains(address.getScheme())
          && authority != null
          && !authority.startsWith(":")
          && address.getPort() <= 65_535;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
