package dev.weir.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines for JVMs that run a test's own main class. */
final class ChildJvm {

  private ChildJvm() {}

  static List<String> command(Class<?> main, String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    return command;
  }

  /** Prints two lines and exits with status 3. */
  static final class Failing {
    public static void main(String[] args) {
      System.out.println("reading settings");
      System.err.println("Port 8080 seems to be in use by another process");
      System.exit(3);
    }
  }

  /** Prints a line and runs until its input ends, without responding to HTTP. */
  static final class Waiting {
    public static void main(String[] args) throws Exception {
      System.out.println("still thinking");
      System.in.readAllBytes();
    }
  }

  /** Starts a registry, prints its process id and address, and runs until it is killed. */
  static final class Holding {
    public static void main(String[] args) throws Exception {
      var registry = RegistrySandbox.start();
      System.out.println("holding " + registry.pid() + " " + registry.url());
      System.in.readAllBytes();
    }
  }
}
