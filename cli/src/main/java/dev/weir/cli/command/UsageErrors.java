package dev.weir.cli.command;

import dev.weir.schemas.FailureText;
import dev.weir.schemas.TextSanitizer;
import java.io.PrintWriter;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Reports usage errors: one line with the problem, similar names, and where to find help. Exit code
 * 2.
 */
public final class UsageErrors implements IParameterExceptionHandler {

  /** Picocli's message about an invalid value, with Java's type names. */
  private static final Pattern WHOLE = Pattern.compile("is not an? (int|long|short|byte)\\b");

  /** Begins picocli's messages about options that exclude each other. */
  private static final String ERROR = "Error: ";

  private static final Pattern NUMBER = Pattern.compile("is not a (double|float)\\b");
  private static final Pattern CONVERSION =
      Pattern.compile("[Cc](?:ould not|annot) convert '(.*?)' to \\S+(?: \\(.*)?", Pattern.DOTALL);

  @Override
  public int handleParseException(ParameterException problem, String[] arguments) {
    CommandLine command = problem.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("weir: " + TextSanitizer.message(words(String.valueOf(problem.getMessage()))));
    UnmatchedArgumentException.printSuggestions(problem, err);
    err.println("Try './" + command.getCommandSpec().qualifiedName() + " --help'.");
    err.flush();
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  /** Rewrites a message for users who do not know Java. */
  public static String words(String message) {
    String said = message.startsWith(ERROR) ? message.substring(ERROR.length()) : message;
    String plain = WHOLE.matcher(said).replaceAll("is not a whole number, or too large");
    plain = NUMBER.matcher(plain).replaceAll("is not a number");
    plain = CONVERSION.matcher(plain).replaceAll("'$1' cannot be read");
    plain =
        plain.replace("option option", "option"); // picocli's wording for KEY=VALUE without a sign
    return FailureText.withoutClasses(plain);
  }
}
