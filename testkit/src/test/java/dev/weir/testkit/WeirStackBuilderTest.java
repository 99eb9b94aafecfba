package dev.weir.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeirStackBuilderTest {

  @Test
  void shouldNameAnArtifactThatIsNotThere(@TempDir Path folder) {
    // Given
    Path missing = folder.resolve("missing.weir");

    // When / Then
    assertThatThrownBy(() -> WeirStack.builder(missing))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(missing.toString());
  }

  @Test
  void shouldNotExposeTheRegistrysClient() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.confluent..")
        .check(new ClassFileImporter().importPackages("dev.weir.testkit"));
  }
}
