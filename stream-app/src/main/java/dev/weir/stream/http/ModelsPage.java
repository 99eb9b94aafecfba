package dev.weir.stream.http;

import dev.weir.stream.config.Role;
import dev.weir.stream.models.ChallengerStatus;
import dev.weir.stream.models.LiveModels;
import dev.weir.stream.models.LoadedModel;
import dev.weir.stream.models.RouteModels;
import dev.weir.stream.models.Timeline;
import dev.weir.stream.models.VersionId;
import dev.weir.stream.models.VersionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * {@code /api/models}: what scores each route now, its timeline, the state of each champion and
 * challenger (loaded, pending, refused, suspended, or elsewhere if the role leaves it to another
 * application), and the unusable records of {@code models}.
 */
public final class ModelsPage implements Page {
  /** The state of versions scored by an application with another role. */
  private static final Map<String, Object> ELSEWHERE = Map.of("state", "elsewhere");

  private final Supplier<LiveModels> live;
  private final Supplier<Map<String, VersionState.Refused>> problems;
  private final List<String> routes;

  /**
   * Creates the page.
   *
   * @param routes the configured routes
   */
  public ModelsPage(
      Supplier<LiveModels> live,
      Supplier<Map<String, VersionState.Refused>> problems,
      List<String> routes) {
    this.live = live;
    this.problems = problems;
    this.routes = List.copyOf(routes);
  }

  @Override
  public Answer answer() {
    LiveModels models = live.get();
    long now = System.currentTimeMillis();
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("routes", routes.stream().map(name -> route(name, models, now)).toList());
    page.put("problems", problems());
    return Json.answer(page);
  }

  private static Map<String, Object> route(String name, LiveModels models, long now) {
    Map<String, Object> route = new LinkedHashMap<>();
    route.put("route", name);
    route.put(
        "scoring",
        models.champion(name, now).map(LoadedModel::id).map(VersionId::toString).orElse(null));
    RouteModels known = models.routes().get(name);
    route.put("role", known == null ? null : known.role().tag());
    route.put("revision", known == null ? null : known.timeline().revision());
    route.put("timeline", known == null ? List.of() : timeline(known));
    return route;
  }

  private static List<Map<String, Object>> timeline(RouteModels models) {
    List<Map<String, Object>> entries = new ArrayList<>();
    for (Timeline.Entry entry : models.timeline().entries()) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("validFrom", Instant.ofEpochMilli(entry.validFrom()).toString());
      line.put("champion", entry.champion().toString());
      line.putAll(
          models.role().scoresChampions() ? state(models.state(entry.champion())) : ELSEWHERE);
      line.put(
          "challengers",
          models.challengers(entry).stream().map(c -> challenger(c, models.role())).toList());
      entries.add(line);
    }
    return entries;
  }

  private static Map<String, Object> challenger(ChallengerStatus challenger, Role role) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("version", challenger.version().toString());
    line.putAll(role.scoresChallengers() ? state(challenger.state()) : ELSEWHERE);
    challenger
        .suspension()
        .ifPresent(
            why -> {
              line.put("state", "suspended");
              line.put("detail", why);
            });
    return line;
  }

  private static Map<String, Object> state(VersionState state) {
    Map<String, Object> fields = new LinkedHashMap<>();
    switch (state) {
      case VersionState.Loaded loaded -> {
        fields.put("state", "loaded");
        fields.put("kind", loaded.model().model().kind());
        fields.put("input", loaded.model().model().inputShape().toString());
        fields.put("classes", loaded.model().model().classes());
        fields.put("publishedAt", loaded.model().publishedAt().toString());
        fields.put("sha256", loaded.model().sha256());
      }
      case VersionState.Pending pending -> {
        fields.put("state", "pending");
        fields.put("detail", pending.detail());
      }
      case VersionState.Unloaded unloaded -> {
        fields.put("state", "unloaded");
        fields.put("detail", unloaded.detail());
      }
      case VersionState.Refused refused -> fields.putAll(refused(refused));
    }
    return fields;
  }

  private List<Map<String, Object>> problems() {
    List<Map<String, Object>> lines = new ArrayList<>();
    new TreeMap<>(problems.get())
        .forEach(
            (key, refused) -> {
              Map<String, Object> line = new LinkedHashMap<>();
              line.put("key", key);
              line.putAll(refused(refused));
              lines.add(line);
            });
    return lines;
  }

  private static Map<String, Object> refused(VersionState.Refused refused) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("state", "refused");
    fields.put("reason", refused.reason().tag());
    fields.put("detail", refused.detail());
    return fields;
  }
}
