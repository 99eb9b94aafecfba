package dev.weir.demo;

import java.io.PrintStream;

/** Prints what to try while the demo keeps running. */
final class ServeHints {

  private final PrintStream out;
  private final DemoStack stack;
  private final String example;

  ServeHints(PrintStream out, DemoStack stack, String example) {
    this.out = out;
    this.stack = stack;
    this.example = example;
  }

  void print() {
    String http = "http://127.0.0.1:" + stack.httpPort();
    out.printf(
        """

        Everything stays up until Ctrl-C. In another terminal:

        export WEIR_BOOTSTRAP_SERVERS=%s WEIR_SCHEMA_REGISTRY_URL=%s
        ./weir tail predictions --from-beginning --limit 3
        ./weir tail accuracy --from-beginning
        %s
        ./weir tail predictions --from-beginning --timeout 2 | grep '"source":"mine"'
        curl %s/health/ready
        curl %s/api/models
        curl %s/metrics
        """,
        stack.local().bootstrap(), stack.local().registryUrl(), example, http, http, http);
    out.flush();
  }
}
