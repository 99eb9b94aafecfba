package dev.weir.stream.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A route's timeline with its models: immutable, and a choice makes no garbage.
 *
 * <p>A refused version never scores; in its place the last good entry before it does. A version
 * that is still to be loaded is waited for, since another one would give other predictions.
 */
public final class RouteModels {
  private final Timeline timeline;
  private final Map<VersionId, VersionState> states;
  private final List<Choice> choices;
  private final Choice beforeFirst;

  /**
   * Combines a timeline with the states of its versions.
   *
   * @param states by version; a champion that is missing is pending
   */
  public RouteModels(Timeline timeline, Map<VersionId, VersionState> states) {
    this.timeline = timeline;
    this.states = Map.copyOf(states);
    this.beforeFirst = new Choice.BeforeFirst(timeline.entries().getFirst().validFrom());
    this.choices = resolve();
  }

  private List<Choice> resolve() {
    List<Choice> resolved = new ArrayList<>();
    for (Timeline.Entry entry : timeline.entries()) {
      resolved.add(
          switch (state(entry.champion())) {
            case VersionState.Loaded loaded -> new Choice.Scoring(loaded.model());
            case VersionState.Pending pending ->
                new Choice.NotYet(entry.champion() + " is not loaded: " + pending.detail());
            case VersionState.Refused refused when resolved.isEmpty() ->
                new Choice.NotYet(
                    "%s was refused (%s) and nothing stands before it"
                        .formatted(entry.champion(), refused.reason().tag()));
            case VersionState.Refused refused -> resolved.getLast();
          });
    }
    return List.copyOf(resolved);
  }

  /** Returns who scores a record of an event time, in milliseconds since the epoch. */
  public Choice choose(long eventTime) {
    int index = timeline.indexAt(eventTime);
    return index < 0 ? beforeFirst : choices.get(index);
  }

  public Timeline timeline() {
    return timeline;
  }

  /** The state of a version of the timeline. */
  public VersionState state(VersionId version) {
    return states.getOrDefault(version, new VersionState.Pending("not looked at yet"));
  }
}
