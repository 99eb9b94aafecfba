package dev.weir.scoreboard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** A scoreboard as JSON: its settings and its rows; unfinished rows have no figures. */
public final class BoardJson {

  private BoardJson() {}

  /** One object. */
  public static ObjectNode of(Results results) {
    Board board = results.board();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("board", board.name());
    json.put("finished", results.finished());
    ObjectNode settings = json.putObject("settings");
    board.settings().forEach(settings::put);
    ArrayNode rows = json.putArray("rows");
    board.rows().forEach(row -> rows.add(row(row, results)));
    return json;
  }

  private static ObjectNode row(Row row, Results results) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("section", row.section()).put("row", row.id()).put("title", row.title());
    json.put("sample", row.sample()).put("note", row.note());
    put(json, "published", row.published());
    results.of(row).ifPresent(result -> put(json, result));
    return json;
  }

  private static void put(ObjectNode json, Result result) {
    put(json, "measured", result.figures());
    json.put("seconds", result.seconds());
  }

  private static void put(ObjectNode json, String name, Map<String, Double> figures) {
    ObjectNode values = json.putObject(name);
    figures.forEach(values::put);
  }
}
