package dev.weir.sandbox;

import java.io.IOException;

/**
 * Main class of the registry's JVM: runs the registry until standard input ends.
 *
 * <p>The parent holds the other end of that pipe. When it exits, even by SIGKILL, the operating
 * system closes the pipe and the registry exits. The launcher's jar contains only this class, so it
 * uses the JDK only.
 */
final class RegistryMain {

  private static final String APPLICATION = "io.quarkus.runner.GeneratedMain";
  private static final long SHUTDOWN_MILLIS = 5_000;

  private RegistryMain() {}

  /** Serves until standard input ends. */
  public static void main(String[] args) throws ReflectiveOperationException {
    Thread.ofPlatform().daemon().name("parent-watch").start(RegistryMain::endWithParent);
    Class.forName(APPLICATION).getMethod("main", String[].class).invoke(null, (Object) args);
  }

  private static void endWithParent() {
    awaitEndOfInput();
    Thread.ofPlatform().daemon().name("last-resort").start(RegistryMain::haltAfterGrace);
    System.exit(0);
  }

  private static void awaitEndOfInput() {
    try {
      while (System.in.read() >= 0) {
        // No data are expected; they are ignored.
      }
    } catch (IOException e) {
      System.err.println("The pipe from the parent broke: " + e);
    }
  }

  private static void haltAfterGrace() {
    try {
      Thread.sleep(SHUTDOWN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }
}
