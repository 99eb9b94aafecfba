package dev.weir.cli.topics;

import picocli.CommandLine.Command;

/** {@code weir topics apply}: creates and changes topics as required. */
@Command(
    name = "apply",
    description =
        "Creates missing topics and corrects settings that differ. Deletes nothing and reduces"
            + " nothing; lists what must be done by hand and what the cluster refuses, and then"
            + " ends with 1.")
final class TopicsApplyCommand extends TopicsChangeCommand {}
