package dev.weir.experiments;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The modules and packages depend on each other as docs/architecture.md draws them. */
class WallsTest {

  private static final Path PAGE = Path.of("..", "docs", "architecture.md");
  private static final Pattern ARROW = Pattern.compile("(?m)^  ([a-z-]+) --> ([a-z-]+)$");

  /** The module of each package prefix; the longest prefix counts. */
  private static final Map<String, String> MODULES =
      Map.ofEntries(
          Map.entry("dev.weir.base", "base"),
          Map.entry("dev.weir.schemas", "schemas"),
          Map.entry("dev.weir.inputs", "inputs"),
          Map.entry("dev.weir.classifiers", "classifiers"),
          Map.entry("dev.weir.model.artifact", "classifiers"),
          Map.entry("dev.weir.modelregistry", "model-registry"),
          Map.entry("dev.weir.trainer", "trainer"),
          Map.entry("dev.weir.reports", "reports"),
          Map.entry("dev.weir.stream", "stream-app"),
          Map.entry("dev.weir.sandbox", "sandbox"),
          Map.entry("dev.weir.cli", "cli"),
          Map.entry("dev.weir.experiments", "experiments"));

  private static JavaClasses product;

  @BeforeAll
  static void importClasses() {
    product =
        new ClassFileImporter()
            .withImportOption(
                location ->
                    !location.contains("/test-classes/") && !location.contains("-tests.jar"))
            .importPackages("dev.weir");
    assertThat(product).hasSizeGreaterThan(1_000);
  }

  @Test
  void shouldHaveNoCyclesOfPackages() {
    slices().matching("dev.weir.(**)").should().beFreeOfCycles().check(product);
  }

  @Test
  void shouldUseOnlyTheModulesThatTheArrowsReach() throws IOException {
    Map<String, Set<String>> allowed = reachable(arrows());
    classes()
        .that(describe("belong to a module", type -> !module(type).isEmpty()))
        .should(useOnly(allowed))
        .check(product);
  }

  @Test
  void shouldDrawNoArrowThatNoClassNeeds() throws IOException {
    Map<String, Set<String>> used = new TreeMap<>();
    for (JavaClass type : product) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String target = module(dependency.getTargetClass());
        if (!target.isEmpty() && !target.equals(module(type))) {
          used.computeIfAbsent(module(type), module -> new TreeSet<>()).add(target);
        }
      }
    }
    arrows().forEach((from, to) -> assertThat(used.get(from)).as(from).containsAll(to));
  }

  @Test
  void shouldUseInternalPackagesInTheirModuleOnly() {
    classes().should(leaveInternalsAlone()).check(product);
  }

  private static Map<String, Set<String>> arrows() throws IOException {
    Map<String, Set<String>> arrows = new TreeMap<>();
    String page = Files.readString(PAGE);
    ARROW
        .matcher(page.substring(0, page.indexOf("```\n", page.indexOf("```mermaid"))))
        .results()
        .forEach(
            arrow ->
                arrows
                    .computeIfAbsent(arrow.group(1), module -> new TreeSet<>())
                    .add(arrow.group(2)));
    assertThat(arrows).hasSizeGreaterThan(5);
    return arrows;
  }

  private static Map<String, Set<String>> reachable(Map<String, Set<String>> arrows) {
    Map<String, Set<String>> reached = new TreeMap<>();
    MODULES.values().forEach(module -> reached.put(module, reach(module, arrows)));
    return reached;
  }

  private static Set<String> reach(String module, Map<String, Set<String>> arrows) {
    Set<String> reached = new HashSet<>(Set.of(module));
    arrows.getOrDefault(module, Set.of()).forEach(next -> reached.addAll(reach(next, arrows)));
    return reached;
  }

  private static ArchCondition<JavaClass> useOnly(Map<String, Set<String>> allowed) {
    return onTargets(
        "use only the modules that the arrows of their module reach",
        (from, to) -> to.isEmpty() || allowed.get(from).contains(to),
        WallsTest::module);
  }

  private static ArchCondition<JavaClass> leaveInternalsAlone() {
    return onTargets(
        "leave the internal packages of other modules alone",
        (from, to) -> to.isEmpty() || from.equals(to),
        type -> type.getPackageName().contains(".internal") ? module(type) : "");
  }

  private interface Rule {
    boolean permits(String from, String to);
  }

  private static ArchCondition<JavaClass> onTargets(
      String description, Rule rule, Function<JavaClass, String> moduleOf) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          if (!rule.permits(module(type), moduleOf.apply(dependency.getTargetClass()))) {
            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
          }
        }
      }
    };
  }

  private static String module(JavaClass type) {
    String name = type.getPackageName();
    return MODULES.entrySet().stream()
        .filter(entry -> (name + ".").startsWith(entry.getKey() + "."))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}
