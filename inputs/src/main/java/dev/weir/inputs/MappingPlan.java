package dev.weir.inputs;

import dev.weir.inputs.mapping.ImageAt;
import dev.weir.inputs.mapping.InputMapping;
import dev.weir.inputs.mapping.NumberAt;
import dev.weir.inputs.mapping.Passthrough;
import dev.weir.inputs.mapping.TextAt;
import dev.weir.inputs.mapping.TimeAt;
import dev.weir.inputs.path.FieldPath;
import dev.weir.inputs.path.SlotPlan;
import dev.weir.inputs.path.SlotUse;
import java.util.Optional;

/** The slots of a mapping: which index each part has; {@link #NONE} for those not in the value. */
final class MappingPlan {
  static final int NONE = -1;

  final int id;
  final int source;
  final int time;
  final int[] values;
  final int start;
  final int interval;
  final int label;
  final int record;
  final int pixels;
  final int width;
  final int height;
  final int[] passthrough;
  final SlotPlan plan;

  private final SlotPlan.Builder builder = new SlotPlan.Builder();

  MappingPlan(InputMapping mapping) {
    id = add(SlotUse.ID, mapping.id(), false);
    source = add(SlotUse.SOURCE, path(mapping.source()), false);
    time = add(SlotUse.TIME, path(mapping.time()), false);
    values =
        mapping.values().stream()
            .mapToInt(path -> builder.add(SlotUse.VALUES, path, false))
            .toArray();
    start = add(SlotUse.START, mapping.start().flatMap(MappingPlan::path), true);
    interval = add(SlotUse.INTERVAL, mapping.interval().flatMap(MappingPlan::path), true);
    label = add(SlotUse.LABEL, mapping.label(), mapping.record().isEmpty());
    record = add(SlotUse.RECORD, mapping.record(), false);
    pixels = add(SlotUse.PIXELS, mapping.image().map(ImageAt::pixels), false);
    width = add(SlotUse.WIDTH, mapping.image().flatMap(ImageAt::width).flatMap(MappingPlan::path));
    height =
        add(SlotUse.HEIGHT, mapping.image().flatMap(ImageAt::height).flatMap(MappingPlan::path));
    passthrough =
        mapping.passthrough().stream()
            .map(Passthrough::path)
            .mapToInt(path -> builder.add(SlotUse.PASSTHROUGH, path, true))
            .toArray();
    plan = builder.build();
  }

  /** The plan that only finds the source in the value; empty: the source is not there. */
  static Optional<SlotPlan> ofSource(InputMapping mapping) {
    return path(mapping.source())
        .map(
            path -> {
              SlotPlan.Builder builder = new SlotPlan.Builder();
              builder.add(SlotUse.SOURCE, path, false);
              return builder.buildStoppingEarly();
            });
  }

  private int add(SlotUse use, Optional<FieldPath> path) {
    return add(use, path, false);
  }

  private int add(SlotUse use, Optional<FieldPath> path, boolean optional) {
    return path.map(at -> builder.add(use, at, optional)).orElse(NONE);
  }

  private static Optional<FieldPath> path(TextAt at) {
    return at instanceof TextAt.InValue(FieldPath path) ? Optional.of(path) : Optional.empty();
  }

  private static Optional<FieldPath> path(TimeAt at) {
    return at instanceof TimeAt.InValue(FieldPath path) ? Optional.of(path) : Optional.empty();
  }

  private static Optional<FieldPath> path(NumberAt at) {
    return at instanceof NumberAt.InValue(FieldPath path) ? Optional.of(path) : Optional.empty();
  }
}
