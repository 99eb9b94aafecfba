package dev.weir.stream.models;

import dev.weir.stream.config.InstanceRole;
import dev.weir.stream.config.NoUsableVersion;
import dev.weir.stream.names.ModelVersionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A route's timeline with its models: immutable except for the challengers' health. A choice
 * allocates nothing.
 *
 * <p>A refused champion never scores; the champion of the last good entry before it scores instead,
 * on every instance, since a refusal applies to all. A champion that is still to be loaded is
 * awaited: another one would give other predictions. With entries A, B and C, B refused and C
 * loaded, A scores the records of A's and B's time; if A were pending, those would wait.
 *
 * <p>If the timeline begins with refused versions, there is no good one before them: depending on
 * the application's settings, the first usable version scores, or their records are dead letters.
 *
 * <p>If a champion throws on a record, the loaded champions of earlier entries are tried for that
 * record, the latest first.
 *
 * <p>Challengers are never awaited. A challenger that already scores as champion, in place of a
 * refused one, does not score twice.
 */
public final class RouteTimeline {
  private final Timeline timeline;
  private final Map<ModelVersionId, VersionState> states;
  private final InstanceRole role;
  private final NoUsableVersion noUsable;
  private final Map<Timeline.Entry, Map<ModelVersionId, Challenger>> challengers = new HashMap<>();
  private final List<ModelSelection> choices;
  private final ModelSelection beforeFirst;

  /**
   * Combines a timeline with the states of its versions.
   *
   * @param states by version; a missing version is pending
   * @param role which versions score here
   * @param noUsable what happens to records before the first usable version
   * @param healthRegistry the health of the challengers
   */
  public RouteTimeline(
      Timeline timeline,
      Map<ModelVersionId, VersionState> states,
      InstanceRole role,
      NoUsableVersion noUsable,
      ChallengerHealthRegistry healthRegistry) {
    this.noUsable = noUsable;
    this.timeline = timeline;
    this.states = Map.copyOf(states);
    this.role = role;
    if (role.scoresChallengers()) {
      timeline.entries().forEach(entry -> challengers.put(entry, loaded(entry, healthRegistry)));
    }
    this.beforeFirst = new ModelSelection.BeforeTimeline(timeline.entries().getFirst().validFrom());
    this.choices = resolve();
  }

  private Map<ModelVersionId, Challenger> loaded(
      Timeline.Entry entry, ChallengerHealthRegistry healthRegistry) {
    Map<ModelVersionId, Challenger> loaded = new HashMap<>();
    for (ModelVersionId version : entry.challengers()) {
      if (state(version) instanceof VersionState.Loaded l) {
        loaded.put(
            version,
            new Challenger(
                l.model(), healthRegistry.of(timeline.route(), entry.validFrom(), version)));
      }
    }
    return loaded;
  }

