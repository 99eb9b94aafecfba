package dev.weir.inputs.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.weir.inputs.format.DecimalText;
import dev.weir.inputs.format.FormatReader;
import dev.weir.inputs.format.FoundField;
import dev.weir.inputs.path.PlanNode;
import dev.weir.inputs.path.SlotPlan;
import dev.weir.inputs.path.Slots;
import dev.weir.inputs.path.UnmappableException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON in one pass, without a tree. NaN and infinities are read as such, since Python writes
 * them. What no path wants is skipped, but must be JSON too.
 */
public final class JsonFormat implements FormatReader {
  /** Maximum nesting of objects and arrays. */
  static final int MAX_DEPTH = 64;

  /** Bytes of Confluent's framing: 0 and a schema id. */
  private static final int FRAME = 5;

  private static final int LONGEST_TEXT = 20_000_000;
  private static final int LONGEST_NUMBER = 1_000;
  private static final int LONGEST_PLAIN = 24;
  private static final int LONGEST_NAME = 10_000;

  static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(LONGEST_TEXT)
                  .maxNumberLength(LONGEST_NUMBER)
                  .maxNameLength(LONGEST_NAME)
                  .build())
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private final PlanNode root;
  private final boolean framed;

  /**
   * Creates a reader.
   *
   * @param plan what to read
   * @param framed whether records begin with Confluent's framing
   */
  public JsonFormat(SlotPlan plan, boolean framed) {
    this.root = plan.root();
    this.framed = framed;
  }

  @Override
  public void read(String topic, byte[] value, Slots slots) {
    try (JsonParser parser = open(value)) {
      new Walk(parser, slots).whole();
    } catch (JsonProcessingException e) {
      throw JsonErrors.of(e, value, framed);
    } catch (IOException e) {
      throw JsonErrors.ofEncoding(value, framed);
    }
  }

  private JsonParser open(byte[] value) throws IOException {
    if (!framed) {
      return FACTORY.createParser(value);
    }
    JsonErrors.requireFrame(value, FRAME);
    return FACTORY.createParser(value, FRAME, value.length - FRAME);
  }

  @Override
  public List<FoundField> fields(String topic, byte[] value) {
    try (JsonParser parser = open(value)) {
      return JsonOutline.of(parser);
    } catch (JsonProcessingException e) {
      throw JsonErrors.of(e, value, framed);
    } catch (IOException e) {
      throw JsonErrors.ofEncoding(value, framed);
    }
  }

  /** One record. */
  private final class Walk {
    private final JsonParser parser;
    private final Slots slots;

    Walk(JsonParser parser, Slots slots) {
      this.parser = parser;
      this.slots = slots;
    }

    void whole() throws IOException {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw UnmappableException.undecodable("", "the value is empty, not JSON");
      }
      value(first, root);
      if (!slots.isDone() && parser.nextToken() != null) {
        throw UnmappableException.undecodable("", "there is something after the JSON value");
      }
    }

    private void value(JsonToken token, @Nullable PlanNode node) throws IOException {
      if (node == null) {
        parser.skipChildren();
        return;
      }
      switch (token) {
        case START_OBJECT -> object(node);
        case START_ARRAY -> array(node);
        default -> {
          for (int slot : node.slots()) {
            scalar(token, slot);
          }
        }
      }
    }

    private void object(PlanNode node) throws IOException {
      if (node.isLeaf()) {
        throw slots.wrong(node.slots()[0], "an object");
      }
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        value(parser.nextToken(), node.field(name));
        if (slots.isDone()) {
          return;
        }
      }
    }

    private void array(PlanNode node) throws IOException {
      if (node.isLeaf() && node.hasElements()) {
        throw slots.wrong(node.slots()[0], "an array of which other paths want elements");
      }
      if (node.isLeaf()) {
        leafArray(node.slots());
      } else if (node.each() != null) {
        eachElement(node, node.each());
      } else {
        elements(node);
      }
    }

    private void leafArray(int[] leaf) throws IOException {
      for (int slot : leaf) {
        slots.beginArray(slot);
      }
      JsonToken token = parser.nextToken();
      while (token != JsonToken.END_ARRAY) {
        if (token == JsonToken.START_ARRAY) {
          leafArray(leaf);
        } else if (token == JsonToken.START_OBJECT) {
          throw slots.wrong(leaf[0], "an object");
        } else {
          for (int slot : leaf) {
            scalar(token, slot);
          }
        }
        token = parser.nextToken();
      }
      for (int slot : leaf) {
        slots.endArray(slot);
      }
    }

    private void eachElement(PlanNode node, PlanNode each) throws IOException {
      slots.beginElements(each.below());
      int index = 0;
      for (JsonToken token = parser.nextToken();
          token != JsonToken.END_ARRAY;
          token = parser.nextToken()) {
        if (node.element(index) != null) {
          throw slots.wrong(each.below()[0], "an element that another path wants alone");
        }
        value(token, each);
        slots.endElement(each.below(), index++);
      }
    }

    private void elements(PlanNode node) throws IOException {
      int index = 0;
      for (JsonToken token = parser.nextToken();
          token != JsonToken.END_ARRAY;
          token = parser.nextToken()) {
        value(token, node.element(index++));
        if (slots.isDone()) {
          return;
        }
      }
    }

    private void scalar(JsonToken token, int slot) throws IOException {
      switch (token) {
        case VALUE_NUMBER_FLOAT -> slots.decimal(slot, decimal());
        case VALUE_NUMBER_INT -> integer(slot);
        case VALUE_STRING -> slots.text(slot, parser.getText());
        case VALUE_NULL -> slots.nothing(slot);
        case VALUE_TRUE -> slots.bool(slot, true);
        case VALUE_FALSE -> slots.bool(slot, false);
        default -> throw slots.wrong(slot, "no value");
      }
    }

    private double decimal() throws IOException {
      return parser.getTextLength() > LONGEST_PLAIN
          ? parser.getDoubleValue()
          : DecimalText.parse(
              parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }

    private void integer(int slot) throws IOException {
      switch (parser.getNumberType()) {
        case INT, LONG -> slots.integer(slot, parser.getLongValue());
        default -> {
          if (slots.plan().slots().get(slot).use().isArray()) {
            slots.decimal(slot, parser.getDoubleValue());
          } else {
            // An id of 20 digits is not the same as its neighbour.
            slots.text(slot, parser.getText());
          }
        }
      }
    }
  }
}
