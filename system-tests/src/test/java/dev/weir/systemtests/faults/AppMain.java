package dev.weir.systemtests.faults;

import dev.weir.stream.Main;
import java.io.IOException;

/**
 * The entry point of the application's process: runs while the test's JVM lives.
 *
 * <p>The test holds the other end of standard input. When its JVM ends, even by SIGKILL, the
 * operating system closes the pipe and this process ends.
 */
final class AppMain {
  private AppMain() {}

  public static void main(String[] args) throws InterruptedException {
    Thread.ofPlatform().daemon().name("parent-watch").start(AppMain::endWithParent);
    Main.main(args);
  }

  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        // The pipe carries no data; content would be ignored.
      }
    } catch (IOException e) {
      System.err.println("The pipe from the test broke: " + e);
    }
    Runtime.getRuntime().halt(1);
  }
}
