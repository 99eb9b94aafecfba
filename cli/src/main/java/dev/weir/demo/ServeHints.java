package dev.weir.demo;

import java.io.PrintStream;

/** What to try while the demo stays up. */
final class ServeHints {

  private final PrintStream out;
  private final DemoStack stack;

  ServeHints(PrintStream out, DemoStack stack) {
    this.out = out;
    this.stack = stack;
  }

  void print() {
    String http = "http://127.0.0.1:" + stack.httpPort();
    out.printf(
        """

        Everything stays up until Ctrl-C. In another terminal:

        export WEIR_BOOTSTRAP_SERVERS=%s WEIR_SCHEMA_REGISTRY_URL=%s
        ./weir tail predictions --from-beginning --limit 3
        ./weir tail accuracy --from-beginning
        echo '{"id":"r1","source":"mine","values":[%s]}' | ./weir send signals -
        ./weir tail predictions --from-beginning --timeout 2 | grep '"source":"mine"'
        curl %s/health/ready
        curl %s/api/models
        curl %s/metrics
        """,
        stack.local().bootstrap(), stack.local().registryUrl(), example(), http, http, http);
    out.flush();
  }

  private static String example() {
    StringBuilder values = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      values.append(i == 0 ? "" : ",").append(i % 10);
    }
    return values.toString();
  }
}
