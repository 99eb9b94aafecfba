package dev.weir.cli;

import dev.weir.publish.Rollback;
import dev.weir.publish.TimelineChange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir rollback}: reinstates the previous champion. */
@Command(
    name = "rollback",
    description = {
      "Brings the previous champion of a route back, with the challengers it had, from --valid-from"
          + " on. Refused where the timeline has had one champion only. Twice in a row undoes it.",
      "A newest entry that is still far enough ahead is taken out instead, as if it had"
          + " never been assigned, unless --valid-from is given."
    })
final class RollbackCommand extends TimelineCommand {

  @Mixin private AheadOptions ahead;

  @Override
  TimelineChange change() {
    return new Rollback(route(), ahead.validFrom(), ahead.force());
  }
}
