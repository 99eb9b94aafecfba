package dev.weir.stream.config;

import dev.weir.schemas.Credentials;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Schema Registry addresses: one, or several of the same registry, separated by commas. */
final class RegistryUrls implements ConfigDef.Validator {
  /** The client keeps a {@code mock:} registry in memory, for tests. */
  private static final Set<String> SCHEMES = Set.of("http", "https", "mock");

  @Override
  public void ensureValid(String name, Object value) {
    if (value == null) {
      return;
    }
    for (String each : ((String) value).split(",", -1)) {
      if (!isAddress(each.strip())) {
        throw new ConfigException(
            name,
            Credentials.hide((String) value),
            "'%s' is no address of a Schema Registry; write http://HOST:PORT, with the path of its API if it has one"
                .formatted(Credentials.hide(each.strip())));
      }
    }
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

  @Override
  public String toString() {
    return "addresses that begin with http:// or https://, by commas";
  }
}
