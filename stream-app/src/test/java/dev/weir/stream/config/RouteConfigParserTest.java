package dev.weir.stream.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.weir.schemas.Topic;
import dev.weir.schemas.windowing.WindowSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouteConfigParserTest {
  @Test
  void shouldHaveOneRouteOfAllRecordsOfEachInputByDefault() {
    assertThat(config().routes())
        .extracting(RouteConfig::name, RouteConfig::input)
        .containsExactly(tuple("signals", Topic.SIGNALS), tuple("images", Topic.IMAGES));
    assertThat(config().routes())
        .allSatisfy(
            route -> {
              assertThat(route.takes("any\nsource")).isTrue();
              assertThat(route.channels()).isZero();
              assertThat(route.cut()).isEmpty();
            });
  }

  @Test
  void shouldReadRoutesInTheirOrder() {
    // When
    List<RouteConfig> routes =
        config(
                "routes", "presses, rest",
                "route.presses.sources", "press-[0-9]+",
                "route.presses.window", "40",
                "route.presses.stride", "20",
                "route.presses.lateness", "100",
                "route.presses.channels", "3")
            .routes();

    // Then
    assertThat(routes).extracting(RouteConfig::name).containsExactly("presses", "rest");
    assertThat(routes.getFirst().cut()).contains(new WindowSpec(40, 20, 100, 3));
    assertThat(routes.getFirst().takes("press-12")).isTrue();
    assertThat(routes.getFirst().takes("my-press-12")).isFalse();
    assertThat(routes.getLast().takes("my-press-12")).isTrue();
  }

  @Test
  void shouldBoundTheLengthOfNames() {
    assertThatThrownBy(() -> config("routes", "r".repeat(129)))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("129 characters, and at most 128 are taken");
  }

  @Test
  void shouldTakeStrideAndLatenessFromWindow() {
    assertThat(config("routes", "a", "route.a.window", "40").routes().getFirst().cut())
        .contains(new WindowSpec(40, 40, 40, 1));
  }

  @Test
  void shouldReadShardsOfImages() {
    // When
    WeirConfig config = config("routes", "images,presses", "route.images.shards", "3");

    // Then
    assertThat(config.shards()).isEqualTo(3);
    assertThat(config.routes()).extracting(RouteConfig::shards).containsExactly(3, 1);
    assertThat(config().shards()).isEqualTo(1);
  }

  @Test
  void shouldRefuseShardsThatCannotBe() {
    assertThatThrownBy(() -> config("routes", "a", "route.a.shards", "2"))
        .hasMessageContaining(
            "route.a.shards is a setting of routes of images; route a takes signals");
    assertThatThrownBy(() -> config("routes", "images", "route.images.shards", "0"))
        .hasMessageContaining("route.images.shards");
    assertThatThrownBy(
            () ->
                config(
                    "routes", "images,a",
                    "route.a.input", "images",
                    "route.a.shards", "2"))
        .hasMessageContaining("route.images.shards (1) and route.a.shards (2) must be equal");
    assertThatThrownBy(
            () ->
                config(
                    "routes", "images",
                    "route.images.shards", "2",
                    "group.protocol", "streams"))
        .hasMessageContaining("route.images.shards (2) needs group.protocol=classic");
  }

  @Test
  void shouldReadInputOfRoutes() {
    // When
    WeirConfig config =
        config("routes", "presses,images,parts,rest", "route.parts.input", "images");

    // Then
    assertThat(config.inputs()).containsExactly(Topic.SIGNALS, Topic.IMAGES);
    assertThat(config.routes(Topic.IMAGES))
        .extracting(RouteConfig::name)
        .containsExactly("images", "parts");
    assertThat(config.routes(Topic.SIGNALS))
        .extracting(RouteConfig::name)
        .containsExactly("presses", "rest");
    assertThat(config("routes", "images").inputs()).containsExactly(Topic.IMAGES);
    assertThat(config("routes", "images", "route.images.input", "signals").inputs())
        .containsExactly(Topic.SIGNALS);
  }

  @Test
  void shouldRefuseSettingsOfSignalsForImages() {
    assertThatThrownBy(
            () ->
                config(
                    "routes", "images,parts",
                    "route.images.window", "40",
                    "route.parts.input", "pictures"))
        .hasMessageContaining("route.images.window is a setting of routes of signals")
        .hasMessageContaining("route.parts.input");
  }

  @Test
  void shouldNameEveryErrorAtOnce() {
    assertThatThrownBy(
            () ->
                config(
                    "routes", "a,b,c,a,no/name",
                    "route.a.sources", "press-(",
                    "route.a.channels", "-1",
                    "route.a.lateness", "soon",
                    "route.b.windw", "4",
                    "route.c.stride", "4",
                    "route.d.window", "4",
                    "route.b.window", "-1"))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining("9 errors")
        .hasMessageContaining("names a route twice")
        .hasMessageContaining("'no/name'")
        .hasMessageContaining("route.a.sources is no regular expression")
        .hasMessageContaining("route.a.channels: ")
        .hasMessageContaining("route.a.lateness: ")
        .hasMessageContaining("did you mean route.b.window?")
        .hasMessageContaining("route.c.stride")
        .hasMessageContaining("route.d.window is a setting of a route that routes does not list")
        .hasMessageContaining("route.b.window: ");
  }

  @Test
  void shouldTakeSettingsOfTheRoutesThatThereAreWithoutAList() {
    // when
    List<RouteConfig> routes = config("route.images.shards", "2").routes();
    // then
    assertThat(routes).extracting(RouteConfig::name).containsExactly("signals", "images");
    assertThat(routes).extracting(RouteConfig::shards).containsExactly(1, 2);
    assertThat(routes.getLast().input()).isEqualTo(Topic.IMAGES);
    assertThatThrownBy(() -> config("route.presses.window", "40"))
        .hasMessageContaining("without a list the routes are [signals, images]");
  }

  @Test
  void shouldNameTheSettingOfTheRouteAndItsRange() {
    assertThatThrownBy(() -> config("route.images.shards", "1000"))
        .hasMessageContaining(
            "route.images.shards: Invalid value 1000: Value must be no more than 256");
  }

  @Test
  void shouldRefuseRouteThatWouldKeepTooMuchOfASource() {
    assertThatThrownBy(
            () ->
                config(
                    "routes", "presses,lathes",
                    "route.presses.window", "40",
                    "route.presses.lateness", "10000000",
                    "route.lathes.window", "40",
                    "route.lathes.lateness", "1000000",
                    "route.lathes.channels", "8"))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining(
            "route.presses: a window of 40, a stride of 40 and a lateness of 10,000,000 samples of"
                + " 1 channels need 77 MiB per source; at most 64 MiB are allowed")
        .hasMessageNotContaining("lathes");
  }

  private static WeirConfig config(String... more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("bootstrap.servers", "b:9092");
    settings.put("schema.registry.url", "http://r:8081");
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return WeirConfig.of(settings);
  }
}
