package dev.weir.faults;

import dev.weir.stream.Main;
import java.io.IOException;

/**
 * What the application's process runs: the application, for as long as the test's JVM is there.
 *
 * <p>The test holds the other end of standard input. When its JVM dies, by SIGKILL too, the
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
        // Nothing is ever sent; bytes would mean nothing.
      }
    } catch (IOException e) {
      System.err.println("The pipe from the test broke: " + e);
    }
    Runtime.getRuntime().halt(1);
  }
}
