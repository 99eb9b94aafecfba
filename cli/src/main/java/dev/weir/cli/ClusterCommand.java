package dev.weir.cli;

import picocli.CommandLine.Mixin;

/** A command on a cluster, with a result. */
abstract class ClusterCommand extends ResultCommand {

  @Mixin private ClusterOptions cluster;

  /** The cluster, as its options say. */
  final ClusterOptions cluster() {
    return cluster;
  }
}
