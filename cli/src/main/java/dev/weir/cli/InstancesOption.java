package dev.weir.cli;

import dev.weir.operate.Answer;
import dev.weir.operate.Instances;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which running instances are asked what really scores there. */
final class InstancesOption {

  private static final String VARIABLE = "WEIR_INSTANCES";

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

  /** Asks them all. */
  List<Answer> ask() {
    return Instances.ask(instances == null ? fromEnvironment() : instances);
  }

  private static List<URI> fromEnvironment() {
    return Arrays.stream(System.getenv().getOrDefault(VARIABLE, "").split(","))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .map(new InstanceConverter()::convert)
        .toList();
  }

  /** Where an instance answers: http or https, a host and perhaps a port. */
  static final class InstanceConverter implements ITypeConverter<URI> {
    @Override
    public URI convert(String text) {
      try {
        URI address = URI.create(text.contains("://") ? text : "http://" + text);
        boolean isWeb = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (isWeb && address.getHost() != null) {
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
              "'%s' is no address of an instance; write http://HOST:PORT".formatted(text));
      wrong.initCause(cause);
      return wrong;
    }
  }
}
