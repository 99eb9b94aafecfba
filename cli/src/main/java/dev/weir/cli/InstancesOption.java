package dev.weir.cli;

import dev.weir.operate.Answer;
import dev.weir.operate.Instances;
import dev.weir.schemas.Credentials;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The running instances to query for their live models. */
final class InstancesOption {

  private static final String VARIABLE = "WEIR_INSTANCES";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--instances",
      paramLabel = "URL",
      split = ",",
      converter = InstanceConverter.class,
      description =
          "Running instances of the application, such as http://weir-0:8080,http://weir-1:8080:"
              + " they are asked what scores, what is refused and why (default: WEIR_INSTANCES,"
              + " else none is asked).")
  private List<URI> instances;

  /** Queries all instances. */
  List<Answer> ask() {
    return Instances.ask(
        instances == null ? named(System.getenv().getOrDefault(VARIABLE, "")) : instances);
  }

  /**
   * Parses an environment variable.
   *
   * @throws ParameterException naming the variable and the problem
   */
  List<URI> named(String variable) {
    try {
      return Arrays.stream(variable.split(","))
          .map(String::strip)
          .filter(text -> !text.isEmpty())
          .map(new InstanceConverter()::convert)
          .toList();
    } catch (TypeConversionException e) {
      throw new ParameterException(spec.commandLine(), VARIABLE + ": " + e.getMessage(), e);
    }
  }

  /**
   * Parses an instance's address: http or https, a host and an optional port. Without a scheme the
   * port is required: a bare word is more likely a mistake than a host. Credentials are rejected:
   * they would not be sent, but printed with the instance's answer.
   */
  static final class InstanceConverter implements ITypeConverter<URI> {
    @Override
    public URI convert(String text) {
      try {
        boolean isBare = !text.contains("://");
        URI address = URI.create(isBare ? "http://" + text : text);
        boolean hasPort = address.getPort() > 0 && address.getPort() <= 65_535;
        boolean needsNone = !isBare && address.getPort() < 0;
        boolean isWeb = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        boolean hasNoSecret = address.getUserInfo() == null;
        if (isWeb && hasNoSecret && address.getHost() != null && (hasPort || needsNone)) {
          return address;
        }
      } catch (IllegalArgumentException e) {
        throw wrong(text, e);
      }
      throw wrong(text, null);
    }

    private static TypeConversionException wrong(String text, Throwable cause) {
      TypeConversionException wrong =
          new TypeConversionException(
              "'%s' is no address of an instance; write http://HOST:PORT"
                  .formatted(Credentials.hide(text)));
      wrong.initCause(cause);
      return wrong;
    }
  }
}
