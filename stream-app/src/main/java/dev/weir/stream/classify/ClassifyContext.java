package dev.weir.stream.classify;

import dev.weir.stream.config.InstanceRole;
import dev.weir.stream.decode.OutputSettings;
import dev.weir.stream.labels.JoinContext;
import dev.weir.stream.metrics.WeirMetrics;
import dev.weir.stream.models.LiveModels;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What the classify processors share.
 *
 * @param role which versions score here, and whether unusable records become dead letters
 * @param chooser finds the version that scores
 * @param live the live models
 * @param join how labels are joined
 * @param outputs what outputs copy from records
 * @param metrics the meters
 */
public record ClassifyContext(
    InstanceRole role,
    ModelSelector chooser,
    AtomicReference<LiveModels> live,
    JoinContext join,
    OutputSettings outputs,
    WeirMetrics metrics) {}