  private List<ModelSelection> resolve() {
    List<Timeline.Entry> entries = timeline.entries();
    int first = firstUsable();
    List<ModelSelection> resolved = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Timeline.Entry entry = entries.get(i);
      if (!role.scoresChampions()) {
        resolved.add(
            new ModelSelection.ChallengersOnly(
                challengersBeside(null, entry), timeline.revision()));
      } else if (i < first) {
        resolved.add(beforeUsable(entry, first));
      } else {
        resolved.add(resolve(entry, i == 0 ? null : resolved.getLast()));
      }
    }
    return List.copyOf(resolved);
  }

  /** The first entry whose champion was not refused. */
  private int firstUsable() {
    int first = 0;
    for (Timeline.Entry entry : timeline.entries()) {
      if (!(state(entry.champion()) instanceof VersionState.Refused)) {
        break;
      }
      first++;
    }
    return first;
  }

  private ModelSelection beforeUsable(Timeline.Entry entry, int first) {
    String refused = refused(entry) + " and no version precedes it";
    if (first == timeline.entries().size()) {
      return new ModelSelection.Pending(
          refused
              + ", nor follows it; assign a version that can score: ./weir assign %s NAME/VERSION"
                  .formatted(timeline.route()));
    }
    ModelVersionId usable = timeline.entries().get(first).champion();
    return switch (state(usable)) {
      case VersionState.Loaded loaded ->
          noUsable == NoUsableVersion.FIRST_USABLE
              ? scoring(loaded.model(), entry, new ModelSelection.NeverUsable(refused))
              : new ModelSelection.NeverUsable(refused);
      case VersionState.Pending pending ->
          new ModelSelection.Pending(
              "%s; %s after it is not loaded: %s".formatted(refused, usable, pending.detail()));
      case VersionState.Unloaded unloaded -> {
        ModelSelection.Pending later = notLoaded(usable, unloaded);
        yield new ModelSelection.Pending(refused + "; " + later.detail(), later.unloaded());
      }
      case VersionState.Refused other -> throw new IllegalStateException(usable + " is refused");
    };
  }

  private static ModelSelection.Pending notLoaded(
      ModelVersionId version, VersionState.Unloaded unloaded) {
    return new ModelSelection.Pending(
        version + " is not loaded: " + unloaded.detail(), Optional.of(version));
  }

  private ModelSelection resolve(Timeline.Entry entry, ModelSelection before) {
    return switch (state(entry.champion())) {
      case VersionState.Loaded loaded -> scoring(loaded.model(), entry, before);
      case VersionState.Pending pending ->
          new ModelSelection.Pending(entry.champion() + " is not loaded: " + pending.detail());
      case VersionState.Unloaded unloaded -> notLoaded(entry.champion(), unloaded);
      case VersionState.Refused refused -> insteadOf(entry, before);
    };
  }

  private ModelSelection insteadOf(Timeline.Entry entry, ModelSelection before) {
    if (before instanceof ModelSelection.ChampionSelected scoring) {
      return scoring(scoring.model(), entry, scoring);
    }
    ModelSelection.Pending notYet = (ModelSelection.Pending) before;
    return new ModelSelection.Pending(
        refused(entry) + " and " + notYet.detail(), notYet.unloaded());
  }

  private String refused(Timeline.Entry entry) {
    VersionState.Refused refused = (VersionState.Refused) state(entry.champion());
    return "%s was refused (%s)".formatted(entry.champion(), refused.reason().wireName());
  }

  private ModelSelection scoring(
      LoadedModel champion, Timeline.Entry entry, ModelSelection before) {
    return new ModelSelection.ChampionSelected(
        champion,
        championsBefore(champion, before),
        challengersBeside(champion.id(), entry),
        timeline.revision());
  }

  /** The loaded champions of earlier entries, the latest first, without duplicates. */
  private static List<LoadedModel> championsBefore(LoadedModel champion, ModelSelection before) {
    if (!(before instanceof ModelSelection.ChampionSelected scoring)) {
      return List.of();
    }
    return Stream.concat(Stream.of(scoring.model()), scoring.before().stream())
        .filter(model -> !model.equals(champion))
        .distinct()
        .toList();
  }

  /** In the order of the assignment, without duplicates. */
  private List<Challenger> challengersBeside(ModelVersionId champion, Timeline.Entry entry) {
    Map<ModelVersionId, Challenger> loaded = challengers.getOrDefault(entry, Map.of());
    return entry.challengers().stream()
        .distinct()
        .filter(version -> !version.equals(champion))
        .filter(loaded::containsKey)
        .map(loaded::get)
        .toList();
  }

  /** Returns the choice for an event time, in milliseconds since the epoch. */
  public ModelSelection choose(long eventTime) {
    int index = timeline.indexAt(eventTime);
    return index < 0 ? beforeFirst : choices.get(index);
  }

  /**
   * Returns whether records of a time can be scored: by a champion or, if only challengers score,
   * by at least one of them, if any is assigned.
   */
  public boolean ready(long now) {
    return switch (choose(now)) {
      case ModelSelection.ChampionSelected scoring -> true;
      case ModelSelection.ChallengersOnly only ->
          !only.challengers().isEmpty()
              || timeline.entries().get(timeline.indexAt(now)).challengers().isEmpty();
      case ModelSelection.BeforeTimeline before -> false;
      case ModelSelection.NeverUsable never -> false;
      case ModelSelection.Pending notYet -> false;
    };
  }

  /**
   * Returns whether the preceding champion is still to be loaded: after an outage that spans a
   * swap, the first records need it.
   */
  boolean isLoadingBefore(long now) {
    int before = timeline.indexAt(now) - 1;
    return role.scoresChampions()
        && before >= 0
        && state(timeline.entries().get(before).champion()) instanceof VersionState.Pending pending
        && pending.loading();
  }

  public Timeline timeline() {
    return timeline;
  }

  /** Which of the versions score here. */
  public InstanceRole role() {
    return role;
  }

  /** The state of a version of the timeline. */
  public VersionState state(ModelVersionId version) {
    return states.getOrDefault(version, new VersionState.Pending("not checked yet"));
  }

  /** The status of an entry's challengers, in the order of the assignment. */
  public List<ChallengerStatus> challengers(Timeline.Entry entry) {
    Map<ModelVersionId, Challenger> loaded = challengers.getOrDefault(entry, Map.of());
    return entry.challengers().stream()
        .map(
            version ->
                new ChallengerStatus(
                    version,
                    state(version),
                    Optional.ofNullable(loaded.get(version))
                        .flatMap(challenger -> challenger.health().suspension())))
        .toList();
  }

  /** The number of suspended challengers over all entries. */
  public long suspended() {
    return challengers.values().stream()
        .flatMap(loaded -> loaded.values().stream())
        .filter(challenger -> challenger.health().isSuspended())
        .count();
  }

  /** All models that can score. */
  Set<LoadedModel> loaded() {
    return states.values().stream()
        .filter(VersionState.Loaded.class::isInstance)
        .map(state -> ((VersionState.Loaded) state).model())
        .collect(Collectors.toSet());
  }
}
