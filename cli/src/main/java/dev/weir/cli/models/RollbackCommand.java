package dev.weir.cli.models;

import dev.weir.cli.options.ValidFromOptions;
import dev.weir.modelregistry.publish.Rollback;
import dev.weir.modelregistry.publish.TimelineChange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir rollback}: reinstates the previous champion. */
@Command(
    name = "rollback",
    description = {
      "Reinstates the previous champion of a route, with its challengers, from --valid-from on."
          + " Refused if the timeline has had only one champion. A second rollback undoes the"
          + " first.",
      "If the newest entry is still far enough ahead, it is removed instead, as if it had never"
          + " been assigned, unless --valid-from is given."
    })
public final class RollbackCommand extends TimelineCommand {

  @Mixin private ValidFromOptions ahead;

  @Override
  TimelineChange change() {
    return new Rollback(route(), ahead.validFrom(), ahead.force());
  }
}
