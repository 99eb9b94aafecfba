package dev.weir.experiments.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.Documents;
import dev.weir.cli.Main;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Every command line in README and docs is accepted by the program. */
class DocumentedCommandsTest {

  /** The end of a command: the start of the next one, or a redirection. */
  private static final Pattern END = Pattern.compile("[|;&>]");

  private static final Pattern COMMENT = Pattern.compile("(^|\\s)#(\\s.*|$)");
  private static final Pattern QUOTED = Pattern.compile("'(\\./weir [^']*)'.*");

  /** Without its folder, as in an image, the command is at the start of a line. */
  private static final Pattern COMMAND = Pattern.compile("(?:\\./weir|(?:^|[|;&]\\s*|-- )weir) +");

  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  static List<String> pages() throws IOException {
    return Documents.names();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void shouldNameCommandsAndOptionsThatExist(String page) throws IOException {
    for (String text : Documents.code(page)) {
      for (List<String> command : commands(text)) {
        assertThat(problem(command)).as("%s: weir %s", page, String.join(" ", command)).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void shouldShowExamplesThatAreParsed(String page) throws IOException {
    for (String line : Documents.examples(page)) {
      for (List<String> command : commands(line)) {
        assertThat(refusal(command)).as("%s: weir %s", page, String.join(" ", command)).isEmpty();
      }
    }
  }

  @Test
  void shouldFindCommands() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String page : pages()) {
      lines.addAll(Documents.examples(page));
    }
    assertThat(lines.stream().mapToInt(line -> commands(line).size()).sum()).isGreaterThan(30);
    assertThat(commands("./weir export --data mnist1d | weir send signals - --source 'a b' # c"))
        .containsExactly(
            List.of("export", "--data", "mnist1d"),
            List.of("send", "signals", "-", "--source", "a b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trane rocket",
        "train rockets --data x",
        "train rocket --dta x",
        "models --shorts",
        "card one two"
      })
  void shouldNoticeWhatDoesNotExist(String command) {
    assertThat(problem(commands("./weir " + command).getFirst())).isNotEmpty();
  }

  private static List<List<String>> commands(String text) {
    List<List<String>> commands = new ArrayList<>();
    String code = QUOTED.matcher(COMMENT.matcher(text).replaceAll("")).replaceAll("$1");
    var found = COMMAND.matcher(code);
    while (found.find()) {
      String rest = code.substring(found.end());
      var end = END.matcher(rest);
      String command = end.find() ? rest.substring(0, end.start()) : rest;
      if (Pattern.matches("(?s)[a-z-].*", command)) {
        commands.add(words(command));
      }
    }
    return commands;
  }

  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    WORD.matcher(command)
        .results()
        .forEach(
            word ->
                words.add(
                    word.group(1) != null
                        ? word.group(1)
                        : word.group(2) != null ? word.group(2) : word.group(3)));
    return words;
  }

  /** The invalid name in a command that may have placeholders; empty if there is none. */
  private static String problem(List<String> words) {
    CommandSpec spec = Main.commandLine().getCommandSpec();
    int at = 0;
    while (at < words.size() && !spec.subcommands().isEmpty() && !isOption(words.get(at))) {
      Map<String, CommandLine> known = spec.subcommands();
      if (!known.containsKey(words.get(at))) {
        return isPlaceholder(words.get(at)) ? "" : "no command " + words.get(at);
      }
      spec = known.get(words.get(at)).getCommandSpec();
      at++;
    }
    return problem(spec, words.subList(at, words.size()));
  }

  private static String problem(CommandSpec spec, List<String> words) {
    int positions = 0;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (isOption(word)) {
        OptionSpec option = spec.findOption(word.split("=", 2)[0]);
        if (option == null) {
          return "%s has no option %s".formatted(spec.qualifiedName(), word);
        }
        i += word.contains("=") ? 0 : option.arity().min();
      } else if (!word.equals("...")) {
        positions++;
      }
    }
    long most =
        spec.positionalParameters().stream()
            .mapToLong(each -> each.index().max() + 1L)
            .max()
            .orElse(0);
    return positions > most
        ? "%s takes %d arguments, not %d".formatted(spec.qualifiedName(), most, positions)
        : "";
  }

  private static boolean isOption(String word) {
    return word.startsWith("-") && word.length() > 1 && !Character.isDigit(word.charAt(1));
  }

  private static boolean isPlaceholder(String word) {
    return word.equals("...") || word.equals("COMMAND");
  }

  /** The program's error for an example; empty if it is accepted. */
  private static String refusal(List<String> words) {
    if (words.stream().anyMatch(word -> word.contains("...") || word.startsWith("$"))) {
      return "";
    }
    try {
      Main.commandLine().parseArgs(words.toArray(String[]::new));
      return "";
    } catch (ParameterException e) {
      return e.getMessage();
    }
  }
}
