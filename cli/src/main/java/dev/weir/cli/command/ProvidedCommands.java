package dev.weir.cli.command;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import picocli.CommandLine;

/** Completes the command line by the commands of other modules. */
public final class ProvidedCommands {
  private static final Map<String, List<String>> EXPERIMENTS =
      Map.of("weir", List.of("scoreboard", "bench"), "evaluate", List.of("knn", "dtw", "logistic"));

  private ProvidedCommands() {}

  /** Adds the commands on the class path, and for absent experiments one that says so. */
  public static void addTo(CommandLine root) {
    for (CommandProvider provider : ServiceLoader.load(CommandProvider.class)) {
      provider
          .commands()
          .forEach((parent, types) -> types.forEach(find(root, parent)::addSubcommand));
    }
    EXPERIMENTS.forEach((parent, names) -> names.forEach(name -> stand(find(root, parent), name)));
  }

  private static void stand(CommandLine parent, String name) {
    if (!parent.getSubcommands().containsKey(name)) {
      parent.addSubcommand(
          name, new CommandLine(new AbsentCommand()).setUnmatchedArgumentsAllowed(true));
    }
  }

  private static CommandLine find(CommandLine root, String name) {
    return name.equals(root.getCommandName()) ? root : root.getSubcommands().get(name);
  }
}
