package dev.weir.cli.options;

import dev.weir.cli.command.ResultCommand;
import picocli.CommandLine.Mixin;

/** A command on a cluster, with a result. */
public abstract class ClusterCommand extends ResultCommand {

  @Mixin private ClusterOptions cluster;

  /** The cluster, as its options say. */
  public final ClusterOptions cluster() {
    return cluster;
  }
}
