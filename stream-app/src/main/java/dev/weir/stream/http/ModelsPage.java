package dev.weir.stream.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.wnn.shard.ShardedWnn;
import dev.weir.classifiers.wnn.shard.WnnShard;
import dev.weir.modelregistry.routes.RefusalReason;
import dev.weir.stream.config.InstanceRole;
import dev.weir.stream.models.ChallengerStatus;
import dev.weir.stream.models.LiveModels;
import dev.weir.stream.models.LoadedModel;
import dev.weir.stream.models.RouteTimeline;
import dev.weir.stream.models.Timeline;
import dev.weir.stream.models.VersionState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/models}: what scores each route now, its timeline, the state of each champion and
 * challenger (loaded, pending, refused, suspended, or elsewhere if the role leaves it to another
 * application), and the unusable records of {@code models}.
 *
 * @param live the live models
 * @param problems the unusable records of {@code models}, by key
 * @param routes the configured routes
 */
public record ModelsPage(
    Supplier<LiveModels> live,
    Supplier<Map<String, VersionState.Refused>> problems,
    List<String> routes)
    implements Page {
  private record Body(List<Route> routes, List<Problem> problems) {}

  private record Route(
      String route,
      @Nullable String scoring,
      @Nullable String role,
      @Nullable Long revision,
      List<Entry> timeline) {}

  private record Entry(
      Instant validFrom,
      String champion,
      @JsonUnwrapped State state,
      List<Challenger> challengers) {}

  private record Challenger(String version, @JsonUnwrapped State state) {}

  private record Problem(String key, @JsonUnwrapped State state) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record State(
      String state,
      @JsonUnwrapped @Nullable Content content,
      @Nullable RefusalReason reason,
      @Nullable String detail) {
    /** For versions scored by an application with another role. */
    private static final State ELSEWHERE = new State("elsewhere", null, null, null);

    static State of(VersionState state) {
      return switch (state) {
        case VersionState.Loaded it -> new State("loaded", Content.of(it.model()), null, null);
        case VersionState.Pending it -> new State("pending", null, null, it.detail());
        case VersionState.Unloaded it -> new State("unloaded", null, null, it.detail());
        case VersionState.Refused it -> new State("refused", null, it.reason(), it.detail());
      };
    }

    State suspended(String why) {
      return new State("suspended", content, reason, why);
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Content(
      String kind,
      String input,
      List<String> classes,
      Instant publishedAt,
      String sha256,
      @Nullable Integer shards,
      @Nullable List<Part> held) {
    static Content of(LoadedModel loaded) {
      Model model = loaded.model();
      ShardedWnn split = model instanceof ShardedWnn it ? it : null;
      return new Content(
          model.kind(),
          model.inputShape().toString(),
          model.classes(),
          loaded.publishedAt(),
          loaded.sha256(),
          split == null ? null : split.plan().shards(),
          split == null ? null : split.held().stream().map(Part::of).toList());
    }
  }

  /** A part of a split model, which this instance holds. */
  private record Part(int shard, int images) {
    static Part of(WnnShard part) {
      return new Part(part.shard(), part.images());
    }
  }

  public ModelsPage {
    routes = List.copyOf(routes);
  }

  @Override
  public Answer answer() {
    LiveModels models = live.get();
    long now = System.currentTimeMillis();
    return Answer.json(
        new Body(routes.stream().map(name -> route(name, models, now)).toList(), refused()));
  }

  private static Route route(String name, LiveModels models, long now) {
    Optional<RouteTimeline> known = Optional.ofNullable(models.routes().get(name));
    return new Route(
        name,
        models.champion(name, now).map(model -> model.id().toString()).orElse(null),
        known.map(it -> it.role().wireName()).orElse(null),
        known.map(it -> it.timeline().revision()).orElse(null),
        known.map(ModelsPage::timeline).orElse(List.of()));
  }

  private static List<Entry> timeline(RouteTimeline models) {
    return models.timeline().entries().stream().map(entry -> entry(entry, models)).toList();
  }

  private static Entry entry(Timeline.Entry entry, RouteTimeline models) {
    return new Entry(
        Instant.ofEpochMilli(entry.validFrom()),
        entry.champion().toString(),
        models.role().scoresChampions()
            ? State.of(models.state(entry.champion()))
            : State.ELSEWHERE,
        models.challengers(entry).stream().map(it -> challenger(it, models.role())).toList());
  }

  private static Challenger challenger(ChallengerStatus challenger, InstanceRole role) {
    State state = role.scoresChallengers() ? State.of(challenger.state()) : State.ELSEWHERE;
    return new Challenger(
        challenger.version().toString(),
        challenger.suspension().map(state::suspended).orElse(state));
  }

  private List<Problem> refused() {
    return new TreeMap<>(problems.get())
        .entrySet().stream()
            .map(each -> new Problem(each.getKey(), State.of(each.getValue())))
            .toList();
  }
}
