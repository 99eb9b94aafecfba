package dev.weir.cli.options;

import dev.weir.cli.command.OptionGroup;
import dev.weir.cli.format.InstanceClient;
import dev.weir.cli.format.InstanceResponse;
import dev.weir.schemas.Credentials;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The running instances to query for their live models. */
public final class InstancesOption extends OptionGroup {

  private static final String VARIABLE = "WEIR_INSTANCES";

  @Option(
      names = "--instances",
      paramLabel = "URL",
      split = ",",
      description =
          "Running instances of the application to query, such as"
              + " http://weir-0:8080,http://weir-1:8080, about which versions score, and which are"
              + " refused and why (default: WEIR_INSTANCES, else none).")
  private List<URI> instances;

  /** Queries the models of each instance. */
  public List<InstanceResponse> query() {
    return InstanceClient.query(
        instances == null ? named(System.getenv().getOrDefault(VARIABLE, "")) : instances);
  }

  /**
   * Parses an environment variable.
   *
   * @throws picocli.CommandLine.ParameterException naming the variable and the problem
   */
  public List<URI> named(String variable) {
    try {
      return Arrays.stream(variable.split(","))
          .map(String::strip)
          .filter(text -> !text.isEmpty())
          .map(InstancesOption::address)
          .toList();
    } catch (IllegalArgumentException e) {
      throw badUsage(VARIABLE + ": " + e.getMessage(), e);
    }
  }

  /**
   * Parses an instance's address: http or https, a host and an optional port. Without a scheme the
   * port is required: a bare word is more likely a mistake than a host. Credentials are rejected:
   * they would not be sent, but printed with the instance's answer.
   *
   * @throws IllegalArgumentException for any other address
   */
  static URI address(String text) {
    boolean isBare = !text.contains("://");
    Optional<URI> address = uri(isBare ? "http://" + text : text);
    return address
        .filter(it -> "http".equals(it.getScheme()) || "https".equals(it.getScheme()))
        .filter(it -> it.getUserInfo() == null && it.getHost() != null)
        .filter(it -> it.getPort() < 0 ? !isBare : it.getPort() > 0 && it.getPort() <= 65_535)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is no address of an instance; write http://HOST:PORT"
                        .formatted(Credentials.hide(text))));
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
