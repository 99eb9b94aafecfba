package dev.weir.cli;

import dev.weir.classifiers.memory.ErrorText;
import dev.weir.cli.command.CommandErrors;
import dev.weir.cli.command.ExitCodes;
import dev.weir.cli.command.Interruption;
import dev.weir.cli.command.ProvidedCommands;
import dev.weir.cli.command.RunSubcommand;
import dev.weir.cli.command.UsageErrors;
import dev.weir.cli.options.Converters;
import dev.weir.schemas.TextSanitizer;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Set;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** The entry point of {@code ./weir}. */
public final class Main {

  private Main() {}

  private static final Set<String> LOG_FORMATS = Set.of("text", "json");

  /**
   * Runs a command and ends the process with its exit code: 0, 1 (failure), 2 (bad usage), or one
   * of {@link ExitCodes}.
   */
  public static void main(String[] arguments) {
    String format = System.getenv().getOrDefault("WEIR_LOG_FORMAT", "text");
    if (!LOG_FORMATS.contains(format)) {
      System.err.println("WEIR_LOG_FORMAT is '" + format + "'; it can be text or json");
      System.exit(2);
    }
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, problem) -> report(thread, problem, System.err));
    int code = run(commandLine(), arguments);
    Interruption.finished();
    System.exit(code);
  }

  /**
   * Reports an uncaught error of a background thread: a line instead of a stack trace, which goes
   * to the debug log. The command continues, or fails by itself if it waits for that thread.
   */
  static void report(Thread thread, Throwable problem, PrintStream err) {
    String text = TextSanitizer.message(ErrorText.of(problem).orElseGet(problem::toString));
    err.println("weir: in thread %s: %s".formatted(thread.getName(), text));
    LoggerFactory.getLogger(Main.class).debug("thread {} failed", thread.getName(), problem);
  }

  /** Runs a command; also reports errors before it starts. */
  static int run(CommandLine command, String... arguments) {
    try {
      return command.execute(help(arguments));
    } catch (Error e) {
      command.getErr().println("weir: " + ErrorText.of(e).orElseThrow());
      return command.getCommandSpec().exitCodeOnExecutionException();
    }
  }

  /** {@code help COMMAND} is another form of {@code COMMAND --help}. */
  private static String[] help(String... arguments) {
    if (arguments.length == 0 || !arguments[0].equals("help")) {
      return arguments;
    }
    String[] asked = Arrays.copyOfRange(arguments, 1, arguments.length + 1);
    asked[arguments.length - 1] = "--help";
    return asked;
  }

  /** The command line with all commands on the class path. */
  public static CommandLine commandLine() {
    CommandLine command = new CommandLine(new WeirCommand());
    ProvidedCommands.addTo(command);
    return configured(command);
  }

  static CommandLine configured(CommandLine command) {
    return Converters.register(command)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(100)
        .setUsageHelpAutoWidth(false)
        .setExecutionStrategy(new RunSubcommand())
        .setParameterExceptionHandler(new UsageErrors())
        .setExecutionExceptionHandler(new CommandErrors());
  }
}
