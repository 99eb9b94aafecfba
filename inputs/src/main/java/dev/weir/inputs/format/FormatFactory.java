package dev.weir.inputs.format;

import dev.weir.inputs.mapping.InputMapping;
import dev.weir.inputs.path.SlotPlan;
import dev.weir.schemas.SchemaFetcher;

/** Makes the readers of a format. */
public interface FormatFactory {
  /**
   * Makes a reader for one thread.
   *
   * @param mapping the format's settings
   * @param plan what to read
   * @param schemas the registry, for formats that need it
   * @throws IllegalArgumentException if the settings' schema file cannot be read or does not have
   *     what the plan wants; the message is for users
   */
  FormatReader open(InputMapping mapping, SlotPlan plan, SchemaFetcher schemas);
}
