package dev.weir.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drains a child's output, keeps its last lines for error messages and logs all lines at debug. */
final class OutputTail {

  private static final Logger log = LoggerFactory.getLogger(OutputTail.class);
  private static final int LINES = 40;

  private final Deque<String> lines = new ArrayDeque<>();
  private final Thread thread;

  OutputTail(InputStream output) {
    thread = Thread.ofPlatform().daemon().name("registry-output").start(() -> drain(output));
  }

  private void drain(InputStream output) {
    try (var reader = new BufferedReader(new InputStreamReader(output, Charset.defaultCharset()))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        log.debug("{}", line);
        add(line);
      }
    } catch (IOException e) {
      log.debug("The registry's output ended", e);
    }
  }

  private synchronized void add(String line) {
    if (lines.size() == LINES) {
      lines.removeFirst();
    }
    lines.addLast(line);
  }

  /** The last lines so far, oldest first, indented; after the child has exited, its final lines. */
  String text(boolean ended) throws InterruptedException {
    if (ended) {
      thread.join(5_000);
    }
    synchronized (this) {
      return lines.isEmpty() ? "  (no output)" : "  " + String.join("\n  ", lines);
    }
  }
}
