package dev.weir.experiments.commandline;

import dev.weir.cli.Main;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Every command of {@code weir}, from picocli's model, so that new commands are included. */
final class AllCommands {

  /**
   * The arguments that each command needs to start; NOFILE is a missing file, DATA etc. are
   * existing ones.
   */
  private static final Map<String, String> ARGUMENTS =
      Map.ofEntries(
          Map.entry("demo", "--kernels 0"),
          Map.entry("train rocket", "--data csv:DATA --kernels 20 --out OUT"),
          Map.entry("train minirocket", "--data csv:DATA --features 84 --out OUT"),
          Map.entry("train wnn", "--data idx:IMAGES --window 3 --out OUT"),
          Map.entry("train dwnn", "--data idx:IMAGES --window 3 --out OUT"),
          Map.entry("train wnn+dwnn", "--data idx:IMAGES --window 3 --out OUT"),
          Map.entry("evaluate", "--model MODEL --data csv:DATA"),
          Map.entry("evaluate rocket", "--data csv:DATA --kernels 20"),
          Map.entry("evaluate minirocket", "--data csv:DATA --features 84"),
          Map.entry("evaluate wnn", "--data idx:IMAGES --window 3"),
          Map.entry("evaluate dwnn", "--data idx:IMAGES --window 3"),
          Map.entry("evaluate wnn+dwnn", "--data idx:IMAGES --window 3"),
          Map.entry("evaluate knn", "--data csv:DATA"),
          Map.entry("evaluate dtw", "--data csv:DATA"),
          Map.entry("evaluate logistic", "--data csv:DATA"),
          Map.entry("scoreboard mnist1d", "--only nothing"),
          Map.entry("scoreboard mnist", "--only nothing"),
          Map.entry("scoreboard emnist", "--data emnist:IMAGES --only nothing"),
          Map.entry("explain", "MODEL"),
          Map.entry("report", "MODEL --data csv:DATA --out OUT"),
          Map.entry("card", "MODEL"),
          Map.entry("reproduce", "MODEL"),
          Map.entry("topics", ""),
          Map.entry("topics plan", ""),
          Map.entry("topics apply", ""),
          Map.entry("topics check", ""),
          Map.entry("topics acls", "--producer User:a"),
          Map.entry("inputs check", ""),
          Map.entry("publish", "MODEL --name m"),
          Map.entry("models", ""),
          Map.entry("models show", "m/1"),
          Map.entry("models remove-record", "m/1"),
          Map.entry("assign", "signals m/1"),
          Map.entry("promote", "signals m/1"),
          Map.entry("rollback", "signals"),
          Map.entry("prune", "signals --before -1h"),
          Map.entry("retire", "m/1"),
          Map.entry("serve", "--settings"),
          Map.entry("export", "--data csv:DATA"),
          Map.entry("send", "signals RECORDS"),
          Map.entry("tail", "predictions --timeout 1s"),
          Map.entry("dead-letters list", ""),
          Map.entry("dead-letters show", "0@1"),
          Map.entry("dead-letters replay", "--all"),
          Map.entry("bench", "--records 1"));

  /** Commands that only group others. */
  private static final List<String> ONLY_GROUPS =
      List.of("train", "scoreboard", "inputs", "dead-letters");

  /** Used for names and options; slow to create. */
  private static final CommandSpec ROOT = Main.commandLine().getCommandSpec();

  private static final List<String> NAMES =
      walk("", ROOT).filter(name -> !ONLY_GROUPS.contains(name)).toList();

  private AllCommands() {}

  /** The names of all executable commands, such as {@code topics plan}. */
  static List<String> names() {
    return NAMES;
  }

  private static Stream<String> walk(String before, CommandSpec spec) {
    return spec.subcommands().entrySet().stream()
        .flatMap(
            each -> {
              String name = before + each.getKey();
              return Stream.concat(
                  Stream.of(name), walk(name + " ", each.getValue().getCommandSpec()));
            });
  }

  /** The names of commands with an option. */
  static List<String> with(String option) {
    return names().stream().filter(name -> spec(name).findOption(option) != null).toList();
  }

  static CommandSpec spec(String name) {
    CommandSpec at = ROOT;
    for (String word : List.of(name.split(" "))) {
      at = at.subcommands().get(word).getCommandSpec();
    }
    return at;
  }

  /** Options of all commands, as {@code COMMAND OPTION}, with a value of one of these types. */
  static Stream<String> options(Class<?>... types) {
    return names().stream()
        .flatMap(
            name ->
                spec(name).options().stream()
                    .filter(option -> isOf(option, types))
                    .map(option -> name + " " + option.longestName()));
  }

  private static boolean isOf(OptionSpec option, Class<?>... types) {
    return Arrays.asList(types).contains(option.auxiliaryTypes()[0])
        || Arrays.asList(types).contains(option.type());
  }

  /** A complete command line. */
  static String[] line(String name, Map<String, String> places, String... more) {
    String arguments = ARGUMENTS.get(name);
    if (arguments == null) {
      throw new AssertionError("say in AllCommands what 'weir " + name + "' needs to begin");
    }
    List<String> line = new ArrayList<>(List.of(name.split(" ")));
    Stream.of(arguments.split(" ")).filter(word -> !word.isEmpty()).forEach(line::add);
    line.replaceAll(word -> placed(word, places));
    line.addAll(List.of(more));
    return line.toArray(String[]::new);
  }

  private static String placed(String word, Map<String, String> places) {
    String placed = word;
    for (Map.Entry<String, String> place : places.entrySet()) {
      placed = placed.replace(place.getKey(), place.getValue());
    }
    return placed;
  }
}
